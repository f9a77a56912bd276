import { brandId, type Instant, type OrganizationId, type PersonId } from '../kernel/index.ts';
import type { OrganizationEvent } from '../organization/index.ts';
import type { CertificateEvent, HoursCredited } from '../training/index.ts';
import { type FollowedEntry, follower, inStream, type Step } from './follower.ts';
import { monthAt, monthEnd } from './month.ts';

type Told =
  | Extract<OrganizationEvent, { readonly kind: 'rosterRecorded' | 'appointed' | 'appointmentEnded' }>
  | CertificateEvent
  | HoursCredited;

interface Office {
  readonly person: PersonId;
  readonly from: Instant;
  readonly to: Instant | null;
}

interface State {
  readonly organization: OrganizationId;
  readonly offices: Readonly<Record<string, Office>>;
  readonly certificates: Readonly<Record<string, { readonly person: PersonId; readonly to: Instant }>>;
  /** Minutes learnt in the month that is looked at. */
  readonly learnt: Readonly<Record<string, number>>;
  readonly monthEnd: Instant | null;
}

const kinds: ReadonlySet<string> = new Set([
  'organization.rosterRecorded',
  'organization.appointed',
  'organization.appointmentEnded',
  'training.certificateIssued',
  'training.certificateRevoked',
  'training.hoursCredited',
]);

/** Who keeps the system or its records has no part in the work with content. */
const aside: ReadonlySet<string> = new Set(['administrator', 'registrar']);

function toldBy({ body }: FollowedEntry): Told {
  // Bodies of these kinds are written by the modules of organisation and training and by nothing else.
  return body as unknown as Told;
}

/** Of each organisation, the people in office: month by month, what they learnt and whether they hold a certificate. */
export const peopleFollower = follower<State>({
  kind: 'person',
  subjectsOf: (entry) => {
    if (!kinds.has(entry.kind)) return [];
    const told = toldBy(entry);
    if (told.kind === 'rosterRecorded')
      return [
        ...new Set(told.people.flatMap(({ appointments }) => appointments.map((one) => one.organization))),
      ];
    if (told.kind === 'appointed') return [told.appointment.organization];
    if (told.kind === 'hoursCredited') return [told.organization];
    if (told.kind === 'certificateIssued') return [told.certificate.organization];
    const own = inStream(entry, 'organization:');
    return own === null ? [] : [own];
  },
  follow: (before, entry, _known, subject) => {
    const none = { offices: {}, certificates: {}, learnt: {}, monthEnd: null };
    const state = before ?? { organization: brandId<OrganizationId>(subject), ...none };
    return stand(after(state, toldBy(entry)), entry.at);
  },
  lookAt: ({ monthEnd: end }) => end,
  tick: (state, at) => stand({ ...state, learnt: {} }, at),
});

function after(state: State, told: Told): State {
  switch (told.kind) {
    case 'rosterRecorded':
    case 'appointed': {
      const all =
        told.kind === 'appointed'
          ? [told.appointment]
          : told.people.flatMap(({ appointments }) => appointments);
      const own = all.filter(
        (one) => one.organization === state.organization && !aside.has(one.standing ?? ''),
      );
      const offices = Object.fromEntries(own.map(({ id, person, from, to }) => [id, { person, from, to }]));
      return { ...state, offices: { ...state.offices, ...offices } };
    }
    case 'appointmentEnded': {
      const office = state.offices[told.appointment];
      if (office === undefined) return state;
      return { ...state, offices: { ...state.offices, [told.appointment]: { ...office, to: told.to } } };
    }
    case 'hoursCredited': {
      const before = state.learnt[told.person] ?? 0;
      const minutes = before + Math.round(told.hours * 60);
      return { ...state, learnt: { ...state.learnt, [told.person]: minutes } };
    }
    case 'certificateIssued': {
      const { id, person, validTo } = told.certificate;
      return { ...state, certificates: { ...state.certificates, [id]: { person, to: validTo } } };
    }
    case 'certificateRevoked': {
      const { [told.certificate]: _revoked, ...certificates } = state.certificates;
      return { ...state, certificates };
    }
  }
}

/** Everybody in office at an instant, as the month stands. */
function stand(state: State, at: Instant): Step<State> {
  const { organization, offices, certificates, learnt } = state;
  const people = Object.values(offices)
    .filter(({ from, to }) => from <= at && (to === null || to > at))
    .map(({ person }) => person);
  const shown = [...new Set(people)].toSorted();
  return {
    state: { ...state, monthEnd: Object.keys(offices).length === 0 ? null : monthEnd(monthAt(at)) },
    observations: shown.map((person) => ({
      kind: 'personServed',
      at,
      organization,
      part: person,
      minutes: learnt[person] ?? 0,
      trained: Object.values(certificates).some((one) => one.person === person && one.to > at),
    })),
  };
}
