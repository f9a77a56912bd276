import type { Stage } from '../policy/index.ts';
import type { Facts } from './commands.ts';
import type { EmptyReason } from './empty-reason.ts';
import { planOf } from './plan.ts';
import type { Refusal } from './refusals.ts';
import { boardSeatId, mayTakeSeat, type OpenSeat, openSeats } from './seats.ts';
import type { ReviewState } from './state.ts';

/** Why nobody may sign a seat, most telling reason first; null when somebody may. */
export function emptyReason(state: ReviewState, open: OpenSeat, facts: Facts): EmptyReason | null {
  if (facts.scopes[open.seat.scope] === undefined) return 'scopeMissing';
  const codes = new Set<Refusal['code']>();
  for (const person of facts.people) {
    for (const duty of open.duties) {
      const answer = mayTakeSeat(state, open, person, [duty], facts);
      if (!('code' in answer)) return null;
      codes.add(answer.code);
    }
  }
  if (separationCodes.some((code) => codes.has(code))) return 'allBarred';
  if (codes.has('review.notQualified')) return 'notQualified';
  if (codes.has('review.wrongEmployment')) return 'wrongEmployment';
  return codes.has('review.onLeave') ? 'allOnLeave' : 'noHolder';
}

const separationCodes: readonly Refusal['code'][] = [
  'review.ownArticle',
  'review.editedThisText',
  'review.signedOtherStage',
  'review.signedOtherSeat',
  'review.signedOtherDuty',
  'review.reservedForLater',
];

/** A named reason why a stage cannot be completed by anybody at present. */
export interface Block {
  readonly stage: string;
  /** The empty seat; for a board the prefix of its members' seats. */
  readonly seat: string;
  readonly why: EmptyReason;
}

/** Every named reason why the seats that wait now cannot be filled; empty when somebody can act on each. */
export function blocks(state: ReviewState, facts: Facts): readonly Block[] {
  const found: Block[] = [];
  const open = openSeats(state);
  for (const stage of new Set(open.map((seat) => seat.stage))) {
    const seats = open.filter((seat) => seat.stage === stage);
    const empty = seats.flatMap((seat) => {
      const why = emptyReason(state, seat, facts);
      return why === null ? [] : [{ stage: stage.id, seat: seat.seat.id, why }];
    });
    if (stage.composition.kind === 'seats') {
      if (stage.composition.rule === 'all' || empty.length === seats.length) found.push(...empty);
    } else {
      const why = boardBlock(state, stage, empty);
      if (why !== null) found.push({ stage: stage.id, seat: stage.composition.member.id, why });
    }
  }
  // A board drawn from nobody has no seats at all, so it never shows up among the open ones.
  const current = planOf(state)[state.stageIndex];
  if (current?.composition.kind === 'board' && state.rosters[current.id]?.members.length === 0) {
    found.push({ stage: current.id, seat: current.composition.member.id, why: 'noHolder' });
  }
  return found;
}

function boardBlock(state: ReviewState, stage: Stage, empty: readonly Block[]): EmptyReason | null {
  const { composition } = stage;
  const roster = state.rosters[stage.id];
  if (composition.kind !== 'board' || roster === undefined) return null;
  const reachable = roster.members.filter(
    (member) => !empty.some((block) => block.seat === boardSeatId(composition.member.id, member.person)),
  );
  if (reachable.length < Math.max(roster.required, composition.minimum)) return 'boardTooSmall';
  if (composition.ledBy.length > 0 && !reachable.some((member) => member.leads)) return 'boardWithoutLead';
  return null;
}
