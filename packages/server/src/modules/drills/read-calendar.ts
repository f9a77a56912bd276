import { dayOf } from '@sanshen/domain/calendar';
import { type DatedDrill, type DrillYear, drillYear } from '@sanshen/domain/drills';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { grantOf } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { loadSubtree, requireGrant, standpoint } from '../organization/public.ts';
import { effectivePolicies } from '../policy/public.ts';

/** What the rule book wants of a unit and of those below it in a year; nothing of one without channels. Throws `access.forbidden`. */
export async function readDrillCalendar(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  asked: number | undefined,
) {
  const at = clock.now();
  await requireGrant(db, person, organization, 'readDrills', at);
  const today = dayOf(at);
  const year = asked ?? Number(today.slice(0, 4));
  const { facts, tree: around } = await standpoint(db, person, [organization], at);
  // A publicity department looks after all that are below its superior.
  const node = around.get(organization);
  const top = node?.publicityDepartment === true && node.parent !== null ? node.parent : organization;
  const below = await loadSubtree(db, top, at);
  const tree = new Map([...around, ...below]);
  const held = facts?.appointments ?? [];
  const owing = await unitsWithChannels(db, [...new Set([organization, ...below.keys()])]);
  const units = owing.filter(
    (unit) => unit !== organization && grantOf(tree, held, unit, 'readDrills', at) !== null,
  );
  const own = owing.filter((unit) => unit === organization);
  const years = await yearsOf(db, [...own, ...units], { year, at });
  return {
    today,
    own: plain(years.get(organization)),
    below: units
      .flatMap((unit) => {
        const found = plain(years.get(unit));
        const organizationName = tree.get(unit)?.name ?? unit;
        return found === null ? [] : [{ organization: unit, organizationName, year: found }];
      })
      // Those who need help first.
      .sort(
        (a, b) => lacking(b.year) - lacking(a.year) || (a.organizationName < b.organizationName ? -1 : 1),
      ),
  };
}

const plain = (year: DrillYear | undefined) =>
  year === undefined ? null : { ...year, dates: year.dates.map((date) => ({ ...date })) };

const lacking = ({ missing, dates }: { missing: number; dates: readonly { state: string }[] }) =>
  missing + dates.filter(({ state }) => state === 'missed' || state === 'open').length * 10;

/** Units that have a channel, and so owe drills. */
export async function unitsWithChannels(
  db: Database | Transaction,
  among: readonly OrganizationId[],
): Promise<readonly OrganizationId[]> {
  if (among.length === 0) return [];
  const rows = await db
    .selectFrom('channel')
    .select('organization_id')
    .distinct()
    .where('organization_id', 'in', among)
    .where('status', '<>', 'closed')
    .execute();
  return rows.map((row) => row.organization_id);
}

/** How units stand to the rule book in a year; those without a rule book are left out. Four queries however many they are. */
export async function yearsOf(
  db: Database | Transaction,
  units: readonly OrganizationId[],
  { year, at }: { readonly year: number; readonly at: Instant },
): Promise<ReadonlyMap<OrganizationId, DrillYear>> {
  if (units.length === 0) return new Map();
  const books = await effectivePolicies(db, units, at);
  const since = await bornOn(db, units);
  const drills = await datedDrills(db, units, year);
  const today = dayOf(at);
  return new Map(
    [...books].map(([unit, { policy }]) => [
      unit,
      drillYear(policy.emergency.drills, drills.get(unit) ?? [], {
        year,
        today,
        since: since.get(unit) ?? today,
      }),
    ]),
  );
}

/** The first day on which each unit can owe a drill: when it was founded, and never before this installation knew it. */
async function bornOn(db: Database | Transaction, units: readonly OrganizationId[]) {
  const rows = await db
    .selectFrom('organization_state')
    .select(['organization_id', (row) => row.fn.min('valid_from').as('since')])
    .where('organization_id', 'in', [...units])
    .groupBy('organization_id')
    .execute();
  const known = await db.selectFrom('ledger_identity').select('created_at').executeTakeFirst();
  return new Map(
    rows.map(({ organization_id, since }) => {
      const born = known !== undefined && known.created_at > since ? known.created_at : since;
      return [organization_id, dayOf(born)];
    }),
  );
}

/** The drills of units near a year; a key date in January looks back into December. */
async function datedDrills(db: Database | Transaction, units: readonly OrganizationId[], year: number) {
  const { rows } = await sql<
    DatedDrill & { readonly organization: OrganizationId; readonly held_at: Instant }
  >`
    select organization_id as organization, drill_id as drill, drill ->> 'title' as title, status, held_at
    from drill where organization_id = any(${[...units]}::text[]) and status <> 'cancelled'
      and held_at >= make_date(${year - 1}, 1, 1) and held_at < make_date(${year + 1}, 1, 2)
    order by held_at`.execute(db);
  const found = new Map<OrganizationId, DatedDrill[]>();
  for (const { organization, held_at, drill, title, status } of rows) {
    const own = found.get(organization) ?? [];
    found.set(organization, [...own, { drill, title, status, day: dayOf(held_at) }]);
  }
  return found;
}
