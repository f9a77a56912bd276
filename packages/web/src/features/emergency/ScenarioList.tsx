import type { readEmergency } from '@sanshen/contract/emergency-plans';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../components/states.tsx';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { dateText } from '../../components/time.tsx';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import styles from './emergency.module.css';
import { asHeading } from './plan-content.ts';
import { planTexts } from './plan-texts.ts';

export type Overview = RouteAnswer<typeof readEmergency>;
type Scenario = Overview['scenarios'][number];

export const stateTones: Readonly<Record<Scenario['state'], Tone>> = {
  own: 'jade',
  inherited: 'accent',
  expiring: 'amber',
  expired: 'cinnabar',
  missing: 'cinnabar',
  voluntary: 'plain',
};

/** The scenarios of the rule book, and how a unit stands to each. */
export function ScenarioList({
  organization,
  scenarios,
}: {
  readonly organization: string;
  readonly scenarios: readonly Scenario[];
}) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  const language = useLanguage();
  const factsOf = ({ compulsory, state, owner, number, expiresAt }: Scenario) => [
    ...(compulsory ? [t.compulsory] : []),
    ...(state === 'inherited' && owner !== null ? [t.from(owner.name)] : []),
    ...(number === null ? [] : [t.version(number)]),
    ...(expiresAt === null
      ? []
      : [`${state === 'expired' ? t.ended : t.until} ${dateText(expiresAt, language)}`]),
  ];
  if (scenarios.length === 0) return <EmptyState title={t.noScenarios} hint={t.noScenariosHint} />;
  return (
    <ul className={styles.list} aria-label={t.plans}>
      {scenarios.map((one) => (
        <li key={one.scenario}>
          <div className={styles.line}>
            <Link
              to="/emergency/plans/$scenario"
              params={{ scenario: one.scenario }}
              search={{ organization }}
            >
              {asHeading(say(one.name))}
            </Link>
            <span className={styles.push}>
              {one.gaps > 0 && <Tag tone="cinnabar">{t.gapsCount(one.gaps)}</Tag>}
              {one.drafted && <Tag>{t.drafted}</Tag>}
              {one.waits && <Tag tone="amber">{t.waits}</Tag>}
              <Tag tone={stateTones[one.state]}>{t[one.state]}</Tag>
            </span>
          </div>
          <p className={styles.soft}>{factsOf(one).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}
