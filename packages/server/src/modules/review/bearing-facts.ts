import { inForce, type PersonFacts } from '@sanshen/domain/organization';
import {
  type Command,
  decide,
  evolve,
  type Facts,
  openSeats,
  type ReviewEvent,
  type ReviewState,
  reviewOpen,
} from '@sanshen/domain/review';

/**
 * Those of the loaded facts that bear on a decision, for the record: of the people only who acts and who holds an office of a seat that
 * waited or waits. The others' employment and certificates would stay in the ledger for good and prove nothing. Decided again with what is
 * kept, the same events must follow, which is tried here; where they do not, everything is kept.
 */
export function bearingFacts(
  before: ReviewState,
  command: Command,
  facts: Facts,
  events: readonly ReviewEvent[],
): Facts {
  const after = events.reduce(evolve, before);
  const seats = [before, after].filter(reviewOpen).flatMap(openSeats);
  const bears = (person: PersonFacts) =>
    person.id === command.by ||
    (command.kind === 'signPaper' && person.id === command.signer) ||
    seats.some(({ seat }) => holds(person, facts, seat.offices, facts.scopes[seat.scope]));
  const kept: Facts = { ...facts, people: facts.people.filter(bears) };
  const again = decide(before, command, kept);
  return again.ok && JSON.stringify(again.events) === JSON.stringify(events) ? kept : facts;
}

function holds(
  person: PersonFacts,
  { now }: Facts,
  offices: readonly string[],
  organization: string | undefined,
): boolean {
  return person.appointments.some(
    (one) => one.organization === organization && offices.includes(one.office) && inForce(one, now),
  );
}
