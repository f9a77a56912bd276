import { useNavigate } from '@tanstack/react-router';
import { ViewTabs } from '../../components/ViewTabs.tsx';
import { useTexts } from '../../text/language.ts';
import { supervisionTexts } from './texts.ts';

const parts = ['board', 'caseFiles', 'spotChecks', 'assessments', 'circulars'] as const;
export type SupervisionPart = (typeof parts)[number];

/** The parts of supervision, for one unit. */
export function SupervisionTabs({
  organization,
  current,
}: {
  readonly organization: string;
  readonly current: SupervisionPart;
}) {
  const t = useTexts(supervisionTexts);
  const navigate = useNavigate();
  const open = {
    board: () => void navigate({ to: '/supervision', search: { organization } }),
    caseFiles: () => void navigate({ to: '/supervision/cases', search: { organization } }),
    spotChecks: () => void navigate({ to: '/supervision/spot-checks', search: { organization } }),
    assessments: () => void navigate({ to: '/supervision/assessments', search: { organization } }),
    circulars: () => void navigate({ to: '/supervision/circulars', search: { organization } }),
  } satisfies Record<SupervisionPart, () => void>;
  return (
    <ViewTabs
      label={t.parts}
      current={current}
      views={parts.map((key) => ({ key, name: t[key] }))}
      onOpen={(part) => open[part]()}
    />
  );
}
