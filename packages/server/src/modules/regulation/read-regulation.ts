import { policyProblems } from '@sanshen/contract/policy';
import { rulesInWords } from '@sanshen/contract/policy-sentences';
import type { readRegulation } from '@sanshen/contract/regulation';
import {
  type CapabilityId,
  calling,
  capabilities,
  type FigureId,
  figureSentences,
  figureTargets,
  partOf,
  targetPaths,
} from '@sanshen/contract/regulation-map';
import type { RouteOutput } from '@sanshen/contract/route';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Policy } from '@sanshen/domain/policy';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { grantOf, namesOf, requireGrant } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { type Figures, measure, most } from './measure.ts';

type Regulation = RouteOutput<typeof readRegulation>;
type Clause = Regulation['clauses'][number];

/**
 * The clauses of the rule book in force for an organisation, where each lives in the product, and how the organisation stands. Who may read
 * its rule book but not its state (a subordinate) gets no figures. Throws `access.forbidden`, `policy.none`.
 */
export async function regulationOf(
  context: AppContext,
  person: PersonId,
  organizationName: string,
): Promise<Regulation> {
  const { readDb: db } = context;
  const organization = brandId<OrganizationId>(organizationName);
  const now = context.clock.now();
  await requireGrant(db, person, organization, 'readPolicy', now);
  const [effective, state, names] = await Promise.all([
    effectivePolicy(db, organization, now),
    grantOf(db, person, organization, 'readState', now),
    namesOf(db, [organization], now),
  ]);
  if (effective === null) throw new Problem(policyProblems['policy.none']);
  const { policy } = effective;
  const focus = policy.content.topics.filter((topic) => topic.focus).map(({ id }) => id);
  const figures = state === null ? null : await measure(db, organization, focus, now);
  const { id, version, title, source } = policy;
  return {
    organization,
    organizationName: names.get(organization) ?? organization,
    policy: { id, version, title, ...source },
    clauses: clausesOf(policy).map(({ capabilities: done, figures: measured, ...clause }) => ({
      ...clause,
      capabilities: done.map(showCapability),
      state: figures === null ? [] : measured.map((figure) => showFigure(figure, figures)),
    })),
  };
}

/** The clauses of a rule book, each with what stands behind the rules that cite it. */
export function clausesOf(policy: Policy) {
  const rules = rulesInWords(policy);
  return policy.clauses.map(({ id, title, text, summary }) => {
    const behind = rules.flatMap((rule) => (rule.clause === id ? (partOf(rule.pointer) ?? []) : []));
    return {
      id,
      title,
      text: text ?? null,
      summary,
      capabilities: [...new Set(behind.flatMap((part) => part.capabilities))],
      figures: [...new Set(behind.flatMap((part) => part.figures))],
    };
  });
}

function showCapability(id: CapabilityId): Clause['capabilities'][number] {
  const { name, target } = capabilities[id];
  return { id, name, available: target !== null, target, path: target === null ? null : targetPaths[target] };
}

function showFigure(id: FigureId, figures: Figures): Clause['state'][number] {
  const shown = (n: number) => (n > most ? `${most}+` : String(n));
  const value = Math.min(figures[id], most);
  const of = id === 'qualified' ? figures.peopleInOffice : figures.published;
  const target = figureTargets[id];
  return {
    id,
    value,
    capped: figures[id] > most,
    attention: calling.includes(id) && value > 0,
    sentence: figureSentences[id](shown(figures[id]), shown(of)),
    path: target === null ? null : targetPaths[target],
  };
}
