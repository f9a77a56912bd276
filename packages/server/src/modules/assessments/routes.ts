import * as contract from '@sanshen/contract/assessments';
import { brandId, type Digest, type OrganizationId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { actOnAssessment } from './act.ts';
import { draftAssessments } from './draft.ts';
import { mayReadAppealFile } from './files.ts';
import { printAssessment } from './print.ts';
import { listAssessments, readAssessment } from './read.ts';
import { reproduceAssessment } from './reproduce.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);

/** Binds assessments of units. */
export function assessmentRoutes(app: App, context: AppContext): void {
  context.fileAccess.register((person, file) => mayReadAppealFile(context, person, file));

  bindRoute(app, contract.listAssessments, ({ params, query, person }) =>
    listAssessments(context, person, organizationOf(params), query),
  );

  bindRoute(app, contract.readAssessment, ({ params, person }) =>
    readAssessment(context, person, params.assessment),
  );

  bindRoute(app, contract.reproduceAssessment, ({ params, person }) =>
    reproduceAssessment(context, person, params.assessment),
  );

  bindRoute(app, contract.assessmentPdf, async ({ params, person, reply }) => {
    const printed = await printAssessment(context, person, params.assessment);
    reply.headers({
      'content-type': contract.assessmentPdf.responseMedia,
      'content-disposition': `attachment; filename="assessment-${params.assessment}.pdf"`,
      'cache-control': 'private, no-store',
    });
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return Buffer.from(await printed.pdf()) as never;
  });

  bindRoute(app, contract.draftAssessments, ({ params, body, person, command }) => {
    const units = body.units.map((unit) => brandId<OrganizationId>(unit));
    const { period } = body;
    return draftAssessments(context, command, {
      person,
      organization: organizationOf(params),
      period,
      units,
    });
  });

  stepRoutes(app, context);
}

function stepRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.publishAssessment, async ({ params, person, command }) => {
    await actOnAssessment(context, command, { ...params, person, step: { kind: 'publish' }, note: '' });
    return undefined;
  });

  bindRoute(app, contract.finaliseAssessment, async ({ params, person, command }) => {
    await actOnAssessment(context, command, { ...params, person, step: { kind: 'finalise' }, note: '' });
    return undefined;
  });

  bindRoute(app, contract.appealAssessment, async ({ params, body, person, command }) => {
    const files = body.files.map(({ file, name }) => ({ file: brandId<Digest>(file), name }));
    const step = { kind: 'appeal', item: body.item, files } as const;
    await actOnAssessment(context, command, { ...params, person, step, note: body.grounds });
    return undefined;
  });

  bindRoute(app, contract.decideAppeal, async ({ params, body, person, command }) => {
    const step = { kind: 'decideAppeal', item: body.item, restored: body.restored } as const;
    await actOnAssessment(context, command, { ...params, person, step, note: body.reason });
    return undefined;
  });
}
