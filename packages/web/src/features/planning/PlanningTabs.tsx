import { useNavigate } from '@tanstack/react-router';
import { ViewTabs } from '../../components/ViewTabs.tsx';
import { useTexts } from '../../text/language.ts';
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
    <ViewTabs
      label={t.parts}
      current={current}
      views={parts.map((key) => ({ key, name: t[key] }))}
      onOpen={open}
    />
  );
}
