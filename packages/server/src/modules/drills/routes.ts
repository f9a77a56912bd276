import * as contract from '@sanshen/contract/drills';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { FastifyReply } from 'fastify';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { actInDrill, evaluateDrill, noteDrill } from './act.ts';
import { deliverEarly } from './deliver.ts';
import { mayReadDrillFile } from './files.ts';
import { completeLesson, drawLesson } from './lessons.ts';
import { listDrills, listLessons, listReports } from './list-drills.ts';
import { changeDrill, planDrill } from './plan-drill.ts';
import { readPreparation } from './prepare.ts';
import { readDrillCalendar } from './read-calendar.ts';
import { readDrill } from './read-drill.ts';
import { printReport } from './report-document.ts';
import { reportDrill } from './report-drill.ts';
import { runDrill } from './run-drill.ts';

const unitOf = (params: { readonly organization: string }) => brandId<OrganizationId>(params.organization);

/** Binds drills. */
export function drillRoutes(app: App, context: AppContext): void {
  context.fileAccess.register((person, file) => mayReadDrillFile(context, person, file));
  readingRoutes(app, context);
  runningRoutes(app, context);
  afterwardsRoutes(app, context);
  documentRoutes(app, context);
}

function readingRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listDrills, ({ params, query, person }) =>
    listDrills(context, person, unitOf(params), query),
  );
  bindRoute(app, contract.readDrillCalendar, ({ params, query, person }) =>
    readDrillCalendar(context, person, unitOf(params), query.year),
  );
  bindRoute(app, contract.readDrillPreparation, ({ params, person }) =>
    readPreparation(context, person, unitOf(params)),
  );
  bindRoute(app, contract.readDrill, ({ params, person }) => readDrill(context, person, params.drill));
  bindRoute(app, contract.listLessons, ({ params, person }) => listLessons(context, person, unitOf(params)));
  bindRoute(app, contract.listDrillReports, ({ params, person }) =>
    listReports(context, person, unitOf(params)),
  );
}

function runningRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.planDrill, ({ params, body, person, command }) =>
    planDrill(context, command, { person, organization: unitOf(params), wish: body }),
  );
  bindRoute(app, contract.changeDrill, async ({ params, body, person, command }) => {
    await changeDrill(context, command, { ...params, person, wish: body });
    return undefined;
  });
  bindRoute(app, contract.runDrill, async ({ params, body, person, command }) => {
    await runDrill(context, command, { ...params, ...body, person });
    return undefined;
  });
  bindRoute(app, contract.deliverInject, async ({ params, person, command }) => {
    await deliverEarly(context, command, { ...params, person });
    return undefined;
  });
  bindRoute(app, contract.actInDrill, async ({ params, body, person, command }) => {
    await actInDrill(context, command, { ...params, person, act: body });
    return undefined;
  });
  bindRoute(app, contract.noteDrill, async ({ params, body, person, command }) => {
    await noteDrill(context, command, { ...params, ...body, person });
    return undefined;
  });
}

function afterwardsRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.evaluateDrill, async ({ params, body, person, command }) => {
    await evaluateDrill(context, command, { ...params, ...body, person });
    return undefined;
  });
  bindRoute(app, contract.drawLesson, ({ params, body, person, command }) =>
    drawLesson(context, command, { ...params, ...body, person }),
  );
  bindRoute(app, contract.completeLesson, async ({ params, body, person, command }) => {
    await completeLesson(context, command, { ...params, ...body, person });
    return undefined;
  });
  bindRoute(app, contract.reportDrill, async ({ params, body, person, command }) => {
    await reportDrill(context, command, { ...params, ...body, person });
    return undefined;
  });
}

function documentRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.readDrillReportPdf, async ({ params, person, reply }) => {
    const bytes = await printReport(context, person, params.drill, 'pdf');
    offer(reply, `drill-report-${params.drill}.pdf`, contract.readDrillReportPdf.responseMedia);
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return Buffer.from(bytes) as never;
  });
  bindRoute(app, contract.readDrillReportWord, async ({ params, person, reply }) => {
    const bytes = await printReport(context, person, params.drill, 'docx');
    offer(reply, `drill-report-${params.drill}.docx`, contract.readDrillReportWord.responseMedia);
    // As above.
    return Buffer.from(bytes) as never;
  });
}

function offer(reply: FastifyReply, name: string, mediaType: string): void {
  reply.headers({
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
  });
}
