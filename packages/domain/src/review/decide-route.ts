import type { PersonFacts, PersonSnapshot } from '../organization/index.ts';
import { chainPlace, isEditor, memberSnapshot, responsibleSnapshot, touched } from './actors.ts';
import { advance, enterStage, laterReviewOpen, noteEmptySeats, reviewOpen, startRound } from './advance.ts';
import type { Command, Facts } from './commands.ts';
import { planOf, rankOf } from './plan.ts';
import { mayTakeSeat, openSeats, seatsOf, snapshot } from './seats.ts';
import type { ReviewState } from './state.ts';
import { accept, type Decision, record, refuse, startTape } from './tape.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** 退回: a signer of a stage that waits now sends the text back to its author or to an earlier stage; a new round begins there. */
export function decideReturn(
  state: ReviewState,
  command: Of<'return'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  if (!reviewOpen(state)) return refuse({ code: 'review.wrongPhase', phase: state.phase });
  if (command.digest !== state.digest) {
    return refuse({ code: 'review.staleDigest', seen: command.digest, current: state.digest });
  }
  if (command.round !== state.round)
    return refuse({ code: 'review.staleRound', seen: command.round, current: state.round });
  if (command.reasons.trim() === '') return refuse({ code: 'review.reasonMissing' });
  const place = waitingPlace(state, actor, facts);
  if (place === null) return refuse({ code: 'review.notASigner' });
  const { to, reasons, digest } = command;
  const tape = startTape(state);
  if (laterReviewOpen(state)) {
    record(tape, { kind: 'laterReviewObjected', by: place.by, reasons });
    if (state.phase === 'released')
      record(tape, { kind: 'releaseRevoked', why: 'objected', by: place.by, reason: reasons });
    if (state.phase === 'publishing' && state.release?.stopped === false)
      record(tape, { kind: 'publishingStopped', by: place.by, reason: reasons });
    return accept(tape);
  }
  const target = to === null ? -1 : planOf(state).findIndex((stage) => stage.id === to);
  if (to !== null && target < 0) return refuse({ code: 'review.unknownStage', stage: to });
  if (target >= place.stageIndex) return refuse({ code: 'review.returnForward' });
  record(tape, { kind: 'returned', to, reasons, by: place.by, digest });
  if (to !== null) startRound(tape, target, 'returned', facts);
  return accept(tape);
}

/** A seat of a reached stage that the actor may sign, or has signed while the stage still waits for others. */
function waitingPlace(
  state: ReviewState,
  actor: PersonFacts,
  facts: Facts,
): { readonly by: PersonSnapshot; readonly stageIndex: number } | null {
  const open = openSeats(state);
  for (const { stageIndex, stage } of [...open].reverse()) {
    for (const seat of seatsOf(stage, state.rosters[stage.id])) {
      for (const duty of seat.duties) {
        const appointment = mayTakeSeat(state, { stage, seat }, actor, [duty], facts);
        if (!('code' in appointment)) return { by: snapshot(actor, appointment), stageIndex };
      }
    }
  }
  return null;
}

/** Raises the importance: by the author or anyone in the chain. */
export function decideRaise(
  state: ReviewState,
  command: Of<'raiseImportance'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const level = checkLevel(state, command);
  if (typeof level !== 'number') return level;
  const current = state.importance ?? '';
  if (level <= rankIn(state, current)) return refuse({ code: 'review.notHigher', current });
  const place = chainPlace(state, actor, facts);
  const author = isEditor(state, actor.id) ? memberSnapshot(actor, state.organization, facts) : null;
  const by = place?.snapshot ?? author;
  if (by === null) return refuse({ code: 'review.notASigner' });
  const raisedAt = Math.max(state.raisedAt, place?.stageIndex ?? -1);
  return changeImportance(state, command, current, raisedAt, by, facts);
}

/** Lowers the importance: only by the stage that raised it or a later one, and by nobody who had a hand in the text. */
export function decideLower(
  state: ReviewState,
  command: Of<'lowerImportance'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const level = checkLevel(state, command);
  if (typeof level !== 'number') return level;
  const current = state.importance ?? '';
  if (level >= rankIn(state, current)) return refuse({ code: 'review.notLower', current });
  const place = chainPlace(state, actor, facts);
  if (place === null) return refuse({ code: 'review.notASigner' });
  if (place.stageIndex < state.raisedAt || touched(state, actor.id))
    return refuse({ code: 'review.notYoursToLower' });
  return changeImportance(state, command, current, state.raisedAt, place.snapshot, facts);
}

function changeImportance(
  state: ReviewState,
  command: Of<'raiseImportance'> | Of<'lowerImportance'>,
  from: string,
  raisedAt: number,
  by: PersonSnapshot,
  facts: Facts,
): Decision {
  const tape = startTape(state);
  record(tape, { kind: 'importanceChanged', from, to: command.level, raisedAt, reason: command.reason, by });
  advance(tape, facts);
  return accept(tape);
}

function rankIn(state: ReviewState, level: string): number {
  return state.pinned === null ? -1 : rankOf(state.pinned.procedure, level);
}

function checkLevel(
  state: ReviewState,
  command: Of<'raiseImportance'> | Of<'lowerImportance'>,
): number | Decision {
  if (state.phase !== 'inReview') return refuse({ code: 'review.wrongPhase', phase: state.phase });
  const level = rankIn(state, command.level);
  if (level < 0) return refuse({ code: 'review.unknownImportance', level: command.level });
  return command.reason.trim() === '' ? refuse({ code: 'review.reasonMissing' }) : level;
}

/** Draws the board of the present stage again, by the responsible person; sign-offs of members who stay still stand. */
export function decideReseat(
  state: ReviewState,
  command: Of<'reseat'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  if (!reviewOpen(state)) return refuse({ code: 'review.wrongPhase', phase: state.phase });
  const stage = planOf(state)[state.stageIndex];
  if (stage === undefined || stage.id !== command.stage)
    return refuse({ code: 'review.unknownStage', stage: command.stage });
  if (stage.composition.kind !== 'board') return refuse({ code: 'review.notABoard' });
  if (responsibleSnapshot(state, actor, facts) === null || touched(state, actor.id)) {
    return refuse({ code: 'review.notResponsible' });
  }
  if (command.reason.trim() === '') return refuse({ code: 'review.reasonMissing' });
  const tape = startTape(state);
  enterStage(tape, state.stageIndex, facts);
  advance(tape, facts);
  return accept(tape);
}

/** Says what has become late or empty, once each; it never moves a run on. */
export function decideChase(state: ReviewState, facts: Facts): Decision {
  const tape = startTape(state);
  if (!reviewOpen(state)) return accept(tape);
  noteEmptySeats(tape, facts);
  const stage = planOf(state)[state.stageIndex];
  if (
    stage !== undefined &&
    state.stageDueAt !== null &&
    !state.overdueNoted &&
    state.stageDueAt <= facts.now
  ) {
    record(tape, { kind: 'deadlinePassed', stage: stage.id, dueAt: state.stageDueAt });
  }
  const due = state.emergency?.reviewDueAt ?? null;
  if (laterReviewOpen(state) && due !== null && due <= facts.now && state.emergency?.overdueNoted === false) {
    record(tape, { kind: 'laterReviewOverdue', dueAt: due });
  }
  return accept(tape);
}
