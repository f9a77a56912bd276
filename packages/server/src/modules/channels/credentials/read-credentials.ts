import type { checkoutSchema } from '@sanshen/contract/channels-credentials';
import {
  type CheckoutCommand,
  type CheckoutFacts,
  type CheckoutId,
  decideCheckout,
  holdsDuty,
} from '@sanshen/domain/channels';
import type { ChannelId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { checkoutsHeld } from '../../emergency/freezes/public.ts';
import { grantOf, loadPersonFacts, requireGrant, snapshotOf } from '../../organization/public.ts';
import { findLiving } from '../channel-store.ts';
import { devicesOf, findDevices } from '../devices/device-store.ts';
import { namesOfPeople } from '../people.ts';
import { groundOf } from '../scene.ts';
import {
  checkoutsOf,
  credentialsOf,
  findCheckout,
  findCredential,
  type KeptCheckout,
  openCheckouts,
} from './checkout-store.ts';
import { isApprover } from './step-checkout.ts';

type Shown = z.input<typeof checkoutSchema>;

/** Credentials and check-outs of a channel, without what they are. Throws `request.notFound`, `access.forbidden`. */
export async function listCredentials(context: AppContext, person: PersonId, id: ChannelId) {
  const { db, clock } = context;
  const now = clock.now();
  const channel = await findLiving(db, id);
  if (channel === null) throw platformProblem('request.notFound');
  const { organization, life } = channel;
  await requireGrant(db, person, organization, 'readChannels', now);
  const { runs } = await groundOf(db, organization, now);
  const credentials = await credentialsOf(db, id);
  const names = await namesOfPeople(
    db,
    credentials.map(({ setBy }) => setBy),
  );
  const devices = await devicesOf(db, runs);
  return {
    items: credentials.map(({ id: credential, kind, label, setAt, setBy, rotationDueAt, rotationWhy }) => ({
      id: credential,
      kind,
      label,
      setAt,
      setByName: names.get(setBy) ?? setBy,
      rotationDueAt,
      rotationWhy,
    })),
    checkouts: await shown(context, person, await checkoutsOf(db, id)),
    devices: devices
      .filter(({ status, enrolledAt }) => status === 'inUse' && enrolledAt !== null)
      .map((device) => ({ id: device.id, name: `${device.assetNumber} ${device.model}` })),
    maySet: (await grantOf(db, person, organization, 'manageChannels', now)) !== null,
    mayAsk: holdsDuty(life.duties, person, ['platformLead', 'operator']),
  };
}

/** Check-outs of an organisation that wait or are out. Throws `access.forbidden`. */
export async function listCheckouts(context: AppContext, person: PersonId, organization: OrganizationId) {
  const { db, clock } = context;
  await requireGrant(db, person, organization, 'readChannels', clock.now());
  return { items: await shown(context, person, await openCheckouts(db, [organization])) };
}

/** One check-out. Throws `request.notFound`, `access.forbidden`. */
export async function readCheckout(context: AppContext, person: PersonId, id: CheckoutId): Promise<Shown> {
  const { db, clock } = context;
  const found = await findCheckout(db, id);
  if (found === null) throw platformProblem('request.notFound');
  await requireGrant(db, person, found.organization, 'readChannels', clock.now());
  const [one] = await shown(context, person, [found]);
  if (one === undefined) throw platformProblem('request.notFound');
  return one;
}

async function shown(
  { db, clock }: AppContext,
  person: PersonId,
  kept: readonly KeptCheckout[],
): Promise<Shown[]> {
  const now = clock.now();
  const [facts] = await loadPersonFacts(db, { people: [person] }, now);
  const devices = await findDevices(
    db,
    kept.map(({ checkout }) => checkout.device),
  );
  const lines: Shown[] = [];
  for (const { checkout, channel: id, organization } of kept) {
    const channel = await findLiving(db, id);
    const credential = await findCredential(db, checkout.credential);
    if (channel === null || credential === null || facts === undefined) continue;
    const { runs } = await groundOf(db, organization, now);
    const device = devices.find((one) => one.id === checkout.device);
    const given: CheckoutFacts = {
      now,
      snapshot: snapshotOf(facts, null, now),
      approver: isApprover({ person: facts, channel, runs, now }),
      // What else may stand against it is said when it is tried.
      obstacle: null,
      deviceEnrolled: true,
      frozen: await checkoutsHeld(db, organization, id),
    };
    const { approvals, credential: credentialId, ...rest } = checkout;
    lines.push({
      ...rest,
      channel: id,
      channelName: channel.name,
      organization,
      credential: credentialId,
      label: credential.label,
      deviceName: device === undefined ? checkout.device : `${device.assetNumber} ${device.model}`,
      approvals: approvals.map((one) => ({ person: one.person, name: one.name })),
      may: trials(checkout.device)
        .filter((command) => decideCheckout(checkout, command, given).ok)
        .map(({ kind }) => kind),
    });
  }
  return lines;
}

function trials(device: KeptCheckout['checkout']['device']) {
  return [
    { kind: 'approve' },
    { kind: 'refuse', reason: '-' },
    { kind: 'show', device },
    { kind: 'return' },
  ] as const satisfies readonly CheckoutCommand[];
}
