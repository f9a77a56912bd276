import type { PlanContent, PlanRole } from './plan.ts';

export const planFaultCodes = [
  'noRoles',
  'noSteps',
  'noTexts',
  'nameless',
  'officeMissing',
  'idTwice',
  'callerUnknown',
  'callCircle',
  'roleUnknown',
  'stepsOutOfOrder',
] as const;
export type PlanFaultCode = (typeof planFaultCodes)[number];

/** Why a plan cannot be submitted as it stands; `id` names the role, step or text. */
export interface PlanFault {
  readonly code: PlanFaultCode;
  readonly id: string | null;
}

/** What a plan lacks before anybody could act on it; empty if nothing. Pure. */
export function planFaults(content: PlanContent): readonly PlanFault[] {
  const { roles, steps, texts } = content;
  const known = new Set(roles.map(({ id }) => id));
  const none: readonly (readonly [PlanFaultCode, number])[] = [
    ['noRoles', roles.length],
    ['noSteps', steps.length],
    ['noTexts', texts.length],
  ];
  return [
    ...none.filter(([, count]) => count === 0).map(([code]) => ({ code, id: null })),
    ...[roles, steps, texts].flatMap(repeated),
    ...[
      ...roles.map(({ id, name }) => [id, name] as const),
      ...steps.map(({ id, title }) => [id, title] as const),
      ...texts.map(({ id, title, body }) => [id, title === '' ? '' : body] as const),
    ]
      .filter(([, text]) => text === '')
      .map(([id]) => ({ code: 'nameless' as const, id })),
    ...roles
      .filter(({ holders, deputies }) => holders.offices.length === 0 || deputies?.offices.length === 0)
      .map(({ id }) => ({ code: 'officeMissing' as const, id })),
    ...roles
      .filter(({ calledBy }) => calledBy !== null && !known.has(calledBy))
      .map(({ id }) => ({ code: 'callerUnknown' as const, id })),
    ...roles
      .filter((role) => callsItself(roles, role))
      .map(({ id }) => ({ code: 'callCircle' as const, id })),
    ...steps.filter(({ role }) => !known.has(role)).map(({ id }) => ({ code: 'roleUnknown' as const, id })),
    ...steps
      .filter(({ withinMinutes }, index) => withinMinutes < (steps[index - 1]?.withinMinutes ?? 0))
      .map(({ id }) => ({ code: 'stepsOutOfOrder' as const, id })),
  ];
}

function repeated(items: readonly { readonly id: string }[]): readonly PlanFault[] {
  return items
    .filter(({ id }, index) => items.findIndex((other) => other.id === id) < index)
    .map(({ id }) => ({ code: 'idTwice', id }));
}

function callsItself(roles: readonly PlanRole[], start: PlanRole): boolean {
  let at: PlanRole | undefined = start;
  for (const _ of roles) {
    at = roles.find(({ id }) => id === at?.calledBy);
    if (at === undefined) return false;
    if (at.id === start.id) return true;
  }
  return false;
}
