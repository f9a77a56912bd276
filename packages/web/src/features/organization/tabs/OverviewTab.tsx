import { Link } from '@tanstack/react-router';
import { Facts } from '../../../components/Facts.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { useTexts } from '../../../text/language.ts';
import styles from '../OrganizationPage.module.css';
import { organizationTexts } from '../texts.ts';
import { type UnitDetail, useMay, useUnitWords } from '../use-unit.ts';
import { AccessPanel } from './AccessPanel.tsx';
import { OfficeList } from './OfficeList.tsx';
import { SubordinatesPanel } from './SubordinatesPanel.tsx';
import { UnitName } from './UnitName.tsx';

/** What a unit is, who holds its offices and which are empty, what is below it, and why one sees it. */
export function OverviewTab({ unit }: { readonly unit: UnitDetail }) {
  const t = useTexts(organizationTexts);
  const words = useUnitWords(unit.id);
  const may = useMay(unit.id);
  return (
    <div className={styles.stack}>
      <Panel title={t.offices} flush>
        {may('readOffices') ? <OfficeList unit={unit} /> : <p className={styles.note}>{t.officesHidden}</p>}
      </Panel>
      <SubordinatesPanel unit={unit.id} />
      <Panel title={t.facts}>
        <Facts>
          <dt>{t.kind}</dt>
          <dd>
            {words('organizationKinds', unit.kind)}
            {unit.publicityDepartment && ` · ${t.publicity}`}
          </dd>
          <dt>{t.superior}</dt>
          <dd>
            {unit.superior === null ? (
              t.noSuperior
            ) : (
              <Link to="/organization" search={{ organization: unit.superior }}>
                <UnitName unit={unit.superior} />
              </Link>
            )}
          </dd>
          <dt>{t.myRelation}</dt>
          <dd>{t[unit.relation]}</dd>
          <dt>{t.status}</dt>
          <dd>{t[unit.status]}</dd>
          {unit.mergedInto !== null && (
            <>
              <dt>{t.mergedInto}</dt>
              <dd>
                <Link to="/organization" search={{ organization: unit.mergedInto }}>
                  <UnitName unit={unit.mergedInto} />
                </Link>
              </dd>
            </>
          )}
        </Facts>
      </Panel>
      <AccessPanel unit={unit.id} />
    </div>
  );
}
