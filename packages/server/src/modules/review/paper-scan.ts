import { contentProblems } from '@sanshen/contract/content';
import type { Digest, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';

/** Throws `content.fileUnknown` unless the registrar brought the scan, or may read it. */
export async function requireScan(context: AppContext, person: PersonId, scan: Digest): Promise<void> {
  if (await context.fileAccess.mayRead(person, scan)) return;
  throw new Problem(contentProblems['content.fileUnknown'], { file: scan });
}
