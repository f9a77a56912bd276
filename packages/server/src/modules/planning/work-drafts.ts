import type { listWorkDrafts, readAdded } from '@sanshen/contract/planning';
import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import type { Digest, Instant, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { FormId } from '@sanshen/domain/policy';
import type { Phase } from '@sanshen/domain/review';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadSimilar, type StoredSimilar } from '../checks/public.ts';
import { loadRevision } from '../content/public.ts';
import { requireGrant } from '../organization/public.ts';
import { requireManuscriptView } from '../review/public.ts';
import { contentRulesOf } from './rule-book.ts';

/** Articles shown of one draft. */
const mostArticles = 20;

interface FileRow {
  readonly file: Digest;
  readonly name: string;
  readonly ideas: { readonly idea: string; readonly title: string }[];
}

interface ArticleRow {
  readonly file: Digest;
  readonly manuscript: ManuscriptId;
  readonly title: string;
  readonly form: FormId;
  readonly phase: Exclude<Phase, 'unborn'>;
  readonly changedAt: Instant;
  readonly letters: number;
  readonly texts: readonly StoredSimilar[] | null;
}

/** The work drafts of an organisation with what became of them; only for those who read its drafts. Throws `access.forbidden`. */
export async function workDraftsOf(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  query: RouteInput<typeof listWorkDrafts>['query'],
): Promise<RouteOutput<typeof listWorkDrafts>> {
  const at = clock.now();
  await requireGrant(db, person, organization, 'readManuscript', at);
  const { blackboard } = await contentRulesOf(db, organization, at);
  const after = decodeCursor(query.cursor, z.string().max(100));
  const { rows } = await sql<FileRow>`
    with used as (
      select file, max(name) as name from (
        select file, name from planning_source where organization_id = ${organization}
        union all select file, name from planning_idea_file where organization_id = ${organization}
      ) either where file > ${after ?? ''} group by file order by file limit ${query.limit + 1})
    select used.file, used.name, coalesce((select json_agg(json_build_object('idea', idea_id, 'title', idea #>> '{content,title}'))
      from planning_idea_file held join planning_idea using (idea_id)
      where held.file = used.file and held.organization_id = ${organization}), '[]') as ideas
    from used order by used.file`.execute(db);
  const page = pageFrom(
    rows,
    query.limit,
    ({ file }) => file,
    (row) => row,
  );
  const articles = await articlesFrom(
    db,
    organization,
    page.items.map(({ file }) => file),
  );
  const items = page.items.map(({ file, name, ideas }) => ({
    file,
    name,
    ideas,
    articles: articles
      .filter((one) => one.file === file)
      .slice(0, mostArticles)
      .map(({ file: _file, texts, letters, ...article }) => ({
        ...article,
        ...shareOf(texts, file, letters, blackboard.overlap),
      })),
  }));
  return { items, next: page.next };
}

async function articlesFrom(
  db: AppContext['db'],
  organization: OrganizationId,
  files: readonly Digest[],
): Promise<readonly ArticleRow[]> {
  if (files.length === 0) return [];
  const { rows } = await sql<ArticleRow>`
    select s.file, m.manuscript_id as manuscript, m.title, t.form, m.phase, m.changed_at as "changedAt",
      length(r.plain_text) as letters, c.texts
    from planning_source s join manuscript m using (manuscript_id) join manuscript_text t using (manuscript_id)
      join revision r on r.manuscript_id = m.manuscript_id and r.number = m.revision
      left join check_similarity c on c.manuscript_id = m.manuscript_id and c.digest = m.digest
    where s.organization_id = ${organization} and s.file = any(${[...files]}::text[])
    order by m.manuscript_id desc`.execute(db);
  return rows;
}

function shareOf(texts: readonly StoredSimilar[] | null, file: Digest, letters: number, overlap: number) {
  const found = texts?.find((one) => one.file === file);
  const taken = found?.passages.reduce((sum, { start, end }) => sum + end - start, 0) ?? 0;
  const share = found?.share ?? null;
  return {
    share,
    compared: texts !== null,
    letters,
    addedLetters: Math.max(0, letters - taken),
    blackboard: share !== null && share >= overlap,
  };
}

/** What an article says beyond a work draft that it names as its source. Throws `request.notFound`, `access.forbidden`. */
export async function addedTo(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
  file: Digest,
): Promise<RouteOutput<typeof readAdded>> {
  const { db, clock } = context;
  const { digest, organization_id } = await requireManuscriptView(context, db, person, manuscript, 'text');
  const revision = digest === null ? null : await loadRevision(db, manuscript, digest);
  const source = revision?.content.source.sources.find((one) => one.file === file);
  if (digest === null || revision === null || source === undefined) throw platformProblem('request.notFound');
  const { blackboard } = await contentRulesOf(db, organization_id, clock.now());
  const texts = await loadSimilar(db, manuscript, digest);
  const text = revision.plainText;
  const taken = texts?.find((one) => one.file === file)?.passages ?? [];
  return {
    name: source.document || source.who,
    ...shareOf(texts, file, text.length, blackboard.overlap),
    passages: partsOf(text, taken),
  };
}

/** The text in parts, by turns taken from elsewhere and its own. */
function partsOf(text: string, taken: readonly { readonly start: number; readonly end: number }[]) {
  const parts: { start: number; own: boolean; text: string }[] = [];
  let at = 0;
  // A passage ends with its last letter; the stop behind it belongs to it.
  const behind = (end: number) => end + (/^[\p{P}\s]*/u.exec(text.slice(end))?.[0].length ?? 0);
  for (const { start, end: last } of [...taken].sort((a, b) => a.start - b.start)) {
    const end = behind(last);
    if (start > at) parts.push({ start: at, own: true, text: text.slice(at, start) });
    if (end > at) {
      const from = Math.max(at, start);
      parts.push({ start: from, own: false, text: text.slice(from, end) });
    }
    at = Math.max(at, end);
  }
  if (at < text.length) parts.push({ start: at, own: true, text: text.slice(at) });
  return parts.filter((part) => part.text.trim() !== '');
}
