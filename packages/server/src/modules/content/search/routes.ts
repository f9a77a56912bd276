import * as contract from '@sanshen/contract/content-list';
import { runCommand } from '../../../platform/commands.ts';
import type { App, AppContext } from '../../../platform/context.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { saveView } from '../views/save-view.ts';
import { removeView, viewsOf } from '../views/view-store.ts';
import { exportList } from './export-list.ts';
import { listManuscripts } from './list-manuscripts.ts';

/** Binds the list of manuscripts, its export and its saved views. */
export function listRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listManuscripts, ({ query, person }) => listManuscripts(context, person, query));

  bindRoute(app, contract.exportManuscripts, async ({ body, person, reply }) => {
    const file = await exportList(context, person, body);
    reply.headers({
      'content-type': contract.exportManuscripts.responseMedia,
      'content-disposition': `attachment; filename="manuscripts.xlsx"; filename*=UTF-8''${encodeURIComponent('稿件.xlsx')}`,
    });
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return file as never;
  });

  bindRoute(app, contract.listViews, async ({ person }) => ({ items: await viewsOf(context.db, person) }));

  bindRoute(app, contract.saveView, ({ body, person, command }) => saveView(context, command, person, body));

  bindRoute(app, contract.deleteView, async ({ params, person, command }) => {
    await runCommand(context, command, (trx) => removeView(trx, person, params.view));
    return undefined;
  });
}
