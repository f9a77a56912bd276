import { readArchive, readSheetPdf, readSheetWord } from '@sanshen/contract/archive';
import { brandId, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import type { FastifyReply } from 'fastify';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { requireGrant } from '../organization/public.ts';
import { requireManuscriptView } from '../review/public.ts';
import { buildArchive } from './build-archive.ts';
import { inSnapshot, loadCase } from './load-case.ts';
import { printSheet } from './print-sheet.ts';
import { type Sheet, sheetOf } from './sheet-model.ts';

/** Binds the archive and the review sheet: for who may read the text and, by his office, the archive. */
export function archiveRoutes(app: App, context: AppContext): void {
  bindRoute(app, readArchive, async ({ params, person, reply }) => {
    const manuscript = await openCase(context, person, params.manuscript);
    const archive = await buildArchive(context, manuscript, person);
    offer(reply, `sanshen-${manuscript}.zip`, 'application/zip');
    // The contract calls the answer a binary string; Fastify sends the stream.
    return archive.open() as never;
  });

  bindRoute(app, readSheetPdf, async ({ params, person, reply }) => {
    const bytes = await printSheet('pdf', await readSheet(context, person, params.manuscript));
    offer(reply, `sheet-${params.manuscript}.pdf`, 'application/pdf');
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return Buffer.from(bytes) as never;
  });

  bindRoute(app, readSheetWord, async ({ params, person, reply }) => {
    const bytes = await printSheet('word', await readSheet(context, person, params.manuscript));
    offer(reply, `sheet-${params.manuscript}.docx`, readSheetWord.responseMedia);
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return Buffer.from(bytes) as never;
  });
}

/** Throws `request.notFound` for who sees nothing of the manuscript, `access.forbidden` for who may not read its archive. */
async function openCase(context: AppContext, person: PersonId, id: string): Promise<ManuscriptId> {
  const manuscript = brandId<ManuscriptId>(id);
  const row = await requireManuscriptView(context, context.db, person, manuscript, 'text');
  await requireGrant(context.db, person, row.organization_id, 'readArchive', context.clock.now());
  return manuscript;
}

async function readSheet(context: AppContext, person: PersonId, id: string): Promise<Sheet> {
  const manuscript = await openCase(context, person, id);
  return sheetOf(await inSnapshot(context, (trx) => loadCase(context, trx, manuscript, person)));
}

function offer(reply: FastifyReply, name: string, mediaType: string): void {
  reply.headers({
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
  });
}
