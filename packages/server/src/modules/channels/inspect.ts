import { decideCheckout, decideDormancy, rotationDue } from '@sanshen/domain/channels';
import {
  addHours,
  brandId,
  type ChannelId,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { organizationsAbove } from '../organization/public.ts';
import { findLiving, type LivingChannel, selectLiving, toLiving } from './channel-store.ts';
import { findCredential, overdueCheckouts } from './credentials/checkout-store.ts';
import { keeperStandings, leaderStandings, peopleWithStanding, tellAbout } from './people.ts';
import { recordChannel } from './record.ts';
import { lastPublished, linesOf } from './register-lines.ts';
import { isOverdue } from './responsibility.ts';
import { findRightsOf } from './rights/find-rights.ts';
import { groundOf } from './scene.ts';

const system = { person: 'system', name: '系统' } as const;
const most = 200;
/** Hours between two reminders of the same thing. */
const remindHours = 7 * 24;

/**
 * What the clock finds out about channels: silence, logins that nobody attested, check-outs whose time is over, credentials to be changed, and rights that
 * ended by their date. Each channel of which there is something to say in a transaction of its own; the same again changes nothing.
 * Of one organisation's channels, or of all.
 */
export async function inspectChannels(
  context: AppContext,
  organization: OrganizationId | null = null,
): Promise<void> {
  await expireCheckouts(context);
  for (let after = ''; ; ) {
    const rows = await selectLiving(context.db)
      .where('status', 'in', ['active', 'dormant', 'suspended'])
      .where('channel_id', '>', brandId<ChannelId>(after))
      .$if(organization !== null, (query) =>
        query.where('organization_id', '=', organization ?? brandId<OrganizationId>('')),
      )
      .orderBy('channel_id')
      .limit(most)
      .execute();
    const channels = rows.map(toLiving);
    for (const found of await remarkable(context, channels)) await inspectOne(context, found);
    const last = channels.at(-1);
    if (last === undefined || channels.length < most) return;
    after = last.id;
  }
}

/** A channel of which there is something to say, and whose rights seem to have changed. */
interface Remarkable {
  readonly id: ChannelId;
  readonly people: readonly PersonId[];
}

/** Those of some channels that have to be looked at closely; a few queries for all of them. */
async function remarkable(
  { db, clock }: AppContext,
  channels: readonly LivingChannel[],
): Promise<readonly Remarkable[]> {
  const now = clock.now();
  const lines = await linesOf(db, channels, now);
  const told = await toldLately(
    db,
    channels.map(({ id }) => id),
    now,
  );
  const rights = await rightsFound(
    db,
    channels.map(({ organization }) => organization),
  );
  return channels.flatMap((channel, index): Remarkable[] => {
    const line = lines[index];
    if (line === undefined) return [];
    const { id, organization } = channel;
    const late = isOverdue(line, now) && !told.has(`${id} attestationOverdue`);
    const due = line.rotationsDue > 0 && !told.has(`${id} rotationDue`);
    const silent = line.dormantAt !== null && line.dormantAt <= now;
    const operators = channel.life.duties.filter(({ duty }) => duty === 'operator');
    const people = operators
      .map(({ person }) => person)
      .filter((person) => {
        const gap = line.gaps.find((one) => one.person === person && one.duty === 'operator');
        const obstacle = gap === undefined ? null : (gap.obstacle ?? 'noAppointment');
        return (rights.get(`${organization} ${person}`) ?? null) !== obstacle;
      });
    return late || due || silent || people.length > 0 ? [{ id, people }] : [];
  });
}

async function toldLately(
  db: AppContext['db'],
  channels: readonly ChannelId[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  if (channels.length === 0) return new Set();
  const rows = await db
    .selectFrom('channel_reminder')
    .select(['subject', 'kind'])
    .where('subject', 'in', channels)
    .where('told_at', '>', addHours(now, -remindHours))
    .execute();
  return new Set(rows.map(({ subject, kind }) => `${subject} ${kind}`));
}

async function rightsFound(
  db: AppContext['db'],
  organizations: readonly OrganizationId[],
): Promise<ReadonlyMap<string, string | null>> {
  if (organizations.length === 0) return new Map();
  const rows = await db
    .selectFrom('publishing_right')
    .select(['organization_id', 'person_id', 'obstacle'])
    .where('organization_id', 'in', [...new Set(organizations)])
    .execute();
  return new Map(rows.map((row) => [`${row.organization_id} ${row.person_id}`, row.obstacle]));
}

async function inspectOne({ db, clock, log }: AppContext, { id, people }: Remarkable): Promise<void> {
  try {
    await db.transaction().execute(async (trx) => {
      const channel = await findLiving(trx, id, true);
      if (channel !== null) await inspect(trx, channel, clock.now());
      await findRightsOf(trx, people, clock.now());
    });
  } catch (error) {
    // One channel that cannot be inspected must not keep the others from it.
    log.error({ err: error, channel: id }, 'a channel could not be inspected');
  }
}

async function inspect(trx: Transaction, channel: LivingChannel, now: Instant): Promise<void> {
  const [line] = await linesOf(trx, [channel], now);
  if (line === undefined) return;
  const { id, organization, life } = channel;
  const ground = await groundOf(trx, organization, now);
  const lastAt = (await lastPublished(trx, [id])).get(id) ?? null;
  const silent = decideDormancy(life, lastAt, ground.rules.dormancy, now);
  const own = () => peopleWithStanding(trx, ground.runs, [...keeperStandings, ...leaderStandings], now);
  if (silent.ok) {
    for (const event of silent.events) await recordChannel(trx, system, { ...event, channel: id }, now);
    await tellAbout(trx, 'channelDormant', await own(), { channel: id }, now);
  }
  if (isOverdue(line, now) && (await isNews(trx, id, 'attestationOverdue', now))) {
    const both = [...(await own()), ...(await superiorOf(trx, organization, now))];
    const details = { channel: id, dueAt: line.attestationDueAt };
    await tellAbout(trx, 'attestationOverdue', [...new Set(both)], details, now);
  }
  if (line.rotationsDue > 0 && (await isNews(trx, id, 'rotationDue', now))) {
    await tellAbout(trx, 'rotationDue', await own(), { channel: id, why: 'schedule' }, now);
  }
}

async function superiorOf(
  trx: Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<readonly PersonId[]> {
  const [superior] = await organizationsAbove(trx, organization, now);
  if (superior === undefined) return [];
  return peopleWithStanding(trx, [superior], leaderStandings, now);
}

/** Whether people were not told of this for a while; then it is noted as told. */
async function isNews(trx: Transaction, subject: string, kind: string, now: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('channel_reminder')
    .values({ subject, kind, told_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['subject', 'kind'])
        .doUpdateSet({ told_at: now })
        .where('channel_reminder.told_at', '<=', addHours(now, -remindHours)),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function expireCheckouts({ db, clock }: AppContext): Promise<void> {
  const now = clock.now();
  for (const { checkout, channel: id } of await overdueCheckouts(db, now)) {
    await db.transaction().execute(async (trx) => {
      const channel = await findLiving(trx, id, true);
      if (channel === null) return;
      const snapshot = {
        person: brandId<PersonId>('system'),
        name: system.name,
        office: null,
        organization: null,
        acting: false,
      };
      const facts = { now, snapshot, approver: false, obstacle: null, deviceEnrolled: true, frozen: false };
      const decision = decideCheckout(checkout, { kind: 'expire' }, facts);
      if (!decision.ok) return;
      for (const event of decision.events) await recordChannel(trx, system, { ...event, channel: id }, now);
      if (checkout.shownAt === null) return;
      const { rules, runs } = await groundOf(trx, channel.organization, now);
      const dueAt = rotationDue('expired', rules.credentials, now);
      const known = await findCredential(trx, checkout.credential);
      if (known === null || known.rotationDueAt <= dueAt) return;
      const called = {
        kind: 'rotationCalled',
        channel: id,
        credential: known.id,
        why: 'expired',
        dueAt,
      } as const;
      await recordChannel(trx, system, called, now);
      const keepers = await peopleWithStanding(trx, runs, keeperStandings, now);
      await tellAbout(
        trx,
        'rotationDue',
        keepers,
        { channel: id, credential: known.id, why: 'expired' },
        now,
      );
    });
  }
}
