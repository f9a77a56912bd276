import { setChannelSecret } from '@sanshen/contract/channels';
import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import { commandDigest, runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import type { Vault } from '../../platform/vault.ts';
import { setSecret } from './set-secret.ts';

/** Binds the route that sets channels' secrets; there is none that reads them. */
export function secretRoutes(app: App, context: AppContext, vault: () => Vault): void {
  bindRoute(app, setChannelSecret, async ({ params, body, person, command }) => {
    // A digest of a short secret, kept without salt, would let the table's reader guess it.
    const withheld = { ...command, bodyDigest: commandDigest(params) };
    const secret = { ...body, name: params.name, channel: brandId<ChannelId>(params.channel) };
    await runCommand(context, withheld, async (trx) => {
      await setSecret(trx, { clock: context.clock, vault: vault() }, person, secret);
    });
    return undefined;
  });
}
