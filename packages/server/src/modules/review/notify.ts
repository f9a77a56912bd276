import type { Instant, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { appointmentInForce, type Office, onLeave, type PersonFacts } from '@sanshen/domain/organization';
import type { Scope } from '@sanshen/domain/policy';
import {
  eligiblePeople,
  type Facts,
  openSeats,
  type ReviewEvent,
  type ReviewState,
  reviewOpen,
} from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { together } from '../../platform/db/round-trips.ts';
import { announce } from '../../platform/live/announce.ts';
import {
  insertNotifications,
  type NotificationRow,
  notificationRows,
  type Told,
} from './notification-rows.ts';
import type { ReminderReason } from './reminders.ts';

/** What the people concerned are told of a decision. */
export function notificationsFor(decided: {
  readonly before: ReviewState;
  readonly after: ReviewState;
  readonly events: readonly ReviewEvent[];
  readonly facts: Facts;
  /** Who acted, and so knows; null for the system. */
  readonly actor: PersonId | null;
}): readonly NotificationRow[] {
  const told = [...decided.events.flatMap((event) => toldBy(event, decided)), ...newlyWaitedFor(decided)];
  return notificationRows(decided.after.manuscript, told, decided.facts.now);
}

/** Reminds everybody who could sign now; of what is late the responsible too, and of an objection all who can act on it. */
export async function remind(
  trx: Transaction,
  state: ReviewState,
  why: ReminderReason,
  facts: Facts,
): Promise<void> {
  const procedure = state.pinned?.procedure;
  const responsible = procedure === undefined ? [] : holders(facts, [procedure.responsible]);
  const publishers = procedure === undefined ? [] : holders(facts, [procedure.publishers]);
  const author = state.author === null ? [] : [state.author];
  const told: Readonly<Record<ReminderReason, Told>> = {
    dueSoon: { kind: 'reminder', people: waitedFor(state, facts), details: { dueAt: state.stageDueAt } },
    overdue: {
      kind: 'stillOverdue',
      people: [...responsible, ...waitedFor(state, facts)],
      details: { dueAt: state.stageDueAt, reviewDueAt: state.emergency?.reviewDueAt ?? null },
    },
    objected: {
      kind: 'laterReviewObjected',
      people: [...responsible, ...publishers, ...author],
      details: { stillPublic: true },
    },
  };
  const rows = notificationRows(state.manuscript, [told[why]], facts.now);
  await insertAndAnnounce(trx, rows);
}

async function insertAndAnnounce(trx: Transaction, rows: readonly NotificationRow[]): Promise<void> {
  await together(trx, insertNotifications(trx, rows));
  await announce(trx, ...rows.map((row) => ({ kind: 'notification' as const, id: row.person_id })));
}

/** Whom a stage that was just entered waits for; who acted knows it. A decision that enters several tells once, of the last. */
function newlyWaitedFor(decided: {
  readonly after: ReviewState;
  readonly events: readonly ReviewEvent[];
  readonly facts: Facts;
  readonly actor: PersonId | null;
}): readonly Told[] {
  const { after, events, facts, actor } = decided;
  const entered = events.findLast((event) => event.kind === 'stageEntered');
  if (entered === undefined || !reviewOpen(after)) return [];
  const { stage, dueAt } = entered;
  const people = waitedFor(after, facts, stage).filter((person) => person !== actor);
  return [{ kind: 'seatOpened', people, details: { stage, dueAt } }];
}

function waitedFor(state: ReviewState, facts: Facts, stage: string | null = null): readonly PersonId[] {
  const people = openSeats(state)
    .filter((open) => stage === null || open.stage.id === stage)
    .flatMap((open) => eligiblePeople(state, open, facts));
  return [...new Set(people.map((person) => person.id))];
}

/** Tells people what no decision is the reason of; `manuscript` is what it is about, if any. */
export async function tell(
  trx: Transaction,
  told: Told,
  at: Instant,
  manuscript: ManuscriptId | null = null,
): Promise<void> {
  await insertAndAnnounce(trx, notificationRows(manuscript, [told], at));
}

function toldBy(
  event: ReviewEvent,
  {
    before,
    after,
    facts,
  }: { readonly before: ReviewState; readonly after: ReviewState; readonly facts: Facts },
): readonly Told[] {
  const author = after.author === null ? [] : [after.author];
  const procedure = (after.pinned ?? before.pinned)?.procedure;
  const responsible = procedure === undefined ? [] : holders(facts, [procedure.responsible]);
  const publishers = procedure === undefined ? [] : holders(facts, [procedure.publishers]);
  switch (event.kind) {
    case 'returned':
      return [
        {
          kind: 'returned',
          people: author,
          details: { to: event.to, reasons: event.reasons, by: event.by.name },
        },
      ];
    case 'released':
      return [
        { kind: 'released', people: [...author, ...publishers], details: { release: event.release.kind } },
      ];
    case 'releaseRevoked':
      return [{ kind: 'releaseRevoked', people: author, details: { why: event.why, reason: event.reason } }];
    case 'recheckAsked': {
      const signers = before.signOffs.filter((signOff) => event.stages.includes(signOff.stage));
      return [
        { kind: 'recheckAsked', people: signers.map((one) => one.signer.person), details: { to: event.to } },
      ];
    }
    case 'signedOff': {
      const { paper, signer, stage, seat, duty } = event.signOff;
      // Nobody signs on paper in another's name without his hearing of it.
      if (paper === null) return [];
      const details = { stage, seat, duty, by: paper.registrar.name, signedOn: paper.signedOn };
      return [{ kind: 'signedOnPaper', people: [signer.person], details }];
    }
    case 'seatFoundEmpty':
      return [{ kind: 'seatFoundEmpty', people: [...responsible, ...author], details: { ...event } }];
    case 'deadlinePassed':
      return [
        {
          kind: 'deadlinePassed',
          people: [...responsible, ...waitedFor(after, facts)],
          details: { ...event },
        },
      ];
    case 'laterReviewOverdue':
      return [
        {
          kind: 'laterReviewOverdue',
          people: [...responsible, ...waitedFor(after, facts)],
          details: { ...event },
        },
      ];
    case 'laterReviewObjected':
      return [
        {
          kind: 'laterReviewObjected',
          people: [...responsible, ...author],
          details: { reasons: event.reasons },
        },
      ];
    case 'emergencyRequested': {
      const confirmers = holders(facts, procedure?.emergency?.confirmBy ?? []).filter(
        (one) => one !== event.by.person,
      );
      return [
        {
          kind: 'emergencyRequested',
          people: confirmers,
          details: { reason: event.reason, by: event.by.name },
        },
      ];
    }
    case 'publicationHandedOver':
      return [
        {
          kind: 'publicationHandedOver',
          people: [...publishers, ...author],
          details: { publication: event.publication, why: event.why },
        },
      ];
    case 'publicationRejected':
      return [
        {
          kind: 'publicationRejected',
          people: [...publishers, ...author],
          details: { publication: event.publication, code: event.code },
        },
      ];
    case 'publicationVerified':
      if (event.verdict === 'same' || event.verdict === 'blocked') return [];
      return [{ kind: 'publicationDiffers', people: [...author, ...responsible], details: { ...event } }];
    default:
      return [];
  }
}

function holders(
  facts: Facts,
  rules: readonly { readonly offices: readonly Office[]; readonly scope: Scope }[],
): readonly PersonId[] {
  const holds = (person: PersonFacts) =>
    rules.some(({ scope, offices }) => {
      const organization = facts.scopes[scope];
      if (organization === undefined || onLeave(person, facts.now)) return false;
      return appointmentInForce(person, organization, offices, facts.now) !== null;
    });
  return facts.people.filter(holds).map((person) => person.id);
}
