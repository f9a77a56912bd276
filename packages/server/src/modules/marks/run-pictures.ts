import { createHash } from 'node:crypto';
import type { MarkVersion } from '@sanshen/checks/marks/mark';
import type { FoundMark } from '@sanshen/checks/marks/report';
import { mediaOf, parseBody } from '@sanshen/document';
import type { ManuscriptContent } from '@sanshen/domain/content';
import { brandId, type Digest, type LocalizedText, type ManuscriptId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import { announce } from '../../platform/live/announce.ts';
import { loadRevision } from '../content/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { awaitRulingsOnMarks } from '../review/public.ts';
import { engineOf } from './engine.ts';
import { libraryFor, type OrganizationLibrary } from './library/library-for.ts';
import { looksOf } from './looks.ts';
import { type CheckedPicture, loadPicture, savePicture } from './picture-store.ts';
import {
  loadPictures,
  type PicturesSubject,
  type StoredMark,
  type StoredPicture,
  savePictures,
  saveProgress,
  saveStarted,
} from './report-store.ts';
import { tooLarge } from './texts.ts';

/** Bytes of a film at most. */
const mostBytes = 200 * 1024 * 1024;

const payloadSchema = z.object({ manuscript: z.uuid(), again: z.boolean().default(false) });

/** Asks for a look at the pictures of a manuscript's newest text, in the caller's transaction. */
export async function askForPictures(
  trx: Transaction,
  manuscript: ManuscriptId,
  again = false,
): Promise<void> {
  await enqueue(
    trx,
    'marks.check',
    { manuscript, again },
    { jobKey: `marks.check:${manuscript}`, maxAttempts: 5 },
  );
}

/** A picture of a manuscript, and where it stands. */
type Placed = Pick<StoredPicture, 'file' | 'kind' | 'place' | 'alt'>;

/**
 * The pictures and films of a content in their order: the cover, the body's, each kind counted from 1, and films beside the text. Those not
 * stored here cannot be published and are not looked at.
 */
export function picturesOf(content: ManuscriptContent): readonly Placed[] {
  const { cover, attachments } = content;
  const first: Placed[] =
    cover === null ? [] : [{ file: cover.file, kind: 'picture', place: 'cover', alt: cover.alt }];
  const media = mediaOf(parseBody(content.body));
  const inBody = (of: 'image' | 'video', kind: Placed['kind']) =>
    media
      .filter((one) => one.kind === of)
      .flatMap(({ file, alt }, index): Placed[] =>
        file === null ? [] : [{ file, kind, place: index + 1, alt }],
      );
  const beside = attachments
    .filter(({ kind }) => kind === 'video')
    .map(({ file, name }): Placed => ({ file, kind: 'film', place: { attachment: name }, alt: name }));
  return [...first, ...inBody('image', 'picture'), ...inBody('video', 'film'), ...beside];
}

/** The job: looks at every picture of a manuscript's newest text, keeps what was found, and says which marks the signers have to rule on. */
export async function runPictures(context: AppContext, payload: unknown): Promise<void> {
  const { db, clock } = context;
  const asked = payloadSchema.parse(payload);
  const manuscript = brandId<ManuscriptId>(asked.manuscript);
  const about = await subjectOf(db, manuscript);
  const revision = about === null ? null : await loadRevision(db, manuscript, about.digest);
  if (about === null || revision === null) return;
  const own = await libraryFor(db, about.organization, clock.now());
  const engine = `${engineOf(context).version}-${own.key}`;
  const before = await loadPictures(db, manuscript, about.digest);
  if (!asked.again && before?.state === 'done' && before.engine === engine) return;
  const placed = picturesOf(revision.content);
  await saveStarted(db, about, placed.length);
  try {
    const rules = await effectivePolicy(db, about.organization, clock.now());
    const required = rules?.policy.marks.rulingRequired === true;
    const pictures: StoredPicture[] = [];
    for (const one of placed) {
      const checked = await lookAt(context, about, own, one.file, engine);
      pictures.push(storedPicture(manuscript, one, checked, own.library.versions, required));
      await saveProgress(db, about, { done: pictures.length });
      await announce(db, { kind: 'check', id: manuscript });
    }
    await keep(context, about, engine, pictures);
  } catch (error) {
    await saveProgress(db, about, { state: 'failed' });
    await announce(db, { kind: 'check', id: manuscript });
    throw error;
  }
}

async function subjectOf(db: Database, manuscript: ManuscriptId): Promise<PicturesSubject | null> {
  const row = await db
    .selectFrom('manuscript')
    .select(['digest', 'root_id', 'organization_id'])
    .where('manuscript_id', '=', manuscript)
    .executeTakeFirst();
  if (row === undefined || row.digest === null) return null;
  return { manuscript, digest: row.digest, root: row.root_id, organization: row.organization_id };
}

/** What is in one picture: as it is known, or by looking at it now. */
async function lookAt(
  context: AppContext,
  { root }: PicturesSubject,
  own: OrganizationLibrary,
  file: Digest,
  engine: string,
): Promise<CheckedPicture> {
  const key = { root, file, engine };
  const known = await loadPicture(context.db, key);
  if (known !== null) return known;
  if (!(await fits(context.db, file))) return { report: null, failed: tooLarge, looks: null };
  const bytes = await context.files.read(file);
  const [looks, found] = await Promise.all([looksOf(bytes), engineOf(context).check(bytes, own)]);
  const checked = found.ok
    ? { report: found.report, failed: null, looks, times: found.times }
    : { report: null, failed: found.why, looks };
  await savePicture(context.db, key, checked, context.clock.now());
  return checked;
}

/** Whether a file can be held in memory to look at it. */
async function fits(db: Database, file: Digest): Promise<boolean> {
  const row = await db.selectFrom('file').select('size').where('digest', '=', file).executeTakeFirst();
  return row !== undefined && row.size <= mostBytes;
}

async function keep(
  context: AppContext,
  about: PicturesSubject,
  engine: string,
  pictures: readonly StoredPicture[],
): Promise<void> {
  const { manuscript, digest } = about;
  const findings = pictures.flatMap(({ marks }) => marks.filter(({ awaits }) => awaits).map(({ id }) => id));
  await context.db.transaction().execute(async (trx) => {
    await savePictures(trx, about, { engine, pictures, at: context.clock.now() });
    await awaitRulingsOnMarks(trx, manuscript, { digest, findings });
    await announce(trx, { kind: 'check', id: manuscript });
  });
}

function storedPicture(
  manuscript: ManuscriptId,
  placed: Placed,
  { report, failed, looks, times }: CheckedPicture,
  versions: readonly MarkVersion[],
  required: boolean,
): StoredPicture {
  const counts = new Map<string, number>();
  const marks = (report?.marks ?? []).map((found, index): StoredMark => {
    const count = (counts.get(found.mark) ?? 0) + 1;
    counts.set(found.mark, count);
    return {
      ...found,
      id: idOf(manuscript, placed.file, found, count),
      names: namesOf(versions, found),
      awaits: required && found.verdict !== 'conforms',
      at: times?.[index] ?? null,
    };
  });
  return { ...placed, failed, looks, width: report?.width ?? 0, height: report?.height ?? 0, marks };
}

/** What the mark is called; its id where the library doesn't know it. */
export function namesOf(versions: readonly MarkVersion[], { mark }: FoundMark): LocalizedText {
  return versions.find((one) => one.mark === mark)?.names ?? { zh: mark, en: mark };
}

function idOf(manuscript: ManuscriptId, file: Digest, { mark }: FoundMark, count: number): string {
  return createHash('sha256')
    .update(JSON.stringify([manuscript, file, mark, count]))
    .digest('hex')
    .slice(0, 32);
}
