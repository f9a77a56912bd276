import { readPolicyAsText } from '@sanshen/contract/policy-reading';
import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../app/api.ts';
import { Tag } from '../../../components/Tag.tsx';
import { useLanguage, useLocalized, useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { lastDayText } from '../dates.ts';
import { AppointDialog } from '../dialogs/AppointDialog.tsx';
import styles from '../OrganizationPage.module.css';
import { PersonLink } from '../person/PersonLink.tsx';
import { organizationTexts } from '../texts.ts';
import { type Holder, type UnitDetail, useChoices, useMay, useUnitWords } from '../use-unit.ts';
import { type Vacancy, vacanciesOf } from '../vacancies.ts';

/** The offices of a unit in the rule book's order: first those that are needed and empty, then who holds which. */
export function OfficeList({ unit }: { readonly unit: UnitDetail }) {
  const t = useTexts(organizationTexts);
  const words = useUnitWords(unit.id);
  const may = useMay(unit.id);
  const order = useChoices(unit.id, 'offices').map(({ value }) => value);
  const [appointing, setAppointing] = useState<string | null>(null);
  const reading = useRead(
    readPolicyAsText,
    { params: { organization: unit.id } },
    { enabled: may('readPolicy') && unit.status === 'active', staleTime: 600_000, retry: false },
  );
  const procedure = reading.data?.procedures.find(({ inUse }) => inUse);
  const vacancies = procedure === undefined ? [] : vacanciesOf(procedure, unit.offices);
  const offices = [...unit.offices].sort((a, b) => order.indexOf(a.office) - order.indexOf(b.office));
  if (offices.length === 0 && vacancies.length === 0) return <p className={styles.note}>{t.officesNone}</p>;
  return (
    <>
      <ul className={styles.list}>
        {vacancies.map((vacancy) => (
          <VacancyRow
            key={vacancy.offices.map(({ id }) => id).join()}
            vacancy={vacancy}
            {...(may('changeAppointments') ? { onAppoint: setAppointing } : {})}
          />
        ))}
        {offices.map(({ office, holders }) => (
          <li key={office} className={styles.office}>
            <span className={styles.strong}>{words('offices', office)}</span>
            <span className={styles.holders}>
              {holders.map((holder) => (
                <HolderName key={holder.appointment} holder={holder} linked={may('readPeople')} />
              ))}
            </span>
          </li>
        ))}
      </ul>
      {appointing !== null && (
        <AppointDialog unit={unit} office={appointing} acting={false} onClose={() => setAppointing(null)} />
      )}
    </>
  );
}

function VacancyRow({
  vacancy,
  onAppoint,
}: {
  readonly vacancy: Vacancy;
  readonly onAppoint?: (office: string) => void;
}) {
  const t = useTexts(organizationTexts);
  const a = useTexts(actionTexts);
  const say = useLocalized();
  const first = vacancy.offices[0]?.id;
  const stages = vacancy.stages.map((stage) => (stage === null ? t.publishing : say(stage)));
  return (
    <li className={`${styles.office} ${styles.vacancy}`}>
      <span className={styles.strong}>{vacancy.offices.map(({ name }) => say(name)).join(t.or)}</span>
      <span>
        <span className={styles.vacant}>{vacancy.reason === 'noHolder' ? t.vacant : t.allOnLeave}</span>
        <span className={styles.aside}>{t.vacantStages(stages.join(t.comma))}</span>
      </span>
      {onAppoint !== undefined && first !== undefined && (
        <Button onClick={() => onAppoint(first)}>{a.appoint}</Button>
      )}
    </li>
  );
}

function HolderName({
  holder,
  linked,
}: {
  readonly holder: Holder;
  /** More may be read about the person. */
  readonly linked: boolean;
}) {
  const t = useTexts(organizationTexts);
  const language = useLanguage();
  const { acting, to } = holder;
  return (
    <span className={styles.holder}>
      {linked ? <PersonLink person={holder.person} name={holder.name} /> : holder.name}
      {acting && <Tag tone="accent">{to === null ? t.acting : t.actingUntil(lastDayText(to, language))}</Tag>}
      {!acting && to !== null && <span className={styles.soft}>{t.until(lastDayText(to, language))}</span>}
      {holder.onLeave && <Tag tone="amber">{t.onLeave}</Tag>}
    </span>
  );
}
