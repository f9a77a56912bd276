import { readPerson } from '@sanshen/contract/organization-reading';
import { Drawer } from 'antd';
import { useRead } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { useTexts } from '../../../text/language.ts';
import { UnitName } from '../tabs/UnitName.tsx';
import { organizationTexts } from '../texts.ts';
import { type Person, useMay } from '../use-unit.ts';
import { FactsSection } from './FactsSection.tsx';
import { LoginSection } from './LoginSection.tsx';
import { OfficesSection } from './OfficesSection.tsx';
import styles from './Person.module.css';

/** A person beside the page: offices, and what they depend on as far as the server shows it to me. */
export function PersonDrawer({
  person,
  unit,
  onClose,
}: {
  readonly person: string;
  /** The unit that is shown behind it. */
  readonly unit: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(organizationTexts);
  const { data, error, isPending, refetch } = useRead(readPerson, { params: { person } });
  return (
    <Drawer
      open
      size={480}
      title={data?.name ?? t.personTitle}
      closable={{ 'aria-label': t.close }}
      classNames={{ wrapper: styles.drawer ?? '' }}
      onClose={onClose}
    >
      {isPending && <LoadingState rows={8} />}
      {error !== null && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data !== undefined && <Known person={data} unit={unit} />}
    </Drawer>
  );
}

function Known({ person, unit }: { readonly person: Person; readonly unit: string }) {
  const t = useTexts(organizationTexts);
  const me = useSession().person;
  const mine = person.person === me;
  const mayChange = useMay(person.organization)('changeAppointments');
  return (
    <div className={styles.sections}>
      <Facts>
        <dt>{t.home}</dt>
        <dd>
          <UnitName unit={person.organization} />
        </dd>
      </Facts>
      <OfficesSection person={person} unit={unit} mine={mine} />
      {person.facts === null ? (
        <p className={styles.soft}>{t.factsHidden}</p>
      ) : (
        <FactsSection person={person} facts={person.facts} mine={mine} mayChange={mayChange} />
      )}
      {mine ? (
        <p className={styles.soft}>{t.ownLogin}</p>
      ) : (
        mayChange && <LoginSection person={person.person} name={person.name} />
      )}
    </div>
  );
}
