import { policyProblems } from '@sanshen/contract/policy';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import { procedureFor } from '@sanshen/domain/policy';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { appendEntry } from '../ledger/public.ts';
import { rootOf } from '../organization/public.ts';
import { effectivePolicy } from './effective-policy.ts';
import { projectChoice } from './projection.ts';

/**
 * Chooses the procedure for an organisation's runs from now on, such as the one with an editorial board (§5); runs under way keep theirs.
 * Throws `policy.none`, `policy.procedureNotOpen`. The caller has checked the right to it.
 */
export async function chooseProcedure(
  trx: Transaction,
  choice: { readonly organization: OrganizationId; readonly procedure: string; readonly at: Instant },
  actor: Actor,
): Promise<void> {
  const { organization, procedure, at } = choice;
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const effective = await effectivePolicy(trx, organization, at);
  if (effective === null) throw new Problem(policyProblems['policy.none']);
  if (procedureFor(effective.policy, effective.kind, procedure) === null) {
    throw new Problem(policyProblems['policy.procedureNotOpen'], { procedure });
  }
  const body = { root, organization, procedure };
  const { sequence } = await appendEntry(trx, {
    stream: `policy:${organization}`,
    at,
    actor,
    kind: 'policy.procedureChosen',
    body,
  });
  await projectChoice(trx, body, { sequence, at, actor });
  await announce(trx, { kind: 'organization', id: organization });
}
