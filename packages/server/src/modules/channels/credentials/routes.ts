import * as contract from '@sanshen/contract/channels-credentials';
import type { CheckoutId, CredentialId, DeviceId } from '@sanshen/domain/channels';
import { brandId, type ChannelId, type OrganizationId } from '@sanshen/domain/kernel';
import { commandDigest, runCommand } from '../../../platform/commands.ts';
import type { App, AppContext } from '../../../platform/context.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { relyingPartyOf } from '../../sessions/public.ts';
import { shownOffer } from '../devices/routes.ts';
import { listCheckouts, listCredentials, readCheckout } from './read-credentials.ts';
import { offerReveal, revealCredential } from './reveal.ts';
import { setCredential } from './set-credential.ts';
import { requestCheckout, stepCheckout } from './step-checkout.ts';

const channelOf = (params: { readonly channel: string }) => brandId<ChannelId>(params.channel);
const checkoutOf = (params: { readonly checkout: string }) => brandId<CheckoutId>(params.checkout);

/** Binds credentials and their check-outs; the one route that shows a credential answers to nobody else and keeps nothing. */
export function credentialRoutes(app: App, context: AppContext): void {
  const { clock, vault } = context;
  const partyOf = (http: Parameters<typeof relyingPartyOf>[1]) => relyingPartyOf(context.publicUrl, http);

  bindRoute(app, contract.listCredentials, ({ params, person }) =>
    listCredentials(context, person, channelOf(params)),
  );
  bindRoute(app, contract.setCredential, async ({ params, body, person, command }) => {
    // A digest of a short secret, kept without salt, would let the table's reader guess it.
    const withheld = { ...command, bodyDigest: commandDigest({ ...params, label: body.label }) };
    const credential = body.credential === undefined ? undefined : brandId<CredentialId>(body.credential);
    await runCommand(context, withheld, (trx) =>
      setCredential(trx, { clock, vault }, person, channelOf(params), { ...body, credential }),
    );
    return undefined;
  });
  bindRoute(app, contract.requestCheckout, ({ params, body, person, command }) =>
    runCommand(context, command, (trx) =>
      requestCheckout(trx, clock, person, {
        ...body,
        credential: brandId<CredentialId>(params.credential),
        device: brandId<DeviceId>(body.device),
      }),
    ),
  );
  bindRoute(app, contract.listCheckouts, ({ params, person }) =>
    listCheckouts(context, person, brandId<OrganizationId>(params.organization)),
  );
  bindRoute(app, contract.readCheckout, ({ params, person }) =>
    readCheckout(context, person, checkoutOf(params)),
  );
  bindRoute(app, contract.stepCheckout, async ({ params, body, person, command }) => {
    await runCommand(context, command, async (trx) => {
      await stepCheckout(trx, clock, person, checkoutOf(params), body);
    });
    return undefined;
  });
  bindRoute(app, contract.offerReveal, async ({ params, session, http }) =>
    shownOffer(await offerReveal(context, partyOf(http), session, checkoutOf(params))),
  );
  bindRoute(app, contract.revealCredential, async ({ params, body, session, http, reply }) => {
    reply.header('cache-control', 'no-store');
    return revealCredential(context, partyOf(http), session, checkoutOf(params), body);
  });
}
