import { selectionProblems } from '@sanshen/contract/qualification-selection';
import { runsChannel } from '@sanshen/domain/channels';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { inForce, isQualified, type Office, type PersonFacts } from '@sanshen/domain/organization';
import type { Policy } from '@sanshen/domain/policy';
import type { SelectionRefusal } from '@sanshen/domain/qualification';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { loadPersonFacts, resolveScopes } from '../../organization/public.ts';
import { effectivePolicy, procedureInUse } from '../../policy/public.ts';

/** The rule book of a unit as selections need it. */
export interface SelectionGround {
  readonly policy: Policy;
  readonly rules: Policy['training']['selection'];
  /** Organisations in which a mentor may work (§11). */
  readonly runs: readonly OrganizationId[];
  /** What the work of an office asks for: the publishers' qualifications, where the office publishes or patrols. */
  readonly needs: (office: Office) => readonly string[];
}

/** Throws `request.notFound` where no rule book is in force. */
export async function groundOf(
  db: Database | Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<SelectionGround> {
  const standing = await effectivePolicy(db, organization, now);
  if (standing === null) throw platformProblem('request.notFound');
  const { policy } = standing;
  const procedure = await procedureInUse(db, organization, standing);
  const { patrol } = policy.interaction;
  const needs = (office: Office) => {
    const publishes = procedure?.publishers.offices.includes(office) === true;
    return [
      ...new Set([
        ...(publishes ? (procedure?.publishers.qualifications ?? []) : []),
        ...(patrol.offices.includes(office) ? (patrol.qualifications ?? []) : []),
      ]),
    ];
  };
  const runs = runsChannel(await resolveScopes(db, organization, now));
  return { policy, rules: policy.training.selection, runs, needs };
}

/** Offices for whose work somebody is selected: those that run the platform, by the rule book. */
export function openOffices({ policy }: SelectionGround): Policy['offices'] {
  return policy.offices.filter(
    ({ standsFor }) => standsFor === 'contentWorker' || standsFor === 'platformLead',
  );
}

/** Whether somebody works in one of the organisations now and holds what an office's work asks for. */
export function isFit(ground: SelectionGround, person: PersonFacts, office: Office, now: Instant): boolean {
  const works = person.appointments.some(
    (one) => ground.runs.includes(one.organization) && inForce(one, now) && one.standing !== 'administrator',
  );
  return works && holdsNeeds(ground, person, office, now);
}

/** Whether somebody holds the qualifications that an office's work asks for. */
export function holdsNeeds(
  ground: SelectionGround,
  person: PersonFacts,
  office: Office,
  now: Instant,
): boolean {
  return ground.needs(office).every((kind) => isQualified(person, kind, now));
}

/** The facts of one person. Throws `request.notFound`. */
export async function personFacts(
  db: Database | Transaction,
  person: PersonId,
  now: Instant,
): Promise<PersonFacts> {
  const [facts] = await loadPersonFacts(db, { people: [person] }, now);
  if (facts === undefined) throw platformProblem('request.notFound');
  return facts;
}

/** A refusal of the rules on its way to the caller. */
export function refusal(code: SelectionRefusal): Problem {
  return new Problem(selectionProblems[code]);
}
