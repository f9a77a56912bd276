import { addHours, type Brand, type Digest, type Instant, type OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { AccountabilityRules } from '../policy/index.ts';
import type { AppealVerdict, Case, CaseId } from './case.ts';

export type RecordId = Brand<string, 'RecordId'>;

export const recordStatuses = ['inForce', 'appealed', 'upheld', 'revoked', 'sealed'] as const;
export type RecordStatus = (typeof recordStatuses)[number];

/**
 * That a person was held accountable in a case. Who it is and why stand apart, where they can be deleted; the ledger holds a commitment to them that tells
 * nothing by itself.
 */
export interface AccountabilityRecord {
  readonly id: RecordId;
  readonly case: CaseId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly commitment: Digest;
  readonly made: { readonly by: PersonSnapshot; readonly at: Instant };
  readonly appealUntil: Instant;
  /** When person and grounds are deleted. */
  readonly expiresAt: Instant;
  readonly status: RecordStatus;
  readonly appealedAt: Instant | null;
  readonly decided: { readonly by: PersonSnapshot; readonly at: Instant } | null;
  readonly sealedAt: Instant | null;
}

export type RecordEvent =
  | ({ readonly kind: 'recordMade' } & Pick<
      AccountabilityRecord,
      'id' | 'case' | 'root' | 'organization' | 'commitment' | 'made' | 'appealUntil' | 'expiresAt'
    >)
  | {
      readonly kind: 'recordViewed';
      readonly id: RecordId;
      readonly by: PersonSnapshot;
      readonly at: Instant;
    }
  /** The ledger doesn't say by whom: that would name the person. */
  | { readonly kind: 'recordAppealed'; readonly id: RecordId; readonly at: Instant }
  | {
      readonly kind: 'recordDecided';
      readonly id: RecordId;
      readonly verdict: AppealVerdict;
      readonly by: PersonSnapshot;
      readonly at: Instant;
    }
  | { readonly kind: 'recordSealed'; readonly id: RecordId; readonly at: Instant };

/** The record after an event; null stands for none before. Pure. */
export function applyRecord(before: AccountabilityRecord | null, event: RecordEvent): AccountabilityRecord {
  if (event.kind === 'recordMade') {
    const { kind: _, ...rest } = event;
    return { ...rest, status: 'inForce', appealedAt: null, decided: null, sealedAt: null };
  }
  if (before === null) throw new TypeError('a record that nobody made');
  switch (event.kind) {
    case 'recordViewed':
      return before;
    case 'recordAppealed':
      return { ...before, status: 'appealed', appealedAt: event.at };
    case 'recordDecided': {
      const { by, at } = event;
      const status = event.verdict === 'upheld' ? 'upheld' : 'revoked';
      return { ...before, status, decided: { by, at } };
    }
    case 'recordSealed':
      return { ...before, status: before.status === 'revoked' ? 'revoked' : 'sealed', sealedAt: event.at };
  }
}

/** Days that accountability records are kept where the rule book names none. */
const keptDays = 365;

/** Until when the person may appeal, and when the record is deleted. Pure. */
export function recordTimes(
  { appealDays, retention }: AccountabilityRules,
  at: Instant,
): Pick<AccountabilityRecord, 'appealUntil' | 'expiresAt'> {
  const rule = retention.find(({ id }) => id === 'accountabilityRecords');
  return {
    appealUntil: addHours(at, 24 * appealDays.days),
    expiresAt: addHours(at, 24 * (rule?.days ?? keptDays)),
  };
}

export type RecordRefusal =
  | 'cases.recordNotAllowed'
  | 'cases.recordTwice'
  | 'cases.recordNotYours'
  | 'cases.recordDecided'
  | 'cases.appealLate'
  | 'cases.appealHigher'
  | 'cases.appealSameHand';

/** Whether a person may be held accountable in a case: only where the measure was taken, which the rule book bounds by the gravity. Pure. */
export function recordRefusal(one: Pick<Case, 'status' | 'verified' | 'measures'>): RecordRefusal | null {
  const taken = one.verified !== null && one.measures.includes('accountability');
  return taken && one.status !== 'dismissed' ? null : 'cases.recordNotAllowed';
}

/**
 * Whether the records of a case fall with it: it was dismissed, or overturned on the unit's appeal. Nobody answers for what is found not to have been. Pure.
 */
export function recordsFall({ status }: Pick<Case, 'status'>): boolean {
  return status === 'dismissed';
}

/** Whether the person may appeal now. Pure. */
export function recordAppealRefusal(record: AccountabilityRecord, now: Instant): RecordRefusal | null {
  if (record.status !== 'inForce') return 'cases.recordDecided';
  return record.appealUntil < now ? 'cases.appealLate' : null;
}

/** Whether somebody may decide about the person's appeal: of the superior of who made the record (at the root another leader of it). Pure. */
export function recordVerdictRefusal(
  record: AccountabilityRecord,
  decider: {
    readonly by: PersonSnapshot;
    readonly leads: boolean;
    readonly ownCause: boolean;
    readonly aboveMaker: boolean;
  },
): RecordRefusal | null {
  if (record.status !== 'appealed') return 'cases.recordDecided';
  if (!decider.leads || decider.ownCause) return 'cases.recordNotYours';
  if (!decider.aboveMaker) return 'cases.appealHigher';
  return record.made.by.person === decider.by.person ? 'cases.appealSameHand' : null;
}

/** Whether person and grounds have to be deleted: the time is over, or the record fell on appeal. Pure. */
export function mustSeal(record: AccountabilityRecord, now: Instant): boolean {
  return record.sealedAt === null && (record.expiresAt <= now || record.status === 'revoked');
}
