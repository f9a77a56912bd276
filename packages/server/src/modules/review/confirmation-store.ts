import { factorProblems } from '@sanshen/contract/factors';
import type { Digest, Instant, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';

/** A passkey's word on one text, with what proves it. */
export interface Confirmation {
  readonly confirmation: string;
  readonly person: PersonId;
  readonly manuscript: ManuscriptId;
  readonly digest: Digest;
  readonly passkey: string;
  readonly passkeyName: string;
  readonly publicKey: Buffer;
  readonly evidence: object;
  readonly confirmedAt: Instant;
  readonly expiresAt: Instant;
}

/** Keeps a confirmation that waits for its sign-off. */
export async function keepConfirmation(trx: Transaction, made: Confirmation): Promise<void> {
  await trx
    .insertInto('sign_off_confirmation')
    .values({
      confirmation_id: made.confirmation,
      person_id: made.person,
      manuscript_id: made.manuscript,
      digest: made.digest,
      passkey_id: made.passkey,
      passkey_name: made.passkeyName,
      public_key: made.publicKey,
      evidence: toJson(made.evidence),
      confirmed_at: made.confirmedAt,
      expires_at: made.expiresAt,
      sequence: null,
    })
    .execute();
}

/**
 * Spends a confirmation on the sign-off that stands as entry `sequence` of the manuscript's stream, for good. Throws `factor.confirmationEnded` if it is unknown,
 * another person's, of another text, expired or spent.
 */
export async function spendConfirmation(
  trx: Transaction,
  spent: Pick<Confirmation, 'confirmation' | 'person' | 'manuscript' | 'digest'> & {
    readonly sequence: number;
    readonly at: Instant;
  },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('sign_off_confirmation')
    .set({ sequence: spent.sequence })
    .where('confirmation_id', '=', spent.confirmation)
    .where('person_id', '=', spent.person)
    .where('manuscript_id', '=', spent.manuscript)
    .where('digest', '=', spent.digest)
    .where('sequence', 'is', null)
    .where('expires_at', '>', spent.at)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Problem(factorProblems['factor.confirmationEnded']);
}

/** Deletes what expired without a sign-off. */
export async function purgeConfirmations(db: Database, at: Instant): Promise<void> {
  await db
    .deleteFrom('sign_off_confirmation')
    .where('expires_at', '<', at)
    .where('sequence', 'is', null)
    .execute();
}
