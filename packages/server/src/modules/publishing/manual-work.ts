import { emergencyProblems } from '@sanshen/contract/emergency';
import { publishingProblems } from '@sanshen/contract/publishing';
import type { DeviceId } from '@sanshen/domain/channels';
import type { Instant } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { devicesOf, findDevice, groundOf, openScene } from '../channels/public.ts';
import { freezeOver } from '../emergency/freezes/public.ts';
import { type Act, requirePublication } from './act-on-publication.ts';
import type { Publication } from './publication-store.ts';
import { recordChannelWork } from './record-channel-work.ts';

/**
 * Records on which enrolled device of the register somebody publishes by hand, before he begins (§7). Throws `request.notFound`, `access.forbidden`,
 * `emergency.frozen`, `publishing.notInForce` unless it was handed to people, `publishing.deviceUnfit` for any other device.
 */
export async function beginManualWork(
  context: AppContext,
  key: CommandKey,
  act: Act & { readonly device: DeviceId },
): Promise<void> {
  const { clock } = context;
  await runCommand(context, key, async (trx) => {
    const publication = await requirePublication(context, trx, act);
    const { id, root, organization, channel, status } = publication;
    const frozen = await freezeOver(trx, organization, channel);
    if (frozen !== null) throw new Problem(emergencyProblems['emergency.frozen']);
    const scene = await openScene(trx, clock, act.person, organization, 'publish');
    if (status !== 'handedOver') throw new Problem(publishingProblems['publishing.notInForce']);
    const device = await findDevice(trx, act.device, true);
    const fits =
      device !== null &&
      device.status === 'inUse' &&
      device.enrolledAt !== null &&
      scene.runs.includes(device.organization);
    if (!fits) throw new Problem(publishingProblems['publishing.deviceUnfit']);
    const { assetNumber, model } = device;
    const used = { id: device.id, assetNumber, model };
    const event = {
      kind: 'manualWorkBegun',
      ...{ publication: id, root, organization, channel },
      by: scene.snapshot,
      device: used,
    } as const;
    await recordChannelWork(trx, scene.actor, event, scene.now);
  });
}

/** Where a publication by hand is done, and where it may be: enrolled devices of those who run the channel. */
export async function deviceWorkOf(
  { db, clock }: AppContext,
  { id, organization }: Publication,
): Promise<{
  readonly work: {
    readonly device: string;
    readonly assetNumber: string;
    readonly model: string;
    readonly byName: string;
    readonly at: Instant;
  } | null;
  readonly devices: { readonly id: string; readonly assetNumber: string; readonly model: string }[];
}> {
  const { runs } = await groundOf(db, organization, clock.now());
  const devices = (await devicesOf(db, runs))
    .filter(({ status, enrolledAt }) => status === 'inUse' && enrolledAt !== null)
    .map((device) => ({ id: device.id, assetNumber: device.assetNumber, model: device.model }));
  const row = await db
    .selectFrom('manual_work')
    .select([
      'device_id as device',
      'asset_number as assetNumber',
      'model',
      'begun_by as by',
      'begun_at as at',
    ])
    .where('publication_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return { work: null, devices };
  const { by, ...work } = row;
  // Written by recordChannelWork from a snapshot.
  return { work: { ...work, byName: (by as unknown as PersonSnapshot).name }, devices };
}
