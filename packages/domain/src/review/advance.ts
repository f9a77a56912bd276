import { addHours, type Digest } from '../kernel/index.ts';
import { appointmentInForce, inForce } from '../organization/index.ts';
import type { Stage } from '../policy/index.ts';
import { blocks } from './blocks.ts';
import type { Facts } from './commands.ts';
import { planOf } from './plan.ts';
import { barred, seatAppointment, stageComplete } from './seats.ts';
import type { ReviewState, Roster } from './state.ts';
import { record, type Tape } from './tape.ts';

/** Tells whether sign-offs are asked for now: a round under way, or the later review of an emergency release. */
export function reviewOpen(state: ReviewState): boolean {
  if (state.phase === 'inReview') return true;
  return laterReviewOpen(state);
}

/** Tells whether the later review of a confirmed emergency release is still owed. */
export function laterReviewOpen(state: ReviewState): boolean {
  return state.emergency?.confirmedBy != null && state.emergency.outcome === 'open' && state.release !== null;
}

/** Begins a round at a stage; sign-offs of that stage and later ones end here. */
export function startRound(
  tape: Tape,
  stageIndex: number,
  why: 'submitted' | 'resubmitted' | 'authorEdit' | 'correction' | 'returned' | 'laterReview',
  facts: Facts,
): void {
  record(tape, { kind: 'roundStarted', round: tape.state.round + 1, stageIndex, why });
  enterStage(tape, stageIndex, facts);
  advance(tape, facts);
}

/** Enters a stage: draws its board and sets its deadline. {@link advance} has to follow: it says at once which seats nobody can take. */
export function enterStage(tape: Tape, stageIndex: number, facts: Facts): void {
  const stage = planOf(tape.state)[stageIndex];
  if (stage === undefined) return;
  record(tape, {
    kind: 'stageEntered',
    stage: stage.id,
    stageIndex,
    roster: drawRoster(tape.state, stage, facts),
    dueAt: addHours(facts.now, stage.deadlineHours),
  });
}

/** Records seats that have newly become empty, and those that can be filled again. */
export function noteEmptySeats(tape: Tape, facts: Facts): void {
  const now = blocks(tape.state, facts);
  const known = tape.state.emptySeats;
  for (const id of known) {
    const [stage = '', seat = ''] = splitOnce(id);
    if (!now.some((block) => block.stage === stage && block.seat === seat)) {
      record(tape, { kind: 'seatFilled', stage, seat });
    }
  }
  for (const block of now) {
    if (!known.includes(`${block.stage}/${block.seat}`)) record(tape, { kind: 'seatFoundEmpty', ...block });
  }
}

function splitOnce(id: string): readonly string[] {
  const cut = id.indexOf('/');
  return [id.slice(0, cut), id.slice(cut + 1)];
}

/** Goes on as far as the sign-offs on the current digest carry: completes stages, enters the next, releases after the last. */
export function advance(tape: Tape, facts: Facts): void {
  const { digest } = tape.state;
  while (digest !== null && reachedComplete(tape.state)) {
    const plan = planOf(tape.state);
    const current = plan[tape.state.stageIndex];
    if (current !== undefined) record(tape, { kind: 'stageCompleted', stage: current.id, digest });
    if (tape.state.stageIndex + 1 >= plan.length) {
      if (tape.state.phase === 'inReview') release(tape, 'reviewed');
      else record(tape, { kind: 'laterReviewCompleted', digest });
      return;
    }
    enterStage(tape, tape.state.stageIndex + 1, facts);
  }
  noteEmptySeats(tape, facts);
}

function reachedComplete(state: ReviewState): boolean {
  const reached = planOf(state).slice(0, state.stageIndex + 1);
  return reached.length > 0 && reached.every((stage) => stageComplete(state, stage));
}

/** Releases the current digest for its channels. */
export function release(tape: Tape, kind: 'reviewed' | 'emergency'): void {
  const { digest, round, channels, notBefore } = tape.state;
  if (digest === null) return;
  record(tape, { kind: 'released', release: { digest, round, kind, channels, notBefore, stopped: false } });
}

/**
 * Lets sign-offs that were valid on `from` stand for the current digest, up to the stage that corrected: later stages must see the correction.
 * The digest that was signed by hand stays in the record.
 */
export function carrySignOffs(tape: Tape, from: Digest, stage: Stage): void {
  const { digest } = tape.state;
  if (digest === null) return;
  const plan = planOf(tape.state);
  const stands = new Set(plan.slice(0, plan.indexOf(stage) + 1).map((earlier) => earlier.id));
  const signOffs = tape.state.signOffs
    .filter((signOff) => signOff.digest === from && stands.has(signOff.stage))
    .map((signOff) => ({ ...signOff, digest, carriedFrom: signOff.carriedFrom ?? from }));
  if (signOffs.length > 0) record(tape, { kind: 'signOffsCarried', signOffs });
}

function drawRoster(state: ReviewState, stage: Stage, facts: Facts): Roster | null {
  const { composition } = stage;
  if (composition.kind !== 'board') return null;
  const { member, rule, minimum, ledBy } = composition;
  const organization = facts.scopes[member.scope];
  if (organization === undefined) return { members: [], required: minimum };
  const holders = facts.people.filter((person) =>
    person.appointments.some(
      (a) => a.organization === organization && member.offices.includes(a.office) && inForce(a, facts.now),
    ),
  );
  const free = holders.filter(
    (person) =>
      !('code' in seatAppointment(member, person, facts)) &&
      barred(state, stage, { ...member, id: `${member.id}:${person.id}` }, person.id, member.duties) === null,
  );
  const asked =
    rule.kind === 'all'
      ? free.length
      : rule.kind === 'majority'
        ? Math.floor(holders.length / 2) + 1
        : rule.count;
  return {
    members: holders.map((person) => ({
      person: person.id,
      name: person.name,
      leads: appointmentInForce(person, organization, ledBy, facts.now) !== null,
    })),
    required: Math.max(asked, minimum),
  };
}
