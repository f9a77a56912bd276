import type { ChannelId, PersonId } from '@sanshen/domain/kernel';
import { channelsOf, dutiesOf } from '../channels.ts';
import { type DemonstrationOrganization, demonstrationOrganizations } from '../organizations.ts';
import { peopleOf } from '../people.ts';

/** A unit of the synthetic year, with whom and what its indicators count. */
export interface YearUnit {
  readonly organization: DemonstrationOrganization;
  readonly channels: readonly ChannelId[];
  readonly operators: readonly PersonId[];
  /** Who works with content; who only keeps the system or its records is left out. */
  readonly people: readonly PersonId[];
  /** Whether articles are written there: the procedure is that of a county. */
  readonly writes: boolean;
}

const writing = ['county', 'developmentZone', 'organ', 'enterprise', 'school'];
/** The city's committee and its publicity department are always there: they hand down and inspect. */
const first = ['kunming', 'publicity'];

/** So many units, superiors first: those of the demonstration, and made-up ones where they are too few. */
export function yearUnits(count: number): readonly YearUnit[] {
  const writes = (one: DemonstrationOrganization) => writing.includes(one.kind) && one.board !== true;
  const own = [
    ...demonstrationOrganizations.filter(({ key }) => first.includes(key)),
    ...demonstrationOrganizations.filter(writes),
    ...demonstrationOrganizations.filter((one) => !first.includes(one.key) && !writes(one)),
  ].toSorted((a, b) => depth(a) - depth(b));
  const more = Array.from({ length: Math.max(0, count - own.length) }, (_, n) => madeUp(n + 1));
  return [...own, ...more].slice(0, count).map((organization) => ({
    organization,
    channels: channelsOf(organization).map(({ id }) => id),
    operators: operatorsOf(organization),
    people: contentPeople(organization),
    writes: writes(organization),
  }));
}

function depth({ key, parent }: DemonstrationOrganization): number {
  if (parent === null) return 0;
  if (key === 'publicity') return 1;
  return parent === 'kunming' ? 2 : 3;
}

function madeUp(number: number): DemonstrationOrganization {
  const name = `昆明市青年集体第${number}团支部`;
  return {
    key: `collective${number}`,
    parent: 'kunming',
    kind: 'enterprise',
    name,
    short: `第${number}团支部`,
  };
}

function operatorsOf(organization: DemonstrationOrganization): readonly PersonId[] {
  return dutiesOf(organization)
    .filter(({ duty }) => duty === 'operator')
    .map(({ person }) => person);
}

function contentPeople(organization: DemonstrationOrganization): readonly PersonId[] {
  const some = '2000-01-01T00:00:00.000Z' as Parameters<typeof peopleOf>[1]['from'];
  const people = peopleOf(organization, {
    from: some,
    certifiedTo: some,
    standingOf: () => 'operator' as never,
  });
  const aside = ['administrator', 'registrar'];
  return people
    .filter(({ appointments }) => appointments.every(({ office }) => !aside.includes(office)))
    .map(({ id }) => id);
}
