import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Office, PersonFacts } from '@sanshen/domain/organization';
import type { Procedure, Scope, Stage } from '@sanshen/domain/policy';
import type { Facts } from '@sanshen/domain/review';

// Who may do what, worked out again from the facts. It shares no code with the heart, so that one mistake cannot hide in both.

interface Span {
  readonly from: Instant;
  readonly to: Instant | null;
}

interface Wanted {
  readonly offices: readonly Office[];
  readonly scope: Scope;
}

const covers = (span: Span, now: Instant) => !(now < span.from) && !(span.to !== null && span.to <= now);

export function knownPerson(facts: Facts, id: string): PersonFacts | undefined {
  return facts.people.filter((person) => person.id === id)[0];
}

/** Holds one of the offices in the scope's organisation now, away or not. */
export function holdsOffice(person: PersonFacts, { offices, scope }: Wanted, facts: Facts): boolean {
  const place: OrganizationId | undefined = facts.scopes[scope];
  if (place === undefined) return false;
  return person.appointments.some(
    (held) => held.organization === place && offices.includes(held.office) && covers(held, facts.now),
  );
}

export const isAway = (person: PersonFacts, facts: Facts) =>
  person.leaves.some((leave) => covers(leave, facts.now));

/** Office, presence, nature of employment and qualifications together. */
export function isEntitled(
  person: PersonFacts,
  rule: Wanted & { readonly employment: readonly string[]; readonly qualifications: readonly string[] },
  facts: Facts,
): boolean {
  if (!holdsOffice(person, rule, facts) || isAway(person, facts)) return false;
  if (!rule.employment.includes(person.employment)) return false;
  return rule.qualifications.every((kind) =>
    person.qualifications.some((held) => held.kind === kind && covers(held, facts.now)),
  );
}

/** One of several choices of office, present. */
export function isOneOf(person: PersonFacts, choices: readonly Wanted[], facts: Facts): boolean {
  return !isAway(person, facts) && choices.some((choice) => holdsOffice(person, choice, facts));
}

/** The chain at a level of importance: base stages, then each escalation whose level is not above it. */
export function chainAt(procedure: Procedure, level: string): readonly Stage[] {
  const order = procedure.importance.map((one) => one.id);
  const chain = [...procedure.stages];
  for (const escalation of procedure.escalations) {
    if (order.indexOf(escalation.from) <= order.indexOf(level)) chain.push(...escalation.stages);
  }
  return chain;
}

export function rulesOf(stage: Stage) {
  return stage.composition.kind === 'seats' ? stage.composition.seats : [stage.composition.member];
}

/** The last place of a person in the longest chain, or -1. */
export function placeOf(procedure: Procedure, person: PersonFacts, facts: Facts): number {
  const chain = [...procedure.stages, ...procedure.escalations.flatMap((one) => one.stages)];
  return chain.findLastIndex((stage) => rulesOf(stage).some((rule) => isEntitled(person, rule, facts)));
}
