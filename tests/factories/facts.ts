import type { Instant } from '@sanshen/domain/kernel';
import type { PersonFacts } from '@sanshen/domain/organization';
import type { PinnedProcedure, Procedure } from '@sanshen/domain/policy';
import type { Facts } from '@sanshen/domain/review';
import { at, own, ownPublicity, root, superior, superiorPublicity } from './ids.ts';
import { pin } from './procedures.ts';

/** Facts for a procedure and some people at {@link start}, with every scope in place. */
export function factsFor(
  procedure: Procedure | PinnedProcedure,
  people: readonly PersonFacts[],
  change: Partial<Facts> = {},
): Facts {
  return {
    now: at(0),
    people,
    scopes: { own, ownPublicity, superior, superiorPublicity, root },
    procedure: 'procedure' in procedure ? procedure : pin(procedure),
    ...change,
  };
}

/** The same facts at another time. */
export function later(facts: Facts, now: Instant): Facts {
  return { ...facts, now };
}

/** The same facts with some people changed, by id; a person who is not there yet is added. */
export function withPeople(facts: Facts, ...changed: readonly PersonFacts[]): Facts {
  const kept = facts.people.filter((person) => !changed.some((one) => one.id === person.id));
  return { ...facts, people: [...kept, ...changed] };
}
