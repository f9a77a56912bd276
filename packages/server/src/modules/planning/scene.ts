import { ideaProblems } from '@sanshen/contract/planning-ideas';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type Action, appointmentInForce, grantOf, type PersonSnapshot } from '@sanshen/domain/organization';
import { approvalsFor, type IdeaId } from '@sanshen/domain/planning';
import type { ContentRules, IdeaRule, OfficeAt, Scope } from '@sanshen/domain/policy';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { resolveScopes, snapshotOf, standpoint } from '../organization/public.ts';
import { holdIdea, type KeptIdea } from './idea-store.ts';
import { contentRulesOf } from './rule-book.ts';

/** Who acts on the ideas of an organisation, by what rule, and what he may do. */
export interface IdeaScene {
  readonly now: Instant;
  readonly organization: OrganizationId;
  readonly rules: ContentRules;
  readonly rule: IdeaRule | null;
  readonly snapshot: PersonSnapshot;
  /** Holds an office that the rule names. */
  readonly approver: boolean;
  readonly mayPlan: boolean;
  readonly mayWrite: boolean;
  readonly scopes: Partial<Record<Scope, OrganizationId>>;
}

/** Opens a scene for whoever may see the planning of an organisation. Throws `access.forbidden`, `planning.noRuleBook`. */
export async function openScene(
  db: Database | Transaction,
  clock: Clock,
  person: PersonId,
  organization: OrganizationId,
): Promise<IdeaScene> {
  const now = clock.now();
  const { facts, tree } = await standpoint(db, person, [organization], now);
  const grant = (action: Action) =>
    facts === null ? null : grantOf(tree, facts.appointments, organization, action, now);
  const seen = grant('readPlanning');
  if (facts === null || seen === null)
    throw platformProblem('access.forbidden', { organization, action: 'readPlanning' });
  const [rules, scopes] = [
    await contentRulesOf(db, organization, now),
    await resolveScopes(db, organization, now),
  ];
  const rule = rules.ideas ?? null;
  const approving = rule === null ? null : appointmentFor(rule.approveBy);
  const planning = grant('planContent');
  const as = planning?.appointment ?? approving ?? seen.appointment;
  return {
    now,
    organization,
    rules,
    rule,
    snapshot: snapshotOf(facts, as.organization, now),
    approver: approving !== null,
    mayPlan: planning !== null,
    mayWrite: grant('writeManuscript') !== null,
    scopes,
  };

  function appointmentFor(places: readonly OfficeAt[]) {
    for (const { scope, offices } of places) {
      const at = scopes[scope];
      const found = at === undefined || facts === null ? null : appointmentInForce(facts, at, offices, now);
      if (found !== null) return found;
    }
    return null;
  }
}

/** A scene with an idea, whose row is held until the transaction ends. Throws `request.notFound` for an unknown one and as {@link openScene}. */
export async function openIdea(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  id: IdeaId,
): Promise<IdeaScene & { readonly idea: KeptIdea }> {
  const idea = await holdIdea(trx, id);
  if (idea === null) throw platformProblem('request.notFound');
  return { ...(await openScene(trx, clock, person, idea.organization)), idea };
}

/** Refuses whoever has no part in the content of the organisation. */
export function requirePlanner({ mayPlan, organization }: IdeaScene): void {
  if (!mayPlan) throw platformProblem('access.forbidden', { organization, action: 'planContent' });
}

/** How many approvals an idea of a topic needs. Throws `planning.topicUnknown`. */
export function approvalsAsked({ rules, rule }: IdeaScene, topic: string): number {
  if (!rules.topics.some(({ id }) => id === topic)) throw new Problem(ideaProblems['planning.topicUnknown']);
  return approvalsFor(rule, topic);
}
