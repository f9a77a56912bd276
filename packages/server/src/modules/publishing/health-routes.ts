import * as contract from '@sanshen/contract/publishing-health';
import {
  brandId,
  type ChannelId,
  type Digest,
  type OrganizationId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { casesOf, closeCase } from './cases.ts';
import { probeChannel, readChannelHealth } from './channel-health.ts';
import { compareManual } from './compare-manual.ts';
import { manualPackage } from './manual-package.ts';
import type { Publisher } from './publisher.ts';

/** Binds the routes of connectors' health, of cases, and of the manual step's package and comparison. */
export function healthRoutes(app: App, context: AppContext, publisher: () => Publisher): void {
  bindRoute(app, contract.readChannelHealth, ({ params, person }) =>
    readChannelHealth(publisher(), person, brandId<ChannelId>(params.channel)),
  );

  bindRoute(app, contract.probeChannel, async ({ params, person }) => {
    await probeChannel(publisher(), person, brandId<ChannelId>(params.channel));
    return undefined;
  });

  bindRoute(app, contract.listPublicationCases, ({ params, query, person }) =>
    casesOf(context, person, brandId<OrganizationId>(params.organization), query),
  );

  bindRoute(app, contract.closePublicationCase, async ({ params, body, person, command }) => {
    await closeCase(context, command, { person, case: params.case, note: body.note });
    return undefined;
  });

  bindRoute(app, contract.compareManual, async ({ params, body, person }) => {
    const picture = body.picture === null ? null : brandId<Digest>(body.picture);
    const id = brandId<PublicationId>(params.publication);
    const { missing, ...rest } = await compareManual(publisher(), person, id, { ...body, picture });
    return { ...rest, missing: [...missing] };
  });

  bindRoute(app, contract.readManualPackage, async ({ params, person, reply }) => {
    const { name, bytes } = await manualPackage(
      publisher(),
      person,
      brandId<PublicationId>(params.publication),
    );
    reply.headers({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="package.zip"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    });
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return bytes as never;
  });
}
