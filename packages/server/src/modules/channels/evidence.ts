import type { Digest, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { grantOf } from '../organization/public.ts';

/**
 * Evidence must be a file that the person may read himself. Asked before the command's transaction: the answer comes over other
 * connections, and transactions that wait for those would use the pool up among themselves.
 */
export async function requireOwnFile(
  context: AppContext,
  person: PersonId,
  file: Digest | null,
): Promise<void> {
  if (file !== null && !(await context.fileAccess.mayRead(person, file))) {
    throw platformProblem('request.notFound', { file });
  }
}

/** Who may read the register of an organisation may look at the evidence in it. */
export async function mayReadEvidence(
  { db, clock }: AppContext,
  person: PersonId,
  file: Digest,
): Promise<boolean> {
  const { rows } = await sql<{ organization: Parameters<typeof grantOf>[2] }>`
    select organization_id as organization from channel_attestation where evidence = ${file}
    union
    select organization_id from channel where life ->> 'evidence' = ${file}
    limit 20`.execute(db);
  for (const { organization } of rows) {
    if ((await grantOf(db, person, organization, 'readChannels', clock.now())) !== null) return true;
  }
  return false;
}
