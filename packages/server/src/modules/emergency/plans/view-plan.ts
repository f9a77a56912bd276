import type { planViewSchema } from '@sanshen/contract/emergency-plans';
import { fillRoles, type Plan, type PlanContent, type RolePerson } from '@sanshen/domain/emergency';
import type { Instant, LocalizedText, OrganizationId } from '@sanshen/domain/kernel';
import type { Office, PersonFacts } from '@sanshen/domain/organization';
import type { OfficeAt, Policy } from '@sanshen/domain/policy';
import type { z } from 'zod';
import type { PlanGround } from './ground.ts';

type PlanView = z.input<typeof planViewSchema>;

/** A version of a plan as a screen shows it, with the people of an organisation who would play its roles at an instant. */
export function viewPlan(
  { policy, scopes }: PlanGround,
  plan: Plan,
  people: readonly PersonFacts[],
  names: ReadonlyMap<OrganizationId, string>,
  at: Instant,
): PlanView {
  const player = ({ person, name, office, acting }: RolePerson) => ({
    person,
    name,
    office: officeName(policy, office),
    acting,
  });
  const { content, submitted, decided } = plan;
  return {
    plan: plan.id,
    owner: { organization: plan.organization, name: names.get(plan.organization) ?? plan.organization },
    number: plan.number,
    status: plan.status,
    digest: plan.digest,
    content: viewContent(content),
    players: fillRoles(content, scopes, people, at).map((role) => ({
      role: role.id,
      people: role.people.map(player),
      deputies: role.deputyPeople.map(player),
      gap: role.gap,
      vacancy: role.vacancy,
    })),
    findings: plan.findings,
    submitted: { name: submitted.by.name, at: submitted.at },
    approved: plan.expiresAt === null || decided === null ? null : { name: decided.by.name, at: decided.at },
    expiresAt: plan.expiresAt,
  };
}

/** What a plan says, as the contract has it. */
export function viewContent({ purpose, roles, steps, texts }: PlanContent): PlanView['content'] {
  const offices = ({ offices: names, scope }: OfficeAt) => ({ offices: [...names], scope });
  return {
    purpose,
    roles: roles.map((role) => ({
      ...role,
      holders: offices(role.holders),
      deputies: role.deputies === null ? null : offices(role.deputies),
    })),
    steps: [...steps],
    texts: [...texts],
  };
}

/** What the rule book calls an office. */
export function officeName({ offices }: Policy, office: Office): LocalizedText {
  return offices.find(({ id }) => id === office)?.name ?? { zh: office, en: office };
}
