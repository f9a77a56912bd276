import * as contract from '@sanshen/contract/circulars';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { FastifyReply } from 'fastify';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { addressCircular } from './address.ts';
import { circularBasis } from './basis.ts';
import { draftCircular } from './draft.ts';
import { abandonCircular, issueCircular } from './issue.ts';
import { listCirculars } from './list.ts';
import { printCircular, readCircular } from './read.ts';
import { receiveCircular } from './receive.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);
const unitsOf = (units: readonly string[]) => units.map((unit) => brandId<OrganizationId>(unit));

/** Binds circulars. */
export function circularRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listCirculars, ({ params, query, person }) =>
    listCirculars(context, person, organizationOf(params), query),
  );

  bindRoute(app, contract.readCircular, ({ params, person }) =>
    readCircular(context, person, params.circular),
  );

  bindRoute(app, contract.circularBasis, ({ params, person }) =>
    circularBasis(context, person, organizationOf(params)),
  );

  bindRoute(app, contract.circularPdf, async ({ params, person, reply }) => {
    const printed = await printCircular(context, person, params.circular);
    offer(reply, `circular-${params.circular}.pdf`, contract.circularPdf.responseMedia);
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return Buffer.from(await printed.pdf()) as never;
  });

  bindRoute(app, contract.circularWord, async ({ params, person, reply }) => {
    const printed = await printCircular(context, person, params.circular);
    offer(reply, `circular-${params.circular}.docx`, contract.circularWord.responseMedia);
    // As above.
    return Buffer.from(await printed.docx()) as never;
  });

  commandRoutes(app, context);
}

function commandRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.draftCircular, ({ params, body, person, command }) =>
    draftCircular(context, command, {
      ...body,
      person,
      organization: organizationOf(params),
      recipients: unitsOf(body.recipients),
    }),
  );

  bindRoute(app, contract.addressCircular, async ({ params, body, person, command }) => {
    const recipients = unitsOf(body.recipients);
    await addressCircular(context, command, { ...body, ...params, person, recipients });
    return undefined;
  });

  bindRoute(app, contract.issueCircular, ({ params, person, command }) =>
    issueCircular(context, command, { ...params, person }),
  );

  bindRoute(app, contract.abandonCircular, async ({ params, person, command }) => {
    await abandonCircular(context, command, { ...params, person });
    return undefined;
  });

  bindRoute(app, contract.receiveCircular, async ({ params, person, command }) => {
    const unit = brandId<OrganizationId>(params.unit);
    await receiveCircular(context, command, { person, circular: params.circular, unit });
    return undefined;
  });
}

function offer(reply: FastifyReply, name: string, mediaType: string): void {
  reply.headers({
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
  });
}
