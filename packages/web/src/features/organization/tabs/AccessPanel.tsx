import { readAccess } from '@sanshen/contract/organization-reading';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { useLocalized, useTexts } from '../../../text/language.ts';
import styles from '../OrganizationPage.module.css';
import { organizationTexts } from '../texts.ts';
import { useUnitWords } from '../use-unit.ts';

/** By which of my offices I see a unit, and what each of them allows me there. */
export function AccessPanel({ unit }: { readonly unit: string }) {
  const t = useTexts(organizationTexts);
  const say = useLocalized();
  const { appointments } = useSession();
  const { data } = useRead(readAccess, { params: { organization: unit } });
  const words = useUnitWords(undefined);
  if (data === undefined) return null;
  const groups = Map.groupBy(data.grants, (grant) =>
    [grant.organization, grant.office, grant.acting, grant.relation].join(),
  );
  const nameOf = (organization: string) =>
    appointments.find((held) => held.organization === organization)?.organizationName ?? organization;
  return (
    <Panel
      title={t.access}
      extra={
        <Link to="/organization/why" search={{ organization: unit }}>
          {t.accessWhy}
        </Link>
      }
    >
      <ul className={styles.grants}>
        {[...groups].map(([key, grants]) => {
          const [first] = grants;
          if (first === undefined) return null;
          return (
            <li key={key}>
              <span className={styles.strong}>
                {t.accessBy(words('offices', first.office), nameOf(first.organization))}
                {first.acting && t.accessActing}
              </span>
              {t.semicolon}
              {t.accessSees(t[first.relation])}
              <span className={styles.soft}>{grants.map(({ name }) => say(name)).join(t.comma)}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
