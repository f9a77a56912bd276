import {
  type Checkout,
  type CheckoutCommand,
  type CheckoutFacts,
  type CheckoutId,
  type CredentialId,
  type DeviceId,
  decideCheckout,
  holdsDuty,
  requestCheckout as request,
  rightObstacle,
  rotationDue,
} from '@sanshen/domain/channels';
import type { PersonId } from '@sanshen/domain/kernel';
import { inForce } from '@sanshen/domain/organization';
import type { Clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { checkoutsHeld } from '../../emergency/freezes/public.ts';
import { findDevice } from '../devices/device-store.ts';
import { leaderStandings, peopleWithStanding, tellAbout } from '../people.ts';
import { recordChannel } from '../record.ts';
import { type ChannelScene, openChannelScene, refusal } from '../scene.ts';
import { findCheckout, findCredential, isOut } from './checkout-store.ts';

/** Asks for a credential; gives the check-out's id. Throws `request.notFound`, `access.forbidden` and the rules' refusals. */
export async function requestCheckout(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  wish: {
    readonly credential: CredentialId;
    readonly purpose: string;
    readonly minutes: number;
    readonly device: DeviceId;
  },
): Promise<{ readonly id: CheckoutId }> {
  const credential = await findCredential(trx, wish.credential);
  if (credential === null) throw platformProblem('request.notFound');
  // Before the channel's row is held: an order of a freeze waits for nobody who waits for it.
  const frozen = await checkoutsHeld(trx, credential.organization, credential.channel);
  const scene = await openChannelScene(trx, clock, person, credential.channel, 'publish');
  const { channel, now } = scene;
  const id = newId<CheckoutId>();
  const decision = request({ ...wish, id }, scene.rules.credentials, {
    ...(await factsFor(scene, wish.device, frozen)),
    operator: holdsDuty(channel.life.duties, person, ['platformLead', 'operator']),
    othersOut: await isOut(trx, wish.credential, now),
  });
  if (!decision.ok) throw refusal(decision.refusal);
  for (const event of decision.events) {
    await recordChannel(trx, scene.actor, { ...event, channel: channel.id }, now);
  }
  const others = (await approversOf(scene)).filter((one) => one !== person);
  await tellAbout(trx, 'checkoutWaits', others, { channel: channel.id, checkout: id }, now);
  return { id };
}

/** Takes a step of a check-out; gives it as it stood before. Throws `request.notFound`, `access.forbidden` and the rules' refusals. */
export async function stepCheckout(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  id: CheckoutId,
  command: CheckoutCommand,
): Promise<Checkout> {
  const found = await findCheckout(trx, id);
  if (found === null) throw platformProblem('request.notFound');
  const frozen = await checkoutsHeld(trx, found.organization, found.channel);
  const scene = await openChannelScene(trx, clock, person, found.channel, 'readChannels');
  // Read again: the scene holds the channel now.
  const checkout = (await findCheckout(trx, id))?.checkout ?? found.checkout;
  const facts = await factsFor(scene, checkout.device, frozen);
  const decision = decideCheckout(checkout, command, facts);
  if (!decision.ok) throw refusal(decision.refusal);
  const { now, channel, actor, rules } = scene;
  for (const event of decision.events) {
    await recordChannel(trx, actor, { ...event, channel: channel.id }, now);
    if (event.kind === 'checkoutReturned' && checkout.shownAt !== null) {
      await callRotation(scene, checkout.credential, rotationDue('returned', rules.credentials, now));
    }
    const decided =
      event.kind === 'checkoutRefused' || (event.kind === 'checkoutApproved' && event.expiresAt !== null);
    if (decided) {
      const details = { channel: channel.id, checkout: id, step: event.kind };
      await tellAbout(trx, 'checkoutDecided', [checkout.requester], details, now);
    }
  }
  return checkout;
}

async function callRotation(
  { trx, actor, channel, now }: ChannelScene,
  credential: CredentialId,
  dueAt: ReturnType<typeof rotationDue>,
): Promise<void> {
  const known = await findCredential(trx, credential);
  // What is due sooner stays due sooner.
  if (known === null || known.rotationDueAt <= dueAt) return;
  const event = { kind: 'rotationCalled', channel: channel.id, credential, why: 'returned', dueAt } as const;
  await recordChannel(trx, actor, event, now);
}

async function factsFor(scene: ChannelScene, device: DeviceId, frozen: boolean): Promise<CheckoutFacts> {
  const { trx, now, person, snapshot, rules, runs } = scene;
  const found = await findDevice(trx, device);
  return {
    now,
    snapshot,
    approver: isApprover(scene),
    obstacle: rightObstacle(person, rules.publishingRights, runs, now),
    deviceEnrolled:
      found !== null &&
      found.status === 'inUse' &&
      found.enrolledAt !== null &&
      runs.includes(found.organization),
    frozen,
  };
}

/** Who may approve a check-out: the channel's leader and platform lead with their deputies, and the leaders of those who run it. */
export function isApprover({
  person,
  channel,
  runs,
  now,
}: Pick<ChannelScene, 'person' | 'channel' | 'runs' | 'now'>): boolean {
  const here = person.appointments.filter((one) => runs.includes(one.organization) && inForce(one, now));
  if (here.length === 0) return false;
  return (
    holdsDuty(channel.life.duties, person.id, ['leader', 'platformLead']) ||
    here.some(({ standing }) => leaderStandings.includes(standing))
  );
}

async function approversOf({ trx, channel, runs, now }: ChannelScene): Promise<readonly PersonId[]> {
  const leaders = await peopleWithStanding(trx, runs, leaderStandings, now);
  const named = channel.life.duties
    .filter(({ duty }) => duty === 'leader' || duty === 'platformLead')
    .map(({ person }) => person);
  return [...new Set([...named, ...leaders])];
}
