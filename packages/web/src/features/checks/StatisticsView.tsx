import { checkStatistics } from '@sanshen/contract/checks-rules';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ChecksPage.module.css';
import { checkPageTexts } from './page-texts.ts';

/** Rules shown of each author; the others are found too seldom to train for. */
const mostRules = 8;

/** What is found in whose texts: one's own, and all of the unit for who answers for it. */
export function StatisticsView({ organization }: { readonly organization: string }) {
  const t = useTexts(checkPageTexts);
  const say = useLocalized();
  const { data, error, refetch } = useRead(checkStatistics, { params: { organization } });
  if (data === undefined)
    return error === null ? (
      <LoadingState rows={6} />
    ) : (
      <ErrorState error={error} retry={() => void refetch()} />
    );
  return (
    <div className={styles.page}>
      <p className={styles.soft}>{t.statisticsLead}</p>
      {data.authors.length === 0 && <EmptyState title={t.noStatistics} />}
      {/* By name, not by number: it is no ranking. */}
      {[...data.authors]
        .sort((a, b) => a.name.localeCompare(b.name, 'zh'))
        .map((author) => (
          <Panel key={author.person} title={author.name}>
            <p className={styles.soft}>{t.author(author.found, author.manuscripts)}</p>
            <ul className={styles.entries}>
              {author.rules.slice(0, mostRules).map((one) => (
                <li key={one.rule} className={styles.entry}>
                  <span>{say(one.title)}</span>
                  <span>{one.found}</span>
                </li>
              ))}
            </ul>
          </Panel>
        ))}
    </div>
  );
}
