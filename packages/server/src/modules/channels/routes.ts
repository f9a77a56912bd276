import * as contract from '@sanshen/contract/channels';
import { brandId, type ChannelId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { setEtag } from '../../platform/http/etag.ts';
import { platformProblem } from '../../platform/problem.ts';
import { requireGrant } from '../organization/public.ts';
import { applyForChannel } from './apply-for-channel.ts';
import { changeChannel } from './change-channel.ts';
import { channelsOf, findChannel } from './channel-store.ts';

/** Binds the routes of the channel register. */
export function channelRoutes(app: App, context: AppContext): void {
  const { db, clock } = context;

  bindRoute(app, contract.listChannels, async ({ params, query, person }) => {
    const organization = brandId<OrganizationId>(params.organization);
    await requireGrant(db, person, organization, 'readChannels', clock.now());
    return channelsOf(db, organization, query);
  });

  bindRoute(app, contract.readChannel, async ({ params, person, reply }) => {
    const channel = await findChannel(db, brandId<ChannelId>(params.channel));
    if (channel === null) throw platformProblem('request.notFound');
    await requireGrant(db, person, channel.organization, 'readChannels', clock.now());
    setEtag(reply, channel.version);
    return channel;
  });

  bindRoute(app, contract.applyForChannel, ({ params, body, command, person }) =>
    runCommand(context, command, (trx) =>
      applyForChannel(trx, clock, person, brandId<OrganizationId>(params.organization), {
        ...body,
        duties: body.duties.map((one) => ({ ...one, person: brandId<PersonId>(one.person) })),
      }),
    ),
  );

  bindRoute(app, contract.changeChannel, ({ params, body, command, person, ifMatch }) =>
    runCommand(context, command, async (trx) => {
      await changeChannel(trx, clock, { person, ifMatch }, brandId<ChannelId>(params.channel), body);
      return undefined;
    }),
  );
}
