import type { explainAccess } from '@sanshen/contract/organization-explanation';
import { standingNames } from '@sanshen/contract/policy-words';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useLocalized, useTexts } from '../../../text/language.ts';
import { useUnitWords } from '../use-unit.ts';
import styles from './why.module.css';
import { whyTexts } from './why-texts.ts';

type Right = RouteAnswer<typeof explainAccess>['items'][number];

/** One right: by what I have it or what I lack, and who has it. */
export function RightItem({ item }: { readonly item: Right }) {
  const t = useTexts(whyTexts);
  const say = useLocalized();
  const words = useUnitWords(undefined);
  const officeOf = ({ office, organizationName, acting }: Omit<NonNullable<Right['grant']>, 'relation'>) =>
    t.office(organizationName, words('offices', office), acting);
  const { grant, shortfalls, entitled } = item;
  const who = entitled.map(({ relation, who: holders }) => {
    const names =
      typeof holders === 'string' ? t[holders] : holders.map((one) => say(standingNames[one])).join(t.comma);
    return t.whoOf(t[relation], names);
  });
  return (
    <li className={styles.right}>
      <strong className={styles.name}>{say(item.name)}</strong>
      {grant !== null && <span>{t.by(officeOf(grant), t[grant.relation])}</span>}
      {shortfalls.map((one) => (
        <span key={`${one.organization} ${one.office}`}>
          {one.lacks === 'relation'
            ? t.lacksRelation(officeOf(one), t[one.relation])
            : t.lacksStanding(officeOf(one), t[one.relation])}
        </span>
      ))}
      <span className={styles.soft}>{t.who(who.join(t.semicolon))}</span>
    </li>
  );
}
