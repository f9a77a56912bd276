import type { Instant, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { appointmentInForce, type Office, onLeave, type PersonFacts } from '@sanshen/domain/organization';
import type { Scope } from '@sanshen/domain/policy';
import {
  eligiblePeople,
  type Facts,
  type NotificationKind,
  openSeats,
  type ReviewEvent,
  type ReviewState,
} from '@sanshen/domain/review';
import type { CompiledQuery } from 'kysely';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { together } from '../../platform/db/round-trips.ts';
import { newId } from '../../platform/new-id.ts';

interface Told {
  readonly kind: NotificationKind;
  readonly people: readonly PersonId[];
  readonly details: Readonly<Record<string, unknown>>;
}

/** The statements that tell the people concerned what a decision means for them. */
export function notifyOf(
  trx: Transaction,
  decided: {
    readonly before: ReviewState;
    readonly after: ReviewState;
    readonly events: readonly ReviewEvent[];
    readonly facts: Facts;
  },
): CompiledQuery[] {
  const told = decided.events.flatMap((event) => toldBy(event, decided));
  return insertNotifications(trx, decided.after.manuscript, told, decided.facts.now);
}

/** Reminds everybody who could sign now. */
export async function remindSigners(trx: Transaction, state: ReviewState, facts: Facts): Promise<void> {
  const people = waitedFor(state, facts);
  const reminders = insertNotifications(
    trx,
    state.manuscript,
    [{ kind: 'reminder', people, details: { dueAt: state.stageDueAt } }],
    facts.now,
  );
  await together(trx, reminders);
}

function waitedFor(state: ReviewState, facts: Facts): readonly PersonId[] {
  const people = openSeats(state).flatMap((open) => eligiblePeople(state, open, facts));
  return [...new Set(people.map((person) => person.id))];
}

/** Tells people what no manuscript is the reason of. */
export async function tell(trx: Transaction, told: Told, at: Instant): Promise<void> {
  await together(trx, insertNotifications(trx, null, [told], at));
}

function insertNotifications(
  trx: Transaction,
  manuscript: ManuscriptId | null,
  told: readonly Told[],
  at: Instant,
): CompiledQuery[] {
  const rows = told.flatMap(({ kind, people, details }) =>
    [...new Set(people)].map((person) => ({
      notification_id: newId(),
      person_id: person,
      manuscript_id: manuscript,
      kind,
      details: toJson(details),
      at,
    })),
  );
  return rows.length === 0 ? [] : [trx.insertInto('notification').values(rows).compile()];
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
      return [{ kind: 'released', people: author, details: { release: event.release.kind } }];
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
