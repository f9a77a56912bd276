import { createHash, randomBytes } from 'node:crypto';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { appendEntry } from '../ledger/public.ts';
import { actorOf, organizationStream, requireGrant, rootOf } from '../organization/public.ts';
import { entitled, openScene, refusal, type Scene } from './scene.ts';

export interface AccountWish {
  readonly platform: string;
  readonly handle: string;
  readonly listing: 'allowed' | 'forbidden';
  readonly why: string;
}

/** Accounts on the lists of an organisation, by platform and handle. Throws `access.forbidden`. */
export async function listAccounts(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'requestInteraction', now);
  const scene = await openScene(db, person, organization, 'requestInteraction', now);
  const rows = await db
    .selectFrom('interaction_account')
    .select(['account_id', 'platform', 'handle', 'listing', 'why', 'by', 'at'])
    .where('organization_id', '=', organization)
    .orderBy('platform')
    .orderBy('handle')
    .limit(1000)
    .execute();
  const items = rows.map((row) => ({
    id: row.account_id,
    platform: row.platform,
    handle: row.handle,
    // The column's own check.
    listing: row.listing as AccountWish['listing'],
    why: row.why,
    // Written by putAccount from a snapshot.
    by: (row.by as unknown as PersonSnapshot).name,
    at: row.at,
  }));
  return { items, mayChange: mayKeep(scene, now) };
}

/** Whoever may approve following somebody keeps the lists. */
function mayKeep(scene: Scene, now: Parameters<typeof entitled>[3]): boolean {
  const rules = scene.policy.interaction.actions.filter(({ id }) => id === 'follow' || id === 'comment');
  return rules.some(({ approveBy }) => entitled(scene, scene.person, approveBy, now));
}

/** Puts an account on a list, or on the other. Throws `request.notFound`, `access.forbidden`, `interaction.notEntitled`. */
export function putAccount(
  context: AppContext,
  key: CommandKey,
  organization: OrganizationId,
  wish: AccountWish,
): Promise<{ readonly id: string }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const scene = await openScene(trx, key.person, organization, 'requestInteraction', now);
    if (!mayKeep(scene, now)) throw refusal('interaction.notEntitled');
    const { platform, handle, listing, why } = wish;
    const kept = { listing, why, by: toJson(scene.snapshot), at: now };
    const row = await trx
      .insertInto('interaction_account')
      .values({
        account_id: newId(),
        root_id: root,
        organization_id: organization,
        platform,
        handle,
        ...kept,
      })
      .onConflict((conflict) =>
        conflict.expression(sql`organization_id, platform, lower(handle)`).doUpdateSet(kept),
      )
      .returning('account_id')
      .executeTakeFirstOrThrow();
    await record(trx, scene, { account: row.account_id, listing, digest: saltedDigest(handle) }, now);
    return { id: row.account_id };
  });
}

/** Takes an account off its list. Throws as {@link putAccount}. */
export function dropAccount(
  context: AppContext,
  key: CommandKey,
  organization: OrganizationId,
  account: string,
): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const scene = await openScene(trx, key.person, organization, 'requestInteraction', now);
    if (!mayKeep(scene, now)) throw refusal('interaction.notEntitled');
    const row = await trx
      .deleteFrom('interaction_account')
      .where('account_id', '=', account)
      .where('organization_id', '=', organization)
      .returning('account_id')
      .executeTakeFirst();
    if (row === undefined) throw platformProblem('request.notFound');
    await record(trx, scene, { account, listing: null, digest: null }, now);
  });
}

/** The ledger says that there was a change and who made it; the account may be a person's, so it is not named there. */
async function record(
  trx: Transaction,
  { organization, snapshot }: Scene,
  change: { readonly account: string; readonly listing: string | null; readonly digest: string | null },
  at: Parameters<typeof entitled>[3],
): Promise<void> {
  await appendEntry(trx, {
    stream: organizationStream(organization),
    at,
    actor: await actorOf(trx, snapshot, at),
    kind: 'interaction.accountListed',
    body: { kind: 'accountListed', organization, ...change },
  });
  await announce(trx, { kind: 'organization', id: organization });
}

function saltedDigest(handle: string): string {
  const salt = randomBytes(16).toString('hex');
  return `sha256:${createHash('sha256').update(`${salt} ${handle}`).digest('hex')}`;
}
