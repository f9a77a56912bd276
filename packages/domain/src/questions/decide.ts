import { addHours } from '../kernel/index.ts';
import type { QuestionCommand, QuestionFacts } from './commands.ts';
import { decideAnswer } from './decide-answer.ts';
import { actor, happens, type QuestionDecision, refuse } from './decision.ts';
import { distressWaits, isSettled, type Question } from './question.ts';

/** What follows from a command about a question. Pure: no clock, no database; the same command twice is refused or changes nothing. */
export function decideQuestion(
  question: Question,
  command: QuestionCommand,
  facts: QuestionFacts,
): QuestionDecision {
  const { now } = facts;
  const base = { question: question.id, at: now };
  switch (command.kind) {
    case 'noticeDistress': {
      const known = question.distress?.signs ?? [];
      const news = command.signs.filter((sign) => !known.includes(sign));
      if (news.length === 0) return happens();
      const decideBy = addHours(now, command.decideWithinMinutes / 60);
      return happens({ ...base, kind: 'distressNoticed', signs: [...known, ...news], decideBy });
    }
    case 'decideDistress': {
      if (!distressWaits(question)) return refuse('questions.noDistress');
      const { danger, note } = command;
      return happens({ ...base, kind: 'distressDecided', by: actor(facts), danger, note });
    }
    case 'purge':
      return question.purgedAt === null ? happens({ ...base, kind: 'purged', why: command.why }) : happens();
    case 'rate':
      if (question.state !== 'answered' || question.rating !== null) return refuse('questions.ratingClosed');
      return happens({ ...base, kind: 'rated', rating: command.rating });
    case 'withdraw': {
      // Where somebody may be in danger, a person looks first.
      if (distressWaits(question)) return refuse('questions.distressOpen');
      const purged = { ...base, kind: 'purged', why: 'asker' } as const;
      if (question.purgedAt !== null) return happens();
      if (isSettled(question)) return happens(purged);
      return happens({ ...base, kind: 'closed', by: null, reason: 'withdrawn' }, purged);
    }
    case 'showContact':
      if (question.purgedAt !== null) return refuse('questions.purged');
      return happens({ ...base, kind: 'contactShown', by: actor(facts) });
    case 'reopen':
      if (!isSettled(question)) return refuse('questions.notSettled');
      if (question.lead !== null) return refuse('questions.grouped');
      if (question.purgedAt !== null) return refuse('questions.purged');
      return happens({ ...base, kind: 'reopened', by: actor(facts) });
    case 'followLead':
      return followLead(question, facts);
    case 'separate':
      if (question.lead === null) return refuse('questions.notGrouped');
      if (isSettled(question)) return refuse('questions.settled');
      return happens({ ...base, kind: 'separated', by: actor(facts) });
    default:
      if (isSettled(question)) return refuse('questions.settled');
      if (question.lead !== null) return refuse('questions.grouped');
      return decideOpen(question, command, facts);
  }
}

type OpenCommand = Exclude<
  QuestionCommand,
  {
    readonly kind:
      | 'noticeDistress'
      | 'decideDistress'
      | 'purge'
      | 'rate'
      | 'withdraw'
      | 'showContact'
      | 'reopen'
      | 'followLead'
      | 'separate';
  }
>;

/** What is decided about a question that is not settled and stands by itself. */
function decideOpen(question: Question, command: OpenCommand, facts: QuestionFacts): QuestionDecision {
  const base = { question: question.id, at: facts.now };
  switch (command.kind) {
    case 'setKind': {
      if (command.questionKind === question.kind) return happens();
      const { questionKind } = command;
      // Counted from when it came: another name for it gains no time.
      const dueAt = addHours(question.receivedAt, command.dueHours);
      return happens({ ...base, kind: 'kindSet', by: actor(facts), questionKind, dueAt });
    }
    case 'assign':
      if (command.to !== null && !facts.assigneeInside) return refuse('questions.assigneeOutside');
      if (command.to?.person === question.assignee?.person) return happens();
      return happens({ ...base, kind: 'assigned', by: actor(facts), to: command.to });
    case 'askHandover':
    case 'acceptHandover':
    case 'declineHandover':
    case 'withdrawHandover':
      return decideHandover(question, command, facts);
    case 'close':
      if (distressWaits(question)) return refuse('questions.distressOpen');
      if (question.state !== 'open') return refuse('questions.answerPending');
      return happens({ ...base, kind: 'closed', by: actor(facts), reason: command.reason });
    case 'merge':
      return merge(question, facts);
    default:
      return decideAnswer(question, command, facts);
  }
}

function decideHandover(
  question: Question,
  command: Extract<
    OpenCommand,
    { kind: 'askHandover' | 'acceptHandover' | 'declineHandover' | 'withdrawHandover' }
  >,
  facts: QuestionFacts,
): QuestionDecision {
  const base = { question: question.id, at: facts.now, by: actor(facts) };
  const { handover } = question;
  if (command.kind === 'askHandover') {
    if (handover !== null) return refuse('questions.handoverPending');
    if (command.to === question.organization || !facts.sameTree) return refuse('questions.handoverElsewhere');
    // Whoever sees somebody in danger deals with it before passing it on.
    if (distressWaits(question)) return refuse('questions.distressOpen');
    if (question.state !== 'open') return refuse('questions.answerPending');
    if (facts.leadsOthers) return refuse('questions.leadUnsuitable');
    const { to, reason, acceptWithinHours } = command;
    const answerBy = addHours(facts.now, acceptWithinHours);
    return happens({ ...base, kind: 'handoverAsked', to, reason, answerBy });
  }
  if (handover === null) return refuse('questions.noHandover');
  if (command.kind === 'withdrawHandover') return happens({ ...base, kind: 'handoverWithdrawn' });
  if (!facts.receiver) return refuse('questions.notReceiver');
  if (command.kind === 'declineHandover') {
    return happens({ ...base, kind: 'handoverDeclined', reason: command.reason });
  }
  if (question.state !== 'open') return refuse('questions.answerPending');
  return happens({ ...base, kind: 'handoverAccepted', organization: handover.to });
}

function merge(question: Question, facts: QuestionFacts): QuestionDecision {
  const { lead } = facts;
  if (distressWaits(question)) return refuse('questions.distressOpen');
  if (question.state !== 'open' || question.handover !== null) return refuse('questions.answerPending');
  const unsuitable =
    lead === null ||
    lead.id === question.id ||
    lead.lead !== null ||
    isSettled(lead) ||
    lead.organization !== question.organization ||
    facts.leadsOthers;
  if (unsuitable) return refuse('questions.leadUnsuitable');
  return happens({
    kind: 'merged',
    question: question.id,
    at: facts.now,
    by: actor(facts),
    lead: lead.id,
  });
}

function followLead(question: Question, { lead, now }: QuestionFacts): QuestionDecision {
  if (question.lead === null || lead?.id !== question.lead) return refuse('questions.notGrouped');
  // One that shows distress is looked at by itself first.
  if (isSettled(question) || distressWaits(question) || lead.state !== 'answered') return happens();
  return happens({ kind: 'answeredWithLead', question: question.id, at: now, lead: lead.id });
}
