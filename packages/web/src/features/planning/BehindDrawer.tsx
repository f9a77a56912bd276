import { listPlanned } from '@sanshen/contract/planning';
import type { RouteAnswer } from '@sanshen/contract/route';
import type { plannedStates } from '@sanshen/domain/planning';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { client, keyOf } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { PhaseTag } from '../../components/PhaseTag.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './planning.module.css';
import type { Period } from './search.ts';
import { planningTexts } from './texts.ts';

type Item = RouteAnswer<typeof listPlanned>['items'][number];

/** Which number of the board is opened. */
export interface Question {
  readonly organization: string;
  readonly period: Period;
  readonly date: string;
  readonly title: string;
  readonly topic?: string;
  readonly form?: Item['form'];
  readonly state?: (typeof plannedStates)[number];
  readonly target?: string;
}

/** The manuscripts and ideas behind a number. */
export function BehindDrawer({
  question,
  onClose,
}: {
  readonly question: Question;
  readonly onClose: () => void;
}) {
  const t = useTexts(planningTexts);
  const { title, ...asked } = question;
  const { query, items } = usePages(keyOf(listPlanned, { query: asked }), (page) =>
    client.call(listPlanned, { query: { ...asked, ...page } }),
  );
  return (
    <Drawer open title={title} size={480} onClose={onClose}>
      {query.isPending && <LoadingState />}
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
      <ul className={styles.behind}>
        {items.map((item, index) => (
          <li key={item.id ?? index}>
            <Name item={item} organization={question.organization} />
            <span className={styles.soft}>
              {item.phase === null ? <Tag>{t.idea}</Tag> : <PhaseTag phase={item.phase} />}{' '}
              {item.day ?? t.noDay} {item.late && <Tag tone="amber">{t.late}</Tag>}
            </span>
          </li>
        ))}
      </ul>
      <MoreButton query={query} label={t.more} />
    </Drawer>
  );
}

function Name({ item, organization }: { readonly item: Item; readonly organization: string }) {
  const t = useTexts(planningTexts);
  const { id, kind } = item;
  const title = item.title === '' ? t.untitled : item.title;
  if (id === null) return <span>{t.hiddenDraft}</span>;
  return kind === 'idea' ? (
    <Link to="/planning/ideas" search={{ organization, idea: id }}>
      {title}
    </Link>
  ) : (
    <Link to="/manuscripts/$manuscript" params={{ manuscript: id }}>
      {title}
    </Link>
  );
}
