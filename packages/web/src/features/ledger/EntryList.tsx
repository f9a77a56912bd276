import type { searchLedger } from '@sanshen/contract/ledger-reading';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { dateText } from '../../components/time.tsx';
import { useLanguage, useLocalized } from '../../text/language.ts';
import styles from './LedgerPage.module.css';
import type { LedgerSearch } from './search.ts';

export type LedgerLine = RouteAnswer<typeof searchLedger>['items'][number];

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Entries as sentences, day by day; each opens. */
export function EntryList({
  lines,
  search,
}: {
  readonly lines: readonly LedgerLine[];
  readonly search: LedgerSearch;
}) {
  const language = useLanguage();
  const say = useLocalized();
  const days = [...Map.groupBy(lines, ({ at }) => dateText(at, language))];
  return days.map(([day, entries]) => (
    <section key={day}>
      <h2 className={styles.day}>{day}</h2>
      <ul className={styles.list}>
        {entries.map((line) => {
          const place = `${line.stream}/${line.sequence}`;
          return (
            <li key={place}>
              <Link
                to="/ledger"
                search={{ ...search, entry: place }}
                className={`${styles.line} ${search.entry === place ? styles.open : ''}`}
              >
                <time dateTime={line.at} className={styles.clock}>
                  {clock.format(new Date(line.at))}
                </time>
                <span className={styles.sentence}>{say(line.sentence)}</span>
                <span className={styles.unit}>{line.organizationName ?? ''}</span>
                <span className={styles.kind}>{say(line.kindName)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
