import {
  compareRevisions,
  contentProblems,
  correctManuscript,
  createManuscript,
  importFile,
  listRevisions,
  readManuscript,
  readRevision,
  reviseManuscript,
} from '@sanshen/contract/content';
import { diffContents, diffText, fieldNames } from '@sanshen/document';
import { brandId, type ManuscriptId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { setEtag } from '../../platform/http/etag.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { requireGrant } from '../organization/public.ts';
import { requireManuscriptView, viewManuscript } from '../review/public.ts';
import { correct } from './correct.ts';
import { create } from './create.ts';
import { importUpload } from './import-file.ts';
import { platformIssuesOf } from './platform-check.ts';
import { revise } from './revise.ts';
import { listRevisionsBelow, loadRevision, loadRevisionNumber } from './revision-store.ts';
import { showManuscript } from './show-manuscript.ts';

/** Binds the routes of manuscripts and their revisions. */
export function contentRoutes(app: App, context: AppContext): void {
  const show = async (person: PersonId, manuscript: ManuscriptId) => {
    const { view, row } = await viewManuscript(context, context.db, person, manuscript);
    if (row === null || view === 'none') throw platformProblem('request.notFound');
    const seen = view === 'text' && row.digest !== null;
    const revision =
      seen && row.digest !== null ? await loadRevision(context.db, manuscript, row.digest) : null;
    if (revision === null) return showManuscript(row, null, []);
    const { content, digest } = revision;
    return showManuscript(row, content, await platformIssuesOf(context, content, digest));
  };

  bindRoute(app, createManuscript, async ({ body, person, command }) => {
    const organization = brandId<OrganizationId>(body.organization);
    const manuscript = await create(context, command, { organization, person, content: body.content });
    return show(person, manuscript);
  });

  bindRoute(app, readManuscript, async ({ params, person, reply }) => {
    const shown = await show(person, brandId<ManuscriptId>(params.manuscript));
    setEtag(reply, shown.digest ?? 'none');
    return shown;
  });

  bindRoute(app, reviseManuscript, async ({ params, body, person, command, ifMatch, reply }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    const { content, token = null } = body;
    await revise(context, command, { manuscript, person, content, basedOn: ifMatch, token });
    const shown = await show(person, manuscript);
    setEtag(reply, shown.digest ?? 'none');
    return shown;
  });

  bindRoute(app, correctManuscript, async ({ params, body, person, command, ifMatch, reply }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    await correct(context, command, { manuscript, person, basedOn: ifMatch, ...body });
    const shown = await show(person, manuscript);
    setEtag(reply, shown.digest ?? 'none');
    return shown;
  });

  bindRoute(app, listRevisions, async ({ params, query, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    await requireManuscriptView(context, context.db, person, manuscript, 'text');
    const below = decodeCursor(query.cursor, z.number().int()) ?? 2_147_483_647;
    const rows = await listRevisionsBelow(context.db, manuscript, below, query.limit + 1);
    return pageFrom(
      rows,
      query.limit,
      (row) => row.number,
      (row) => row,
    );
  });

  bindRoute(app, readRevision, async ({ params, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    await requireManuscriptView(context, context.db, person, manuscript, 'text');
    return revisionOf(context, manuscript, params.number);
  });

  bindRoute(app, compareRevisions, async ({ params, query, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    await requireManuscriptView(context, context.db, person, manuscript, 'text');
    const from = await revisionOf(context, manuscript, query.from);
    const to = await revisionOf(context, manuscript, query.to);
    const changes = diffContents(from.content, to.content);
    return {
      // The diff is plain JSON data; interfaces lack the index signature that z.json() asks for.
      changes: changes.map((one) => ({
        field: one.field,
        name: fieldNames[one.field],
        change: z.json().parse(one),
      })),
      text: diffText(changes, query.language),
    };
  });
}

/** Binds the import; its own scope parses multipart bodies. */
export function importRoutes(app: App, context: AppContext): void {
  bindRoute(app, importFile, async ({ query, person, http }) => {
    const organization = brandId<OrganizationId>(query.organization);
    await requireGrant(context.db, person, organization, 'writeManuscript', context.clock.now());
    const imported = await importUpload(context, http, { person, organization });
    return {
      title: imported.title,
      body: z.json().parse(imported.body),
      warnings: [...imported.warnings],
      externalPictures: imported.externalPictures.map((picture) => picture.src),
    };
  });
}

async function revisionOf(context: AppContext, manuscript: ManuscriptId, number: number) {
  const revision = await loadRevisionNumber(context.db, manuscript, number);
  if (revision === null) throw new Problem(contentProblems['content.noSuchRevision']);
  return revision;
}
