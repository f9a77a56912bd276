import type { Target } from '../policy/index.ts';
import { type PlannedState, plannedStates, type Tally } from './count.ts';

/** How many there are, and how many of them a target speaks of. */
export interface Portion {
  readonly in: number;
  readonly of: number;
}

/** Whether a target holds: nothing to measure yet · kept now and with what is planned · only with what is planned · now, but not with what is planned · neither. */
export const targetVerdicts = ['empty', 'kept', 'reaching', 'slipping', 'off'] as const;
export type TargetVerdict = (typeof targetVerdicts)[number];

/** How a target stands in a span. */
export interface TargetStanding {
  readonly states: Readonly<Record<PlannedState, Portion>>;
  readonly published: Portion;
  /** With everything that is planned. */
  readonly expected: Portion;
  readonly verdict: TargetVerdict;
  /** For a floor: how many more of these it takes, with everything planned; for a ceiling: how many others. Null: no number would do. */
  readonly lacking: number | null;
  /** How many more of these fit under a ceiling; null for a floor, and where any number does. */
  readonly room: number | null;
}

/** Shares are compared as whole ten-thousandths, so that 7 of 10 is seven tenths. */
const whole = 10_000;

/** Whether a target speaks of an article of this topic and form. */
export function speaksOf(
  target: Pick<Target, 'of'>,
  { topic, form }: Pick<Tally, 'topic' | 'form'>,
): boolean {
  return 'topics' in target.of ? target.of.topics.includes(topic) : target.of.forms.includes(form);
}

/** Whether a portion is as a target wants it; of nothing every target holds. */
export function holds({ bound, share }: Pick<Target, 'bound' | 'share'>, portion: Portion): boolean {
  const wanted = Math.round(share * whole) * portion.of;
  const there = portion.in * whole;
  return bound === 'atLeast' ? there >= wanted : there <= wanted;
}

/** How a target stands, by what counts in its span. */
export function standingOfTarget(target: Target, tallies: readonly Tally[]): TargetStanding {
  const states = Object.fromEntries(plannedStates.map((state) => [state, { in: 0, of: 0 }])) as Record<
    PlannedState,
    { in: number; of: number }
  >;
  for (const tally of tallies) {
    const portion = states[tally.state];
    portion.of += tally.count;
    if (speaksOf(target, tally)) portion.in += tally.count;
  }
  return { states, ...judge(target, states.published, sum(Object.values(states))) };
}

/** What is said of a target by what was published and what is expected. */
export function judge(
  target: Pick<Target, 'bound' | 'share'>,
  published: Portion,
  expected: Portion,
): Omit<TargetStanding, 'states'> {
  return {
    published,
    expected,
    verdict: verdictOf(target, published, expected),
    lacking: lackingIn(target, expected),
    room: roomIn(target, expected),
  };
}

/** The verdict alone; see {@link TargetVerdict}. */
export function verdictOf(
  target: Pick<Target, 'bound' | 'share'>,
  published: Portion,
  expected: Portion,
): TargetVerdict {
  if (expected.of === 0) return 'empty';
  const then = holds(target, expected);
  // Nothing published says nothing yet.
  const now = published.of === 0 ? then : holds(target, published);
  if (now) return then ? 'kept' : 'slipping';
  return then ? 'reaching' : 'off';
}

function lackingIn(target: Pick<Target, 'bound' | 'share'>, portion: Portion): number | null {
  if (holds(target, portion)) return 0;
  const share = Math.round(target.share * whole);
  if (target.bound === 'atLeast') {
    // Smallest k with (in + k) / (of + k) >= share.
    return share === whole ? null : Math.ceil((share * portion.of - whole * portion.in) / (whole - share));
  }
  // Smallest m with in / (of + m) <= share.
  return share === 0 ? null : Math.ceil((whole * portion.in) / share - portion.of);
}

function roomIn(target: Pick<Target, 'bound' | 'share'>, portion: Portion): number | null {
  const share = Math.round(target.share * whole);
  if (target.bound === 'atLeast' || share === whole) return null;
  // Largest k with (in + k) / (of + k) <= share.
  return Math.max(0, Math.floor((share * portion.of - whole * portion.in) / (whole - share)));
}

function sum(portions: readonly Portion[]): Portion {
  return portions.reduce((all, one) => ({ in: all.in + one.in, of: all.of + one.of }), { in: 0, of: 0 });
}
