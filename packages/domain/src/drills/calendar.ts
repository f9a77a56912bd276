import type { Instant } from '../kernel/index.ts';
import type { EmergencyRules, KeyDate } from '../policy/index.ts';
import type { DrillId, DrillStatus } from './drill.ts';

/** A drill as far as the calendar needs it; days are of China. */
export interface DatedDrill {
  readonly drill: DrillId;
  readonly title: string;
  readonly status: DrillStatus;
  /** The day on which it began, or is to begin. */
  readonly day: string;
}

export const dueStates = ['held', 'planned', 'open', 'coming', 'missed'] as const;
export type DueState = (typeof dueStates)[number];

/** A drill that the rule book wants near a key date. */
export interface DueDrill {
  readonly keyDate: string;
  readonly name: KeyDate['name'];
  /** The key date itself. */
  readonly day: string;
  /** The first day on which a drill counts for it. */
  readonly opensOn: string;
  readonly state: DueState;
  readonly drill: DrillId | null;
}

export interface DrillYear {
  readonly year: number;
  readonly wanted: number;
  readonly held: number;
  readonly planned: number;
  /** How many are neither held nor planned. */
  readonly missing: number;
  readonly dates: readonly DueDrill[];
}

const dayMs = 86_400_000;
const daysBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) - days * dayMs).toISOString().slice(0, 10);

/** A day of a year; 29 February falls on the 28th in other years. */
function dayOfYear(year: number, monthDay: string): string {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${year}-${monthDay === '02-29' && !leap ? '02-28' : monthDay}`;
}

/**
 * What the rule book wants of a unit in a year, and how it stands on `today`. A drill counts for every key date in whose days it falls, and one
 * that ended counts as held. Key dates before `since`, when the unit began, are left out. Pure.
 */
export function drillYear(
  rules: Pick<EmergencyRules['drills'], 'perYear' | 'keyDates'>,
  drills: readonly DatedDrill[],
  { year, today, since }: { readonly year: number; readonly today: string; readonly since: string },
): DrillYear {
  const ofYear = drills.filter(({ day }) => day.startsWith(`${year}-`));
  const held = ofYear.filter(({ status }) => status === 'ended').length;
  const planned = ofYear.filter(({ status }) => ['planned', 'running', 'paused'].includes(status)).length;
  const dates = rules.keyDates
    .map((date) => dueDrill(date, drills, { year, today }))
    .filter(({ day }) => day >= since)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    year,
    wanted: rules.perYear,
    held,
    planned,
    missing: Math.max(0, rules.perYear - held - planned),
    dates,
  };
}

function dueDrill(
  { id, name, monthDay, drillWithinDaysBefore }: KeyDate,
  drills: readonly DatedDrill[],
  { year, today }: { readonly year: number; readonly today: string },
): DueDrill {
  const day = dayOfYear(year, monthDay);
  const opensOn = daysBefore(day, drillWithinDaysBefore);
  const fitting = drills.filter((drill) => drill.day >= opensOn && drill.day <= day);
  const held = fitting.find(({ status }) => status === 'ended');
  const planned = fitting.find(({ status }) => ['planned', 'running', 'paused'].includes(status));
  const found = held ?? planned ?? null;
  const state: DueState =
    held !== undefined
      ? 'held'
      : day < today
        ? 'missed'
        : planned !== undefined
          ? 'planned'
          : opensOn <= today
            ? 'open'
            : 'coming';
  return { keyDate: id, name, day, opensOn, state, drill: found?.drill ?? null };
}

/** Why people are reminded of a report: once it is late, every day until it is handed in. */
export function reportLate(
  report: { readonly status: string; readonly dueAt: Instant } | null,
  now: Instant,
): boolean {
  return report !== null && (report.status === 'due' || report.status === 'questioned') && report.dueAt < now;
}

/** Days before its due day on which a lesson's owner is reminded; from that day on he is reminded every day. */
const lessonReminderDays = 3;

/** Whether the owner of a lesson is reminded today. Pure. */
export function lessonChase(
  lesson: { readonly due: string; readonly done: unknown },
  today: string,
): 'dueSoon' | 'late' | null {
  if (lesson.done !== null) return null;
  if (lesson.due < today) return 'late';
  return today === lesson.due || today === daysBefore(lesson.due, lessonReminderDays) ? 'dueSoon' : null;
}
