import type { QuestionEvent } from './events.ts';
import type { Answer, Question } from './question.ts';

/** The question after an event; null stands for none before. Pure. Throws TypeError for a step of a question that never came. */
export function evolveQuestion(before: Question | null, event: QuestionEvent): Question {
  if (event.kind === 'received') {
    const { question: id, root, organization, source, questionKind: kind, message, at, dueAt } = event;
    return {
      id,
      root,
      organization,
      source,
      kind,
      message,
      receivedAt: at,
      dueAt,
      state: 'open',
      assignee: null,
      handover: null,
      answer: null,
      distress: null,
      lead: null,
      settledAt: null,
      closeReason: null,
      rating: null,
      purgedAt: null,
    };
  }
  if (before === null) throw new TypeError('a step of a question that never came');
  return step(before, event);
}

function step(before: Question, event: Exclude<QuestionEvent, { kind: 'received' }>): Question {
  switch (event.kind) {
    case 'kindSet':
      return { ...before, kind: event.questionKind, dueAt: event.dueAt };
    case 'distressNoticed': {
      const { signs, at: noticedAt, decideBy } = event;
      return { ...before, distress: { signs, noticedAt, decideBy, decided: null } };
    }
    case 'distressDecided': {
      const { danger, by, at } = event;
      const { distress } = before;
      return { ...before, distress: distress === null ? null : { ...distress, decided: { danger, by, at } } };
    }
    case 'assigned':
      return { ...before, assignee: event.to };
    case 'handoverAsked': {
      const { to, by, at, answerBy } = event;
      return { ...before, handover: { to, by, at, answerBy } };
    }
    case 'handoverAccepted':
      return { ...before, organization: event.organization, handover: null, assignee: null };
    case 'handoverDeclined':
    case 'handoverWithdrawn':
      return { ...before, handover: null };
    case 'answerDrafted': {
      const { answer: id, way, text, manuscript, by, at } = event;
      const answer = { id, way, text, manuscript, by, at, approved: null, action: null };
      return { ...before, state: 'answering', answer };
    }
    case 'answerReturned':
      return { ...before, state: 'open', answer: null };
    case 'answerApproved':
      return withAnswer(before, { approved: { by: event.by, at: event.at } }, 'approved');
    case 'answerPassedOn':
      return withAnswer(before, { action: event.action }, 'approved');
    case 'answerFailed':
      return { ...before, state: 'open', answer: null };
    case 'answered':
    case 'answeredWithLead':
      return { ...before, state: 'answered', handover: null, settledAt: event.at };
    case 'closed':
      return { ...before, state: 'closed', handover: null, settledAt: event.at, closeReason: event.reason };
    case 'reopened':
      return { ...before, state: 'open', answer: null, settledAt: null, closeReason: null, rating: null };
    case 'merged':
      return { ...before, lead: event.lead };
    case 'separated':
      return { ...before, lead: null };
    case 'rated':
      return { ...before, rating: event.rating };
    case 'contactShown':
      return before;
    case 'purged':
      return { ...before, purgedAt: event.at };
  }
}

function withAnswer(before: Question, change: Partial<Answer>, state: Question['state']): Question {
  const { answer } = before;
  return { ...before, state, answer: answer === null ? null : { ...answer, ...change } };
}
