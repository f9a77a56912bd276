import { createHash, randomUUID } from 'node:crypto';
import { factorProblems } from '@sanshen/contract/factors';
import {
  addHours,
  type Digest,
  type Instant,
  type ManuscriptId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';

/** Hours within which a step must be answered: five minutes. */
export const challengeHours = 5 / 60;

/** What a step waits for, and all that its answer is bound to. */
export interface ChallengeOf {
  readonly kind: 'code' | 'passkeyLogin' | 'passkeyNew' | 'signOff' | 'deviceNew' | 'deviceProof';
  readonly person?: PersonId;
  readonly session?: string;
  /** WebAuthn's own challenge, base64url. */
  readonly webauthn?: string;
  readonly manuscript?: ManuscriptId;
  readonly digest?: Digest;
  /** A device that is enrolled, or what a device is to prove itself for. */
  readonly subject?: string;
}

function hashOf(challenge: string): Buffer {
  return createHash('sha256').update(challenge).digest();
}

/** Opens a step; gives the name by which it is answered, of which the table keeps the hash. */
export async function openChallenge(
  db: Database | Transaction,
  clock: Clock,
  of: ChallengeOf,
): Promise<{ readonly challenge: string; readonly expiresAt: Instant }> {
  const challenge = randomUUID();
  const expiresAt = addHours(clock.now(), challengeHours);
  await db
    .insertInto('login_challenge')
    .values({
      challenge_hash: hashOf(challenge),
      kind: of.kind,
      person_id: of.person ?? null,
      session_id: of.session ?? null,
      webauthn: of.webauthn ?? null,
      manuscript_id: of.manuscript ?? null,
      digest: of.digest ?? null,
      subject: of.subject ?? null,
      expires_at: expiresAt,
    })
    .execute();
  return { challenge, expiresAt };
}

/** The person whose login waits for a code; the step stays open until {@link takeChallenge}. Throws `factor.challengeEnded`. */
export async function personOfCode(db: Database, clock: Clock, challenge: string): Promise<PersonId> {
  const row = await db
    .selectFrom('login_challenge')
    .select('person_id')
    .where('challenge_hash', '=', hashOf(challenge))
    .where('kind', '=', 'code')
    .where('expires_at', '>', clock.now())
    .executeTakeFirst();
  if (!row?.person_id) throw new Problem(factorProblems['factor.challengeEnded']);
  return row.person_id;
}

/**
 * Takes a step, which works once whatever its answer is worth (unless the transaction is undone). Throws `factor.challengeEnded` for one that is unknown,
 * expired, answered already, of another kind, or another person's or session's.
 */
export async function takeChallenge(
  db: Database | Transaction,
  clock: Clock,
  challenge: string,
  of: Pick<ChallengeOf, 'kind' | 'person' | 'session' | 'subject'>,
) {
  const row = await db
    .deleteFrom('login_challenge')
    .where('challenge_hash', '=', hashOf(challenge))
    .where('kind', '=', of.kind)
    .where('person_id', 'is not distinct from', of.person ?? null)
    .where('session_id', 'is not distinct from', of.session ?? null)
    .where('subject', 'is not distinct from', of.subject ?? null)
    .where('expires_at', '>', clock.now())
    .returning(['webauthn', 'manuscript_id as manuscript', 'digest'])
    .executeTakeFirst();
  if (row === undefined) throw new Problem(factorProblems['factor.challengeEnded']);
  return row;
}

/** Deletes what has expired. */
export async function purgeChallenges(db: Database, clock: Clock): Promise<void> {
  await db.deleteFrom('login_challenge').where('expires_at', '<', clock.now()).execute();
}
