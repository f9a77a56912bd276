import { addHours, brandId, type Instant } from '@sanshen/domain/kernel';
import type { OrganizationKind } from '@sanshen/domain/organization';
import { recordChannels } from '../modules/channels/public.ts';
import { foundTrees } from '../modules/organization/public.ts';
import { chooseProcedure, proposePolicy, shippedPolicyFiles } from '../modules/policy/public.ts';
import { createDemonstrationLogins } from '../modules/sessions/public.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/db/database.ts';
import { channelsOf } from './channels.ts';
import { demonstrationPassword } from './logins.ts';
import { demonstrationOrganizations } from './organizations.ts';
import { demonstrationOrganizationId, peopleOf } from './people.ts';

const day = 24;
const system = { person: 'system', name: '演示数据' } as const;
const root = demonstrationOrganizationId('kunming');

export interface Filled {
  readonly organizations: number;
  readonly people: number;
  readonly channels: number;
}

/**
 * Fills an empty database with the demonstration organisation: tree, people in every office, the shipped rule book, channels and logins, all
 * recorded in the ledger as done by the system. One transaction, so a crash leaves nothing behind; null if it is there already.
 */
export async function fillDemonstration(context: {
  readonly db: Database;
  readonly clock: Clock;
}): Promise<Filled | null> {
  const policyFiles = await shippedPolicyFiles('kunming-2023');
  return context.db.transaction().execute(async (trx) => {
    if (await isFilled(trx)) return null;
    const now = context.clock.now();
    const foundings = demonstrationOrganizations.map((one) => foundingOf(one, now));
    await foundTrees(trx, system, foundings, now);
    await proposePolicy(trx, { organization: root, files: policyFiles, at: now }, system);
    for (const { key } of demonstrationOrganizations.filter((one) => one.board === true)) {
      const organization = demonstrationOrganizationId(key);
      await chooseProcedure(trx, { organization, procedure: 'editorialBoard', at: now }, system);
    }
    const channels = demonstrationOrganizations.flatMap(channelsOf);
    await recordChannels(
      trx,
      system,
      channels.map((channel) => ({ kind: 'registered', root, channel })),
      now,
    );
    const people = foundings.flatMap((founding) => founding.people);
    const logins = people.map(({ id, login }) => ({ person: id, name: login }));
    await createDemonstrationLogins(trx, context.clock, logins, demonstrationPassword);
    return { organizations: foundings.length, people: people.length, channels: channels.length };
  });
}

/** Whether the demonstration organisation is there. */
export async function isFilled(db: Database | Transaction): Promise<boolean> {
  const found = await db
    .selectFrom('organization')
    .select('organization_id')
    .where('organization_id', '=', root)
    .executeTakeFirst();
  return found !== undefined;
}

function foundingOf(one: (typeof demonstrationOrganizations)[number], now: Instant) {
  // In office for a quarter, so that dated facts have a past; certificates run for two years from then.
  const since = addHours(now, -90 * day);
  const people = peopleOf(one, since, addHours(since, 730 * day));
  return {
    change: {
      kind: 'founded' as const,
      organization: demonstrationOrganizationId(one.key),
      at: since,
      parent: one.parent === null ? null : demonstrationOrganizationId(one.parent),
      organizationKind: brandId<OrganizationKind>(one.kind),
      name: one.name,
      publicityDepartment: one.publicityDepartment ?? false,
    },
    people,
  };
}
