import { useNavigate } from '@tanstack/react-router';
import { useTexts } from '../../text/language.ts';
import styles from './planning.module.css';
import { planningTexts } from './texts.ts';

const parts = ['board', 'ideas', 'compare', 'drafts'] as const;
type Part = (typeof parts)[number];

/** The parts of planning, for one unit. */
export function PlanningTabs({
  organization,
  current,
}: {
  readonly organization: string;
  readonly current: Part;
}) {
  const t = useTexts(planningTexts);
  const navigate = useNavigate();
  const open = (part: Part) =>
    part === 'ideas'
      ? void navigate({ to: '/planning/ideas', search: { organization } })
      : void navigate({
          to: '/planning',
          search: { organization, ...(part === 'board' ? {} : { view: part }) },
        });
  return (
    <nav className={styles.views} aria-label={t.parts}>
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          className={styles.view}
          {...(part === current ? { 'aria-current': 'page' as const } : {})}
          onClick={() => open(part)}
        >
          {t[part]}
        </button>
      ))}
    </nav>
  );
}
