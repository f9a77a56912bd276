import { Link } from '@tanstack/react-router';
import { useTexts } from '../../text/language.ts';
import styles from './planning.module.css';
import { planningTexts } from './texts.ts';

/** The parts of planning, for one unit. */
export function PlanningTabs({
  organization,
  current,
}: {
  readonly organization: string;
  readonly current: 'board' | 'ideas' | 'compare' | 'drafts';
}) {
  const t = useTexts(planningTexts);
  const mark = (part: typeof current) => (part === current ? { 'aria-current': 'page' as const } : {});
  return (
    <nav className={styles.views} aria-label={t.parts}>
      <Link to="/planning" search={{ organization }} className={styles.view} {...mark('board')}>
        {t.board}
      </Link>
      <Link to="/planning/ideas" search={{ organization }} className={styles.view} {...mark('ideas')}>
        {t.ideas}
      </Link>
      <Link
        to="/planning"
        search={{ organization, view: 'compare' }}
        className={styles.view}
        {...mark('compare')}
      >
        {t.compare}
      </Link>
      <Link
        to="/planning"
        search={{ organization, view: 'drafts' }}
        className={styles.view}
        {...mark('drafts')}
      >
        {t.drafts}
      </Link>
    </nav>
  );
}
