import type { listLetters } from '@sanshen/contract/responsibility';
import type { RouteOutput } from '@sanshen/contract/route';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { inForce, type OrganizationTree } from '@sanshen/domain/organization';
import { type Letter, letterGaps } from '@sanshen/domain/responsibility';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { type LivingChannel, livingOf } from '../channels/public.ts';
import { grantOf, loadPersonFacts, loadSubtree, requireGrant } from '../organization/public.ts';
import { lineOf } from './show-letter.ts';
import { lettersOf } from './store.ts';

type Output = RouteOutput<typeof listLetters>;
type Gap = Output['gaps'][number];

/** The year that it is in Asia/Shanghai. */
export function yearOf(at: Instant): number {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').year;
}

/** A unit's letters of a year with those of the units right below, and what is lacking now. Throws `access.forbidden`. */
export async function listLettersOf(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  wanted: number | undefined,
): Promise<Output> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readLetters', now);
  const year = wanted ?? yearOf(now);
  const tree = await loadSubtree(db, organization, now);
  const below = [...tree.values()].filter((one) => one.parent === organization && one.status === 'active');
  const readable = await Promise.all(
    below.map(async ({ id }) => ((await grantOf(db, person, id, 'readLetters', now)) === null ? [] : [id])),
  );
  const units = readable.flat();
  const letters = await lettersOf(db, [organization, ...units], year);
  const shown = letters.filter((one) => one.organization === organization || one.party.kind === 'unit');
  const gaps =
    year === yearOf(now) ? await gapsOf({ db, person, now, tree }, organization, units, letters) : [];
  return { year, letters: shown.map((one) => lineOf(one, now)), gaps };
}

interface Reader {
  readonly db: Database | Transaction;
  readonly person: PersonId;
  readonly now: Instant;
  readonly tree: OrganizationTree;
}

async function gapsOf(
  reader: Reader,
  organization: OrganizationId,
  units: readonly OrganizationId[],
  letters: readonly Letter[],
): Promise<Gap[]> {
  const { db, now } = reader;
  const channels = (await livingOf(db, [organization])).filter(({ status }) => status !== 'closed');
  const people = [
    ...channels.flatMap(({ life }) => life.duties.map((one) => one.person)),
    ...letters.flatMap(({ issued, signed }) => [
      issued.by.person,
      ...(signed === null ? [] : [signed.by.person]),
    ]),
  ];
  const facts = new Map(
    (await loadPersonFacts(db, { people: [...new Set(people)] }, now)).map((one) => [one.id, one]),
  );
  const inOffice = (person: PersonId, at: string | null) =>
    facts.get(person)?.appointments.some((one) => one.organization === at && inForce(one, now)) ?? false;
  const found = [organization, ...units].flatMap((unit) =>
    letterGaps({
      commanded: (reader.tree.get(unit)?.parent ?? null) !== null,
      channels: unit === organization ? channels.map(({ id, life }) => ({ id, duties: life.duties })) : [],
      letters: letters.filter((one) => one.organization === unit),
      inOffice,
      now,
    }).map((gap) => ({ unit, gap })),
  );
  const may = await mayIssue(reader, organization, units);
  const nameOf = (unit: OrganizationId, person: PersonId | null) =>
    person === null ? (reader.tree.get(unit)?.name ?? unit) : (facts.get(person)?.name ?? person);
  return found.map(({ unit, gap }) => ({
    kind: gap.kind,
    organization: unit,
    person: gap.person,
    name: nameOf(unit, gap.person),
    uncovered: gap.uncovered.map(({ channel, duty }) => ({ channelName: nameIn(channels, channel), duty })),
    mayIssue:
      (gap.kind === 'missing' || gap.kind === 'outdated' || gap.kind === 'signerLeft') &&
      may.has(gap.person === null ? unit : `people ${unit}`),
  }));
}

function nameIn(channels: readonly LivingChannel[], id: string): string {
  return channels.find((one) => one.id === id)?.name ?? id;
}

/** The units to which the reader may issue a letter, and `people …` for those to whose people he may. */
async function mayIssue(
  { db, person, now }: Reader,
  organization: OrganizationId,
  units: readonly OrganizationId[],
): Promise<ReadonlySet<string>> {
  const may = new Set<string>();
  for (const unit of [organization, ...units]) {
    if ((await grantOf(db, person, unit, 'issueUnitLetter', now)) !== null) may.add(unit);
  }
  if ((await grantOf(db, person, organization, 'issuePersonLetter', now)) !== null)
    may.add(`people ${organization}`);
  return may;
}
