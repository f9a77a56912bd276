import { deviceProblems } from '@sanshen/contract/channels-devices';
import { factorProblems } from '@sanshen/contract/factors';
import type { DeviceId } from '@sanshen/domain/channels';
import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { Problem } from '../../../platform/problem.ts';
import { acceptDeviceKey, offerDeviceKey, type RelyingParty } from '../../sessions/public.ts';
import { recordRegister } from '../record.ts';
import { openDevice } from './change-devices.ts';
import { keepKey } from './device-store.ts';

/** Who enrols, in which session; he holds the device in his hand. */
interface Enroller {
  readonly person: PersonId;
  readonly session: string;
}

/** Offers to make the passkey of a device. Throws `request.notFound`, `access.forbidden`, `devices.retired`. */
export async function offerEnrolment(
  context: AppContext,
  party: RelyingParty,
  enroller: Enroller,
  id: DeviceId,
) {
  const { device } = await context.db
    .transaction()
    .execute((trx) => openDevice(trx, context.clock, enroller.person, id));
  const name = `${device.assetNumber} ${device.model}`;
  return offerDeviceKey(context, party, enroller, { id, name });
}

/** Enrols a device with the passkey that was made on it. Throws as above, `factor.*`, and `devices.keySynced` for one that can leave the device. */
export async function enrolDevice(
  context: AppContext,
  party: RelyingParty,
  enroller: Enroller,
  id: DeviceId,
  answer: { readonly challenge: string; readonly response: unknown },
): Promise<void> {
  const { leavesDevice, ...key } = await acceptDeviceKey(context, party, enroller, id, answer);
  if (leavesDevice) throw new Problem(deviceProblems['devices.keySynced']);
  await context.db.transaction().execute(async (trx) => {
    const { device, scene } = await openDevice(trx, context.clock, enroller.person, id);
    const { now, actor, snapshot } = scene;
    if (!(await keepKey(trx, id, key, now))) throw new Problem(factorProblems['factor.passkeyKnown']);
    const event = { kind: 'deviceEnrolled', device: id, by: snapshot } as const;
    await recordRegister(trx, actor, device.organization, event, now);
  });
}
