import { channelRefusalProblems } from '@sanshen/contract/channels';
import { shownSeconds } from '@sanshen/contract/channels-credentials';
import { factorProblems } from '@sanshen/contract/factors';
import type { CheckoutId } from '@sanshen/domain/channels';
import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { requireGrant } from '../../organization/public.ts';
import { acceptDeviceProof, offerDeviceProof, type RelyingParty } from '../../sessions/public.ts';
import { keyOf, noteKeyUse } from '../devices/device-store.ts';
import { findCheckout, openCredential } from './checkout-store.ts';
import { stepCheckout } from './step-checkout.ts';

interface Looker {
  readonly person: PersonId;
  readonly session: string;
}

/** Asks the check-out's device to prove itself. Throws `request.notFound`, `access.forbidden`, `checkout.deviceNotEnrolled`. */
export async function offerReveal(context: AppContext, party: RelyingParty, looker: Looker, id: CheckoutId) {
  const { key } = await required(context, looker, id);
  return offerDeviceProof(context, party, looker, `checkout ${id}`, key);
}

/**
 * Shows a credential: once, to who asked for it, on its device, while everything that the rule book asks for still holds. That it was shown is committed
 * before it is opened, so that whatever goes wrong then, it is never shown twice. Throws as above, `factor.*`, and the rules' refusals.
 */
export async function revealCredential(
  context: AppContext,
  party: RelyingParty,
  looker: Looker,
  id: CheckoutId,
  answer: { readonly challenge: string; readonly response: unknown },
): Promise<{ readonly value: string; readonly maskAfterSeconds: number }> {
  const { db, clock, vault } = context;
  const { device, key } = await required(context, looker, id);
  const counter = await acceptDeviceProof(context, party, looker, `checkout ${id}`, key, answer);
  const { credential } = await db.transaction().execute(async (trx) => {
    if (!(await noteKeyUse(trx, device, key.counter, counter))) {
      throw new Problem(factorProblems['factor.passkeyRefused']);
    }
    return stepCheckout(trx, clock, looker.person, id, { kind: 'show', device });
  });
  const value = await openCredential(db, vault, credential);
  if (value === null) throw platformProblem('request.notFound');
  return { value, maskAfterSeconds: shownSeconds };
}

async function required({ db, clock }: AppContext, { person }: Looker, id: CheckoutId) {
  const found = await findCheckout(db, id);
  if (found === null) throw platformProblem('request.notFound');
  await requireGrant(db, person, found.organization, 'readChannels', clock.now());
  const { device, requester } = found.checkout;
  if (requester !== person) throw new Problem(channelRefusalProblems['checkout.notYours']);
  const key = await keyOf(db, device);
  if (key === null) throw new Problem(channelRefusalProblems['checkout.deviceNotEnrolled']);
  return { device, key };
}
