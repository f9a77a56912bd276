import { listAppointments } from '@sanshen/contract/organization-reading';
import { Button } from 'antd';
import { useState } from 'react';
import { client, keyOf } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { usePages } from '../../../app/use-pages.ts';
import { PagedPanel } from '../../../components/PagedPanel.tsx';
import { EmptyState } from '../../../components/states.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { dateText, useNow } from '../../../components/time.tsx';
import { useLanguage, useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { lastDayText, stateOf } from '../dates.ts';
import { AppointDialog } from '../dialogs/AppointDialog.tsx';
import { EndAppointmentDialog } from '../dialogs/EndAppointmentDialog.tsx';
import styles from '../OrganizationPage.module.css';
import { PersonLink } from '../person/PersonLink.tsx';
import { organizationTexts } from '../texts.ts';
import { type UnitDetail, useMay, useUnitWords } from '../use-unit.ts';

const tone = { now: 'jade', past: 'plain', future: 'accent' } as const;

/** Every appointment to the unit's offices, ended ones included, the newest first. */
export function AppointmentsTab({ unit }: { readonly unit: UnitDetail }) {
  const t = useTexts(organizationTexts);
  const a = useTexts(actionTexts);
  const language = useLanguage();
  const now = useNow();
  const me = useSession().person;
  const words = useUnitWords(unit.id);
  const may = useMay(unit.id);
  const [acting, setActing] = useState<boolean | null>(null);
  const [ending, setEnding] = useState<(typeof items)[number] | null>(null);
  const params = { organization: unit.id };
  const { query, items } = usePages(keyOf(listAppointments, { params }), (page) =>
    client.call(listAppointments, { params, query: page }),
  );
  const mayChange = may('changeAppointments') && unit.status === 'active';
  return (
    <>
      {mayChange && (
        <div className={styles.bar}>
          <Button onClick={() => setActing(true)}>{a.appointActing}</Button>
          <Button type="primary" onClick={() => setActing(false)}>
            {a.appoint}
          </Button>
        </div>
      )}
      <PagedPanel query={query} empty={items.length === 0} none={<EmptyState title={t.noAppointments} />}>
        <ul className={styles.list}>
          {items.map((one) => {
            const state = stateOf(one, now);
            return (
              <li key={one.id} className={styles.line}>
                <span>
                  <PersonLink person={one.person} name={one.name} />{' '}
                  <span className={styles.strong}>{words('offices', one.office)}</span>
                </span>
                <span className={styles.soft}>
                  {dateText(one.from, language)} –{' '}
                  {one.to === null ? t.openEnd : lastDayText(one.to, language)}
                  {one.delegatedBy !== null &&
                    ` · ${t.delegatedBy(items.find(({ person }) => person === one.delegatedBy)?.name ?? one.delegatedBy)}`}
                </span>
                <span className={styles.right}>
                  {one.acting && <Tag tone="accent">{t.acting}</Tag>}
                  <Tag tone={tone[state]}>{t[state]}</Tag>
                  {state !== 'past' && (mayChange || one.person === me) && (
                    <Button
                      type="text"
                      danger
                      aria-label={`${a.end}：${one.name}`}
                      onClick={() => setEnding(one)}
                    >
                      {a.end}
                    </Button>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      </PagedPanel>
      {acting !== null && <AppointDialog unit={unit} acting={acting} onClose={() => setActing(null)} />}
      {ending !== null && (
        <EndAppointmentDialog appointment={ending} name={ending.name} onClose={() => setEnding(null)} />
      )}
    </>
  );
}
