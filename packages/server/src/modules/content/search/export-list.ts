import type { exportManuscripts } from '@sanshen/contract/content-list';
import { listProblems } from '@sanshen/contract/content-list';
import type { RouteInput } from '@sanshen/contract/route';
import { brandId, type Instant, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { Problem } from '../../../platform/problem.ts';
import { viewManuscript } from '../../review/public.ts';
import { findManuscripts } from './find-manuscripts.ts';
import { type Line, linesOf } from './list-lines.ts';
import { readAsked } from './list-manuscripts.ts';
import { draftPhases, nothingReadable, scopeOfSeveral } from './reading-scope.ts';
import { sheetOf } from './sheet.ts';

/** Manuscripts of one file at most. */
const most = 5000;
const chunk = 200;

/** The list as an Excel file: what a query finds, or the named manuscripts that the person may see; others are left out. */
export async function exportList(
  context: AppContext,
  person: PersonId,
  { ids, query, language }: RouteInput<typeof exportManuscripts>['body'],
): Promise<Buffer> {
  const now = context.clock.now();
  const chosen =
    query === undefined
      ? await visible(context, person, ids ?? [], now)
      : await found(context, person, query, now);
  const lines: Line[] = [];
  for (let from = 0; from < chosen.length; from += chunk) {
    const part = chosen.slice(from, from + chunk);
    lines.push(...(await linesOf(context.readDb, part, { scope: nothingReadable, text: null, now })));
  }
  return sheetOf(lines, language);
}

async function found(
  context: AppContext,
  person: PersonId,
  query: NonNullable<RouteInput<typeof exportManuscripts>['body']['query']>,
  now: Instant,
): Promise<readonly ManuscriptId[]> {
  const asked = await readAsked(context, person, query, now);
  if (asked === null) return [];
  const page = { sort: asked.sort, after: null, limit: most + 1 };
  const rows = await findManuscripts(context.readDb, asked.scope, asked.narrowing, page);
  if (rows.length > most) throw new Problem(listProblems['content.exportTooLarge'], { most });
  return rows.map((row) => row.id);
}

/** Those among named manuscripts that the person may see: by organisation and phase at once, the rest (seats of other organisations) one by one. */
async function visible(
  context: AppContext,
  person: PersonId,
  ids: readonly string[],
  now: Instant,
): Promise<readonly ManuscriptId[]> {
  const named = [...new Set(ids)].map((id) => brandId<ManuscriptId>(id));
  const rows = await context.readDb
    .selectFrom('manuscript')
    .select(['manuscript_id', 'organization_id', 'phase'])
    .where('manuscript_id', 'in', named)
    .execute();
  const scope = await scopeOfSeveral(
    context.readDb,
    person,
    [...new Set(rows.map((row) => row.organization_id))],
    now,
  );
  const seen = new Set<ManuscriptId>();
  for (const { manuscript_id: id, organization_id: organization, phase } of rows) {
    const listed = scope.listed.includes(organization) && !draftPhases.includes(phase);
    if (listed || scope.everything.includes(organization)) seen.add(id);
    else if ((await viewManuscript(context, context.readDb, person, id)).view !== 'none') seen.add(id);
  }
  return named.filter((id) => seen.has(id));
}
