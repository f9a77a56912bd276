import { planningProblems } from '@sanshen/contract/planning';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { ContentRules, Target } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { effectivePolicy } from '../policy/public.ts';

/** What the rule book in force says of content. Throws `planning.noRuleBook`. */
export async function contentRulesOf(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<ContentRules> {
  const standing = await effectivePolicy(db, organization, at);
  if (standing === null) throw new Problem(planningProblems['planning.noRuleBook']);
  return standing.policy.content;
}

/** A target as the contract shows it. */
export function targetShown({ id, clause, name, bound, share, period, of }: Target) {
  const topics = 'topics' in of ? [...of.topics] : null;
  const forms = 'forms' in of ? [...of.forms] : null;
  return { id, clause, name, bound, share, period, topics, forms };
}
