import * as contract from '@sanshen/contract/channels-register';
import type { LifeCommand } from '@sanshen/domain/channels';
import { brandId, type ChannelId, type OrganizationId } from '@sanshen/domain/kernel';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { setEtag } from '../../platform/http/etag.ts';
import { requireOwnFile } from './evidence.ts';
import { listPeople } from './list-people.ts';
import { registerPage } from './list-register.ts';
import { readEntry } from './read-entry.ts';
import { readResponsibility } from './responsibility.ts';
import { stepChannel } from './step-channel.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);

/** Binds the register of channels: its lists, and the steps of a channel's life. */
export function registerRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listRegister, ({ params, query, person }) =>
    registerPage(context, person, organizationOf(params), query),
  );
  bindRoute(app, contract.readRegisterEntry, async ({ params, person, reply }) => {
    const entry = await readEntry(context, person, brandId<ChannelId>(params.channel));
    setEtag(reply, entry.version);
    return entry;
  });
  bindRoute(app, contract.stepChannel, async ({ params, body, person, command, ifMatch }) => {
    // The body's schema has the domain's commands, with ids that are not branded yet.
    const step = body as LifeCommand;
    if (step.kind === 'close') await requireOwnFile(context, person, step.evidence);
    await runCommand(context, command, (trx) =>
      stepChannel(trx, context.clock, { person, ifMatch }, brandId<ChannelId>(params.channel), step),
    );
    return undefined;
  });
  bindRoute(app, contract.listChannelPeople, ({ params, person }) =>
    listPeople(context, person, organizationOf(params)),
  );
  bindRoute(app, contract.readResponsibility, ({ params, person }) =>
    readResponsibility(context, person, organizationOf(params)),
  );
}
