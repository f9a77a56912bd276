import { checkProblems } from '@sanshen/contract/checks';
import type { Digest, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { rootOf } from '../organization/public.ts';
import { requireManuscriptView } from '../review/public.ts';
import { loadPictureReport } from './pictures/picture-report-store.ts';
import { loadReport, type StoredFinding } from './report-store.ts';

/** Findings of the report on a manuscript's newest text, and whose text it is. */
export interface Reported {
  readonly organization: OrganizationId;
  readonly root: OrganizationId;
  readonly digest: Digest | null;
  readonly findings: readonly StoredFinding[];
}

/**
 * The findings with these ids, for a person who may read the text. Throws as requireManuscriptView; `checks.stale` if the text is not the
 * one that was seen; `checks.unknownFinding`.
 */
export async function findReported(
  context: AppContext,
  asked: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    /** Null if it does not matter. */
    readonly digest: string | null;
    readonly findings: readonly string[];
  },
): Promise<Reported> {
  const { db } = context;
  const { manuscript, person } = asked;
  const row = await requireManuscriptView(context, db, person, manuscript, 'text');
  const { digest, organization_id: organization } = row;
  const root = await rootOf(db, organization);
  if (root === null) throw platformProblem('request.notFound');
  if (asked.digest !== null && asked.digest !== digest) throw new Problem(checkProblems['checks.stale']);
  const reports =
    digest === null || asked.findings.length === 0
      ? []
      : await Promise.all([loadReport(db, manuscript, digest), loadPictureReport(db, manuscript, digest)]);
  const all = reports.flatMap((report) => report?.findings ?? []);
  const byId = new Map<string, StoredFinding>(all.map((one) => [one.id, one]));
  const findings = [...new Set(asked.findings)].map((id) => {
    const found = byId.get(id);
    if (found === undefined) throw new Problem(checkProblems['checks.unknownFinding'], { finding: id });
    return found;
  });
  return { organization, root, digest, findings };
}
