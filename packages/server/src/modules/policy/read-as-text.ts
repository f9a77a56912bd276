import { policyProblems } from '@sanshen/contract/policy';
import type { readPolicyAsText } from '@sanshen/contract/policy-reading';
import { rulesInWords } from '@sanshen/contract/policy-sentences';
import { sectionNames } from '@sanshen/contract/policy-words';
import type { RouteOutput } from '@sanshen/contract/route';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { assignmentFor } from '@sanshen/domain/policy';
import type { Database } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { namesOf } from '../organization/public.ts';
import { drawProcedure } from './draw-procedure.ts';
import { effectivePolicy } from './effective-policy.ts';
import { procedureInUse } from './pin-procedure.ts';

/** The rule book in force for an organisation as a person reads it. Throws `policy.none`. */
export async function policyAsText(
  db: Database,
  organization: OrganizationId,
  at: Instant,
): Promise<RouteOutput<typeof readPolicyAsText>> {
  const effective = await effectivePolicy(db, organization, at);
  if (effective === null) throw new Problem(policyProblems['policy.none']);
  const { policy, digest, filedBy, kind, suspended } = effective;
  const [names, used] = await Promise.all([
    namesOf(db, [filedBy, ...suspended], at),
    procedureInUse(db, organization, effective),
  ]);
  const named = (id: OrganizationId) => ({ id, name: names.get(id) ?? id });
  const rules = rulesInWords(policy);
  const assignment = assignmentFor(policy, kind);
  const open = new Set(assignment === null ? [] : [assignment.procedure, ...assignment.choices]);
  const drawn = policy.procedures.map((procedure) =>
    drawProcedure(policy, procedure, { inUse: procedure.id === used?.id, open: open.has(procedure.id) }),
  );
  return {
    policy: policy.id,
    version: policy.version,
    digest,
    title: policy.title,
    source: { ...policy.source },
    filedBy: named(filedBy),
    extends: policy.extends,
    suspended: suspended.map(named),
    clauses: policy.clauses.map(({ id, title, summary, text }) => ({
      id,
      title,
      summary,
      text: text ?? null,
      rules: rules
        .filter((rule) => rule.clause === id)
        .map(({ clause: _clause, ...rule }) => ({ ...rule, sectionName: sectionNames[rule.section] })),
    })),
    procedures: drawn.toSorted(
      (a, b) => Number(b.inUse) - Number(a.inUse) || Number(b.open) - Number(a.open),
    ),
  };
}
