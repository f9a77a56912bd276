import type { Board } from '@sanshen/contract/planning';
import { percentText } from '@sanshen/contract/planning-texts';
import { plannedStates } from '@sanshen/domain/planning';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './planning.module.css';
import { shareText, spanName } from './span-name.ts';
import { planningTexts } from './texts.ts';

type Target = Board['targets'][number];

export const verdictTones: Readonly<Record<Target['verdict'], Tone>> = {
  empty: 'plain',
  kept: 'jade',
  reaching: 'accent',
  slipping: 'amber',
  off: 'amber',
};

/** One target: how it stands, how it will stand, and the numbers behind it. */
export function TargetCard({
  target,
  onAsk,
}: {
  readonly target: Target;
  readonly onAsk: (state: (typeof plannedStates)[number] | null, title: string) => void;
}) {
  const t = useTexts(planningTexts);
  const say = useLocalized();
  const { published, expected, verdict, share, bound } = target;
  const name = say(target.name);
  const rule = bound === 'atLeast' ? t.atLeast(percentText(share)) : t.atMost(percentText(share));
  const width = ({ in: part, of }: typeof published) => `${of === 0 ? 0 : (part / of) * 100}%`;
  return (
    <article className={styles.target}>
      <div className={styles.targetHead}>
        <h3>{name}</h3>
        <Tag tone={verdictTones[verdict]}>{t[verdict]}</Tag>
      </div>
      <p className={styles.soft}>
        {target.clause} · {rule} · {spanName(target.span, t)}
      </p>
      <div className={styles.track} aria-hidden>
        <span className={styles.expected} style={{ width: width(expected) }} />
        <span className={styles.published} style={{ width: width(published) }} />
        <span className={styles.mark} style={{ left: `${share * 100}%` }} />
      </div>
      <p>{say(target.line)}</p>
      <p className={styles.soft}>{t.publishedShare(shareText(published.in, published.of))}</p>
      <ul className={styles.states}>
        {plannedStates.map((state) => {
          const { in: part, of } = target.states[state] ?? { in: 0, of: 0 };
          const label = `${t[state]} ${part}/${of}`;
          return (
            <li key={state}>
              {part === 0 ? (
                <span>{label}</span>
              ) : (
                <button type="button" onClick={() => onAsk(state, `${name} · ${t[state]}`)}>
                  {label}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </article>
  );
}
