import type { PersonFacts } from '../organization/index.ts';
import { personIn } from './actors.ts';
import type { Command, Facts } from './commands.ts';
import { decideAbandon, decideCreate, decideRevise, decideSubmit, decideWithdraw } from './decide-draft.ts';
import { decideConfirmEmergency, decideRequestEmergency } from './decide-emergency.ts';
import { decideNoteFinding, decideRuleFinding, decideTakeBackRuling } from './decide-finding.ts';
import {
  decideConfirmTakedown,
  decidePublish,
  decidePublishOnSchedule,
  decideReport,
  decideResolve,
  decideStop,
  decideTakeDown,
  decideTakedownReport,
  decideVerification,
} from './decide-publication.ts';
import { decideChase, decideLower, decideRaise, decideReseat, decideReturn } from './decide-route.ts';
import { decideCorrect, decideSign, decideSignPaper } from './decide-sign.ts';
import type { ReviewState } from './state.ts';
import { type Decision, refuse } from './tape.ts';

/**
 * The heart: what follows from a command in a state, given the facts. Pure and total: no clock, no database, no randomness.
 * Gives the events to record (none when nothing changes), or the refusal. There is no other way to a release.
 */
export function decide(state: ReviewState, command: Command, facts: Facts): Decision {
  if (command.by === null) return decideForSystem(state, command, facts);
  const actor = personIn(facts, command.by);
  if (actor === undefined) return refuse({ code: 'review.unknownPerson' });
  if (command.kind !== 'create' && state.phase === 'unborn')
    return refuse({ code: 'review.wrongPhase', phase: 'unborn' });
  return decideForPerson(state, command, actor, facts);
}

function decideForSystem(
  state: ReviewState,
  command: Command & { readonly by: null },
  facts: Facts,
): Decision {
  switch (command.kind) {
    case 'publishOnSchedule':
      return decidePublishOnSchedule(state, command, facts);
    case 'reportPublication':
      return decideReport(state, command);
    case 'reportVerification':
      return decideVerification(state, command);
    case 'reportTakedown':
      return decideTakedownReport(state, command);
    case 'chase':
      return decideChase(state, facts);
  }
}

function decideForPerson(
  state: ReviewState,
  command: Exclude<Command, { readonly by: null }>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  switch (command.kind) {
    case 'create':
      return decideCreate(state, command, actor, facts);
    case 'revise':
      return decideRevise(state, command, actor, facts);
    case 'submit':
      return decideSubmit(state, command, actor, facts);
    case 'sign':
      return decideSign(state, command, actor, facts);
    case 'signPaper':
      return decideSignPaper(state, command, actor, facts);
    case 'correct':
      return decideCorrect(state, command, actor, facts);
    case 'return':
      return decideReturn(state, command, actor, facts);
    case 'withdraw':
      return decideWithdraw(state, command, actor, facts);
    case 'abandon':
      return decideAbandon(state, command, actor, facts);
    case 'raiseImportance':
      return decideRaise(state, command, actor, facts);
    case 'lowerImportance':
      return decideLower(state, command, actor, facts);
    case 'reseat':
      return decideReseat(state, command, actor, facts);
    case 'noteFinding':
      return decideNoteFinding(state, command, actor, facts);
    case 'ruleFinding':
      return decideRuleFinding(state, command, actor, facts);
    case 'takeBackRuling':
      return decideTakeBackRuling(state, command, actor, facts);
    case 'requestEmergency':
      return decideRequestEmergency(state, command, actor, facts);
    case 'confirmEmergency':
      return decideConfirmEmergency(state, command, actor, facts);
    case 'stop':
      return decideStop(state, command, actor, facts);
    case 'publish':
      return decidePublish(state, command, actor, facts);
    case 'resolvePublication':
      return decideResolve(state, command, actor, facts);
    case 'takeDown':
      return decideTakeDown(state, command, actor, facts);
    case 'confirmTakedown':
      return decideConfirmTakedown(state, command, actor, facts);
  }
}
