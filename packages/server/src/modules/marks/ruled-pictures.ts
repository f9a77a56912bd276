import type { Digest, FindingId, Instant, ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { differenceOf, quartersOf } from './looks.ts';
import type { StoredMark, StoredPicture } from './report-store.ts';

/** Bits of 64 in which a picture that was recompressed or rescaled may differ. */
const mostBits = 10;
/** Share of two places that must be common for them to be the same mark. */
const leastOverlap = 0.5;
const mostShown = 5;

type Place = readonly [x: number, y: number, width: number, height: number];

/** A ruling on a mark where this picture, or one like it, stood before. */
export interface EarlierRuling {
  readonly ruling: 'accepted' | 'overruled';
  readonly reason: string;
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly manuscript: ManuscriptId;
  readonly same: boolean;
}

/** Remembers how somebody ruled on a mark, by how its picture looks. A picture that could not be read has no looks and isn't remembered. */
export async function rememberRuling(
  trx: Transaction,
  about: {
    readonly organization: OrganizationId;
    readonly root: OrganizationId;
    readonly manuscript: ManuscriptId;
    readonly finding: FindingId;
    readonly picture: StoredPicture;
    readonly mark: StoredMark;
  },
  ruling: Pick<EarlierRuling, 'ruling' | 'reason' | 'by' | 'at'>,
): Promise<void> {
  const { picture, mark } = about;
  if (picture.looks === null) return;
  const [quarter1, quarter2, quarter3, quarter4] = quartersOf(picture.looks);
  const said = {
    ruling: ruling.ruling,
    reason: ruling.reason,
    ruled_by: toJson(ruling.by),
    ruled_at: ruling.at,
  };
  await trx
    .insertInto('mark_ruled_picture')
    .values({
      organization_id: about.organization,
      finding_id: about.finding,
      root_id: about.root,
      manuscript_id: about.manuscript,
      file: picture.file,
      looks: picture.looks,
      quarter1,
      quarter2,
      quarter3,
      quarter4,
      mark: mark.mark,
      verdict: mark.verdict,
      place: toJson(placeOf(picture, mark)),
      ...said,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'finding_id']).doUpdateSet(said))
    .execute();
}

/** Forgets rulings that were taken back. */
export async function forgetRulings(
  trx: Transaction,
  organization: OrganizationId,
  findings: readonly FindingId[],
): Promise<void> {
  if (findings.length === 0) return;
  await trx
    .deleteFrom('mark_ruled_picture')
    .where('organization_id', '=', organization)
    .where('finding_id', 'in', findings)
    .execute();
}

type RuledRow = Awaited<ReturnType<typeof loadRuled>>[number];

/** How people of the organisation ruled on marks in this picture or one that looks like it, for each of its marks by id, newest first. */
export async function earlierRulings(
  db: Database,
  organization: OrganizationId,
  manuscript: ManuscriptId,
  picture: StoredPicture,
): Promise<ReadonlyMap<string, readonly EarlierRuling[]>> {
  const { looks, marks } = picture;
  if (looks === null || marks.length === 0) return new Map();
  const rows = (await loadRuled(db, organization, looks)).filter(
    (row) =>
      !(row.manuscript_id === manuscript && row.file === picture.file) &&
      differenceOf(row.looks, looks) <= mostBits,
  );
  return new Map(
    marks.map((mark) => {
      const about = rows.filter((row) => isSameMark(row, mark, picture)).slice(0, mostShown);
      return [mark.id, about.map((row) => showEarlier(row, picture.file))];
    }),
  );
}

function loadRuled(db: Database, organization: OrganizationId, looks: string) {
  const [quarter1, quarter2, quarter3, quarter4] = quartersOf(looks);
  return db
    .selectFrom('mark_ruled_picture')
    .select(['manuscript_id', 'file', 'looks', 'mark', 'place', 'ruling', 'reason', 'ruled_by', 'ruled_at'])
    .where('organization_id', '=', organization)
    .where(({ eb, or }) =>
      or([
        eb('quarter1', '=', quarter1),
        eb('quarter2', '=', quarter2),
        eb('quarter3', '=', quarter3),
        eb('quarter4', '=', quarter4),
      ]),
    )
    .orderBy('ruled_at', 'desc')
    .limit(500)
    .execute();
}

function isSameMark(row: RuledRow, mark: StoredMark, picture: StoredPicture): boolean {
  // Written by rememberRuling.
  const place = row.place as unknown as Place;
  return row.mark === mark.mark && overlap(place, placeOf(picture, mark)) >= leastOverlap;
}

function showEarlier(row: RuledRow, file: Digest): EarlierRuling {
  return {
    ruling: row.ruling === 'accepted' ? 'accepted' : 'overruled',
    reason: row.reason,
    // As above.
    by: row.ruled_by as unknown as PersonSnapshot,
    at: row.ruled_at,
    manuscript: row.manuscript_id,
    same: row.file === file,
  };
}

/** A mark's place as shares of its picture, so that scaling leaves it the same. */
function placeOf({ width, height }: StoredPicture, { box: [x, y, w, h] }: StoredMark): Place {
  return [x / width, y / height, w / width, h / height];
}

/** Intersection over union. */
function overlap(one: Place, other: Place): number {
  const width = Math.min(one[0] + one[2], other[0] + other[2]) - Math.max(one[0], other[0]);
  const height = Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1]);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (one[2] * one[3] + other[2] * other[3] - common);
}
