import {
  type Checkout,
  type CheckoutEvent,
  evolveCheckout,
  evolveLife,
  type LifeEvent,
} from '@sanshen/domain/channels';
import type { ChannelId, Instant } from '@sanshen/domain/kernel';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { findLiving, type LifeDocument, type LivingChannel } from './channel-store.ts';
import type { ChannelEvent } from './events.ts';

const unapplied: LifeDocument = {
  purpose: '',
  applicant: null,
  approvedBy: null,
  filing: null,
  filedBy: null,
  acceptedBy: null,
  duties: [],
  reason: '',
  evidence: null,
};

/** Writes the rows that an event means. */
export async function projectChannel(trx: Transaction, event: ChannelEvent, at: Instant): Promise<void> {
  switch (event.kind) {
    case 'registered':
    case 'applied':
      return insertChannel(trx, event, at);
    case 'changed':
      return change(trx, event, at);
    // The secret itself is sealed elsewhere, and is never part of a record.
    case 'secretSet':
      return;
    case 'attested':
      return attest(trx, event, at);
    case 'loginFindingCleared':
      await trx
        .updateTable('channel_login_finding')
        .set({ cleared_at: at, cleared_by: event.by.person, note: event.note })
        .where('finding_id', '=', event.finding)
        .execute();
      return;
    case 'credentialSet':
      return setCredential(trx, event, at);
    case 'rotationCalled':
      await trx
        .updateTable('channel_credential')
        .set({ rotation_due_at: event.dueAt, rotation_why: event.why })
        .where('credential_id', '=', event.credential)
        .execute();
      return;
    case 'checkoutRequested':
    case 'checkoutApproved':
    case 'checkoutRefused':
    case 'checkoutShown':
    case 'checkoutReturned':
    case 'checkoutExpired':
      return checkOut(trx, event, at);
    default:
      return live(trx, event, at);
  }
}

type Of<Kind extends ChannelEvent['kind']> = Extract<ChannelEvent, { kind: Kind }>;

async function insertChannel(
  trx: Transaction,
  event: Of<'registered'> | Of<'applied'>,
  at: Instant,
): Promise<void> {
  const { id, organization, settings, status, ...rest } = event.channel;
  const life: LifeDocument =
    event.kind === 'applied'
      ? { ...unapplied, applicant: event.by, purpose: event.purpose, duties: event.duties }
      : {
          ...unapplied,
          purpose: event.purpose ?? '',
          filing: event.filing ?? null,
          duties: event.duties ?? [],
        };
  await trx
    .insertInto('channel')
    .values({
      ...rest,
      status,
      channel_id: id,
      root_id: event.root,
      organization_id: organization,
      settings: toJson(settings),
      life: toJson(life),
      status_since: at,
      runs_since: status === 'applied' ? null : at,
      attested_at: null,
      version: 1,
      registered_at: at,
    })
    .execute();
}

async function change(trx: Transaction, event: Of<'changed'>, at: Instant): Promise<void> {
  const { name, connector, status, settings, channel } = event;
  await trx
    .updateTable('channel')
    .set((row) => ({ name, connector, settings: toJson(settings), version: row('version', '+', 1) }))
    .where('channel_id', '=', channel)
    .execute();
  // Before there were steps of a life, a change could suspend, resume and close.
  await trx
    .updateTable('channel')
    .set({ status, status_since: at })
    .where('channel_id', '=', channel)
    .where('status', '<>', status)
    .execute();
}

async function live(
  trx: Transaction,
  event: LifeEvent & { readonly channel: ChannelId },
  at: Instant,
): Promise<void> {
  const channel = await requireLiving(trx, event.channel);
  const { status, handle, since, ...document } = evolveLife(channel.life, event, at);
  await trx
    .updateTable('channel')
    .set((row) => ({
      status,
      handle,
      status_since: since,
      runs_since: channel.runsSince ?? (status === 'active' ? at : null),
      life: toJson(document),
      version: row('version', '+', 1),
    }))
    .where('channel_id', '=', event.channel)
    .execute();
}

async function attest(trx: Transaction, event: Of<'attested'>, at: Instant): Promise<void> {
  const { root, organization } = await requireLiving(trx, event.channel);
  const place = { root_id: root, organization_id: organization, channel_id: event.channel };
  await trx
    .insertInto('channel_attestation')
    .values({
      ...place,
      attestation_id: event.attestation,
      attested_by: event.by.person,
      attested_at: at,
      evidence: event.evidence,
      logins: toJson(event.logins),
    })
    .execute();
  for (const { id, kind, label, device } of event.findings) {
    await trx
      .insertInto('channel_login_finding')
      .values({
        ...place,
        attestation_id: event.attestation,
        finding_id: id,
        kind,
        label,
        device_id: device,
        found_at: at,
        cleared_at: null,
        cleared_by: null,
        note: '',
      })
      .execute();
  }
  await trx.updateTable('channel').set({ attested_at: at }).where('channel_id', '=', event.channel).execute();
}

async function setCredential(trx: Transaction, event: Of<'credentialSet'>, at: Instant): Promise<void> {
  const { root, organization } = await requireLiving(trx, event.channel);
  const values = {
    label: event.label,
    set_at: at,
    set_by: event.by.person,
    rotation_due_at: event.dueAt,
    rotation_why: 'schedule' as const,
  };
  await trx
    .insertInto('channel_credential')
    .values({
      ...values,
      credential_id: event.credential,
      root_id: root,
      organization_id: organization,
      channel_id: event.channel,
      kind: event.credentialKind,
    })
    .onConflict((conflict) => conflict.columns(['credential_id', 'root_id']).doUpdateSet(values))
    .execute();
}

async function checkOut(
  trx: Transaction,
  event: CheckoutEvent & { readonly channel: ChannelId },
  at: Instant,
): Promise<void> {
  if (event.kind === 'checkoutRequested') {
    const { root, organization } = await requireLiving(trx, event.channel);
    const { checkout } = event;
    await trx
      .insertInto('channel_checkout')
      .values({
        checkout_id: checkout.id,
        root_id: root,
        organization_id: organization,
        channel_id: event.channel,
        credential_id: checkout.credential,
        requester_id: checkout.requester,
        status: checkout.status,
        requested_at: at,
        expires_at: checkout.expiresAt,
        checkout: toJson(checkout),
      })
      .execute();
    return;
  }
  const row = await trx
    .selectFrom('channel_checkout')
    .select('checkout')
    .where('checkout_id', '=', event.checkout)
    .executeTakeFirstOrThrow();
  // Only this function writes the column.
  const next = evolveCheckout(row.checkout as unknown as Checkout, event, at);
  await trx
    .updateTable('channel_checkout')
    .set({ status: next.status, expires_at: next.expiresAt, checkout: toJson(next) })
    .where('checkout_id', '=', event.checkout)
    .execute();
}

async function requireLiving(trx: Transaction, id: ChannelId): Promise<LivingChannel> {
  const channel = await findLiving(trx, id);
  if (channel === null) throw new Error(`an event of an unknown channel ${id}`);
  return channel;
}
