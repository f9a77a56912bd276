import { type DutyHolder, runsChannel } from '@sanshen/domain/channels';
import type { ChannelId, Instant, LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type Employment, resolveScopes } from '@sanshen/domain/organization';
import type { Policy, Procedure, Scope, Seat, Stage } from '@sanshen/domain/policy';
import type { CoveredDuty, PersonTerms, Way } from '@sanshen/domain/qualification';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { livingOf } from '../channels/public.ts';
import { loadPersonFacts, loadSurroundings, namesOf, type PersonSelection } from '../organization/public.ts';
import { effectivePolicies, procedureInUse } from '../policy/public.ts';

/** What some organisations need people for, and everybody who is or may be fit for it. */
export interface CoverGround {
  readonly duties: readonly CoveredDuty[];
  readonly people: readonly PersonTerms[];
  readonly names: ReadonlyMap<OrganizationId, string>;
  readonly policies: ReadonlyMap<OrganizationId, Policy>;
}

type Scopes = Partial<Record<Scope, OrganizationId>>;

/** Statuses of channels that somebody has to run. */
const running = ['filed', 'active', 'dormant', 'suspended'] as const;

/**
 * The duties of some organisations by the rule book and procedure in force in each, with the people who hold what they ask for. `more` are people to be there
 * whatever they hold. Facts that ended before `at` are left out.
 */
export async function coverGround(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  at: Instant,
  more: readonly PersonId[] = [],
): Promise<CoverGround> {
  const [books, tree, channels] = await Promise.all([
    effectivePolicies(db, organizations, at),
    loadSurroundings(db, organizations, at),
    livingOf(db, organizations, running),
  ]);
  const keptIn = await credentialsIn(
    db,
    channels.map(({ id }) => id),
  );
  const duties: CoveredDuty[] = [];
  for (const [organization, book] of books) {
    const scopes = resolveScopes(tree, organization);
    const procedure = await procedureInUse(db, organization, book);
    const own = channels.filter((one) => one.organization === organization);
    if (own.length === 0 && !tree.has(organization)) continue;
    if (procedure !== null) duties.push(...reviewDuties(organization, procedure, scopes));
    duties.push(...channelDuties(organization, book.policy, scopes, own, keptIn));
  }
  const people = await loadTerms(db, selectionOf(duties, more), at);
  const places = [
    ...new Set([
      ...organizations,
      ...people.flatMap((one) => one.appointments.map((held) => held.organization)),
    ]),
  ];
  const policies = new Map([...books].map(([id, { policy }]) => [id, policy]));
  return { duties, people, policies, names: await namesOf(db, places, at) };
}

function reviewDuties(
  organization: OrganizationId,
  procedure: Procedure,
  scopes: Scopes,
): readonly CoveredDuty[] {
  const stages = [...procedure.stages, ...procedure.escalations.flatMap((one) => one.stages)];
  const signing = stages.flatMap((stage) => seatDuties(organization, stage, scopes));
  const publishing = wayOf(procedure.publishers, scopes);
  const name = { zh: '发布已签发内容', en: 'Publish what is released' };
  return publishing === null
    ? signing
    : [...signing, { kind: 'publish', id: '', organization, name, ways: [publishing], least: 1 }];
}

function seatDuties(organization: OrganizationId, stage: Stage, scopes: Scopes): readonly CoveredDuty[] {
  const { composition } = stage;
  const duty = (id: string, seat: LocalizedText | null, ways: readonly (Way | null)[], least: number) => {
    const open = ways.filter((way) => way !== null);
    const name =
      seat === null || seat.zh === stage.name.zh
        ? stage.name
        : { zh: `${stage.name.zh} · ${seat.zh}`, en: `${stage.name.en} · ${seat.en}` };
    return open.length === 0 ? [] : [{ kind: 'sign' as const, id, organization, name, ways: open, least }];
  };
  if (composition.kind === 'board') {
    const { member, minimum } = composition;
    return duty(stage.id, null, [wayOf(member, scopes)], minimum);
  }
  const { seats, rule } = composition;
  const least = (seat: Seat) => (seat.twoPeople ? 2 : 1);
  if (rule === 'any') {
    const ways = seats.map((seat) => wayOf(seat, scopes));
    return duty(stage.id, null, ways, Math.min(...seats.map(least)));
  }
  return seats.flatMap((seat) =>
    duty(`${stage.id}/${seat.id}`, seat.name, [wayOf(seat, scopes)], least(seat)),
  );
}

/** Null where the organisation has nobody in that scope, so that the seat never comes up. */
function wayOf(
  seat: Pick<Seat, 'offices' | 'scope' | 'employment' | 'qualifications'>,
  scopes: Scopes,
): Way | null {
  const place = scopes[seat.scope];
  if (place === undefined) return null;
  const { offices, employment, qualifications } = seat;
  return { places: [place], offices, people: null, requirement: { employment, qualifications } };
}

function channelDuties(
  organization: OrganizationId,
  { channels: rules, interaction }: Policy,
  scopes: Scopes,
  channels: Awaited<ReturnType<typeof livingOf>>,
  keptIn: ReadonlySet<ChannelId>,
): readonly CoveredDuty[] {
  if (channels.length === 0) return [];
  const places = runsChannel(scopes);
  const requirement = rules.publishingRights;
  const named = (duties: readonly DutyHolder[], which: readonly DutyHolder['duty'][]) => [
    ...new Set(duties.filter(({ duty }) => which.includes(duty)).map(({ person }) => person)),
  ];
  const perChannel = channels.flatMap(({ id, name, life }): readonly CoveredDuty[] => {
    const shared = { id, organization, name: { zh: name, en: name }, least: 1 };
    const way = (people: readonly PersonId[]) => [{ places, offices: [], people, requirement }];
    const run: CoveredDuty = { ...shared, kind: 'channel', ways: way(named(life.duties, ['operator'])) };
    if (!keptIn.has(id)) return [run];
    const keepers = named(life.duties, ['operator', 'platformLead']);
    return [run, { ...shared, kind: 'credentials', ways: way(keepers) }];
  });
  const { offices, qualifications = [] } = interaction.patrol;
  const patrol: CoveredDuty = {
    kind: 'patrol',
    id: '',
    organization,
    name: { zh: '互动区巡查', en: 'Patrol of comments' },
    ways: [{ places, offices, people: null, requirement: { employment: [], qualifications } }],
    least: 1,
  };
  return [...perChannel, patrol];
}

async function credentialsIn(
  db: Database | Transaction,
  channels: readonly ChannelId[],
): Promise<ReadonlySet<ChannelId>> {
  if (channels.length === 0) return new Set();
  const rows = await db
    .selectFrom('channel_credential')
    .select('channel_id')
    .distinct()
    .where('channel_id', 'in', channels)
    .execute();
  return new Set(rows.map((row) => row.channel_id));
}

function selectionOf(duties: readonly CoveredDuty[], more: readonly PersonId[]): PersonSelection {
  const ways = duties.flatMap((duty) => duty.ways);
  const offices = new Map<OrganizationId, Set<CoveredDuty['ways'][number]['offices'][number]>>();
  for (const way of ways) {
    if (way.people !== null) continue;
    for (const place of way.places) {
      const known = offices.get(place) ?? new Set();
      for (const office of way.offices) known.add(office);
      offices.set(place, known);
    }
  }
  return {
    people: [...new Set([...more, ...ways.flatMap((way) => way.people ?? [])])],
    offices: [...offices].map(([organization, some]) => ({ organization, offices: [...some] })),
  };
}

/** People with everything dated that their rights rest on. */
export async function loadTerms(
  db: Database | Transaction,
  selection: PersonSelection,
  at: Instant,
): Promise<readonly PersonTerms[]> {
  const people = await loadPersonFacts(db, selection, at);
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('employment')
    .select(['person_id', 'employment', 'valid_from as from', 'valid_to as to'])
    .where(
      'person_id',
      'in',
      people.map(({ id }) => id),
    )
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', at)]))
    .orderBy('valid_from')
    .execute();
  const byPerson = Map.groupBy(rows, (row) => row.person_id);
  return people.map((one) => ({
    ...one,
    employments: (byPerson.get(one.id) ?? []).map(({ employment, from, to }) => ({
      // The column's check allows the four natures of employment only.
      employment: employment as Employment,
      from,
      to,
    })),
  }));
}
