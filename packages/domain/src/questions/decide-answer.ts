import type { QuestionCommand, QuestionFacts } from './commands.ts';
import { actor, happens, type QuestionDecision, refuse } from './decision.ts';
import { distressWaits, type Question } from './question.ts';

type AnswerCommand = Extract<
  QuestionCommand,
  {
    readonly kind:
      | 'draftAnswer'
      | 'returnAnswer'
      | 'approveAnswer'
      | 'passOn'
      | 'noteDone'
      | 'noteFailed'
      | 'confirmAnswered';
  }
>;

/** What is decided about the answer of a question that is not settled. Pure. */
export function decideAnswer(
  question: Question,
  command: AnswerCommand,
  facts: QuestionFacts,
): QuestionDecision {
  const base = { question: question.id, at: facts.now };
  const { answer } = question;
  switch (command.kind) {
    case 'draftAnswer':
      return draft(question, command, facts);
    case 'returnAnswer':
      if (question.state !== 'answering' || answer === null) return refuse('questions.noAnswer');
      if (answer.id !== command.answer) return refuse('questions.answerChanged');
      return happens({ ...base, kind: 'answerReturned', by: actor(facts), reason: command.reason });
    case 'approveAnswer':
      return approve(question, command.answer, facts);
    case 'passOn':
      if (question.state !== 'approved' || answer?.way !== 'reply' || answer.action !== null) {
        return refuse('questions.noAnswer');
      }
      return happens({ ...base, kind: 'answerPassedOn', action: command.action });
    case 'noteDone':
    case 'noteFailed': {
      // News of an act that this question has since been parted from says nothing about it.
      if (question.state !== 'approved' || answer?.action !== command.action) return happens();
      return command.kind === 'noteDone'
        ? happens({ ...base, kind: 'answered', by: null })
        : happens({ ...base, kind: 'answerFailed', action: command.action });
    }
    case 'confirmAnswered':
      if (question.state !== 'approved' || answer === null || answer.way === 'reply') {
        return refuse('questions.noAnswer');
      }
      if (distressWaits(question)) return refuse('questions.distressOpen');
      if (answer.way === 'manuscript' && !facts.manuscriptPublic) {
        return refuse('questions.manuscriptNotPublic');
      }
      return happens({ ...base, kind: 'answered', by: actor(facts) });
  }
}

function draft(
  question: Question,
  { answer, way, text, manuscript }: Extract<AnswerCommand, { kind: 'draftAnswer' }>,
  facts: QuestionFacts,
): QuestionDecision {
  if (question.state === 'approved') return refuse('questions.answerPending');
  if (way === 'reply' && question.message === null) return refuse('questions.replyImpossible');
  if (way === 'page' && !facts.hasPage) return refuse('questions.pageImpossible');
  if ((way === 'manuscript') !== (manuscript !== null)) return refuse('questions.manuscriptMissing');
  return happens({
    kind: 'answerDrafted',
    question: question.id,
    at: facts.now,
    by: actor(facts),
    answer,
    way,
    text,
    manuscript,
  });
}

/** A second person lets the answer out. What stands on the asker's own page is there with it; everything else still has a step before it. */
function approve(question: Question, id: string, facts: QuestionFacts): QuestionDecision {
  const { answer } = question;
  if (question.state !== 'answering' || answer === null) return refuse('questions.noAnswer');
  if (answer.id !== id) return refuse('questions.answerChanged');
  const by = actor(facts);
  if (answer.by.person === by.person) return refuse('questions.ownAnswer');
  if (!facts.approver) return refuse('questions.notApprover');
  if (distressWaits(question)) return refuse('questions.distressOpen');
  const base = { question: question.id, at: facts.now, by };
  const approved = { ...base, kind: 'answerApproved' } as const;
  return answer.way === 'page' ? happens(approved, { ...base, kind: 'answered' }) : happens(approved);
}
