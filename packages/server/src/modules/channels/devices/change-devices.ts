import { deviceProblems } from '@sanshen/contract/channels-devices';
import type { DeviceId, DeviceKind } from '@sanshen/domain/channels';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { inForce } from '@sanshen/domain/organization';
import type { Clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { loadPersonFacts, rootOf } from '../../organization/public.ts';
import { recordRegister } from '../record.ts';
import { openScene, type Scene } from '../scene.ts';
import { dropKey, findDevice, type RegisteredDevice } from './device-store.ts';

/** Registers a device of the organisation's own; gives its id. Throws `access.forbidden`, `devices.assetTaken`, `devices.custodianOutsider`. */
export async function registerDevice(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  organization: OrganizationId,
  wish: {
    readonly assetNumber: string;
    readonly kind: DeviceKind;
    readonly model: string;
    readonly custodian: PersonId;
  },
): Promise<{ readonly id: DeviceId }> {
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const scene = await openScene(trx, clock, person, organization, 'manageChannels');
  await requireCustodian(scene, wish.custodian);
  const taken = await trx
    .selectFrom('device')
    .select('device_id')
    .where('root_id', '=', root)
    .where('asset_number', '=', wish.assetNumber)
    .where('status', '=', 'inUse')
    .executeTakeFirst();
  if (taken !== undefined) throw new Problem(deviceProblems['devices.assetTaken']);
  const id = newId<DeviceId>();
  const device = { ...wish, id, organization, status: 'inUse' as const, enrolledAt: null };
  await recordRegister(trx, scene.actor, organization, { kind: 'deviceRegistered', root, device }, scene.now);
  return { id };
}

/** Changes a device's model or custodian. Throws `request.notFound`, `access.forbidden`, `devices.retired`, `devices.custodianOutsider`. */
export async function changeDevice(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  id: DeviceId,
  wish: { readonly model?: string | undefined; readonly custodian?: PersonId | undefined },
): Promise<void> {
  const { device, scene } = await openDevice(trx, clock, person, id);
  const model = wish.model ?? device.model;
  const custodian = wish.custodian ?? device.custodian;
  if (custodian !== device.custodian) await requireCustodian(scene, custodian);
  if (model === device.model && custodian === device.custodian) return;
  const event = { kind: 'deviceChanged', device: id, model, custodian } as const;
  await recordRegister(trx, scene.actor, device.organization, event, scene.now);
}

/** Retires a device and forgets its passkey. Throws as {@link changeDevice}. */
export async function retireDevice(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  id: DeviceId,
  reason: string,
): Promise<void> {
  const { device, scene } = await openDevice(trx, clock, person, id);
  const event = { kind: 'deviceRetired', device: id, reason } as const;
  await recordRegister(trx, scene.actor, device.organization, event, scene.now);
  await dropKey(trx, id);
}

/** A device in use that the person may manage, held until the transaction ends. Throws `request.notFound`, `access.forbidden`, `devices.retired`. */
export async function openDevice(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  id: DeviceId,
): Promise<{ readonly device: RegisteredDevice; readonly scene: Scene }> {
  const device = await findDevice(trx, id, true);
  if (device === null) throw platformProblem('request.notFound');
  const scene = await openScene(trx, clock, person, device.organization, 'manageChannels');
  if (device.status === 'retired') throw new Problem(deviceProblems['devices.retired']);
  return { device, scene };
}

async function requireCustodian({ trx, runs, now }: Scene, custodian: PersonId): Promise<void> {
  const [facts] = await loadPersonFacts(trx, { people: [custodian] }, now);
  const here = facts?.appointments.some((one) => runs.includes(one.organization) && inForce(one, now));
  if (here !== true) throw new Problem(deviceProblems['devices.custodianOutsider']);
}
