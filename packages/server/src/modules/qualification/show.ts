import { employmentNames } from '@sanshen/contract/policy-words';
import type { readUnitQualifications } from '@sanshen/contract/qualification';
import type { RouteOutput } from '@sanshen/contract/route';
import { addHours, type Instant, type LocalizedText, type OrganizationId } from '@sanshen/domain/kernel';
import { type Employment, inForce } from '@sanshen/domain/organization';
import type { Policy } from '@sanshen/domain/policy';
import {
  type ConditionKind,
  type CoveredDuty,
  type CoverGap,
  dutyObstacle,
  endingsOf,
  fitUntil,
  isOf,
  type PersonTerms,
} from '@sanshen/domain/qualification';
import type { CoverGround } from './ground.ts';

type Unit = RouteOutput<typeof readUnitQualifications>;
type ShownPerson = Unit['people'][number];

/** Days before the end at which people are told, where the rule book says nothing. */
export const usualDays: readonly number[] = [30, 7, 1];

/** The days of warning that hold in an organisation. */
export function warnDays(policy: Policy | undefined): readonly number[] {
  return policy?.training.lapse?.remindDaysBefore ?? usualDays;
}

/** How far ahead the end of a right is looked for. */
export const farDays = 3650;

/** What a condition is called in an organisation's rule book. */
export function conditionName(policy: Policy | undefined, what: ConditionKind, item: string): LocalizedText {
  const named = (items: readonly { readonly id: string; readonly name: LocalizedText }[] | undefined) =>
    items?.find(({ id }) => id === item)?.name ?? { zh: item, en: item };
  if (what === 'qualification') return named(policy?.qualifications);
  if (what === 'appointment') return named(policy?.offices);
  // The column's check allows the four natures of employment only.
  return employmentNames[item as Employment];
}

export function showDuty({ kind, id, organization, name }: CoveredDuty, names: CoverGround['names']) {
  return {
    kind,
    id,
    name,
    organization: { id: organization, name: names.get(organization) ?? organization },
  };
}

export function showGap({ duty, from, fit }: CoverGap, names: CoverGround['names']) {
  return { duty: showDuty(duty, names), from, fit, least: duty.least };
}

/** What a person's rights rest on, and which duties of some organisations follow from it. */
export function showPerson(
  terms: PersonTerms,
  { duties, names, policies }: CoverGround,
  home: OrganizationId | null,
  now: Instant,
): ShownPerson {
  const policy = (home === null ? undefined : policies.get(home)) ?? [...policies.values()][0];
  const soon = addHours(now, Math.max(...warnDays(policy)) * 24);
  const endings = endingsOf(terms, now, soon);
  const ending = (what: ConditionKind, item: string, to: Instant | null) =>
    endings.some((one) => one.what === what && one.item === item && one.at === to);
  const condition = (
    what: ConditionKind,
    item: string,
    { from, to }: { readonly from: Instant; readonly to: Instant | null },
    organization: OrganizationId | null,
  ) => ({
    ...{ what, from, to, ending: ending(what, item, to) },
    name: conditionName(policy, what, item),
    organization: organization === null ? null : (names.get(organization) ?? organization),
  });
  const conditions = [
    ...terms.qualifications.map((one) => condition('qualification', one.kind, one, null)),
    ...terms.employments.map((one) => condition('employment', one.employment, one, null)),
    ...terms.appointments.map((one) => condition('appointment', one.office, one, one.organization)),
  ].filter((one) => one.to === null || one.to > now);
  return {
    person: terms.id,
    name: terms.name,
    employment: terms.employments.find((one) => inForce(one, now))?.employment ?? 'volunteer',
    conditions,
    duties: duties
      .filter((duty) => isOf(duty, terms, now))
      .map((duty) => {
        const obstacle = dutyObstacle(duty, terms, now);
        const until = obstacle === null ? fitUntil(duty, terms, now, addHours(now, farDays * 24)) : null;
        return { duty: showDuty(duty, names), obstacle, until };
      }),
  };
}
