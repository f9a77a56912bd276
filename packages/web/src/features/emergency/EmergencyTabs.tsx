import { useNavigate } from '@tanstack/react-router';
import { ViewTabs } from '../../components/ViewTabs.tsx';
import { defineTexts, useTexts } from '../../text/language.ts';
import { planTexts } from './plan-texts.ts';

const more = defineTexts({
  incidents: { zh: '突发事件', en: 'Incidents' },
  drills: { zh: '演练', en: 'Drills' },
});

/** The parts of emergency, with the page of each. */
const parts = {
  overview: '/emergency',
  plans: '/emergency/plans',
  contacts: '/emergency/contacts',
  incidents: '/emergency/incidents',
  drills: '/emergency/drills',
  freeze: '/freeze',
} as const;
type Part = keyof typeof parts;
const order = Object.keys(parts) as readonly Part[];

/** The parts of emergency, for one unit. */
export function EmergencyTabs({
  organization,
  current,
}: {
  readonly organization?: string;
  readonly current: Part;
}) {
  const t = { ...useTexts(planTexts), ...useTexts(more) };
  const navigate = useNavigate();
  return (
    <ViewTabs
      label={t.parts}
      current={current}
      views={order.map((key) => ({ key, name: t[key] }))}
      onOpen={(part) =>
        void navigate({ to: parts[part], search: organization === undefined ? {} : { organization } })
      }
    />
  );
}
