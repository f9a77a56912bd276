import type { OrganizationId } from '@sanshen/domain/kernel';
import { compareStrictness, type Difference } from '@sanshen/domain/policy';
import type { Database } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadText, loadVersion } from './policy-store.ts';

/**
 * A filed rule book against the one that it was filed on: the superior's of that time. None where it was filed on none.
 * Throws `request.notFound`.
 */
export async function compareVersion(
  db: Database,
  organization: OrganizationId,
  sequence: number,
): Promise<readonly Difference[]> {
  const filed = await loadVersion(db, organization, sequence);
  if (filed === null) throw platformProblem('request.notFound');
  const policy = await loadText(db, filed.digest);
  const base = filed.baseDigest === null ? null : await loadText(db, filed.baseDigest);
  if (policy === null || base === null) return [];
  return compareStrictness(base, policy);
}
