import type { PersonId } from '../kernel/index.ts';
import {
  appointmentInForce,
  inForce,
  type Office,
  onLeave,
  type PersonFacts,
  type PersonSnapshot,
} from '../organization/index.ts';
import type { Scope, Stage } from '../policy/index.ts';
import type { Facts } from './commands.ts';
import { planOf, stagesFor } from './plan.ts';
import { seatAppointment, snapshot } from './seats.ts';
import type { ReviewState } from './state.ts';

/** The facts about a person, or undefined when nothing is known of him. */
export function personIn(facts: Facts, person: PersonId): PersonFacts | undefined {
  return facts.people.find((known) => known.id === person);
}

/**
 * The snapshot by which a person acts for an organisation: any office there in force now, or in its own publicity department, which runs
 * the channels of a committee (§11); null when there is none.
 */
export function memberSnapshot(
  person: PersonFacts,
  organization: string | null,
  facts: Facts,
): PersonSnapshot | null {
  const own = person.appointments.filter((a) => inForce(a, facts.now));
  const appointment =
    own.find((a) => a.organization === organization) ??
    own.find((a) => organization === facts.scopes.own && a.organization === facts.scopes.ownPublicity);
  return appointment === undefined ? null : snapshot(person, appointment);
}

/** Tells whether a person wrote or edited this text, other than by a correction from a seat. */
export function isEditor(state: ReviewState, person: PersonId): boolean {
  return state.author === person || state.edits.some((edit) => edit.person === person && edit.stage === null);
}

/** Tells whether a person had any hand in this text. */
export function touched(state: ReviewState, person: PersonId): boolean {
  return state.author === person || state.edits.some((edit) => edit.person === person);
}

/** The snapshot of a person by the first of some offices that he holds now and is not on leave from, or null. */
export function officeSnapshot(
  person: PersonFacts,
  holders: readonly { readonly offices: readonly Office[]; readonly scope: Scope }[],
  facts: Facts,
): PersonSnapshot | null {
  if (onLeave(person, facts.now)) return null;
  for (const { offices, scope } of holders) {
    const organization = facts.scopes[scope];
    if (organization === undefined) continue;
    const appointment = appointmentInForce(person, organization, offices, facts.now);
    if (appointment !== null) return snapshot(person, appointment);
  }
  return null;
}

/** Every stage that the procedure of this run may ever ask for. */
export function wholeChain(state: ReviewState): readonly Stage[] {
  const procedure = state.pinned?.procedure;
  const highest = procedure?.importance.at(-1);
  return procedure === undefined || highest === undefined ? planOf(state) : stagesFor(procedure, highest.id);
}

/** The last stage of the chain where a person holds a seat now, with his snapshot there; null when he holds none. */
export function chainPlace(
  state: ReviewState,
  person: PersonFacts,
  facts: Facts,
  chain: readonly Stage[] = wholeChain(state),
): { readonly stageIndex: number; readonly snapshot: PersonSnapshot } | null {
  for (let stageIndex = chain.length - 1; stageIndex >= 0; stageIndex--) {
    const composition = chain[stageIndex]?.composition;
    const rules =
      composition === undefined
        ? []
        : composition.kind === 'seats'
          ? composition.seats
          : [composition.member];
    for (const rule of rules) {
      const appointment = seatAppointment(rule, person, facts);
      if (!('code' in appointment)) return { stageIndex, snapshot: snapshot(person, appointment) };
    }
  }
  return null;
}

/** The snapshot of the person whom the procedure makes responsible, or null. */
export function responsibleSnapshot(
  state: ReviewState,
  person: PersonFacts,
  facts: Facts,
): PersonSnapshot | null {
  const procedure = state.pinned?.procedure ?? facts.procedure?.procedure;
  return procedure === undefined ? null : officeSnapshot(person, [procedure.responsible], facts);
}

/** The snapshot of a person with the right to publish, or null (§7: office, employment and qualification together). */
export function publisherSnapshot(
  state: ReviewState,
  person: PersonFacts,
  facts: Facts,
): PersonSnapshot | null {
  if (state.pinned === null) return null;
  const appointment = seatAppointment(state.pinned.procedure.publishers, person, facts);
  return 'code' in appointment ? null : snapshot(person, appointment);
}

/**
 * By which office a person has a hand in a manuscript: a seat of its chain, else any office of the organisation that writes it. Null for
 * everybody else. Who has one may note findings, comment and suggest changes.
 */
export function handIn(state: ReviewState, person: PersonFacts, facts: Facts): PersonSnapshot | null {
  return chainPlace(state, person, facts)?.snapshot ?? memberSnapshot(person, state.organization, facts);
}
