import { useSearch } from '@tanstack/react-router';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './OrganizationPage.module.css';
import { PersonDrawer } from './person/PersonDrawer.tsx';
import { organizationTexts } from './texts.ts';
import { OrganizationTree } from './tree/OrganizationTree.tsx';
import { UnitSearch } from './tree/UnitSearch.tsx';
import { UnitView } from './UnitView.tsx';
import { useAncestors, useGo } from './use-unit.ts';

/** The tree of units and the one that was chosen, with its people and offices; all of it stands in the address. */
export function OrganizationPage() {
  const t = useTexts(organizationTexts);
  const search = useSearch({ from: '/inside/organization' });
  const home = useMyOrganizations()[0]?.id;
  const unit = search.organization ?? home;
  if (unit === undefined) {
    return (
      <>
        <PageHeader title={t.title} />
        <EmptyState title={t.noOffice} hint={t.noOfficeHint} />
      </>
    );
  }
  return <Chosen unit={unit} />;
}

function Chosen({ unit }: { readonly unit: string }) {
  const t = useTexts(organizationTexts);
  const search = useSearch({ from: '/inside/organization' });
  const go = useGo();
  const ancestors = useAncestors(unit);
  const choose = (organization: string) => {
    const { tab } = search;
    // The part that one looks at stays while one goes from unit to unit; an import belongs to its unit.
    go({ organization, ...(tab === undefined || tab === 'import' ? {} : { tab }) });
  };
  const { person, ...rest } = search;
  return (
    <div className={styles.page}>
      <nav className={styles.side} aria-label={t.tree}>
        <UnitSearch onChoose={choose}>
          <div className={`${styles.scroll} ${styles.tree}`}>
            <OrganizationTree chosen={unit} path={ancestors.map(({ id }) => id)} onChoose={choose} />
          </div>
        </UnitSearch>
      </nav>
      <div className={styles.main}>
        <UnitView key={unit} unit={unit} ancestors={ancestors} search={search} />
      </div>
      {person !== undefined && (
        <PersonDrawer key={person} person={person} unit={unit} onClose={() => go(rest, true)} />
      )}
    </div>
  );
}
