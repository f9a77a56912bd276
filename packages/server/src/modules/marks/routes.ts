import multipart from '@fastify/multipart';
import { checkPicture } from '@sanshen/contract/marks';
import * as contract from '@sanshen/contract/marks-review';
import { brandId, type ManuscriptId, type OrganizationId } from '@sanshen/domain/kernel';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { requireManuscriptView } from '../review/public.ts';
import { checkPictureFor, mostPictureBytes } from './check-picture.ts';
import { receiveBytes } from './receive-bytes.ts';
import { ruleOnMarksOf, takeBackMarks } from './rule-on-marks.ts';
import { askForPictures } from './run-pictures.ts';
import { pictureMarksOf } from './show-pictures.ts';

const manuscriptOf = (params: { readonly manuscript: string }) => brandId<ManuscriptId>(params.manuscript);

/** Binds what is found in pictures, and what people do about it. */
export function markRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.readPictureMarks, ({ params, person }) =>
    pictureMarksOf(context, person, manuscriptOf(params)),
  );

  bindRoute(app, contract.recheckPictures, async ({ params, person, command }) => {
    const manuscript = manuscriptOf(params);
    await requireManuscriptView(context, context.db, person, manuscript, 'text');
    await runCommand(context, command, (trx) => askForPictures(trx, manuscript, true));
    return undefined;
  });

  bindRoute(app, contract.ruleOnMarks, async ({ params, body, person, command }) => {
    const request = { manuscript: manuscriptOf(params), person, ...body };
    return { ruled: [...(await ruleOnMarksOf(context, command, request))] };
  });

  bindRoute(app, contract.takeBackMarkRulings, async ({ params, body, person, command }) => {
    const request = { manuscript: manuscriptOf(params), person, findings: body.findings };
    return { takenBack: [...(await takeBackMarks(context, command, request))] };
  });

  app.register(async (scope) => {
    await scope.register(multipart);
    bindRoute(scope, checkPicture, async ({ params, person, http }) => {
      const organization = brandId<OrganizationId>(params.organization);
      return checkPictureFor(context, person, organization, () => receiveBytes(http, mostPictureBytes));
    });
  });
}
