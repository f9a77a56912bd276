import { listPeople } from '@sanshen/contract/organization-reading';
import { Button } from 'antd';
import { useState } from 'react';
import { client, keyOf } from '../../../app/api.ts';
import { usePages } from '../../../app/use-pages.ts';
import { PagedPanel } from '../../../components/PagedPanel.tsx';
import { EmptyState } from '../../../components/states.tsx';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { RegisterDialog } from '../dialogs/RegisterDialog.tsx';
import styles from '../OrganizationPage.module.css';
import { PersonLink } from '../person/PersonLink.tsx';
import { organizationTexts } from '../texts.ts';
import { type UnitDetail, useMay, useUnitWords } from '../use-unit.ts';

/** The people of a unit with their offices there. */
export function PeopleTab({ unit }: { readonly unit: UnitDetail }) {
  const t = useTexts(organizationTexts);
  const a = useTexts(actionTexts);
  const words = useUnitWords(unit.id);
  const may = useMay(unit.id);
  const [registering, setRegistering] = useState(false);
  const params = { organization: unit.id };
  const { query, items } = usePages(keyOf(listPeople, { params }), (page) =>
    client.call(listPeople, { params, query: page }),
  );
  const mayChange = may('changeAppointments') && unit.status === 'active';
  return (
    <>
      {mayChange && (
        <div className={styles.bar}>
          <Button type="primary" onClick={() => setRegistering(true)}>
            {a.register}
          </Button>
        </div>
      )}
      <PagedPanel
        query={query}
        empty={items.length === 0}
        none={<EmptyState title={t.noPeople} hint={mayChange ? t.noPeopleHint : t.noPeopleHintReader} />}
      >
        <ul className={styles.list}>
          {items.map(({ person, name, offices }) => (
            <li key={person} className={styles.line}>
              <PersonLink person={person} name={name} />
              <span className={offices.length === 0 ? styles.soft : ''}>
                {offices.length === 0
                  ? t.noOfficeHeld
                  : offices.map((office) => words('offices', office)).join(t.comma)}
              </span>
            </li>
          ))}
        </ul>
      </PagedPanel>
      {registering && <RegisterDialog unit={unit} onClose={() => setRegistering(false)} />}
    </>
  );
}
