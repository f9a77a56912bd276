import type { Device, DeviceId } from '@sanshen/domain/channels';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import type { DeviceKey } from '../../sessions/public.ts';

/** A device with what the register knows besides. */
export interface RegisteredDevice extends Device {
  readonly root: OrganizationId;
  readonly registeredAt: Instant;
  readonly version: number;
}

function selectDevices(db: Database | Transaction) {
  return db
    .selectFrom('device')
    .select([
      'device_id as id',
      'root_id as root',
      'organization_id as organization',
      'asset_number as assetNumber',
      'kind',
      'model',
      'custodian_id as custodian',
      'status',
      'enrolled_at as enrolledAt',
      'registered_at as registeredAt',
      'version',
    ]);
}

/** A device by its id; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findDevice(
  db: Database | Transaction,
  id: DeviceId,
  hold = false,
): Promise<RegisteredDevice | null> {
  const row = await selectDevices(db)
    .where('device_id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ?? null;
}

/** Devices by their ids; unknown ones are left out. */
export async function findDevices(
  db: Database | Transaction,
  ids: readonly DeviceId[],
): Promise<RegisteredDevice[]> {
  return ids.length === 0 ? [] : selectDevices(db).where('device_id', 'in', ids).execute();
}

/** Devices of some organisations by asset number, those in use first. */
export function devicesOf(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
): Promise<RegisteredDevice[]> {
  return selectDevices(db)
    .where('organization_id', 'in', organizations)
    .orderBy('status')
    .orderBy('asset_number')
    .execute();
}

/** The passkey of a device; null while it has none. */
export async function keyOf(db: Database | Transaction, device: DeviceId): Promise<DeviceKey | null> {
  const row = await db
    .selectFrom('device_key')
    .select(['credential_id as credential', 'public_key as publicKey', 'counter', 'transports'])
    .where('device_id', '=', device)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a device's passkey in the place of an earlier one; false if the passkey is another device's. */
export async function keepKey(
  trx: Transaction,
  device: DeviceId,
  key: DeviceKey,
  at: Instant,
): Promise<boolean> {
  await dropKey(trx, device);
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('device_key')
    .values({
      device_id: device,
      credential_id: key.credential,
      public_key: key.publicKey,
      counter: key.counter,
      transports: [...key.transports],
      made_at: at,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Forgets a device's passkey. */
export async function dropKey(trx: Transaction, device: DeviceId): Promise<void> {
  await trx.deleteFrom('device_key').where('device_id', '=', device).execute();
}

/** Notes a key's new count; false if it was used in the meantime: then one of the two is a copy. */
export async function noteKeyUse(
  trx: Transaction,
  device: DeviceId,
  before: number,
  counter: number,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('device_key')
    .set({ counter })
    .where('device_id', '=', device)
    .where('counter', '=', before)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
