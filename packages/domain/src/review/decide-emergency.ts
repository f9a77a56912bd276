import { addHours } from '../kernel/index.ts';
import type { PersonFacts } from '../organization/index.ts';
import { officeSnapshot, touched } from './actors.ts';
import { release, startRound } from './advance.ts';
import type { Command, Facts } from './commands.ts';
import type { ReviewState } from './state.ts';
import { accept, type Decision, record, refuse, startTape } from './tape.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** A release that stands, was stopped or has gone out is past an emergency; a second one could undo a stop. */
function mayRelease(state: ReviewState): boolean {
  return state.phase === 'drafting' || state.phase === 'returned' || state.phase === 'inReview';
}

/** The first of two people asks to release at once, with a reason. */
export function decideRequestEmergency(
  state: ReviewState,
  command: Of<'requestEmergency'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  if (!mayRelease(state)) return refuse({ code: 'review.wrongPhase', phase: state.phase });
  const pinned = state.phase === 'drafting' ? facts.procedure : (state.pinned ?? facts.procedure);
  if (pinned === null) return refuse({ code: 'review.noProcedure' });
  const rule = pinned.procedure.emergency;
  if (rule === null) return refuse({ code: 'emergency.notAllowed' });
  if (state.digest === null || state.missing.length > 0)
    return refuse({ code: 'review.incomplete', missing: state.missing });
  if (command.digest !== state.digest) {
    return refuse({ code: 'review.staleDigest', seen: command.digest, current: state.digest });
  }
  if (command.reason.trim() === '') return refuse({ code: 'review.reasonMissing' });
  const by = officeSnapshot(actor, rule.requestBy, facts);
  if (by === null || touched(state, actor.id)) return refuse({ code: 'emergency.notEntitled' });
  const { digest, reason } = command;
  return { ok: true, events: [{ kind: 'emergencyRequested', at: facts.now, digest, reason, by, pinned }] };
}

/** The second person confirms in time: released now, and the full review begins or goes on, due by the rule book's deadline. */
export function decideConfirmEmergency(
  state: ReviewState,
  command: Of<'confirmEmergency'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  if (!mayRelease(state)) return refuse({ code: 'review.wrongPhase', phase: state.phase });
  const { emergency } = state;
  const rule = state.pinned?.procedure.emergency;
  if (emergency === null || emergency.confirmedBy !== null || rule == null)
    return refuse({ code: 'emergency.notRequested' });
  if (command.digest !== state.digest || emergency.digest !== state.digest) {
    return refuse({ code: 'review.staleDigest', seen: command.digest, current: state.digest });
  }
  if (emergency.requestedBy === actor.id) return refuse({ code: 'emergency.samePerson', first: actor.id });
  const by = officeSnapshot(actor, rule.confirmBy, facts);
  if (by === null || touched(state, actor.id)) return refuse({ code: 'emergency.notEntitled' });
  const until = addHours(emergency.requestedAt, rule.confirmWithinMinutes / 60);
  if (until <= facts.now) return refuse({ code: 'emergency.expired', since: until });
  const tape = startTape(state);
  const underReview = state.phase === 'inReview';
  record(tape, { kind: 'emergencyConfirmed', by, reviewDueAt: addHours(facts.now, rule.reviewWithinHours) });
  release(tape, 'emergency');
  if (!underReview) startRound(tape, 0, 'laterReview', facts);
  return accept(tape);
}
