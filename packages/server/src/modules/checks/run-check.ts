import { readingFigures } from '@sanshen/checks/text/reading/reading-level';
import { brandId, type Digest, type ManuscriptId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import { announce } from '../../platform/live/announce.ts';
import { loadRevision, type StoredRevision } from '../content/public.ts';
import { articleOfContent, type CheckedArticle, withSimilar } from './article-of-content.ts';
import { count, countForAuthor } from './counts.ts';
import { engineOf } from './engine.ts';
import { askForOpinion, usesModel } from './model/ask-model.ts';
import { askForPictures } from './pictures/run-pictures.ts';
import { platformFormsOf } from './platform-forms.ts';
import { registersFor } from './registers/load-set.ts';
import {
  loadLastReport,
  loadReport,
  mostKept,
  type ReportSubject,
  type StoredFinding,
  type StoredReport,
  saveReport,
  saveRunning,
  saveStanding,
  storedFindings,
} from './report-store.ts';
import { findSimilar } from './similarity/find-similar.ts';
import { putPrints } from './similarity/print-store.ts';
import type { StoredSimilar } from './similarity/similar.ts';
import { saveSimilar } from './similarity/similarity-store.ts';
import { subjectOf } from './subject-of.ts';

const payloadSchema = z.object({ manuscript: z.uuid(), again: z.boolean().default(false) });

/** Milliseconds between two words about how far a check is. */
const tellEvery = 500;

/** Asks for a check of a manuscript's newest text, in the caller's transaction. `again` also where nothing has changed since the last one. */
export async function askForCheck(trx: Transaction, manuscript: ManuscriptId, again = false): Promise<void> {
  await enqueue(
    trx,
    'checks.check',
    { manuscript, again },
    { jobKey: `checks.check:${manuscript}`, maxAttempts: 5 },
  );
}

/** The job: checks a manuscript's newest text unless that was done already, keeps what was found and tells who looks at it. */
export async function runCheck(context: AppContext, payload: unknown): Promise<void> {
  const { db } = context;
  const asked = payloadSchema.parse(payload);
  const manuscript = brandId<ManuscriptId>(asked.manuscript);
  const about = await subjectOf(db, manuscript);
  const revision = about === null ? null : await loadRevision(db, manuscript, about.digest);
  if (about === null || revision === null) return;
  const registers = await registersFor(db, about.organization, context.clock.now());
  const engine = `${engineOf(context).version}${registers.key}`;
  const before = await loadReport(db, manuscript, about.digest);
  if (!asked.again && before?.state === 'done' && before.engine === engine) return;
  await saveRunning(db, about);
  await askForPictures(context, about, revision, engine, asked.again);
  await announce(db, { kind: 'check', id: manuscript });
  const platforms = await platformFormsOf(db, revision.content);
  const checked = articleOfContent(revision.content, revision.at, platforms);
  try {
    const similar = await findSimilar(context, about, revision);
    const article = withSimilar(checked, similar);
    const found = await engineOf(context).report(article, registers, progressOf(context, about));
    const findings = storedFindings(manuscript, checked, found);
    const report = {
      engine,
      findings,
      similar,
      reading: readingFigures(revision.plainText),
      model: (await usesModel(context, db, about.organization)) ? ('waiting' as const) : ('off' as const),
      more: Math.max(0, found.length - mostKept),
    };
    await keep(context, about, revision, checked, report);
  } catch (error) {
    await saveStanding(db, about, { state: 'failed' });
    await announce(db, { kind: 'check', id: manuscript });
    throw error;
  }
}

/** Keeps what was found, and counts what is new in it and what the author took over from the one before. */
async function keep(
  context: AppContext,
  about: ReportSubject,
  revision: StoredRevision,
  checked: CheckedArticle,
  report: Pick<StoredReport, 'engine' | 'findings' | 'more' | 'reading' | 'model'> & {
    readonly similar: readonly StoredSimilar[];
  },
): Promise<void> {
  const at = context.clock.now();
  await context.db.transaction().execute(async (trx) => {
    const last = await loadLastReport(trx, about.manuscript);
    await saveReport(trx, about, report, at);
    await saveSimilar(trx, about, report.similar);
    if (report.model === 'waiting') await askForOpinion(trx, about.manuscript);
    const { manuscript, root } = about;
    await putPrints(trx, { manuscript, root, revision: revision.number, text: revision.plainText });
    const known = new Set(last?.findings.map(({ id }) => id));
    const fresh = report.findings.filter(({ id }) => !known.has(id));
    const taken =
      last === null || last.digest === about.digest ? [] : takenOver(last.findings, report.findings, checked);
    const ruled = await ruledOn(trx, about.manuscript, taken);
    await count(
      trx,
      about,
      [
        ...fresh.map(({ rule }) => ({ rule, found: 1 })),
        ...taken.filter(({ id }) => !ruled.has(id)).map(({ rule }) => ({ rule, applied: 1 })),
      ],
      at,
    );
    const byRule = new Map<string, number>();
    for (const { rule } of fresh) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    if (revision.stage === null) await countForAuthor(trx, about, byRule, at);
    await announce(trx, { kind: 'check', id: about.manuscript });
  });
}

/** Findings of the text before that are gone, with one of their suggestions standing in their place. */
function takenOver(
  before: readonly StoredFinding[],
  now: readonly StoredFinding[],
  { article }: CheckedArticle,
): readonly StoredFinding[] {
  const still = new Set(now.map(({ id }) => id));
  return before.filter(({ id, suggestions, around: [left, right] }) => {
    if (still.has(id)) return false;
    return suggestions.some((words) => article.text.includes(`${left}${words}${right}`));
  });
}

async function ruledOn(
  trx: Transaction,
  manuscript: ManuscriptId,
  findings: readonly StoredFinding[],
): Promise<ReadonlySet<string>> {
  if (findings.length === 0) return new Set();
  const rows = await trx
    .selectFrom('finding')
    .select('finding_id')
    .where('manuscript_id', '=', manuscript)
    .where(
      'finding_id',
      'in',
      findings.map(({ id }) => id),
    )
    .where('ruling', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.finding_id));
}

function progressOf(
  { db, log }: AppContext,
  about: { readonly manuscript: ManuscriptId; readonly digest: Digest },
): (done: number, total: number) => void {
  let told = 0;
  return (done, total) => {
    if (performance.now() - told < tellEvery) return;
    told = performance.now();
    const progress = Math.min(99, Math.floor((done / Math.max(1, total)) * 100));
    saveStanding(db, about, { progress })
      .then(() => announce(db, { kind: 'check', id: about.manuscript }))
      .catch((error: unknown) => log.warn({ err: error }, 'could not tell how far a check is'));
  };
}
