import { listDevices } from '@sanshen/contract/channels-devices';
import { exportRegister, printRegister } from '@sanshen/contract/channels-lists';
import { listRegister } from '@sanshen/contract/channels-register';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { client, keyOf, useRead } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { PagedPanel } from '../../components/PagedPanel.tsx';
import { saveFile } from '../../components/save-file.ts';
import { EmptyState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import styles from './ChannelsPage.module.css';
import { ApplyDialog } from './dialogs/ApplyDialog.tsx';
import { RegisterLine } from './RegisterLine.tsx';
import type { RegisterSearch } from './search.ts';
import { channelTexts } from './texts.ts';
import { useRegisterChoices } from './words.ts';

/** The list of channels with what is wrong about each, to be narrowed and handed in. */
export function RegisterView({
  organization,
  search,
}: {
  readonly organization: string;
  readonly search: RegisterSearch;
}) {
  const t = useTexts(channelTexts);
  const choices = useRegisterChoices();
  const navigate = useNavigate();
  const [applying, setApplying] = useState(false);
  const params = { organization };
  const narrowing = {
    below: search.own === true ? ('false' as const) : ('true' as const),
    ...(search.status === undefined ? {} : { status: search.status }),
    ...(search.platform === undefined ? {} : { platform: search.platform }),
    ...(search.q === undefined ? {} : { q: search.q }),
  };
  const { query, items } = usePages(
    keyOf(listRegister, { params, query: narrowing }),
    (page) => client.call(listRegister, { params, query: { ...page, ...narrowing } }),
    { keep: true },
  );
  const managed = useRead(listDevices, { params });
  const go = (next: Partial<RegisterSearch>) =>
    void navigate({ to: '/channels', search: { ...search, organization, ...next }, replace: true });
  return (
    <>
      <div className={styles.bar}>
        <Input.Search
          className={styles.grow ?? ''}
          aria-label={t.search}
          placeholder={t.search}
          defaultValue={search.q ?? ''}
          allowClear
          onSearch={(q) => {
            const { q: _before, ...rest } = search;
            void navigate({
              to: '/channels',
              search: { ...rest, organization, ...(q.trim() === '' ? {} : { q: q.trim() }) },
              replace: true,
            });
          }}
        />
        <Select
          className={styles.select ?? ''}
          aria-label={t.status}
          placeholder={t.status}
          allowClear
          value={search.status ?? null}
          options={choices('statuses')}
          onChange={(status) => narrow('status', status)}
        />
        <Select
          className={styles.select ?? ''}
          aria-label={t.platform}
          placeholder={t.platform}
          allowClear
          value={search.platform ?? null}
          options={choices('platforms')}
          onChange={(platform) => narrow('platform', platform)}
        />
        <Checkbox
          checked={search.own === true}
          onChange={({ target }) => (target.checked ? go({ own: true }) : narrow('own', null))}
        >
          {t.ownOnly}
        </Checkbox>
        <div className={styles.push}>
          <Reports organization={organization} below={narrowing.below} />
          {managed.data?.mayManage === true && (
            <>
              <Button
                onClick={() => void navigate({ to: '/channels', search: { organization, view: 'import' } })}
              >
                {t.import}
              </Button>
              <Button type="primary" onClick={() => setApplying(true)}>
                {t.apply}
              </Button>
            </>
          )}
        </div>
      </div>
      <PagedPanel
        query={query}
        empty={items.length === 0}
        none={<EmptyState title={t.none} hint={t.noneHint} />}
        more={t.more}
      >
        <ul className={styles.list}>
          {items.map((line) => (
            <li key={line.id}>
              <RegisterLine line={line} home={organization} />
            </li>
          ))}
        </ul>
      </PagedPanel>
      {applying && <ApplyDialog organization={organization} onClose={() => setApplying(false)} />}
    </>
  );

  function narrow(name: 'status' | 'platform' | 'own', value: unknown): void {
    const { [name]: _before, ...rest } = search;
    // The choices are those that the address knows.
    const next = value == null ? {} : ({ [name]: value } as Partial<RegisterSearch>);
    void navigate({ to: '/channels', search: { ...rest, organization, ...next }, replace: true });
  }
}

/** The report in its two forms. */
function Reports({
  organization,
  below,
}: {
  readonly organization: string;
  readonly below: 'true' | 'false';
}) {
  const t = useTexts(channelTexts);
  const language = useLanguage();
  const messages = useMessages();
  const [busy, setBusy] = useState<'sheet' | 'pdf' | null>(null);
  const save = async (form: 'sheet' | 'pdf') => {
    const [route, name] =
      form === 'sheet' ? ([exportRegister, 'xlsx'] as const) : ([printRegister, 'pdf'] as const);
    setBusy(form);
    try {
      const call = { params: { organization }, query: { below, language } };
      saveFile(await client.download(route, call), route.responseMedia, `${t.report}.${name}`);
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <>
      <Button loading={busy === 'sheet'} onClick={() => void save('sheet')}>
        {t.asSheet}
      </Button>
      <Button loading={busy === 'pdf'} onClick={() => void save('pdf')}>
        {t.asPdf}
      </Button>
    </>
  );
}

/** A link to a channel's page that looks like its name. */
export function ChannelLink({ id, children }: { readonly id: string; readonly children: React.ReactNode }) {
  return (
    <Link className={styles.name ?? ''} to="/channels/$channel" params={{ channel: id }}>
      {children}
    </Link>
  );
}
