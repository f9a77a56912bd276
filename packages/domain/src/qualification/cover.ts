import {
  type Instant,
  instant,
  type LocalizedText,
  type OrganizationId,
  type PersonId,
} from '../kernel/index.ts';
import {
  inForce,
  type Office,
  obstacleOf,
  type Requirement,
  type VacancyReason,
} from '../organization/index.ts';
import { endingsOf, factsAt, type PersonTerms } from './terms.ts';

export const dutyKinds = ['sign', 'publish', 'channel', 'credentials', 'patrol'] as const;
/** What a qualification lets somebody do: sign a seat, publish what is released, run a channel, take its credentials, patrol its comments. */
export type DutyKind = (typeof dutyKinds)[number];

/** One way to be fit for a duty: an office (or a name on the channel's list) with what the rule book asks besides. */
export interface Way {
  readonly places: readonly OrganizationId[];
  /** Any of these; empty for any office that works on content. */
  readonly offices: readonly Office[];
  /** Only these people; null for whoever holds the office. */
  readonly people: readonly PersonId[] | null;
  readonly requirement: Requirement;
}

/** A duty of an organisation that needs at least `least` people fit for it. */
export interface CoveredDuty {
  readonly kind: DutyKind;
  /** The stage, the seat or the channel; empty where the organisation has one of the kind. */
  readonly id: string;
  readonly organization: OrganizationId;
  readonly name: LocalizedText;
  readonly ways: readonly Way[];
  readonly least: number;
}

/** Why somebody named or appointed for a duty may not do it now. */
export type DutyObstacle = Exclude<VacancyReason, 'allOnLeave'> | 'onLeave';

/** Whether somebody could be asked for a duty at all: by an office held now, or by name. */
export function isOf(duty: CoveredDuty, terms: PersonTerms, at: Instant): boolean {
  return duty.ways.some((way) => way.people?.includes(terms.id) === true || holdsOfficeOf(way, terms, at));
}

function holdsOfficeOf(way: Way, terms: PersonTerms, at: Instant): boolean {
  if (way.people !== null && !way.people.includes(terms.id)) return false;
  return terms.appointments.some(
    (one) =>
      way.places.includes(one.organization) &&
      inForce(one, at) &&
      (way.offices.length === 0
        ? one.standing !== 'administrator' && one.standing !== 'registrar'
        : way.offices.includes(one.office)),
  );
}

/** What stands against a person doing a duty at an instant; null if he may. The nearest to being solved, where several ways are closed. */
export function dutyObstacle(duty: CoveredDuty, terms: PersonTerms, at: Instant): DutyObstacle | null {
  const order = ['onLeave', 'notQualified', 'employment', 'noHolder'] as const;
  const facts = factsAt(terms, at);
  const found = duty.ways.map((way): DutyObstacle | null => {
    if (!holdsOfficeOf(way, terms, at)) return 'noHolder';
    const obstacle = obstacleOf(facts, way.requirement, at);
    return obstacle === 'allOnLeave' ? 'onLeave' : obstacle;
  });
  if (found.includes(null)) return null;
  return order.find((reason) => found.includes(reason)) ?? 'noHolder';
}

/** Who may do a duty at an instant. */
export function fitFor(duty: CoveredDuty, people: readonly PersonTerms[], at: Instant): readonly PersonId[] {
  return people.filter((one) => dutyObstacle(duty, one, at) === null).map(({ id }) => id);
}

/** Until when a person may do a duty as things stand now; null for without an end. Only of somebody who may now. */
export function fitUntil(
  duty: CoveredDuty,
  terms: PersonTerms,
  now: Instant,
  horizon: Instant,
): Instant | null {
  for (const { at } of endingsOf(terms, now, horizon)) {
    if (dutyObstacle(duty, terms, at) !== null) return at;
  }
  return null;
}

/** A duty that somebody can do before an instant and not from it on, and whether too few are left then. */
export interface LostDuty {
  readonly duty: CoveredDuty;
  readonly uncovered: boolean;
}

/** Which duties a person loses at an instant at which something of his ends, and where that leaves too few. Pure. */
export function lostAt(
  duties: readonly CoveredDuty[],
  people: readonly PersonTerms[],
  person: PersonId,
  at: Instant,
): readonly LostDuty[] {
  const terms = people.find(({ id }) => id === person);
  if (terms === undefined) return [];
  // A millisecond before: periods are half-open.
  const before = instant(new Date(Date.parse(at) - 1).toISOString());
  return duties
    .filter((duty) => dutyObstacle(duty, terms, before) === null && dutyObstacle(duty, terms, at) !== null)
    .map((duty) => ({ duty, uncovered: fitFor(duty, people, at).length < duty.least }));
}

/** A duty that too few people can do. */
export interface CoverGap {
  readonly duty: CoveredDuty;
  /** Null: now. Otherwise when it comes to that, as things stand. */
  readonly from: Instant | null;
  /** How many are left then. */
  readonly fit: number;
}

/** The duties that too few people can do now, or from some moment before `until` on; the present ones first. Pure. */
export function coverGaps(
  duties: readonly CoveredDuty[],
  people: readonly PersonTerms[],
  now: Instant,
  until: Instant,
): readonly CoverGap[] {
  const moments = [
    ...new Set(people.flatMap((one) => endingsOf(one, now, until)).map(({ at }) => at)),
  ].sort();
  const gaps = duties.flatMap((duty): readonly CoverGap[] => {
    const fit = fitFor(duty, people, now).length;
    if (fit < duty.least) return [{ duty, from: null, fit }];
    for (const from of moments) {
      const left = fitFor(duty, people, from).length;
      if (left < duty.least) return [{ duty, from, fit: left }];
    }
    return [];
  });
  return gaps.toSorted((a, b) =>
    (a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0,
  );
}
