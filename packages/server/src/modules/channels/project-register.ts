import type { Instant } from '@sanshen/domain/kernel';
import type { Transaction } from '../../platform/db/database.ts';
import type { RegisterEvent } from './events.ts';

/** Writes the rows that an event about devices or publishing rights means. */
export async function projectRegister(trx: Transaction, event: RegisterEvent, at: Instant): Promise<void> {
  switch (event.kind) {
    case 'deviceRegistered': {
      const { device, root } = event;
      await trx
        .insertInto('device')
        .values({
          device_id: device.id,
          root_id: root,
          organization_id: device.organization,
          asset_number: device.assetNumber,
          kind: device.kind,
          model: device.model,
          custodian_id: device.custodian,
          status: device.status,
          enrolled_at: device.enrolledAt,
          registered_at: at,
          version: 1,
        })
        .execute();
      return;
    }
    case 'deviceChanged':
      return update(trx, event.device, { model: event.model, custodian_id: event.custodian });
    case 'deviceEnrolled':
      return update(trx, event.device, { enrolled_at: at });
    case 'deviceRetired':
      return update(trx, event.device, { status: 'retired', enrolled_at: null });
    case 'rightFound': {
      const { person, organization, root, obstacle } = event;
      await trx
        .insertInto('publishing_right')
        .values({ person_id: person, organization_id: organization, root_id: root, obstacle, since: at })
        .onConflict((conflict) =>
          conflict.columns(['person_id', 'organization_id', 'root_id']).doUpdateSet({ obstacle, since: at }),
        )
        .execute();
    }
  }
}

async function update(
  trx: Transaction,
  device: Extract<RegisterEvent, { kind: 'deviceEnrolled' }>['device'],
  set: Partial<{
    model: string;
    custodian_id: Extract<RegisterEvent, { kind: 'deviceChanged' }>['custodian'];
    status: 'inUse' | 'retired';
    enrolled_at: Instant | null;
  }>,
): Promise<void> {
  await trx
    .updateTable('device')
    .set((row) => ({ ...set, version: row('version', '+', 1) }))
    .where('device_id', '=', device)
    .execute();
}
