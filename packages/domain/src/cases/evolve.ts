import { addHours, type Instant } from '../kernel/index.ts';
import type { Case, CaseEvent, CaseStatus } from './case.ts';
import { appealUntil, dueAfter, turnOf } from './terms.ts';

/** The case after an event; null stands for none before. Pure; throws TypeError on an event that cannot follow. */
export function applyCase(before: Case | null, event: CaseEvent): Case {
  if (event.kind === 'opened') return opened(event);
  if (before === null) throw new TypeError('a case that nobody opened');
  if (event.kind === 'overdue') return missed(before);
  const { word } = event;
  const to = (status: CaseStatus, change: Partial<Case> = {}) =>
    enter({ ...before, ...change }, status, word.at);
  switch (event.kind) {
    case 'evidenceAdded':
      return { ...before, evidence: [...before.evidence, ...event.evidence] };
    case 'verified': {
      const { gravity, measures } = event;
      const change = { verified: word, gravity, measures };
      // What the publicity department has told the unit of already goes on where it is.
      return before.status === 'found' ? to('verified', change) : { ...before, ...change };
    }
    case 'notified':
      return to('notified', { notified: word, guided: event.guided });
    case 'answered':
      return to('answered', { answered: { ...word, files: event.files } });
    case 'rectified':
      return to('rectified', { rectified: { ...word, files: event.files } });
    case 'sentBack':
      return before.status === 'rectified'
        ? to('answered', { rectified: null })
        : to('notified', { answered: null });
    case 'checked':
      return event.passed ? to('checked', { checked: word }) : to('answered', { rectified: null });
    case 'closed':
      return to('closed', { closed: word, measures: event.measures });
    case 'dismissed':
      return to('dismissed', { closed: word, measures: [] });
    case 'reopened':
      return to(before.status === 'dismissed' ? 'found' : 'answered', {
        ...{ closed: null, checked: null, rectified: null, reopened: before.reopened + 1 },
        ...(before.status === 'dismissed' ? { verified: null, notified: null, answered: null } : {}),
      });
    case 'appealed':
      return appealed(before, event);
    case 'appealDecided':
      return appealDecided(before, event);
  }
}

function opened(event: CaseEvent & { readonly kind: 'opened' }): Case {
  const { kind: _, case: id, by, at, note, ...rest } = event;
  const none = {
    verified: null,
    notified: null,
    answered: null,
    rectified: null,
    checked: null,
    closed: null,
  };
  return enter(
    {
      ...{ id, ...rest, ...none, opened: { by, at, note }, guided: false, measures: [], appeals: [] },
      ...{ status: 'found', dueAt: null, missed: { unit: 0, superior: 0 }, overdue: false, reopened: 0 },
    },
    'found',
    at,
  );
}

function enter(one: Case, status: CaseStatus, at: Instant): Case {
  return { ...one, status, dueAt: dueAfter(one, status, at), overdue: false };
}

function missed(before: Case): Case {
  const turn = turnOf[before.status];
  if (turn === null) throw new TypeError('nothing is due in a case that is over');
  return { ...before, overdue: true, missed: { ...before.missed, [turn]: before.missed[turn] + 1 } };
}

function appealed(before: Case, { files, word }: CaseEvent & { readonly kind: 'appealed' }): Case {
  const against = appealUntil(before)?.against ?? 'finding';
  const left = before.dueAt === null ? null : Date.parse(before.dueAt) - Date.parse(word.at);
  const appeal = {
    ...{ ...word, files, against, from: before.status, left },
    ...{ late: before.overdue, decided: null },
  };
  return enter({ ...before, appeals: [...before.appeals, appeal] }, 'appealed', word.at);
}

function appealDecided(before: Case, event: CaseEvent & { readonly kind: 'appealDecided' }): Case {
  const { word, verdict } = event;
  const open = before.appeals.at(-1);
  if (open === undefined) throw new TypeError('an appeal that nobody made');
  const appeals = [...before.appeals.slice(0, -1), { ...open, decided: { ...word, verdict } }];
  if (verdict === 'overturned')
    return enter({ ...before, appeals, closed: word, measures: [] }, 'dismissed', word.at);
  // The time that was left runs on: an appeal costs the unit nothing of it, and gains it nothing.
  const dueAt = open.left === null ? null : addHours(word.at, open.left / 3_600_000);
  return { ...before, appeals, status: open.from, dueAt, overdue: open.late };
}
