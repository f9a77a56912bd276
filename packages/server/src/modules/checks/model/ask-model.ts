import { type Finding, type Hit, type Paragraph, withoutOverlaps } from '@sanshen/checks/text';
import { modelRuleFacts, readAnswer } from '@sanshen/checks/text/model/index';
import {
  addHours,
  brandId,
  type Instant,
  type ManuscriptId,
  type OrganizationId,
} from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { enqueue } from '../../../platform/jobs/tasks.ts';
import { announce } from '../../../platform/live/announce.ts';
import { loadRevision } from '../../content/public.ts';
import { articleOfContent, type CheckedArticle } from '../article-of-content.ts';
import { count } from '../counts.ts';
import { loadPictureReport } from '../pictures/picture-report-store.ts';
import {
  type ModelState,
  mostKept,
  type ReportSubject,
  type StoredFinding,
  storedFindings,
} from '../report-store.ts';
import { subjectOf } from '../subject-of.ts';
import { askEndpoint, type Endpoint } from './ask-endpoint.ts';
import { saveModelFindings } from './model-findings.ts';
import { completionsAt } from './model-origins.ts';
import {
  askedDigest,
  keyOf,
  loadAnswers,
  loadSetting,
  type ModelSetting,
  purgeAnswers,
  saveAnswer,
} from './model-store.ts';
import { ofArticle, sendableParagraphs } from './sendable.ts';

const payloadSchema = z.object({ manuscript: z.uuid(), attempt: z.number().int().default(1) });

/** Tries for one text, and minutes before the next: a model that is being restarted is back by then. */
const mostAttempts = 3;
const waitMinutes = 5;
/** Times, a minute apart, that the reading of the pictures is waited for. */
const mostWaits = 30;
/** Paragraphs asked about at once. */
const atOnce = 2;
/** Hours for which answers are kept: 30 days. */
const keepHours = 30 * 24;

/** Whether a unit lets its texts be sent to a model, and the server allows where. */
export async function usesModel(
  context: AppContext,
  db: Database | Transaction,
  organization: OrganizationId,
) {
  const setting = await loadSetting(db, organization);
  return setting?.enabled === true && completionsAt(context, setting.endpoint) !== null;
}

/** Asks, in the caller's transaction, for a model's opinion on a manuscript's newest text. */
export async function askForOpinion(
  trx: Transaction,
  manuscript: ManuscriptId,
  attempt = 1,
  runAt?: Instant,
): Promise<void> {
  await enqueue(
    trx,
    'checks.askModel',
    { manuscript, attempt },
    { jobKey: `checks.askModel:${manuscript}`, maxAttempts: 2, ...(runAt === undefined ? {} : { runAt }) },
  );
}

/** The job: sends the paragraphs of a manuscript's newest text that may be sent and were not yet, and adds what comes back to its report. */
export async function askModel(context: AppContext, payload: unknown): Promise<void> {
  const { db, vault, clock, log } = context;
  const { attempt, ...asked } = payloadSchema.parse(payload);
  const manuscript = brandId<ManuscriptId>(asked.manuscript);
  const about = await subjectOf(db, manuscript);
  const revision = about === null ? null : await loadRevision(db, manuscript, about.digest);
  if (about === null || revision === null) return;
  const setting = await loadSetting(db, about.organization);
  // Looked at again here: what was switched off meanwhile is not sent.
  const url = setting?.enabled === true ? completionsAt(context, setting.endpoint) : null;
  if (setting === null || url === null) return settle(context, about, 'off', []);
  const pictures = await loadPictureReport(db, manuscript, about.digest);
  // What the pictures show is not known yet.
  if (pictures?.state === 'running' && attempt < mostWaits) {
    const soon = addHours(clock.now(), 1 / 60);
    return db.transaction().execute((trx) => askForOpinion(trx, manuscript, attempt + 1, soon));
  }
  const unsure = pictures !== null && pictures.state !== 'done';
  const shown = pictures?.findings.some(({ rule }) => ofArticle.has(rule)) ?? false;
  const checked = articleOfContent(revision.content, revision.at, []);
  const paragraphs = sendableParagraphs(checked.article);
  if (unsure || shown || paragraphs === 'secret') return settle(context, about, 'kept', []);
  const endpoint = { url, model: setting.model, key: keyOf(vault, about.organization, setting) };
  const { found, fresh, failure } = await opinions(context, about, { setting, endpoint }, paragraphs);
  if (failure !== null)
    log.warn({ err: failure, organization: about.organization }, 'a model did not answer');
  const findings = storedFindings(manuscript, checked, findingsOf(checked, found));
  await settle(context, about, failure === null ? 'done' : 'away', findings, fresh);
  if (failure === null || attempt >= mostAttempts) return;
  const later = addHours(clock.now(), (waitMinutes * attempt) / 60);
  await db.transaction().execute((trx) => askForOpinion(trx, manuscript, attempt + 1, later));
}

interface Opinions {
  readonly found: readonly (readonly [Paragraph, readonly Hit[]])[];
  /** How many findings were never given before. */
  readonly fresh: number;
  readonly failure: unknown;
}

/** What the model says of each paragraph; what it said before is not asked again. After the first failure it is left alone. */
async function opinions(
  { db, clock }: AppContext,
  about: ReportSubject,
  { setting, endpoint }: { readonly setting: ModelSetting; readonly endpoint: Endpoint },
  paragraphs: readonly Paragraph[],
): Promise<Opinions> {
  const keyed = paragraphs.map((paragraph) => ({ paragraph, asked: askedDigest(setting, paragraph.text) }));
  const known = new Map(
    await loadAnswers(
      db,
      about.organization,
      keyed.map(({ asked }) => asked),
    ),
  );
  const waiting = [
    ...new Map(keyed.filter(({ asked }) => !known.has(asked)).map((one) => [one.asked, one])).values(),
  ];
  const given = new AbortController();
  let fresh = 0;
  let failure: unknown = null;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined && failure === null; next = waiting.shift()) {
      const { paragraph, asked } = next;
      try {
        const hits = readAnswer(paragraph.text, await askEndpoint(endpoint, paragraph.text, given.signal));
        await saveAnswer(db, about, asked, hits, clock.now());
        known.set(asked, hits);
        fresh += hits.length;
      } catch (error) {
        failure ??= error;
        given.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { found: keyed.map(({ paragraph, asked }) => [paragraph, known.get(asked) ?? []]), fresh, failure };
}

function findingsOf({ article }: CheckedArticle, found: Opinions['found']): readonly Finding[] {
  const { id: rule, clause, severity, source } = modelRuleFacts;
  const findings = found.flatMap(([paragraph, hits]) =>
    hits.map(
      (hit): Finding => ({
        rule,
        clause,
        severity,
        source,
        start: paragraph.start + hit.start,
        end: paragraph.start + hit.end,
        text: paragraph.text.slice(hit.start, hit.end),
        message: hit.message,
        suggestions: hit.suggestions ?? [],
      }),
    ),
  );
  return withoutOverlaps(findings, article.text.length, () => 0).slice(0, mostKept);
}

/** Keeps what became of it; the rules' findings stand before a model's at the same place. */
async function settle(
  context: AppContext,
  about: ReportSubject,
  state: ModelState,
  findings: readonly StoredFinding[],
  fresh = 0,
): Promise<void> {
  const at = context.clock.now();
  await context.db.transaction().execute(async (trx) => {
    const kept = await saveModelFindings(trx, about, state, findings);
    if (kept && fresh > 0) await count(trx, about, [{ rule: modelRuleFacts.id, found: fresh }], at);
    await announce(trx, { kind: 'check', id: about.manuscript });
  });
}

/** The job that throws old answers away. */
export async function purgeOldAnswers({ db, clock }: AppContext): Promise<void> {
  await purgeAnswers(db, addHours(clock.now(), -keepHours));
}
