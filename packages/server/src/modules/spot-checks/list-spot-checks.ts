import { dayOf, instantOf } from '@sanshen/domain/calendar';
import { instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { grantOf, subtreeOf } from '@sanshen/domain/organization';
import { noSpotCheckRules } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { loadSubtree, requireGrant, standpoint } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { lineOf } from './read-spot-check.ts';
import { inspectsFor } from './scene.ts';
import { toSpotCheck } from './store.ts';

/** The spot checks of an organisation, newest first, and what it takes to hold one. Throws `access.forbidden`. */
export async function listSpotChecks(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readSpotChecks', now);
  const after = decodeCursor(page.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  const rows = await db
    .selectFrom('spot_check')
    .select(['spot_check_id', 'drawn_at', 'spot_check'])
    .where('organization_id', '=', organization)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(drawn_at, spot_check_id) < (${instant(after?.[0] ?? now)}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('drawn_at', 'desc')
    .orderBy('spot_check_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const { facts, tree } = await standpoint(db, person, [organization], now);
  const holds =
    facts !== null && grantOf(tree, facts.appointments, organization, 'holdSpotCheck', now) !== null;
  const policy = (await effectivePolicy(db, organization, now))?.policy;
  const rules = policy?.accountability.spotChecks ?? noSpotCheckRules('§12');
  const year = instantOf(`${dayOf(now).slice(0, 4)}-01-01`);
  const { held } = await db
    .selectFrom('spot_check')
    .select((eb) => eb.fn.countAll<number>().as('held'))
    .where('organization_id', '=', organization)
    .where('drawn_at', '>=', year)
    .executeTakeFirstOrThrow();
  return {
    ...pageFrom(
      rows,
      page.limit,
      (row) => [row.drawn_at, row.spot_check_id],
      (row) => lineOf(toSpotCheck(row.spot_check)),
    ),
    ...{ mayHold: holds, perYear: rules.perYear, heldThisYear: Number(held) },
    ...{ doubleBlind: rules.doubleBlind, lines: [...rules.lines] },
    ...(holds ? await choices(db, organization, now) : { units: [], people: [] }),
  };
}

/** Units that may be checked, and people who may inspect. */
async function choices(db: Database, organization: OrganizationId, now: Parameters<typeof loadSubtree>[2]) {
  const tree = await loadSubtree(db, organization, now);
  const node = tree.get(organization);
  const parent = node?.publicityDepartment === true ? node.parent : null;
  const around = parent === null ? tree : await loadSubtree(db, parent, now);
  const below = subtreeOf(around, parent ?? organization).filter(
    ({ id }) => id !== organization && id !== parent,
  );
  const people = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.person_id', 'appointment.person_id')
    .select(['person.person_id as person', 'person.name'])
    .distinct()
    .where('appointment.organization_id', 'in', [...inspectsFor(around, organization)])
    .where('appointment.standing', 'not in', ['registrar', 'administrator'])
    .where('appointment.valid_from', '<=', now)
    .where((row) => row.or([row('appointment.valid_to', 'is', null), row('appointment.valid_to', '>', now)]))
    .orderBy('person.name')
    .execute();
  return {
    units: below
      .map(({ id, name }) => ({ organization: id, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
    people,
  };
}

/** The spot checks that wait for a person. */
export async function listOwnSpotChecks({ db }: AppContext, person: PersonId) {
  const rows = await db
    .selectFrom('spot_check_person as mine')
    .innerJoin('spot_check as one', 'one.spot_check_id', 'mine.spot_check_id')
    .select(['one.spot_check', 'mine.duty'])
    .where('mine.person_id', '=', person)
    .where('mine.done', '=', false)
    .orderBy('one.drawn_at')
    .limit(100)
    .execute();
  return {
    items: rows.map((row) => ({
      ...lineOf(toSpotCheck(row.spot_check)),
      duty: row.duty === 'referee' ? ('referee' as const) : ('inspector' as const),
    })),
  };
}
