import type { listFindings } from '@sanshen/contract/review';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useTexts } from '../../../text/language.ts';
import { useEditing } from '../editing-context.ts';
import { panelTexts } from '../panel-texts.ts';
import { standingFindings } from '../prose/findings-plugin.ts';
import { reveal } from '../prose/places-plugin.ts';
import styles from './panels.module.css';

type Finding = RouteAnswer<typeof listFindings>['items'][number];

/** What reviewers and checks found in the text and nobody has ruled on. Long lists are cut; the text shows all. */
const mostShown = 60;

export function FindingList({
  findings,
  picked,
}: {
  readonly findings: readonly Finding[];
  readonly picked: string | null;
}) {
  const t = useTexts(panelTexts);
  const session = useEditing();
  const tone = { error: styles.cinnabar, warning: styles.amber, advice: styles.small };
  const show = (id: string) => {
    const { editor } = session;
    const place =
      editor === null ? undefined : standingFindings(editor.state).find(({ finding }) => finding.id === id);
    if (editor !== null && place !== undefined) reveal(editor, place.from, place.to);
  };
  // The one that was pointed at in the text stands first, wherever it is in the list.
  const chosen = findings.filter(({ finding }) => finding === picked);
  const shown = [...chosen, ...findings.filter(({ finding }) => finding !== picked)].slice(0, mostShown);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t.findings}</h2>
      {findings.length === 0 && <p className={styles.hint}>{t.findingsNone}</p>}
      {shown.map(({ finding, severity, text, notedBy, place }) => (
        <article key={finding} className={`${styles.card} ${picked === finding ? styles.picked : ''}`}>
          <span className={styles.small}>
            <span className={tone[severity]}>{t[severity]}</span> · {notedBy.name}
          </span>
          {place === null ? (
            <p className={styles.words}>{text}</p>
          ) : (
            <button
              type="button"
              className={styles.wordsButton}
              onClick={() => show(finding)}
              title={t.threadPlace}
            >
              {text}
            </button>
          )}
        </article>
      ))}
      {findings.length > mostShown && (
        <p className={styles.hint}>{t.findingsMore(findings.length - mostShown)}</p>
      )}
    </section>
  );
}
