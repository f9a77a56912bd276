import { policyProblems } from '@sanshen/contract/policy';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import { type Difference, policyKey } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { appendEntry, loadHead } from '../ledger/public.ts';
import { rootOf, superiorOf } from '../organization/public.ts';
import { type Assembled, assemble } from './assemble.ts';
import { type CheckedPolicy, checkPolicy, type RefusedPolicy } from './check-policy.ts';
import { asSource, type EffectivePolicy, effectivePolicy } from './effective-policy.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';
import { type FiledVersion, keepText, loadNewest, type PolicyFile } from './policy-store.ts';
import { projectFiling } from './projection.ts';
import { headingOf } from './read-folder.ts';

/** A rule book that an organisation wants to file. */
export interface Proposal {
  readonly organization: OrganizationId;
  readonly files: readonly PolicyFile[];
  readonly at: Instant;
}

/** What would come of a proposal: every problem with its line, and the comparison with the superior's rule book. */
export async function checkProposal(
  db: Database | Transaction,
  { organization, files, at }: Proposal,
): Promise<(CheckedPolicy & { readonly base: EffectivePolicy | null }) | RefusedPolicy> {
  const assembled = assemble(asSource(files));
  if (!('document' in assembled)) return { problems: assembled, differences: [] };
  const superior = await superiorOf(db, organization, at);
  const base = superior === null ? null : await effectivePolicy(db, superior, at);
  const newest = (await loadNewest(db, [organization])).get(organization) ?? null;
  const problems = headingProblems(assembled, base, newest);
  if (problems.length > 0) return { problems, differences: [] };
  const result = checkPolicy(assembled, base?.policy ?? null);
  return 'policy' in result ? { ...result, base } : result;
}

function headingProblems(
  assembled: Assembled,
  base: EffectivePolicy | null,
  newest: FiledVersion | null,
): readonly FileProblem[] {
  const heading = headingOf(assembled);
  const problems: FileProblem[] = [];
  const named =
    heading.extends && policyKey({ id: heading.extends.policy, version: heading.extends.version });
  if (base !== null && named !== policyKey(base.policy)) {
    const place = assembled.placeOf('/extends');
    problems.push(fileProblem('policy.baseNotSuperior', place, '/extends', policyKey(base.policy)));
  }
  if (newest !== null && newest.policy === heading.id && heading.version <= newest.version) {
    const place = assembled.placeOf('/version');
    problems.push(fileProblem('policy.versionNotNew', place, '/version', String(newest.version)));
  }
  return problems;
}

/**
 * Files a rule book for an organisation; it is in force from now on for it and all below it that filed none of their own. Runs under way
 * keep the version that they started under. Throws `policy.refused` with every problem and its line. The caller has checked the right to it.
 */
export async function proposePolicy(
  trx: Transaction,
  proposal: Proposal,
  actor: Actor,
): Promise<FiledVersion & { readonly differences: readonly Difference[] }> {
  const { organization, files, at } = proposal;
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  // Holding the stream first keeps two proposals of one organisation apart.
  const stream = `policy:${organization}`;
  const head = await loadHead(trx, stream);
  const checked = await checkProposal(trx, proposal);
  if (!('policy' in checked)) {
    throw new Problem(policyProblems['policy.refused'], {
      problems: checked.problems,
      differences: checked.differences,
    });
  }
  const { policy, digest, base, differences } = checked;
  const body = {
    root,
    organization,
    policy: policy.id,
    version: policy.version,
    digest,
    baseDigest: base?.digest ?? null,
    files: files.map(({ name, text }) => ({ name, text })),
  };
  const { sequence } = await appendEntry(trx, { stream, head, at, actor, kind: 'policy.filed', body });
  await keepText(trx, root, digest, policy);
  const filed = await projectFiling(trx, body, { sequence, at, actor });
  await announce(trx, { kind: 'organization', id: organization });
  return { ...filed, differences };
}
