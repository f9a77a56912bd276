import multipart from '@fastify/multipart';
import * as contract from '@sanshen/contract/marks';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../../platform/context.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { receiveBytes } from '../receive-bytes.ts';
import { keepArtwork, mostArtworkBytes } from './artwork.ts';
import { drawMark } from './draw-mark.ts';
import { registerMarkFor, withdrawMarkOf } from './register-mark.ts';
import { listMarksOf, readMarkOf } from './show-marks.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);

/** Binds the mark library: reading for all who have to do with the rule book, changes for who manages it. */
export function libraryRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listMarks, ({ params, query, person }) =>
    listMarksOf(context, person, organizationOf(params), query.text),
  );

  bindRoute(app, contract.readMark, ({ params, person }) =>
    readMarkOf(context, person, organizationOf(params), params.mark),
  );

  bindRoute(app, contract.downloadMark, async ({ params, query, person, reply }) => {
    const { format, width } = query;
    const { mark, version } = params;
    const organization = organizationOf(params);
    const reverse = query.reverse === 'true';
    const drawn = await drawMark(context, { person, organization, mark, version, format, width, reverse });
    const name = `${mark}-${version}.${drawn.mediaType === 'image/png' ? 'png' : 'svg'}`;
    reply.headers({
      'content-type': drawn.mediaType,
      'content-disposition': `${query.download === 'true' ? 'attachment' : 'inline'}; filename="${name}"`,
      // No script of an artwork runs, and nothing is fetched for it.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'private, max-age=600',
    });
    // Sent as it is; the schema of a file's answer is a text.
    return drawn.bytes as unknown as string;
  });

  bindRoute(app, contract.registerMark, ({ params, body, person, command }) =>
    registerMarkFor(context, command, person, organizationOf(params), body),
  );

  bindRoute(app, contract.withdrawMark, async ({ params, body, person, command }) => {
    const { mark, version } = params;
    const place = { organization: organizationOf(params), mark, version };
    await withdrawMarkOf(context, command, person, place, body.reason);
    return undefined;
  });

  app.register(async (scope) => {
    await scope.register(multipart);
    bindRoute(scope, contract.uploadArtwork, async ({ params, person, http }) =>
      keepArtwork(context, person, organizationOf(params), await receiveBytes(http, mostArtworkBytes)),
    );
  });
}
