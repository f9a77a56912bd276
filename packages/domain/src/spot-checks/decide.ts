import type { Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import { differencesOf, type SpotAnswer, type SpotCheck, type SpotPerson } from './spot-check.ts';

export type SpotCheckRefusal =
  | 'spotChecks.notYours'
  | 'spotChecks.submittedAlready'
  | 'spotChecks.incomplete'
  | 'spotChecks.noteMissing'
  | 'spotChecks.wrongStatus'
  | 'spotChecks.samePerson'
  | 'spotChecks.notIndependent'
  | 'spotChecks.unitElsewhere'
  | 'spotChecks.periodEmpty'
  | 'spotChecks.nothingPublished';

/** Items that one spot check can have at most. */
export const mostItems = 50;

/** What is wrong with a plan: three different people, and neither of them nor who draws was of a unit that is checked since the period began. Pure. */
export function planRefusal(plan: {
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly units: readonly OrganizationId[];
  readonly people: readonly {
    readonly person: PersonId;
    /** Where he held an office at some time since `from`. */
    readonly organizations: readonly OrganizationId[];
  }[];
  /** Likewise of who draws. */
  readonly holder: readonly OrganizationId[];
}): SpotCheckRefusal | null {
  if (plan.from >= plan.to || plan.from > plan.now) return 'spotChecks.periodEmpty';
  if (new Set(plan.people.map(({ person }) => person)).size < 3) return 'spotChecks.samePerson';
  const checked = [plan.holder, ...plan.people.map(({ organizations }) => organizations)].some((held) =>
    held.some((organization) => plan.units.includes(organization)),
  );
  return checked ? 'spotChecks.notIndependent' : null;
}

/** Whether somebody may hand in his answers: an inspector, once, about everything, each fault with what it is. Pure. */
export function submitRefusal(
  check: SpotCheck,
  person: PersonId,
  answers: readonly SpotAnswer[],
): SpotCheckRefusal | null {
  if (!check.inspectors.some((one) => one.person === person)) return 'spotChecks.notYours';
  if (check.submitted.some((one) => one.person === person)) return 'spotChecks.submittedAlready';
  if (check.status !== 'inspecting') return 'spotChecks.wrongStatus';
  return answersRefusal(
    check.items.flatMap((_, item) => check.lines.map(({ id: line }) => ({ item, line }))),
    answers,
  );
}

/** Whether somebody may settle: the third, about every difference and nothing else. Pure. */
export function settleRefusal(
  check: SpotCheck,
  person: PersonId,
  verdicts: readonly SpotAnswer[],
): SpotCheckRefusal | null {
  if (check.referee.person !== person) return 'spotChecks.notYours';
  if (check.status !== 'settling') return 'spotChecks.wrongStatus';
  return answersRefusal(differencesOf(check), verdicts);
}

function answersRefusal(
  asked: readonly Pick<SpotAnswer, 'item' | 'line'>[],
  answers: readonly SpotAnswer[],
): SpotCheckRefusal | null {
  const keyOf = ({ item, line }: Pick<SpotAnswer, 'item' | 'line'>) => `${item} ${line}`;
  const wanted = new Set(asked.map(keyOf));
  const given = new Set(answers.map(keyOf));
  const complete = given.size === answers.length && given.size === wanted.size;
  if (!complete || ![...wanted].every((key) => given.has(key))) return 'spotChecks.incomplete';
  return answers.some(({ fault, note }) => fault && note.trim() === '') ? 'spotChecks.noteMissing' : null;
}

/** What somebody may see of a spot check while it runs. */
export interface SpotSight {
  /** Names of units and people, and addresses that give them away. */
  readonly names: boolean;
  /** Answers of others. */
  readonly answers: boolean;
}

/**
 * Where the rule book asks for double-blind, the inspectors see neither names nor each other, until it is settled; the third sees the answers that differ, but
 * not whose they are. Nobody sees an inspector's answers before both are in. Pure.
 */
export function sightOf(check: SpotCheck, person: PersonId): SpotSight {
  const answers = check.answers !== null;
  const takesPart = [...check.inspectors, check.referee].some((one: SpotPerson) => one.person === person);
  if (check.status === 'settled') return { names: true, answers };
  if (!check.doubleBlind || !takesPart) return { names: true, answers };
  return { names: false, answers: answers && check.referee.person === person };
}
