import {
  changeRegister,
  exportRegister,
  listRegisterEntries,
  listRegisters,
  type RegisterName,
  type RegisterRow,
  registerForms,
} from '@sanshen/contract/checks-registers';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Input, Popconfirm, Segmented } from 'antd';
import { useDeferredValue, useState } from 'react';
import { client, useCommand, useRead } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { Panel } from '../../components/Panel.tsx';
import { saveFile } from '../../components/save-file.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ChecksPage.module.css';
import { EntryDialog } from './EntryDialog.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { checkPageTexts } from './page-texts.ts';

export type Registers = RouteAnswer<typeof listRegisters>;

/** What the unit tells the checks: words, names and titles, institutions, fixed wordings. */
export function RegistersView({ organization }: { readonly organization: string }) {
  const t = useTexts(checkPageTexts);
  const say = useLocalized();
  const messages = useMessages();
  const [register, setRegister] = useState<RegisterName>('terms');
  const [importing, setImporting] = useState(false);
  const [history, setHistory] = useState(false);
  const { data, error, refetch } = useRead(listRegisters, { params: { organization } });
  if (data === undefined)
    return error === null ? (
      <LoadingState rows={6} />
    ) : (
      <ErrorState error={error} retry={() => void refetch()} />
    );
  const own = data.registers.find((one) => one.register === register);
  const form = registerForms[register];
  const save = async () => {
    try {
      const bytes = await client.download(exportRegister, { params: { organization, register } });
      saveFile(bytes, exportRegister.responseMedia, `${form.name.zh}.xlsx`);
    } catch (refused) {
      messages.refused(refused);
    }
  };
  return (
    <div className={styles.page}>
      <Segmented<RegisterName>
        aria-label={t.registers}
        value={register}
        onChange={setRegister}
        options={data.registers.map((one) => ({
          value: one.register,
          label: say(registerForms[one.register].name),
        }))}
        style={{ justifySelf: 'start', maxWidth: '100%', overflowX: 'auto' }}
      />
      <p className={styles.soft}>
        {say(form.lead)} {own !== undefined && own.version > 0 && `${t.version(own.version)} · `}
        {t.entries(own?.entries ?? 0)}
        {own?.inherited.map((one) => ` · ${t.inherited(one.organizationName, one.entries)}`)}
      </p>
      <div className={styles.tools}>
        <Button onClick={() => void save()}>{t.export}</Button>
        {data.mayChange && <Button onClick={() => setImporting(true)}>{t.import}</Button>}
        <Button onClick={() => setHistory(true)}>{t.history}</Button>
      </div>
      <Entries
        key={register}
        organization={organization}
        register={register}
        version={own?.version ?? 0}
        mayChange={data.mayChange}
      />
      {history && (
        <HistoryDialog
          organization={organization}
          register={register}
          version={own?.version ?? 0}
          mayChange={data.mayChange}
          onClose={() => setHistory(false)}
        />
      )}
      {importing && (
        <ImportDialog organization={organization} register={register} onClose={() => setImporting(false)} />
      )}
    </div>
  );
}

function Entries({
  organization,
  register,
  version,
  mayChange,
}: {
  readonly organization: string;
  readonly register: RegisterName;
  readonly version: number;
  readonly mayChange: boolean;
}) {
  const t = useTexts(checkPageTexts);
  const messages = useMessages();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const [editing, setEditing] = useState<{ readonly key: string | null; readonly row: RegisterRow } | null>(
    null,
  );
  const change = useCommand(changeRegister);
  const params = { organization, register };
  const { query: pages, items } = usePages(
    [listRegisterEntries.id, { params, query: { text } }],
    (page) =>
      client.call(listRegisterEntries, { params, query: { ...page, ...(text === '' ? {} : { text }) } }),
    { keep: true },
  );
  const columns = registerForms[register].columns;
  const put = (rows: readonly RegisterRow[], remove: readonly string[]) =>
    change.mutate(
      { params, body: { version, put: [...rows], remove: [...remove] } },
      {
        onSuccess: () => {
          setEditing(null);
          messages.done(t.saved);
        },
        onError: messages.refused,
      },
    );
  return (
    <Panel>
      <div className={styles.tools}>
        <Input.Search
          allowClear
          aria-label={t.find}
          placeholder={t.find}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        {mayChange && (
          <Button type="primary" onClick={() => setEditing({ key: null, row: {} })}>
            {t.add}
          </Button>
        )}
      </div>
      {pages.error !== null && <ErrorState error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isSuccess && items.length === 0 && <EmptyState title={t.empty} />}
      <ul className={styles.entries}>
        {items.map(({ key, row }) => (
          <li key={key} className={styles.entry}>
            <dl lang="zh-CN">
              {columns.map(({ name }, index) => {
                const value = row[name] ?? '';
                if (value === '' || value === '否') return null;
                return (
                  <div key={name}>
                    <dt className={index === 0 ? 'visually-hidden' : ''}>{name}</dt>
                    <dd className={index === 0 ? styles.first : ''}>{value}</dd>
                  </div>
                );
              })}
            </dl>
            {mayChange && (
              <span className={styles.buttons}>
                <Button
                  size="small"
                  type="text"
                  aria-label={`${t.edit} ${key}`}
                  onClick={() => setEditing({ key, row })}
                >
                  {t.edit}
                </Button>
                <Popconfirm
                  title={t.removeAsk}
                  okText={t.remove}
                  cancelText={t.cancel}
                  onConfirm={() => put([], [key])}
                >
                  <Button size="small" type="text" aria-label={`${t.remove} ${key}`}>
                    {t.remove}
                  </Button>
                </Popconfirm>
              </span>
            )}
          </li>
        ))}
      </ul>
      <MoreButton query={pages} />
      {editing !== null && (
        <EntryDialog
          register={register}
          row={editing.row}
          busy={change.isPending}
          onClose={() => setEditing(null)}
          // What makes an entry itself may have changed: then the old one goes.
          onSave={(row) => put([row], editing.key === null ? [] : [editing.key])}
        />
      )}
    </Panel>
  );
}
