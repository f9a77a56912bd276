import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState } from '../../components/states.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useTexts } from '../../text/language.ts';
import { EmergencyTabs } from './EmergencyTabs.tsx';
import styles from './emergency.module.css';
import { planTexts } from './plan-texts.ts';

/** A page of emergency for the unit that stands in the address, mine where none does. */
export function UnitPage({
  to,
  current,
  organization: chosen,
  lead,
  children,
}: {
  readonly to: '/emergency' | '/emergency/plans' | '/emergency/contacts';
  readonly current: 'overview' | 'plans' | 'contacts';
  readonly organization: string | undefined;
  readonly lead: string;
  readonly children: (organization: string) => ReactNode;
}) {
  const t = useTexts(planTexts);
  const navigate = useNavigate();
  const home = useMyOrganizations()[0]?.id;
  const organization = chosen ?? home;
  if (organization === undefined) {
    return (
      <>
        <PageHeader title={t.title} />
        <EmptyState title={t.noUnit} hint={t.noUnitHint} />
      </>
    );
  }
  return (
    <div className={styles.page}>
      <PageHeader
        title={current === 'overview' ? t.title : t[current]}
        lead={lead}
        actions={
          <UnitPicker
            value={organization}
            relations={['own', 'above', 'guidance']}
            onChange={(unit) => void navigate({ to, search: { organization: unit }, replace: true })}
          />
        }
      />
      <EmergencyTabs organization={organization} current={current} />
      {children(organization)}
    </div>
  );
}
