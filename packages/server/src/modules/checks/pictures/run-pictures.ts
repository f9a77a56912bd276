import { pictureProblemTexts } from '@sanshen/checks/ocr/index';
import { brandId, type ManuscriptId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { enqueue } from '../../../platform/jobs/tasks.ts';
import { announce } from '../../../platform/live/announce.ts';
import { loadRevision, type StoredRevision } from '../../content/public.ts';
import { count, countForAuthor } from '../counts.ts';
import { engineOf } from '../engine.ts';
import { registersFor } from '../registers/load-set.ts';
import type { ReportSubject, StoredFinding } from '../report-store.ts';
import { subjectOf } from '../subject-of.ts';
import { findInReading } from './find-in-reading.ts';
import {
  type CheckedPicture,
  loadLastPictures,
  loadPictureReport,
  type PictureReport,
  savePictureFailure,
  savePictureProgress,
  savePictures,
} from './picture-report-store.ts';
import { type PictureOfContent, picturesOfContent } from './pictures-of-content.ts';
import { readPicture } from './read-picture.ts';
import type { PictureOutcome } from './reading-store.ts';

const payloadSchema = z.object({ manuscript: z.uuid() });

/** Milliseconds between two words about how far a reading is. */
const tellEvery = 700;

/** Has the pictures of a text read unless that was done already by the same reader and rules. A text without pictures costs nothing. */
export async function askForPictures(
  { db }: Pick<AppContext, 'db'>,
  about: ReportSubject,
  { content }: Pick<StoredRevision, 'content'>,
  engine: string,
  again: boolean,
): Promise<void> {
  const pictures = picturesOfContent(content);
  if (pictures.length === 0) return;
  const before = await loadPictureReport(db, about.manuscript, about.digest);
  if (!again && before?.state === 'done' && before.engine === engine) return;
  await db.transaction().execute(async (trx) => {
    const waiting = { state: 'running', progress: 0, engine, pictures: pictures.map(asWaiting) } as const;
    await savePictures(trx, about, { ...waiting, findings: before?.findings ?? [] });
    const { manuscript } = about;
    // One picture at a time is read anyway: the other workers stay free for what people wait for.
    await enqueue(
      trx,
      'checks.readPictures',
      { manuscript },
      { jobKey: `checks.readPictures:${manuscript}`, queue: 'checks.readPictures', maxAttempts: 5 },
    );
  });
}

/** The job: reads the pictures of a manuscript's newest text, keeps what was found and tells who looks at it. A newer text ends it. */
export async function runPictures(context: AppContext, payload: unknown): Promise<void> {
  const { db } = context;
  const manuscript = brandId<ManuscriptId>(payloadSchema.parse(payload).manuscript);
  const about = await subjectOf(db, manuscript);
  const revision = about === null ? null : await loadRevision(db, manuscript, about.digest);
  if (about === null || revision === null) return;
  try {
    await readAll(context, about, revision);
  } catch (error) {
    await savePictureFailure(db, about);
    await announce(db, { kind: 'check', id: manuscript });
    throw error;
  }
}

async function readAll(context: AppContext, about: ReportSubject, revision: StoredRevision): Promise<void> {
  const { db } = context;
  const { manuscript } = about;
  const registers = await registersFor(db, about.organization, context.clock.now());
  const engine = `${engineOf(context).version}${registers.key}`;
  const ask = (article: Parameters<ReturnType<typeof engineOf>['report']>[0]) =>
    engineOf(context).report(article, registers, () => {});
  const pictures = picturesOfContent(revision.content);
  const shown: CheckedPicture[] = pictures.map(asWaiting);
  const findings: StoredFinding[] = [];
  let failed = false;
  for (const [index, picture] of pictures.entries()) {
    if (!(await isWanted(db, about))) return;
    const outcome = await readUnlessStopped(context, about, picture, [index, pictures.length]);
    if (outcome === null || !(await isWanted(db, about))) return;
    if (outcome.state === 'read')
      findings.push(...(await findInReading(manuscript, picture, outcome.reading, ask)));
    else failed ||= outcome.problem === 'failed';
    shown[index] = asShown(picture, outcome);
    const progress = Math.min(99, Math.floor(((index + 1) / pictures.length) * 100));
    await savePictures(db, about, { state: 'running', progress, engine, pictures: shown, findings });
    await announce(db, { kind: 'check', id: manuscript });
  }
  const state = failed ? 'failed' : 'done';
  await keep(context, about, revision, { state, progress: 100, engine, pictures: shown, findings });
}

/** Whether the text is still the newest one and nobody ended its reading. */
async function isWanted(db: Database, { manuscript, digest }: ReportSubject): Promise<boolean> {
  if ((await subjectOf(db, manuscript))?.digest !== digest) return false;
  return (await loadPictureReport(db, manuscript, digest))?.state !== 'stopped';
}

/** What became of a picture, the place of which among all is `at`; null if somebody ended the reading meanwhile. */
async function readUnlessStopped(
  context: AppContext,
  about: ReportSubject,
  { file }: PictureOfContent,
  at: readonly [index: number, total: number],
): Promise<PictureOutcome | null> {
  const stop = new AbortController();
  const onProgress = progressOf(context, about, at, () => stop.abort());
  try {
    return await readPicture(context, file, { signal: stop.signal, onProgress });
  } catch (error) {
    if (stop.signal.aborted) return null;
    throw error;
  }
}

async function keep(
  context: AppContext,
  about: ReportSubject,
  revision: StoredRevision,
  report: PictureReport,
): Promise<void> {
  const at = context.clock.now();
  await context.db.transaction().execute(async (trx) => {
    const last = await loadLastPictures(trx, about);
    const known = new Set(last?.findings.map(({ id }) => id));
    const fresh = report.findings.filter(({ id }) => !known.has(id));
    await savePictures(trx, about, report, at);
    await count(
      trx,
      about,
      fresh.map(({ rule }) => ({ rule, found: 1 })),
      at,
    );
    const byRule = new Map<string, number>();
    for (const { rule } of fresh) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    if (revision.stage === null) await countForAuthor(trx, about, byRule, at);
    await announce(trx, { kind: 'check', id: about.manuscript });
  });
}

function asWaiting(picture: PictureOfContent): CheckedPicture {
  return { ...picture, state: 'waiting', problem: null, width: null, height: null, characters: 0, codes: [] };
}

function asShown(picture: PictureOfContent, outcome: PictureOutcome): CheckedPicture {
  const waiting = asWaiting(picture);
  if (outcome.state === 'unreadable')
    return { ...waiting, state: 'unreadable', problem: pictureProblemTexts[outcome.problem] };
  const { width, height, text, codes } = outcome.reading;
  return { ...waiting, state: 'read', width, height, characters: text.length, codes };
}

function progressOf(
  { db, log }: AppContext,
  about: ReportSubject,
  [index, total]: readonly [index: number, total: number],
  onStopped: () => void,
): (percent: number) => void {
  let told = performance.now();
  return (percent) => {
    if (performance.now() - told < tellEvery) return;
    told = performance.now();
    const progress = Math.min(99, Math.floor(((index + percent / 100) / total) * 100));
    savePictureProgress(db, about, progress)
      .then((goesOn) => (goesOn ? announce(db, { kind: 'check', id: about.manuscript }) : onStopped()))
      .catch((error: unknown) => log.warn({ err: error }, 'could not tell how far a reading is'));
  };
}
