import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';

/** Passkeys of one person at most. */
export const mostPasskeys = 20;

export interface Passkey {
  readonly passkey: string;
  readonly person: PersonId;
  readonly credential: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
  readonly name: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
}

function selectPasskeys(db: Database | Transaction) {
  return db
    .selectFrom('passkey')
    .select([
      'passkey_id as passkey',
      'person_id as person',
      'credential_id as credential',
      'public_key as publicKey',
      'counter',
      'transports',
      'backed_up as backedUp',
      'name',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
    ]);
}

/** A person's passkeys, oldest first. */
export function passkeysOf(db: Database | Transaction, person: PersonId): Promise<Passkey[]> {
  return selectPasskeys(db).where('person_id', '=', person).orderBy('created_at').execute();
}

/** The passkey of a credential; null if none is registered. */
export async function findPasskey(db: Database | Transaction, credential: string): Promise<Passkey | null> {
  return (await selectPasskeys(db).where('credential_id', '=', credential).executeTakeFirst()) ?? null;
}

/** Adds a passkey; null if its credential is known already, whosever it is. */
export async function addPasskey(
  trx: Transaction,
  passkey: Omit<Passkey, 'passkey' | 'lastUsedAt'>,
): Promise<Passkey | null> {
  const id: string = newId(Date.parse(passkey.createdAt));
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('passkey')
    .values({
      passkey_id: id,
      person_id: passkey.person,
      credential_id: passkey.credential,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: [...passkey.transports],
      backed_up: passkey.backedUp,
      name: passkey.name,
      created_at: passkey.createdAt,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 0n ? null : { ...passkey, passkey: id, lastUsedAt: null };
}

/**
 * Notes that a passkey was used, with its device's new count. False if somebody used the same count in the meantime: then one of the two is a copy.
 */
export async function noteUse(
  db: Database | Transaction,
  { passkey, counter }: Passkey,
  use: { readonly counter: number; readonly backedUp: boolean; readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ counter: use.counter, backed_up: use.backedUp, last_used_at: use.at })
    .where('passkey_id', '=', passkey)
    .where('counter', '=', counter)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Renames one of a person's passkeys; false if he has none with this id. */
export async function renamePasskey(
  trx: Transaction,
  person: PersonId,
  passkey: string,
  name: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('passkey')
    .set({ name })
    .where('passkey_id', '=', passkey)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes one of a person's passkeys, or all; gives how many. */
export async function dropPasskeys(
  trx: Transaction,
  person: PersonId,
  passkey: string | null,
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('passkey')
    .where('person_id', '=', person)
    .$if(passkey !== null, (query) => query.where('passkey_id', '=', passkey ?? ''))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Whether a person wants his sign-offs refused without his passkey. The login's row is held. */
export async function asksAtSignOff(trx: Transaction, person: PersonId): Promise<boolean> {
  const row = await trx
    .selectFrom('login')
    .select('passkey_at_sign_off')
    .where('person_id', '=', person)
    .forUpdate()
    .executeTakeFirst();
  return row?.passkey_at_sign_off ?? false;
}

/** Sets what {@link asksAtSignOff} tells. */
export async function setAtSignOff(trx: Transaction, person: PersonId, required: boolean): Promise<void> {
  await trx
    .updateTable('login')
    .set({ passkey_at_sign_off: required })
    .where('person_id', '=', person)
    .execute();
}
