import { addHours, brandId, type Instant, type LocalizedText } from '@sanshen/domain/kernel';
import type { OfficeStanding, OrganizationKind } from '@sanshen/domain/organization';
import { type Policy, standingOf } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import { recordChannels } from '../modules/channels/public.ts';
import { foundTrees } from '../modules/organization/public.ts';
import {
  chooseProcedure,
  proposePolicy,
  shippedPolicy,
  shippedPolicyFiles,
} from '../modules/policy/public.ts';
import { createDemonstrationLogins } from '../modules/sessions/public.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/db/database.ts';
import { channelsOf, dutiesOf, filingOf } from './channels.ts';
import { demonstrationPassword } from './logins.ts';
import { type DemonstrationOrganization, demonstrationOrganizations } from './organizations.ts';
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
 * Fills an empty database with the demonstration organisation (or with others, superiors first): tree, people in every office, the shipped
 * rule book, channels and logins, all recorded in the ledger as done by the system. One transaction, so a crash leaves nothing behind; null if it is there already.
 */
export async function fillDemonstration(
  context: { readonly db: Database; readonly clock: Clock },
  organizations: readonly DemonstrationOrganization[] = demonstrationOrganizations,
): Promise<Filled | null> {
  const ruleBook = 'kunming-2023';
  const policyFiles = await shippedPolicyFiles(ruleBook);
  const { policy } = await shippedPolicy(ruleBook);
  return context.db.transaction().execute(async (trx) => {
    // Two servers that start together on an empty database: the second waits, and then finds it filled.
    await sql`select pg_advisory_xact_lock(hashtext('sanshen demonstration'))`.execute(trx);
    if (await isFilled(trx)) return null;
    await requireNoOther(trx);
    const now = context.clock.now();
    const foundings = organizations.map((one) => foundingOf(one, policy, now));
    await foundTrees(trx, system, foundings, now);
    await proposePolicy(trx, { organization: root, files: policyFiles, at: now }, system);
    for (const { key } of organizations.filter((one) => one.board === true)) {
      const organization = demonstrationOrganizationId(key);
      await chooseProcedure(trx, { organization, procedure: 'editorialBoard', at: now }, system);
    }
    const channels = organizations.flatMap((one) =>
      channelsOf(one).map((channel) => ({
        kind: 'registered' as const,
        root,
        channel,
        purpose: '发布团的工作，服务青少年',
        duties: dutiesOf(one),
        filing: filingOf(one),
      })),
    );
    await recordChannels(trx, system, channels, now);
    const people = foundings.flatMap((founding) => founding.people);
    const logins = people.map(({ id, login }) => ({ person: id, name: login }));
    await createDemonstrationLogins(trx, context.clock, logins, demonstrationPassword);
    return { organizations: foundings.length, people: people.length, channels: channels.length };
  });
}

/** The demonstration was asked for in a database that serves in earnest, where logins with a printed password must not stand. */
export class NotADemonstration extends Error {
  readonly text: LocalizedText = {
    zh: '数据库中已有正式的组织，不能加入演示数据：请去掉 --demo，或另用一个数据文件夹',
    en: 'the database has an organisation of its own: leave out --demo, or use another data folder',
  };
  constructor() {
    super('the database has an organisation of its own');
    this.name = 'NotADemonstration';
  }
}

async function requireNoOther(trx: Transaction): Promise<void> {
  const other = await trx.selectFrom('organization').select('organization_id').limit(1).executeTakeFirst();
  if (other !== undefined) throw new NotADemonstration();
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

function foundingOf(one: DemonstrationOrganization, policy: Policy, now: Instant) {
  // In office for a quarter, so that dated facts have a past; certificates run for two years from then.
  const since = addHours(now, -90 * day);
  const people = peopleOf(one, {
    from: since,
    certifiedTo: addHours(since, 730 * day),
    standingOf: (office) => requireStanding(policy, office),
  });
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

function requireStanding(policy: Policy, office: string): OfficeStanding {
  const standing = standingOf(policy, office);
  if (standing === null) throw new RangeError(`the rule book has no office ${office}`);
  return standing;
}
