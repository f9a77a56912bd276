import type {
  Checkout,
  CheckoutId,
  CredentialId,
  CredentialKind,
  RotationReason,
} from '@sanshen/domain/channels';
import type { ChannelId, Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { registerSealed } from '../../../platform/sealed-columns.ts';
import type { Vault } from '../../../platform/vault.ts';

const about = (credential: string) => `credential:${credential}`;

registerSealed({
  table: 'channel_credential_secret',
  key: ['credential_id'],
  column: 'ciphertext',
  about: ([credential = '']) => about(credential),
});

/** What is known of a credential without opening it. */
export interface Credential {
  readonly id: CredentialId;
  readonly channel: ChannelId;
  readonly organization: OrganizationId;
  readonly kind: CredentialKind;
  readonly label: string;
  readonly setAt: Instant;
  readonly setBy: PersonId;
  readonly rotationDueAt: Instant;
  readonly rotationWhy: RotationReason;
}

function selectCredentials(db: Database | Transaction) {
  return db
    .selectFrom('channel_credential')
    .select([
      'credential_id as id',
      'channel_id as channel',
      'organization_id as organization',
      'kind',
      'label',
      'set_at as setAt',
      'set_by as setBy',
      'rotation_due_at as rotationDueAt',
      'rotation_why as rotationWhy',
    ]);
}

/** A credential by its id; null if there is none. */
export async function findCredential(
  db: Database | Transaction,
  id: CredentialId,
): Promise<Credential | null> {
  return (await selectCredentials(db).where('credential_id', '=', id).executeTakeFirst()) ?? null;
}

/** Credentials of a channel by label. */
export function credentialsOf(db: Database | Transaction, channel: ChannelId): Promise<Credential[]> {
  return selectCredentials(db).where('channel_id', '=', channel).orderBy('label').execute();
}

/** Seals a credential, in the place of what it was before. */
export async function sealCredential(
  trx: Transaction,
  vault: Vault,
  id: CredentialId,
  value: string,
  at: Instant,
): Promise<void> {
  const ciphertext = vault.seal(value, about(id));
  await trx
    .insertInto('channel_credential_secret')
    .values({ credential_id: id, ciphertext, changed_at: at })
    .onConflict((conflict) => conflict.column('credential_id').doUpdateSet({ ciphertext, changed_at: at }))
    .execute();
}

/** A credential in clear, for the one answer that shows it. Never give it to a log or a record. */
export async function openCredential(
  db: Database | Transaction,
  vault: Vault,
  id: CredentialId,
): Promise<string | null> {
  const row = await db
    .selectFrom('channel_credential_secret')
    .select('ciphertext')
    .where('credential_id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : vault.open(row.ciphertext, about(id));
}

/** A check-out and where it belongs. */
export interface KeptCheckout {
  readonly checkout: Checkout;
  readonly channel: ChannelId;
  readonly organization: OrganizationId;
}

function selectCheckouts(db: Database | Transaction) {
  return db
    .selectFrom('channel_checkout')
    .select(['checkout', 'channel_id as channel', 'organization_id as organization']);
}

function toKept(row: { readonly checkout: unknown } & Omit<KeptCheckout, 'checkout'>): KeptCheckout {
  // Only the projection writes the column.
  return { ...row, checkout: row.checkout as Checkout };
}

/** A check-out by its id; null if there is none. */
export async function findCheckout(db: Database | Transaction, id: CheckoutId): Promise<KeptCheckout | null> {
  const row = await selectCheckouts(db).where('checkout_id', '=', id).executeTakeFirst();
  return row === undefined ? null : toKept(row);
}

const openStatuses = ['requested', 'approved', 'shown'] as const;

/** The newest check-outs of a channel. */
export async function checkoutsOf(db: Database | Transaction, channel: ChannelId): Promise<KeptCheckout[]> {
  const rows = await selectCheckouts(db)
    .where('channel_id', '=', channel)
    .orderBy('requested_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(toKept);
}

/** Check-outs of some organisations that wait or are out. */
export async function openCheckouts(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
): Promise<KeptCheckout[]> {
  const rows = await selectCheckouts(db)
    .where('organization_id', 'in', organizations)
    .where('status', 'in', openStatuses)
    .orderBy('requested_at')
    .limit(200)
    .execute();
  return rows.map(toKept);
}

/** Whether somebody has a credential out, or may look at it, at an instant. */
export async function isOut(
  db: Database | Transaction,
  credential: CredentialId,
  at: Instant,
): Promise<boolean> {
  const row = await db
    .selectFrom('channel_checkout')
    .select('checkout_id')
    .where('credential_id', '=', credential)
    .where('status', 'in', ['approved', 'shown'])
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return row !== undefined;
}

/** Check-outs whose time is over and that nobody has ended. */
export async function overdueCheckouts(db: Database | Transaction, at: Instant): Promise<KeptCheckout[]> {
  const rows = await selectCheckouts(db)
    .where('status', 'in', ['approved', 'shown'])
    .where('expires_at', '<=', at)
    .limit(500)
    .execute();
  return rows.map(toKept);
}
