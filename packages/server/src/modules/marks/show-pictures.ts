import type { MarkRuling, readPictureMarks } from '@sanshen/contract/marks-review';
import type { RouteOutput } from '@sanshen/contract/route';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { handOf, markFindingOf, requireManuscriptView } from '../review/public.ts';
import { engineOf } from './engine.ts';
import { libraryFor } from './library/library-for.ts';
import { loadPictures, type StoredPicture } from './report-store.ts';
import { earlierRulings } from './ruled-pictures.ts';
import { askForPictures } from './run-pictures.ts';
import { showFound } from './show-found.ts';

type Shown = RouteOutput<typeof readPictureMarks>;

/** Marks in the pictures of a manuscript's newest text, for whoever may read it. Pictures never looked at with this library are looked at now. */
export async function pictureMarksOf(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<Shown> {
  const { db, clock } = context;
  const row = await requireManuscriptView(context, db, person, manuscript, 'text');
  const { digest, organization_id: organization } = row;
  const now = clock.now();
  const hand = await handOf(db, person, manuscript, now);
  const mine = { rule: hand.snapshot !== null && hand.state.phase !== 'abandoned' };
  const empty = { manuscript, digest, mine, done: 0, total: 0, checkedAt: null, pictures: [] };
  if (digest === null) return { ...empty, state: 'none' };
  const [report, own] = await Promise.all([
    loadPictures(db, manuscript, digest),
    libraryFor(db, organization, now),
  ]);
  const old = report?.state === 'done' && report.engine !== `${engineOf(context).version}-${own.key}`;
  if (report === null || old) await db.transaction().execute((trx) => askForPictures(trx, manuscript));
  if (report === null) return { ...empty, state: 'waiting' };
  const rulings = await loadRulings(db, manuscript);
  const { state, done, total, checkedAt } = report;
  const pictures = await Promise.all(
    report.pictures.map(async (picture) => {
      const earlier = await earlierRulings(db, organization, manuscript, picture);
      return showPicture(picture, rulings, earlier, person);
    }),
  );
  return { manuscript, digest, mine, state, done, total, checkedAt, pictures };
}

function showPicture(
  picture: StoredPicture,
  rulings: readonly GivenRuling[],
  earlier: Awaited<ReturnType<typeof earlierRulings>>,
  person: PersonId,
): Shown['pictures'][number] {
  const { looks: _looks, marks, ...rest } = picture;
  return {
    ...rest,
    marks: marks.map((mark) => {
      const about = rulings.filter(
        ({ finding, ruling: { by } }) => finding === markFindingOf(mark.id, by.person),
      );
      return {
        ...showFound(mark, mark.names),
        id: mark.id,
        at: mark.at,
        awaits: mark.awaits,
        rulings: about.map(({ ruling }) => ruling),
        mine: about.find(({ ruling: { by } }) => by.person === person)?.ruling ?? null,
        earlier: [...(earlier.get(mark.id) ?? [])],
      };
    }),
  };
}

interface GivenRuling {
  readonly finding: string;
  readonly ruling: Omit<MarkRuling, 'by'> & { readonly by: PersonSnapshot };
}

/** Rulings on marks of a manuscript, newest first. */
async function loadRulings(db: Database, manuscript: ManuscriptId): Promise<readonly GivenRuling[]> {
  const rows = await db
    .selectFrom('finding')
    .select(['finding_id', 'ruling', 'ruling_reason', 'ruled_by', 'ruled_at'])
    .where('manuscript_id', '=', manuscript)
    .where('rule', 'like', 'marks/%')
    .where('ruling', 'is not', null)
    .orderBy('ruled_at', 'desc')
    .execute();
  return rows.flatMap((row) => {
    if (row.ruled_at === null) return [];
    const ruling = row.ruling === 'accepted' ? ('accepted' as const) : ('overruled' as const);
    // A snapshot, written with the ruling.
    const by = row.ruled_by as unknown as PersonSnapshot;
    return [
      { finding: row.finding_id, ruling: { ruling, reason: row.ruling_reason ?? '', by, at: row.ruled_at } },
    ];
  });
}
