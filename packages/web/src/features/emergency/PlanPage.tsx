import { readPlan, readPlanVersion } from '@sanshen/contract/emergency-plans';
import { useParams, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { EmergencyTabs } from './EmergencyTabs.tsx';
import styles from './emergency.module.css';
import { LinkButton } from './LinkButton.tsx';
import { DecideActions, RevokeAction, WithdrawAction } from './PlanActions.tsx';
import { type PlanPageData, PlanView } from './PlanView.tsx';
import { asHeading } from './plan-content.ts';
import { planTexts, statusKeys } from './plan-texts.ts';
import { stateTones } from './ScenarioList.tsx';

/** One scenario of a unit: the plan that counts, the version that waits, all versions. */
export function PlanPage() {
  const { scenario } = useParams({ from: '/inside/emergency/plans/$scenario' });
  const search = useSearch({ from: '/inside/emergency/plans/$scenario' });
  const home = useMyOrganizations()[0]?.id ?? '';
  const organization = search.organization ?? home;
  const read = useRead(readPlan, { params: { organization, scenario } });
  return <Loaded read={read}>{(data) => <Shown organization={organization} page={data} />}</Loaded>;
}

function Shown({ organization, page }: { readonly organization: string; readonly page: PlanPageData }) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  const { counts, waiting, draft, may, scenario } = page;
  const offices = page.approvedBy.offices.map(say).join(t.comma);
  return (
    <div className={styles.page}>
      <PageHeader
        title={asHeading(say(page.name))}
        lead={
          <>
            {page.organization.name} <Tag tone={stateTones[page.state]}>{t[page.state]}</Tag>
          </>
        }
        actions={
          may.write &&
          waiting === null && (
            <LinkButton
              color="primary"
              variant="solid"
              to="/emergency/plans/$scenario/edit"
              params={{ scenario }}
              search={{ organization }}
            >
              {draft !== null ? t.goOn : counts === null ? t.write : t.revise}
            </LinkButton>
          )
        }
      />
      <EmergencyTabs organization={organization} current="plans" />
      {waiting !== null && (
        <Panel title={t.waitingVersion}>
          <Alert type="info" title={t.approvedBy(page.approvedBy.organization.name, offices)} showIcon />
          {may.decide && <DecideActions plan={waiting} />}
          {may.withdraw && <WithdrawAction plan={waiting.plan} />}
          <PlanView plan={waiting} />
        </Panel>
      )}
      <Panel title={t.inForceTitle}>
        {counts === null && <EmptyState title={t.noPlan} hint={t.noPlanHint} />}
        {counts !== null && page.state === 'inherited' && (
          <Alert type="info" showIcon title={t.inheritedHint(counts.owner.name)} />
        )}
        {page.state === 'expired' && <Alert type="error" showIcon title={t.expiredHint} />}
        {counts !== null && <PlanView plan={counts} />}
        {counts !== null && may.revoke && <RevokeAction plan={counts.plan} />}
      </Panel>
      <Versions versions={page.versions} shown={[counts?.plan, waiting?.plan]} />
    </div>
  );
}

function Versions({
  versions,
  shown,
}: Pick<PlanPageData, 'versions'> & {
  /** Those that stand on the page anyway. */
  readonly shown: readonly (string | undefined)[];
}) {
  const t = useTexts(planTexts);
  if (versions.length === 0) return null;
  return (
    <Panel title={t.history}>
      <ul className={styles.list}>
        {versions.map((one) => (
          <li key={one.plan}>
            <div className={styles.line}>
              <strong>{t.version(one.number)}</strong>
              <Tag tone={one.status === 'approved' ? 'jade' : 'plain'}>{t[statusKeys[one.status]]}</Tag>
            </div>
            <p className={styles.soft}>
              {t.submittedBy(one.submitted.name)} · <Time at={one.submitted.at} />
            </p>
            {one.decided !== null && (
              <p className={styles.soft}>
                {one.decided.name} · <Time at={one.decided.at} /> {one.decided.reason}
              </p>
            )}
            {one.ended !== null && one.ended.name !== null && (
              <p className={styles.soft}>
                {one.ended.name} · <Time at={one.ended.at} /> {one.ended.reason}
              </p>
            )}
            {!shown.includes(one.plan) && <Earlier plan={one.plan} number={one.number} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What an earlier version said. */
function Earlier({ plan, number }: { readonly plan: string; readonly number: number }) {
  const t = useTexts(planTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-expanded={open}
        aria-label={`${open ? t.hideVersion : t.showVersion} ${t.version(number)}`}
        onClick={() => setOpen(!open)}
      >
        {open ? t.hideVersion : t.showVersion}
      </Button>
      {open && <Content plan={plan} />}
    </>
  );
}

function Content({ plan }: { readonly plan: string }) {
  const { data, error, refetch } = useRead(readPlanVersion, { params: { plan } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  return <PlanView plan={data} />;
}
