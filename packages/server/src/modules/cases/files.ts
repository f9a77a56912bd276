import type { CaseEvidence, CaseFile } from '@sanshen/domain/cases';
import { brandId, type Digest, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { openScene } from './scene.ts';

/**
 * Files are added only by who may read them himself. Asked before the command's transaction: the answer comes over other connections.
 * Throws `request.notFound`.
 */
export async function requireCaseFiles(
  context: AppContext,
  person: PersonId,
  wish: { readonly files?: readonly CaseFile[]; readonly evidence?: readonly CaseEvidence[] },
): Promise<void> {
  const shown = (wish.evidence ?? []).filter(({ kind }) => kind === 'file').map(({ id }) => id);
  const sent = (wish.files ?? []).map(({ file }) => file);
  for (const file of new Set([...shown, ...sent])) {
    if (!(await context.fileAccess.mayRead(person, brandId<Digest>(file))))
      throw platformProblem('request.notFound', { file });
  }
}

/** Whoever sees a case may read the files in it. */
export async function mayReadCaseFile(
  { db, clock }: AppContext,
  person: PersonId,
  file: Digest,
): Promise<boolean> {
  const rows = await db
    .selectFrom('accountability_case_file')
    .select('case_id')
    .where('file', '=', file)
    .limit(20)
    .execute();
  for (const row of rows) {
    try {
      await openScene(db, person, row.case_id, clock.now());
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
  return false;
}
