import type { Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import {
  type Appointment,
  appointmentInForce,
  inForce,
  type Office,
  onLeave,
  type PersonFacts,
  type PersonSnapshot,
} from '../organization/index.ts';
import type { Duty, Seat, Stage } from '../policy/index.ts';
import type { Facts } from './commands.ts';
import { planOf } from './plan.ts';
import type { Refusal } from './refusals.ts';
import type { ReviewState, Roster, SignOff } from './state.ts';

/** A seat that still lacks a sign-off on the current digest. */
export interface OpenSeat {
  readonly stage: Stage;
  readonly stageIndex: number;
  readonly seat: Seat;
  readonly duties: readonly Duty[];
}

/** What a person must hold to take a seat, or to publish. */
export type SeatRule = Pick<Seat, 'offices' | 'scope' | 'employment' | 'qualifications'>;

/** A seat's id for one member of a board. */
export function boardSeatId(prefix: string, member: PersonId): string {
  return `${prefix}:${member}`;
}

/** The seats of a stage: the named ones, or one for each member of the board's roster. */
export function seatsOf(stage: Stage, roster: Roster | undefined): readonly Seat[] {
  const { composition } = stage;
  if (composition.kind === 'seats') return composition.seats;
  return (roster?.members ?? []).map((member) => ({
    ...composition.member,
    id: boardSeatId(composition.member.id, member.person),
  }));
}

/** Tells whether a duty of a seat holds a sign-off on the current digest. */
export function holds(state: ReviewState, stage: string, seat: string, duty: Duty): boolean {
  return signOffFor(state, stage, seat, duty)?.digest === state.digest;
}

export function signOffFor(state: ReviewState, stage: string, seat: string, duty: Duty): SignOff | undefined {
  return state.signOffs.find((s) => s.stage === stage && s.seat === seat && s.duty === duty);
}

/** Tells whether every duty of a seat holds a sign-off on the current digest, its own or one that the rule book lets stand for it. */
export function seatComplete(state: ReviewState, seat: Seat, stage: Stage): boolean {
  return seat.duties.every((duty) => holds(state, stage.id, seat.id, duty)) || decidedEarlier(state, seat);
}

function decidedEarlier(state: ReviewState, seat: Seat): boolean {
  if (seat.satisfiedBy === undefined) return false;
  return seat.satisfiedBy.some(({ stage, offices }) => {
    const given = state.signOffs.filter(
      ({ stage: signed, digest, signer }) =>
        signed === stage &&
        digest === state.digest &&
        signer.office !== null &&
        offices.includes(signer.office),
    );
    return given.some(({ signer }) =>
      seat.duties.every((duty) => given.some((s) => s.duty === duty && s.signer.person === signer.person)),
    );
  });
}

/** Tells whether a stage is complete on the current digest. An empty board or an empty list of seats never is. */
export function stageComplete(state: ReviewState, stage: Stage): boolean {
  const roster = state.rosters[stage.id];
  const seats = seatsOf(stage, roster);
  const complete = seats.filter((seat) => seatComplete(state, seat, stage));
  const { composition } = stage;
  if (composition.kind === 'seats') {
    return composition.rule === 'all'
      ? seats.length > 0 && complete.length === seats.length
      : complete.length > 0;
  }
  if (roster === undefined || complete.length < Math.max(roster.required, composition.minimum)) return false;
  if (composition.ledBy.length === 0) return true;
  return roster.members.some(
    (member) =>
      member.leads && complete.some((seat) => seat.id === boardSeatId(composition.member.id, member.person)),
  );
}

/** Every seat up to the present stage that still lacks a sign-off on the current digest. */
export function openSeats(state: ReviewState): readonly OpenSeat[] {
  const open: OpenSeat[] = [];
  planOf(state).forEach((stage, stageIndex) => {
    if (stageIndex > state.stageIndex || stageComplete(state, stage)) return;
    for (const seat of seatsOf(stage, state.rosters[stage.id])) {
      if (seatComplete(state, seat, stage)) continue;
      const duties = seat.duties.filter((duty) => !holds(state, stage.id, seat.id, duty));
      if (duties.length > 0) open.push({ stage, stageIndex, seat, duties });
    }
  });
  return open;
}

/** Who somebody is for the record: his office in force, and nothing more. */
export function snapshot(person: PersonFacts, appointment: Appointment | null): PersonSnapshot {
  return {
    person: person.id,
    name: person.name,
    office: appointment?.office ?? null,
    organization: appointment?.organization ?? null,
    acting: appointment?.acting ?? false,
  };
}

/** The appointment by which a person may take a seat now, or why not: office, leave, employment, qualification. */
export function seatAppointment(seat: SeatRule, person: PersonFacts, facts: Facts): Appointment | Refusal {
  const organization = facts.scopes[seat.scope];
  if (organization === undefined) return { code: 'review.notInOffice' };
  const appointment = appointmentInForce(person, organization, seat.offices, facts.now);
  if (appointment === null) return lapsed(seat, person, organization, facts.now);
  if (onLeave(person, facts.now)) return { code: 'review.onLeave' };
  if (!seat.employment.includes(person.employment)) return { code: 'review.wrongEmployment' };
  const missing = seat.qualifications.filter(
    (kind) => !person.qualifications.some((q) => q.kind === kind && inForce(q, facts.now)),
  );
  return missing.length > 0 ? { code: 'review.notQualified', missing } : appointment;
}

function lapsed(seat: SeatRule, person: PersonFacts, organization: OrganizationId, now: Instant): Refusal {
  let since: Instant | null = null;
  for (const past of person.appointments) {
    if (past.organization !== organization || !seat.offices.includes(past.office)) continue;
    if (past.to !== null && past.to <= now && (since === null || past.to > since)) since = past.to;
  }
  return since === null ? { code: 'review.notInOffice' } : { code: 'review.appointmentLapsed', since };
}

/** Separation of duties: why this person may not sign this seat of this text, or null. */
export function barred(
  state: ReviewState,
  stage: Stage,
  seat: Seat,
  person: PersonId,
  duties: readonly Duty[],
): Refusal | null {
  if (state.author === person) return { code: 'review.ownArticle' };
  // A correction from a seat keeps its maker out of every other seat, not out of the one where the rule book lets him correct.
  if (
    state.edits.some((edit) => edit.person === person && (edit.stage !== stage.id || edit.seat !== seat.id))
  ) {
    return { code: 'review.editedThisText' };
  }
  for (const former of state.formerSigners) {
    if (former.person !== person) continue;
    if (former.stage !== stage.id) return { code: 'review.signedOtherStage', stage: former.stage };
    if (former.seat !== seat.id) return { code: 'review.signedOtherSeat', seat: former.seat };
  }
  for (const signOff of state.signOffs) {
    if (signOff.signer.person !== person) continue;
    if (signOff.stage !== stage.id) return { code: 'review.signedOtherStage', stage: signOff.stage };
    if (signOff.seat !== seat.id) return { code: 'review.signedOtherSeat', seat: signOff.seat };
    if (seat.twoPeople && !duties.includes(signOff.duty)) return { code: 'review.signedOtherDuty' };
  }
  return seat.twoPeople && duties.length > 1 ? { code: 'review.signedOtherDuty' } : null;
}

/** {@link mayTakeSeat} without looking at later stages. */
function maySit(
  state: ReviewState,
  open: { readonly stage: Stage; readonly seat: Seat },
  person: PersonFacts,
  duties: readonly Duty[],
  facts: Facts,
): Appointment | Refusal {
  const { stage, seat } = open;
  const { composition } = stage;
  if (composition.kind === 'board' && seat.id !== boardSeatId(composition.member.id, person.id)) {
    return { code: 'review.notOnRoster' };
  }
  const appointment = seatAppointment(seat, person, facts);
  if ('code' in appointment) return appointment;
  return barred(state, stage, seat, person.id, duties) ?? appointment;
}

/** The appointment by which a person may sign these duties of an open seat now, or the refusal. */
export function mayTakeSeat(
  state: ReviewState,
  open: { readonly stage: Stage; readonly seat: Seat },
  person: PersonFacts,
  duties: readonly Duty[],
  facts: Facts,
): Appointment | Refusal {
  const answer = maySit(state, open, person, duties, facts);
  if ('code' in answer) return answer;
  return reservedForLater(state, open.stage, person, { office: answer.office, duties }, facts) ?? answer;
}

/** Signing here would leave a later named seat without anybody: better refused now than a dead end later. */
function reservedForLater(
  state: ReviewState,
  stage: Stage,
  person: PersonFacts,
  signing: { readonly office: Office; readonly duties: readonly Duty[] },
  facts: Facts,
): Refusal | null {
  const plan = planOf(state);
  for (let index = plan.indexOf(stage) + 1; index < plan.length; index++) {
    const later = plan[index];
    if (later === undefined || later.composition.kind !== 'seats' || later.composition.rule === 'any')
      continue;
    for (const seat of later.composition.seats) {
      const open = { stage: later, seat };
      if (!fits(state, open, person, facts) || decidesAlso(state, seat, stage, person, signing)) continue;
      if (!facts.people.some((other) => other !== person && fits(state, open, other, facts))) {
        return { code: 'review.reservedForLater', stage: later.id };
      }
    }
  }
  return null;
}

/** Tells whether signing here stands for the later seat too, as the rule book lets a main leader's sign-off do. */
function decidesAlso(
  state: ReviewState,
  later: Seat,
  stage: Stage,
  person: PersonFacts,
  { office, duties }: { readonly office: Office; readonly duties: readonly Duty[] },
): boolean {
  const named = later.satisfiedBy?.some((one) => one.stage === stage.id && one.offices.includes(office));
  if (named !== true) return false;
  return later.duties.every(
    (duty) =>
      duties.includes(duty) ||
      state.signOffs.some(
        (s) =>
          s.stage === stage.id &&
          s.duty === duty &&
          s.digest === state.digest &&
          s.signer.person === person.id,
      ),
  );
}

function fits(
  state: ReviewState,
  open: { readonly stage: Stage; readonly seat: Seat },
  person: PersonFacts,
  facts: Facts,
): boolean {
  return open.seat.duties.some((duty) => !('code' in maySit(state, open, person, [duty], facts)));
}

/** The people who may sign an open seat now, one duty at a time. */
export function eligiblePeople(state: ReviewState, open: OpenSeat, facts: Facts): readonly PersonFacts[] {
  return facts.people.filter((person) =>
    open.duties.some((duty) => !('code' in mayTakeSeat(state, open, person, [duty], facts))),
  );
}

/** Everybody with a hand in this round whom separation of duties keeps from every waiting duty of a seat; for lists of what waits. */
export function barredPeople(state: ReviewState, { stage, seat, duties }: OpenSeat): readonly PersonId[] {
  const hands = new Set<PersonId>([
    ...(state.author === null ? [] : [state.author]),
    ...state.edits.map((edit) => edit.person),
    ...state.signOffs.map((signOff) => signOff.signer.person),
    ...state.formerSigners.map((former) => former.person),
  ]);
  return [...hands]
    .filter((person) => duties.every((duty) => barred(state, stage, seat, person, [duty]) !== null))
    .sort();
}
