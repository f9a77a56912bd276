import { actionNames, relationNames } from '@sanshen/contract/organization-words';
import { policyProblems } from '@sanshen/contract/policy';
import type { readVocabulary } from '@sanshen/contract/policy-reading';
import {
  dutyNames,
  employmentNames,
  phaseNames,
  platformNames,
  scopeNames,
  severityNames,
  standingNames,
} from '@sanshen/contract/policy-words';
import type { RouteOutput } from '@sanshen/contract/route';
import type { Instant, LocalizedText, OrganizationId } from '@sanshen/domain/kernel';
import { administratorOffice } from '@sanshen/domain/organization';
import type { NamedItem, Policy, Seat, Stage } from '@sanshen/domain/policy';
import type { Database } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { effectivePolicy } from './effective-policy.ts';

type Vocabulary = RouteOutput<typeof readVocabulary>;

/** What ids are called under the rule book in force for an organisation. Throws `policy.none`. */
export async function vocabularyOf(
  db: Database,
  organization: OrganizationId,
  at: Instant,
): Promise<Vocabulary> {
  const effective = await effectivePolicy(db, organization, at);
  if (effective === null) throw new Problem(policyProblems['policy.none']);
  const { policy } = effective;
  const stages = stagesOf(policy);
  return {
    offices: [
      ...policy.offices.map(({ id, name, standsFor }) => ({ id, name, standsFor })),
      // Every installation has it, and no rule book defines it.
      { id: administratorOffice, name: standingNames.administrator, standsFor: 'administrator' },
    ],
    organizationKinds: policy.organizationKinds.map(word),
    importance: policy.importance.map(({ id, name, meaning }) => ({ id, name, meaning })),
    qualifications: policy.qualifications.map(word),
    topics: policy.content.topics.map(({ id, name, focus }) => ({ id, name, focus })),
    forms: policy.content.forms.map(word),
    marks: policy.marks.marks.map(word),
    declarations: policy.discipline.declarations.map(({ id, name, text, required }) => ({
      id,
      name,
      text,
      required,
    })),
    procedures: policy.procedures.map(word),
    stages: unique(stages.map(word)),
    seats: unique(stages.flatMap(seatsOf).map(word)),
    employments: words(employmentNames),
    duties: words(dutyNames),
    scopes: words(scopeNames),
    standings: words(standingNames),
    relations: words(relationNames),
    actions: words(actionNames),
    phases: words(phaseNames),
    platforms: words(platformNames),
    severities: words(severityNames),
  };
}

function word({ id, name }: Pick<NamedItem, 'id' | 'name'>) {
  return { id, name };
}

function words(names: Readonly<Record<string, LocalizedText>>) {
  return Object.entries(names).map(([id, name]) => ({ id, name }));
}

function unique<Word extends { readonly id: string }>(items: readonly Word[]): Word[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function stagesOf(policy: Policy): readonly Stage[] {
  return policy.procedures.flatMap(({ stages, escalations }) => [
    ...stages,
    ...escalations.flatMap((escalation) => escalation.stages),
  ]);
}

function seatsOf({ composition }: Stage): readonly Seat[] {
  return composition.kind === 'board' ? [composition.member] : composition.seats;
}
