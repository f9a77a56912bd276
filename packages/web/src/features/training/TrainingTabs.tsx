import { useNavigate } from '@tanstack/react-router';
import { ViewTabs } from '../../components/ViewTabs.tsx';
import { useTexts } from '../../text/language.ts';
import { trainingTexts } from './texts.ts';
import { useTrainingUnits } from './useUnit.ts';

const places = {
  mine: '/training',
  courses: '/training/courses',
  practice: '/training/practice',
  qualification: '/training/qualification',
  selection: '/training/selection',
  unit: '/training/unit',
  examinations: '/training/examinations',
  bank: '/training/bank',
  marking: '/training/marking',
} as const;
export type TrainingPart = keyof typeof places;

/** The parts of training; those for who leads, runs or marks only where he does. */
export function TrainingTabs({ current }: { readonly current: TrainingPart }) {
  const t = useTexts(trainingTexts);
  const navigate = useNavigate();
  const units = useTrainingUnits();
  const can = (what: 'lead' | 'run' | 'mark') => units.some((one) => one[what]);
  const shown: TrainingPart[] = [
    'mine',
    'courses',
    'practice',
    'qualification',
    'selection',
    ...(can('lead') ? ['unit' as const] : []),
    ...(can('run') ? ['examinations' as const, 'bank' as const] : []),
    ...(can('mark') ? ['marking' as const] : []),
  ];
  const views = shown.includes(current) ? shown : [...shown, current];
  return (
    <ViewTabs
      label={t.parts}
      current={current}
      views={views.map((key) => ({ key, name: t[key] }))}
      onOpen={(key) => void navigate({ to: places[key] })}
    />
  );
}
