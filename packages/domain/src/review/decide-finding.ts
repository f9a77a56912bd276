import type { PersonFacts } from '../organization/index.ts';
import { handIn, isEditor } from './actors.ts';
import type { Command, Facts } from './commands.ts';
import type { ReviewState } from './state.ts';
import { type Decision, refuse } from './tape.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** Records a finding (问题) on the text. It lives beside the text and is never part of what is published. */
export function decideNoteFinding(
  state: ReviewState,
  command: Of<'noteFinding'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const by = handIn(state, actor, facts);
  if (by === null) return refuse({ code: 'review.notASigner' });
  if (state.phase === 'unborn' || state.phase === 'abandoned')
    return refuse({ code: 'review.wrongPhase', phase: state.phase });
  if (state.findings.some((known) => known.id === command.finding))
    return refuse({ code: 'review.duplicateFinding' });
  const { finding, severity, rule, text, place } = command;
  if (text.trim() === '') return refuse({ code: 'review.reasonMissing' });
  return { ok: true, events: [{ kind: 'findingNoted', finding, severity, rule, text, place, by }] };
}

/** Takes one's own ruling back while nothing is released: the finding waits again, and the record keeps both. */
export function decideTakeBackRuling(
  state: ReviewState,
  command: Of<'takeBackRuling'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const known = state.findings.find((finding) => finding.id === command.finding);
  if (known === undefined) return refuse({ code: 'review.unknownFinding' });
  if (!known.ruled) return refuse({ code: 'review.notRuled' });
  const by = handIn(state, actor, facts);
  if (by === null) return refuse({ code: 'review.notASigner' });
  if (known.ruledBy !== actor.id) return refuse({ code: 'review.notYourRuling' });
  const open = state.phase === 'drafting' || state.phase === 'inReview' || state.phase === 'returned';
  if (!open) return refuse({ code: 'review.wrongPhase', phase: state.phase });
  return { ok: true, events: [{ kind: 'rulingTakenBack', finding: command.finding, by }] };
}

/** Rules on a finding; overruling needs a reason. */
export function decideRuleFinding(
  state: ReviewState,
  command: Of<'ruleFinding'>,
  actor: PersonFacts,
  facts: Facts,
): Decision {
  const known = state.findings.find((finding) => finding.id === command.finding);
  if (known === undefined) return refuse({ code: 'review.unknownFinding' });
  if (known.ruled) return refuse({ code: 'review.alreadyRuled' });
  const by = handIn(state, actor, facts);
  if (by === null) return refuse({ code: 'review.notASigner' });
  const { finding, ruling, reason } = command;
  if (ruling === 'overruled' && isEditor(state, actor.id)) return refuse({ code: 'review.authorOverrules' });
  if (ruling === 'overruled' && reason.trim() === '') return refuse({ code: 'review.reasonMissing' });
  return { ok: true, events: [{ kind: 'findingRuled', finding, ruling, reason, by }] };
}
