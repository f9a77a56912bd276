import type { PersonFacts, PersonSnapshot } from '../organization/index.ts';
import { isEditor, memberSnapshot, responsibleSnapshot } from './actors.ts';
import { startRound } from './advance.ts';
import type { Command, Facts } from './commands.ts';
import { importanceIn, planOf, rankOf } from './plan.ts';
import type { ReviewState } from './state.ts';
import { accept, type Decision, nothing, record, refuse, startTape } from './tape.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** Opens a manuscript in an organisation where its author holds an office. */
export function decideCreate(
  state: ReviewState,
  command: Of<'create'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  if (state.phase !== 'unborn') return refuse({ code: 'review.alreadyExists' });
  const author = memberSnapshot(actor, command.organization, facts);
  if (author === null) return refuse({ code: 'review.notAMember' });
  const { manuscript, organization } = command;
  return { ok: true, events: [{ kind: 'created', manuscript, organization, author }] };
}

/** Saves a text. An identical digest changes nothing; an edit in review or after release voids the round. */
export function decideRevise(
  state: ReviewState,
  command: Of<'revise'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const editor = memberSnapshot(actor, state.organization, facts);
  if (editor === null) return refuse({ code: 'review.notAMember' });
  if (command.basedOn !== state.digest) {
    return refuse({ code: 'review.staleDigest', seen: command.basedOn, current: state.digest });
  }
  if (command.revision.digest === state.digest) return nothing;
  switch (state.phase) {
    case 'drafting':
    case 'returned':
      return { ok: true, events: [revised(state, command, editor, facts)] };
    case 'inReview':
    case 'released':
      return reviseInReview(state, command, editor, facts);
    case 'publishing':
    case 'published':
    case 'takenDown':
      return refuse({ code: 'publication.alreadyPublic' });
    case 'unborn':
    case 'abandoned':
      return refuse({ code: 'review.wrongPhase', phase: state.phase });
  }
}

function revised(state: ReviewState, command: Of<'revise'>, editor: PersonSnapshot, facts: Facts) {
  return {
    kind: 'revised',
    at: facts.now,
    revision: state.revision + 1,
    previous: state.digest,
    facts: command.revision,
    editor,
    stage: null,
    seat: null,
    reason: '',
  } as const;
}

function reviseInReview(
  state: ReviewState,
  command: Of<'revise'>,
  editor: PersonSnapshot,
  facts: Facts,
): Decision {
  if (!isEditor(state, editor.person)) return refuse({ code: 'review.notAnEditor' });
  const { missing } = command.revision;
  if (missing.length > 0) return refuse({ code: 'review.incomplete', missing });
  const tape = startTape(state);
  if (state.phase === 'released')
    record(tape, { kind: 'releaseRevoked', why: 'authorEdit', by: editor, reason: '' });
  record(tape, revised(state, command, editor, facts));
  const restart = indexOfStage(state, state.pinned?.procedure.restartAt.authorEdit);
  startRound(tape, restart, 'authorEdit', facts);
  return accept(tape);
}

/** Submits a complete text: pins the procedure for a new run, or resubmits a returned one under its own. */
export function decideSubmit(
  state: ReviewState,
  command: Of<'submit'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  if (state.phase !== 'drafting' && state.phase !== 'returned') {
    return refuse({ code: 'review.wrongPhase', phase: state.phase });
  }
  const by = memberSnapshot(actor, state.organization, facts);
  if (by === null) return refuse({ code: 'review.notAMember' });
  if (!isEditor(state, actor.id)) return refuse({ code: 'review.notAnEditor' });
  if (state.digest === null || state.missing.length > 0)
    return refuse({ code: 'review.incomplete', missing: state.missing });
  if (command.digest !== state.digest) {
    return refuse({ code: 'review.staleDigest', seen: command.digest, current: state.digest });
  }
  const again = state.phase === 'returned' && state.pinned !== null;
  const pinned = again ? state.pinned : facts.procedure;
  if (pinned === null) return refuse({ code: 'review.noProcedure' });
  const floor = importanceIn(state, pinned.procedure);
  const importance = command.importance ?? floor;
  if (rankOf(pinned.procedure, importance) < 0)
    return refuse({ code: 'review.unknownImportance', level: importance });
  if (rankOf(pinned.procedure, importance) < rankOf(pinned.procedure, floor)) {
    return refuse({ code: 'review.notYoursToLower' });
  }
  const tape = startTape(state);
  const { digest, raisedAt } = state;
  record(tape, { kind: 'submitted', pinned, digest, importance, raisedAt, by });
  const start = again ? indexOfStage(tape.state, pinned.procedure.restartAt.resubmit) : 0;
  startRound(tape, start, again ? 'resubmitted' : 'submitted', facts);
  return accept(tape);
}

/** Takes a manuscript back to drafting while nothing has gone out. */
export function decideWithdraw(
  state: ReviewState,
  command: Of<'withdraw'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  if (state.phase !== 'inReview' && state.phase !== 'returned' && state.phase !== 'released') {
    return refuse({ code: 'review.wrongPhase', phase: state.phase });
  }
  const by = ownerSnapshot(state, actor, facts);
  if (by === null) return refuse({ code: 'review.notAnEditor' });
  if (command.reason.trim() === '') return refuse({ code: 'review.reasonMissing' });
  const tape = startTape(state);
  if (state.phase === 'released')
    record(tape, { kind: 'releaseRevoked', why: 'withdrawn', by, reason: command.reason });
  record(tape, { kind: 'withdrawn', reason: command.reason, by });
  return accept(tape);
}

/** Ends a manuscript for good; its history stays. */
export function decideAbandon(
  state: ReviewState,
  command: Of<'abandon'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  if (state.phase !== 'drafting' && state.phase !== 'returned' && state.phase !== 'inReview') {
    return refuse({ code: 'review.wrongPhase', phase: state.phase });
  }
  const by = ownerSnapshot(state, actor, facts);
  if (by === null) return refuse({ code: 'review.notAnEditor' });
  if (command.reason.trim() === '') return refuse({ code: 'review.reasonMissing' });
  return { ok: true, events: [{ kind: 'abandoned', reason: command.reason, by }] };
}

function ownerSnapshot(state: ReviewState, actor: PersonFacts, facts: Facts): PersonSnapshot | null {
  const member = memberSnapshot(actor, state.organization, facts);
  if (member !== null && isEditor(state, actor.id)) return member;
  return responsibleSnapshot(state, actor, facts);
}

function indexOfStage(state: ReviewState, id: string | undefined): number {
  return Math.max(
    0,
    planOf(state).findIndex((stage) => stage.id === id),
  );
}
