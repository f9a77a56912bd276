import { explainAccess, explainManuscript } from '@sanshen/contract/organization-explanation';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Input } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../app/api.ts';
import { useMyOrganizations } from '../../../app/session.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { UnitPicker } from '../../../components/UnitPicker.tsx';
import { useLocalized, useTexts } from '../../../text/language.ts';
import { RightItem } from './RightItem.tsx';
import styles from './why.module.css';
import { whyTexts } from './why-texts.ts';

type Right = RouteAnswer<typeof explainAccess>['items'][number];

/** §11: why I see a thing of a unit or don't, by which office, and who does; of one manuscript where the address names one. */
export function WhyPage() {
  const t = useTexts(whyTexts);
  const search = useSearch({ from: '/inside/organization/why' });
  const home = useMyOrganizations()[0]?.id;
  if (search.manuscript !== undefined) return <OfManuscript manuscript={search.manuscript} />;
  const organization = search.organization ?? home;
  if (organization === undefined) {
    return (
      <>
        <PageHeader title={t.title} />
        <EmptyState title={t.noOffice} hint={t.noOfficeHint} />
      </>
    );
  }
  return <OfUnit key={organization} organization={organization} />;
}

/** A manuscript that I can't see is answered as one that does not exist, so its page says no more than that. */
function OfManuscript({ manuscript }: { readonly manuscript: string }) {
  const t = useTexts(whyTexts);
  const { data, error, isPending, refetch } = useRead(explainManuscript, { params: { manuscript } });
  if (isPending) return <LoadingState page />;
  if (data === undefined) {
    return (
      <>
        <PageHeader title={t.title} lead={t.hiddenLead} />
        <ErrorState error={error} retry={() => void refetch()} />
      </>
    );
  }
  const words = data.view === 'text' ? t.seesText : t.seesState;
  const seated = data.seated ? t.seated : '';
  return (
    <OfUnit
      organization={data.organization}
      about={`${words}${t.stateOf(t[data.state])}${seated}`}
      only={data.decides}
    />
  );
}

function OfUnit({
  organization,
  about,
  only,
}: {
  readonly organization: string;
  readonly about?: string;
  readonly only?: readonly Right['action'][];
}) {
  const t = useTexts(whyTexts);
  const say = useLocalized();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState('');
  const { data, error, isPending, refetch } = useRead(explainAccess, { params: { organization } });
  if (isPending) return <LoadingState page />;
  if (data === undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  const items = data.items.filter(
    ({ action, name }) =>
      (only === undefined || only.includes(action)) &&
      say(name).toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  const granted = items.filter(({ grant }) => grant !== null);
  const refused = items.filter(({ grant }) => grant === null);
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.title}
        lead={t.leadOf(data.organizationName ?? t.unnamed)}
        actions={
          only === undefined && (
            <>
              <UnitPicker
                value={organization}
                relations={['own', 'above', 'guidance', 'below', 'sibling']}
                onChange={(next) =>
                  void navigate({ to: '/organization/why', search: { organization: next } })
                }
              />
              <Input.Search
                allowClear
                aria-label={t.find}
                placeholder={t.find}
                value={wanted}
                onChange={({ target }) => setWanted(target.value)}
                style={{ width: 220 }}
              />
            </>
          )
        }
      />
      {about !== undefined && <Alert type="info" showIcon title={about} />}
      <p className={styles.soft}>{t.rule}</p>
      <Panel title={t.granted(granted.length)}>
        {granted.length === 0 ? <p className={styles.soft}>{t.nothing}</p> : <Rights items={granted} />}
      </Panel>
      <Panel title={t.refused(refused.length)}>
        {refused.length === 0 ? <p className={styles.soft}>{t.nothing}</p> : <Rights items={refused} />}
      </Panel>
    </div>
  );
}

function Rights({ items }: { readonly items: readonly Right[] }) {
  return (
    <ul className={styles.rights}>
      {items.map((item) => (
        <RightItem key={item.action} item={item} />
      ))}
    </ul>
  );
}
