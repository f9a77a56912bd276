import { readOrganizationTimeline } from '@sanshen/contract/organization-import';
import { client, keyOf } from '../../../app/api.ts';
import { usePages } from '../../../app/use-pages.ts';
import { MoreButton } from '../../../components/MoreButton.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { dateText, Time } from '../../../components/time.tsx';
import { useLanguage, useLocalized, useTexts } from '../../../text/language.ts';
import { dayOf } from '../dates.ts';
import styles from '../OrganizationPage.module.css';
import { organizationTexts } from '../texts.ts';
import type { UnitDetail } from '../use-unit.ts';

/** Kinds of decisions that are about the unit itself, not about its offices and people. */
const aboutUnit = new Set(['founded', 'renamed', 'moved', 'merged', 'closed']);

/** What was decided about a unit, its offices and people, as a line of time, the newest first. */
export function HistoryTab({ unit }: { readonly unit: UnitDetail }) {
  const t = useTexts(organizationTexts);
  const say = useLocalized();
  const language = useLanguage();
  const params = { organization: unit.id };
  const { query, items } = usePages(keyOf(readOrganizationTimeline, { params }), (page) =>
    client.call(readOrganizationTimeline, { params, query: page }),
  );
  return (
    <Panel>
      {query.isPending && <LoadingState />}
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <EmptyState title={t.noHistory} />}
      <ol className={styles.time}>
        {items.map((item) => (
          <li
            key={item.sequence}
            className={`${styles.event} ${aboutUnit.has(item.kind) ? styles.unitChange : ''}`}
          >
            <div className={aboutUnit.has(item.kind) ? styles.strong : undefined}>{say(item.sentence)}</div>
            <div className={styles.soft}>
              <Time at={item.at} />
              {dayOf(item.effectiveFrom) !== dayOf(item.at) &&
                ` · ${t.effective(dateText(item.effectiveFrom, language))}`}
            </div>
          </li>
        ))}
      </ol>
      <MoreButton query={query} />
    </Panel>
  );
}
