import type { BoardRule, Composition, EmergencyRule, Procedure, Seat, Stage } from './procedure.ts';
import type { OfficeAt } from './sections.ts';
import {
  below,
  equal,
  exact,
  fewer,
  higher,
  keyed,
  lower,
  members,
  more,
  note,
  nullable,
  type Rule,
  ranked,
  sameOrder,
  strictWhen,
  type Take,
  type Where,
  wording,
} from './strictness-rules.ts';

/** Who may act, as offices in scopes: every pair admits somebody, so fewer pairs are stricter. */
export const fewerOfficesAt: Rule<readonly OfficeAt[]> = (before, after, at, take) => {
  fewer(pairs(before), pairs(after), at, take);
};
/** The same where acting is what protects (to stop, to order a freeze): more pairs are stricter. */
export const moreOfficesAt: Rule<readonly OfficeAt[]> = (before, after, at, take) => {
  more(pairs(before), pairs(after), at, take);
};
function pairs(entries: readonly OfficeAt[]): string[] {
  return entries.flatMap((entry) => entry.offices.map((office) => `${office}@${entry.scope}`));
}

/** One choice of offices in one scope. */
export const officeAtRule: Rule<OfficeAt> = members<OfficeAt>({ offices: fewer, scope: exact });

/** A seat: fewer may take it, more is asked of who does. */
export const seatRule: Rule<Seat> = members<
  Required<Omit<Seat, 'satisfiedBy'>> & { satisfiedBy: Seat['satisfiedBy'] }
>({
  id: exact,
  name: wording,
  offices: fewer,
  scope: exact,
  duties: more,
  twoPeople: strictWhen(true),
  qualifications: more,
  employment: fewer,
  dutiesClause: wording,
  satisfiedBy: (before, after, at, take) =>
    fewer(substitutes(before ?? []), substitutes(after ?? []), at, take),
}) as Rule<Seat>;

function substitutes(entries: NonNullable<Seat['satisfiedBy']>): string[] {
  return entries.flatMap((entry) => entry.offices.map((office) => `${entry.stage}:${office}`));
}

const byId = (item: { readonly id: string }) => item.id;
const required = keyed(seatRule, { key: byId, added: 'stricter', removed: 'looser' });
const alternatives = keyed(seatRule, { key: byId, added: 'looser', removed: 'stricter' });

const compositionRule: Rule<Composition> = (before, after, at, take) => {
  if (before.kind === 'board' && after.kind === 'board') boards(before, after, at, take);
  else if (before.kind === 'seats' && after.kind === 'seats') seats(before, after, at, take);
  else note(take, at, 'incomparable', 'kindChanged', before, after);
};

type Seats = Extract<Composition, { kind: 'seats' }>;
type Board = Extract<Composition, { kind: 'board' }>;

// One seat alone is the same under either rule. "All of S" is stricter than "any of T" as soon as S holds one seat of T.
function seats(before: Seats, after: Seats, at: Where, take: Take): void {
  const was = before.seats.length === 1 ? 'all' : before.rule;
  const is = after.seats.length === 1 ? 'all' : after.rule;
  const place = below(at, 'seats');
  if (was === 'all' && is === 'all') required(before.seats, after.seats, place, take);
  else if (was === 'any' && is === 'any') alternatives(before.seats, after.seats, place, take);
  else if (was === 'any') {
    const kept = before.seats.filter((seat) => after.seats.some((other) => other.id === seat.id));
    if (kept.length === 0) note(take, place, 'incomparable', 'setDiffers', before.seats, after.seats);
    else {
      note(take, below(at, 'rule'), 'stricter', 'ruleStricter', before.rule, after.rule);
      required(kept, after.seats, place, take);
    }
  } else {
    note(take, below(at, 'rule'), 'looser', 'ruleLooser', before.rule, after.rule);
    alternatives(before.seats, after.seats, place, take);
  }
}

function boards(before: Board, after: Board, at: Where, take: Take): void {
  seatRule(before.member, after.member, below(at, 'member'), take);
  higher(before.minimum, after.minimum, below(at, 'minimum'), take);
  if (!equal(before.rule, after.rule)) {
    const step = compareBoardRules(before.rule, after.rule, after.minimum);
    const reason = step === 'stricter' ? 'ruleStricter' : step === 'looser' ? 'ruleLooser' : 'ruleDiffers';
    note(take, below(at, 'rule'), step, reason, before.rule, after.rule);
  }
  const place = below(at, 'ledBy');
  // An empty list asks for no leader, so any is stricter than none; among some, fewer are stricter.
  if (before.ledBy.length > 0 && after.ledBy.length > 0) fewer(before.ledBy, after.ledBy, place, take);
  else
    strictWhen(true)(before.ledBy.length > 0, after.ledBy.length > 0, place, (difference) =>
      take({ ...difference, before: before.ledBy, after: after.ledBy }),
    );
}

/** Fewest signers that a rule can ask of a board of at least `minimum` members. */
function fewest(rule: BoardRule, minimum: number): number {
  if (rule.kind === 'all') return minimum;
  return rule.kind === 'majority' ? Math.floor(minimum / 2) + 1 : rule.count;
}

// `all` grows with the board, `majority` half as fast, a count not at all: the faster is stricter if it also starts no lower.
const growth = { all: 2, majority: 1, atLeast: 0 } as const;
function compareBoardRules(
  before: BoardRule,
  after: BoardRule,
  minimum: number,
): 'stricter' | 'looser' | 'incomparable' {
  const faster = growth[after.kind] - growth[before.kind];
  const step = fewest(after, minimum) - fewest(before, minimum);
  if (faster >= 0 && step >= 0) return 'stricter';
  return faster <= 0 && step <= 0 ? 'looser' : 'incomparable';
}

/** A stage; its reminders are compared with its deadline in view, since a shorter one leaves room for fewer. */
const stageMembers = members<Omit<Stage, 'remindHours'>>({
  id: exact,
  name: wording,
  clause: wording,
  composition: compositionRule,
  amend: ranked(['carry', 'recheck', 'restart']),
  deadlineHours: lower,
  requireRulings: strictWhen(true),
  checklist: members({ review: more, proofread: more }),
});
export const stageRule: Rule<Stage> = (before, after, at, take) => {
  stageMembers(before, after, at, take);
  const possible = before.remindHours.filter((hours) => hours < after.deadlineHours);
  const place = below(at, 'remindHours');
  if (possible.some((hours) => !after.remindHours.includes(hours))) {
    note(take, place, 'looser', 'reminderLost', before.remindHours, after.remindHours);
  } else if (after.remindHours.some((hours) => !before.remindHours.includes(hours))) {
    note(take, place, 'stricter', 'moreStricter', before.remindHours, after.remindHours);
  }
};

const emergencyRule = members<EmergencyRule>({
  clause: wording,
  requestBy: fewerOfficesAt,
  confirmBy: fewerOfficesAt,
  reviewWithinHours: lower,
  confirmWithinMinutes: lower,
});

const procedureMembers = members<Omit<Procedure, 'escalations' | 'restartAt'>>({
  id: wording,
  name: wording,
  clause: wording,
  importance: keyed(members<Procedure['importance'][number]>({ id: exact, name: wording }), {
    key: byId,
    added: 'same',
    removed: 'looser',
    ordered: true,
  }),
  stages: keyed(stageRule, { key: byId, added: 'stricter', removed: 'looser', ordered: true }),
  registrars: fewer,
  responsible: officeAtRule,
  emergency: nullable(emergencyRule, 'null'),
  publishers: members({
    clause: wording,
    offices: fewer,
    scope: exact,
    employment: fewer,
    qualifications: more,
  }),
});

/** A procedure against the one that it replaces; its id does not count, so that two procedures can be compared. */
export const procedureRule: Rule<Procedure> = (before, after, at, take) => {
  procedureMembers(before, after, at, take);
  compareEscalations(before, after, at, take);
  for (const when of ['authorEdit', 'resubmit'] as const) {
    const order = after.stages.map((stage) => stage.id);
    const was = order.indexOf(before.restartAt[when]);
    const is = order.indexOf(after.restartAt[when]);
    const place = below(below(at, 'restartAt'), when);
    // A stage that is gone was noted where it went.
    if (was < 0 || is === was) continue;
    if (is < was)
      note(take, place, 'stricter', 'earlierStricter', before.restartAt[when], after.restartAt[when]);
    else note(take, place, 'looser', 'laterLooser', before.restartAt[when], after.restartAt[when]);
  }
};

interface Escalated {
  readonly stage: Stage;
  readonly from: string;
  readonly at: Where;
}

function escalated(procedure: Procedure, at: Where): Escalated[] {
  return procedure.escalations.flatMap((escalation, index) =>
    escalation.stages.map((stage, stageIndex) => ({
      stage,
      from: escalation.from,
      at: {
        pointer: `${at.pointer}/escalations/${index}/stages/${stageIndex}`,
        path: `${at.path}/escalations/${stage.id}`,
      },
    })),
  );
}

/** Escalated stages are known by their own id, wherever they stand; a stage that became a base stage applies from the start. */
function compareEscalations(before: Procedure, after: Procedure, at: Where, take: Take): void {
  const was = escalated(before, at);
  const is = escalated(after, at);
  for (const old of was) {
    const now = is.find((entry) => entry.stage.id === old.stage.id);
    if (now !== undefined) {
      stageRule(old.stage, now.stage, now.at, take);
      compareFrom(before, after, old, now, take);
    } else if (!after.stages.some((stage) => stage.id === old.stage.id)) {
      note(
        take,
        { pointer: `${at.pointer}/escalations`, path: old.at.path },
        'looser',
        'itemRemovedLooser',
        old.stage,
        null,
      );
    } else {
      // It stands among the base stages now, where the list of stages notes it as added; here its content is compared.
      const index = after.stages.findIndex((stage) => stage.id === old.stage.id);
      const stage = after.stages[index];
      if (stage !== undefined) stageRule(old.stage, stage, below(below(at, 'stages'), index, stage.id), take);
    }
  }
  for (const now of is) {
    if (was.some((old) => old.stage.id === now.stage.id)) continue;
    note(take, now.at, 'stricter', 'itemAddedStricter', null, now.stage);
  }
  if (
    !sameOrder(
      was.map((entry) => entry.stage.id),
      is.map((entry) => entry.stage.id),
    )
  ) {
    note(
      take,
      below(at, 'escalations'),
      'incomparable',
      'orderChanged',
      before.escalations,
      after.escalations,
    );
  }
}

function compareFrom(before: Procedure, after: Procedure, old: Escalated, now: Escalated, take: Take): void {
  const levels = before.importance.map((level) => level.id);
  const order = after.importance.map((level) => level.id);
  // The first level that both know at which the stage applies; levels that only the derived one has lie between.
  const first = order.slice(Math.max(0, order.indexOf(now.from))).find((level) => levels.includes(level));
  const is = first === undefined ? levels.length : levels.indexOf(first);
  const was = levels.indexOf(old.from);
  const place = { pointer: now.at.pointer.replace(/\/stages\/\d+$/, '/from'), path: `${now.at.path}/from` };
  if (is < was) note(take, place, 'stricter', 'earlierStricter', old.from, now.from);
  if (is > was) note(take, place, 'looser', 'laterLooser', old.from, now.from);
}
