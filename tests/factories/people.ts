import { brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Appointment, Employment, OfficeStanding, PersonFacts } from '@sanshen/domain/organization';
import { at, office, own, personId, superior, superiorPublicity } from './ids.ts';

/** An office in an organisation; without dates it began long ago and has no end. */
export interface Held {
  readonly office: string;
  readonly in?: OrganizationId;
  readonly from?: Instant;
  readonly to?: Instant | null;
  readonly acting?: boolean;
  readonly standing?: OfficeStanding;
}

export interface PersonSketch {
  readonly name?: string;
  readonly employment?: Employment;
  readonly offices?: readonly (string | Held)[];
  readonly leaves?: PersonFacts['leaves'];
  readonly qualifications?: PersonFacts['qualifications'];
}

const longAgo = at(-10_000);

/** A formal cadre with a valid publishing qualification; offices are held in the manuscript's own organisation unless said otherwise. */
export function aPerson(id: string, sketch: PersonSketch = {}): PersonFacts {
  const person = personId(id);
  return {
    id: person,
    name: sketch.name ?? id,
    employment: sketch.employment ?? 'formalCadre',
    appointments: (sketch.offices ?? []).map((held, index) => anAppointment(person, held, index)),
    leaves: sketch.leaves ?? [],
    qualifications: sketch.qualifications ?? [{ kind: 'newMediaOperator', from: longAgo, to: null }],
  };
}

function anAppointment(person: PersonId, sketch: string | Held, index: number): Appointment {
  const held: Held = typeof sketch === 'string' ? { office: sketch } : sketch;
  return {
    id: brandId(`${person}-${index}`),
    person,
    organization: held.in ?? own,
    office: office(held.office),
    // Seats ask for the office by its name; what it counts for matters to rights only.
    standing: held.standing ?? 'contentWorker',
    from: held.from ?? longAgo,
    to: held.to ?? null,
    acting: held.acting ?? false,
  };
}

/** Everyone that a county's procedure names, one person an office, and an author, a second editor, an outsider and an administrator. */
export function countyPeople(): readonly PersonFacts[] {
  return [
    aPerson('author', { offices: ['secretary'] }),
    aPerson('editor', { offices: ['secretary'] }),
    aPerson('platform', { offices: ['platformLead'] }),
    aPerson('publicity', { offices: ['publicityLead'] }),
    aPerson('leader', { offices: ['leaderInCharge'] }),
    aPerson('main', { offices: ['mainLeader'] }),
    aPerson('operator', { offices: ['operator'] }),
    aPerson('registrar', { offices: ['registrar'] }),
    aPerson('superiorLead', { offices: [{ office: 'mainLeader', in: superior }] }),
    aPerson('superiorHead', { offices: [{ office: 'departmentHead', in: superiorPublicity }] }),
    aPerson('administrator'),
    aPerson('outsider', { offices: [{ office: 'leaderInCharge', in: superiorPublicity }] }),
  ];
}

/** The people of a procedure with a board of five for its third stage: the leader in charge and four members. */
export function boardPeople(): readonly PersonFacts[] {
  const members = ['b1', 'b2', 'b3', 'b4'].map((id) => aPerson(id, { offices: ['boardMember'] }));
  return [...countyPeople(), ...members];
}

/** The people of a department's procedure: its own first two stages, and the two deputy secretaries of the committee above. */
export function departmentPeople(): readonly PersonFacts[] {
  return [
    ...countyPeople(),
    aPerson('head', { offices: ['departmentHead'] }),
    aPerson('deputyBusiness', { offices: [{ office: 'deputySecretaryBusiness', in: superior }] }),
    aPerson('deputyPublicity', { offices: [{ office: 'deputySecretaryPublicity', in: superior }] }),
  ];
}
