import { readOrganization } from '@sanshen/contract/organization-reading';
import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../app/api.ts';
import { dateText, useNow } from '../../../components/time.tsx';
import { useLanguage, useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { lastDayText, stateOf } from '../dates.ts';
import { AppointDialog } from '../dialogs/AppointDialog.tsx';
import { DelegateDialog } from '../dialogs/DelegateDialog.tsx';
import { EndAppointmentDialog } from '../dialogs/EndAppointmentDialog.tsx';
import unitStyles from '../OrganizationPage.module.css';
import { UnitName } from '../tabs/UnitName.tsx';
import { organizationTexts } from '../texts.ts';
import { type Person, useMay, useUnitWords } from '../use-unit.ts';
import styles from './Person.module.css';

type Appointment = Person['appointments'][number];

/** The offices of a person, in every unit; what I may do about each stands beside it. */
export function OfficesSection({
  person,
  unit,
  mine,
}: {
  readonly person: Person;
  readonly unit: string;
  readonly mine: boolean;
}) {
  const t = useTexts(organizationTexts);
  const a = useTexts(actionTexts);
  const may = useMay(unit);
  const here = useRead(readOrganization, { params: { organization: unit } });
  const [appointing, setAppointing] = useState(false);
  const mayAppoint = !mine && may('changeAppointments') && here.data?.status === 'active';
  return (
    <section>
      <div className={styles.head}>
        <h2 className={styles.title}>{t.appointments}</h2>
        {mayAppoint && <Button onClick={() => setAppointing(true)}>{a.appoint}</Button>}
      </div>
      {person.appointments.length === 0 && <p className={styles.soft}>{t.noOfficeHeld}</p>}
      <ul className={styles.list}>
        {person.appointments.map((one) => (
          <AppointmentRow key={one.id} appointment={one} person={person} mine={mine} />
        ))}
      </ul>
      {appointing && here.data !== undefined && (
        <AppointDialog
          unit={here.data}
          acting={false}
          person={person.person}
          onClose={() => setAppointing(false)}
        />
      )}
    </section>
  );
}

function AppointmentRow({
  appointment,
  person,
  mine,
}: {
  readonly appointment: Appointment;
  readonly person: Person;
  readonly mine: boolean;
}) {
  const t = useTexts(organizationTexts);
  const a = useTexts(actionTexts);
  const language = useLanguage();
  const now = useNow();
  const words = useUnitWords(appointment.organization);
  const may = useMay(appointment.organization);
  const [open, setOpen] = useState<'end' | 'delegate' | null>(null);
  const { acting, from, to } = appointment;
  const state = stateOf(appointment, now);
  const leave = person.facts?.leaves.find((one) => stateOf(one, now) !== 'past');
  const close = () => setOpen(null);
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <span className={styles.strong}>{words('offices', appointment.office)}</span>{' '}
        {acting && <span className={`${unitStyles.tag} ${unitStyles.accent}`}>{t.acting}</span>}{' '}
        {state !== 'now' && <span className={unitStyles.tag}>{t[state]}</span>}
        <div className={styles.soft}>
          <UnitName unit={appointment.organization} /> · {dateText(from, language)} –{' '}
          {to === null ? t.openEnd : lastDayText(to, language)}
        </div>
      </div>
      {mine && !acting && leave !== undefined && (
        <Button onClick={() => setOpen('delegate')}>{a.delegate}</Button>
      )}
      {state !== 'past' && (mine || may('changeAppointments')) && (
        <Button type="text" danger onClick={() => setOpen('end')}>
          {acting ? a.endActing : mine ? a.resign : a.end}
        </Button>
      )}
      {open === 'end' && (
        <EndAppointmentDialog appointment={appointment} name={person.name} onClose={close} />
      )}
      {open === 'delegate' && leave !== undefined && (
        <DelegateDialog appointment={appointment} leave={leave} onClose={close} />
      )}
    </li>
  );
}
