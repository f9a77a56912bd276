import type { ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  inForce,
  type ManuscriptView,
  manuscriptViewOf,
  type ReadingState,
} from '@sanshen/domain/organization';
import type { Phase } from '@sanshen/domain/review';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { standpoint } from '../organization/public.ts';

/** A manuscript's row as lists show it. */
export type ManuscriptRow = Awaited<ReturnType<typeof loadRow>> & object;

async function loadRow(db: Database | Transaction, manuscript: ManuscriptId) {
  return db
    .selectFrom('manuscript')
    .select([
      'manuscript_id',
      'organization_id',
      'author_id',
      'title',
      'topic',
      'phase',
      'importance',
      'revision',
      'round',
      'digest',
      'state',
      'created_at',
      'changed_at',
    ])
    .where('manuscript_id', '=', manuscript)
    .executeTakeFirst();
}

/** How far a manuscript of each phase has come, as far as reading it is concerned. */
export const readingStates: Readonly<Record<Phase, ReadingState>> = {
  unborn: 'draft',
  drafting: 'draft',
  returned: 'draft',
  abandoned: 'draft',
  inReview: 'inReview',
  released: 'released',
  publishing: 'published',
  published: 'published',
  takenDown: 'published',
};

/** What decides who sees a manuscript: whose it is, how far it has come and which organisations have or had a seat. */
export interface ManuscriptReading {
  readonly organization: OrganizationId;
  readonly state: ReadingState;
  readonly seats: readonly OrganizationId[];
}

/** The reading of a manuscript for many people at once, in one query; null if there is none. */
export async function loadReading(
  db: Database | Transaction,
  manuscript: ManuscriptId,
): Promise<ManuscriptReading | null> {
  const { rows } = await sql<{ organization: OrganizationId; phase: Phase; seats: OrganizationId[] }>`
    select organization_id as organization, phase,
      array(select distinct organization_id from review_task task where task.manuscript_id = ${manuscript})
      || array(select signed #>> '{signer,organization}' from json_array_elements(state -> 'signOffs') signed
        where signed #>> '{signer,organization}' is not null) as seats
    from manuscript where manuscript_id = ${manuscript}`.execute(db);
  const [row] = rows;
  return row === undefined
    ? null
    : { organization: row.organization, state: readingStates[row.phase], seats: row.seats };
}

/** What a person sees of a manuscript now, with its row; the row is null when there is no such manuscript. */
export async function viewManuscript(
  context: Pick<AppContext, 'clock'>,
  db: Database | Transaction,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<{ readonly view: ManuscriptView; readonly row: ManuscriptRow | null; readonly seated: boolean }> {
  const row = await loadRow(db, manuscript);
  if (row === undefined) return { view: 'none', row: null, seated: false };
  const now = context.clock.now();
  const { facts, tree } = await standpoint(db, person, [row.organization_id], now);
  const held = (facts?.appointments ?? []).filter((one) => inForce(one, now));
  const organizations = held.map((one) => one.organization);
  const seated = await isSeated(db, manuscript, organizations, row.state);
  const reading = { organization: row.organization_id, state: readingStates[row.phase], seated };
  return { view: manuscriptViewOf(tree, held, reading, now), row, seated };
}

/** The manuscript waits for, or was signed by, one of these organisations. */
async function isSeated(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  organizations: readonly OrganizationId[],
  state: unknown,
): Promise<boolean> {
  if (organizations.length === 0) return false;
  // The stored form of ReviewState; only the signers' organisations are read.
  const { signOffs } = state as { signOffs: readonly { signer: { organization: OrganizationId | null } }[] };
  if (
    signOffs.some(({ signer }) => signer.organization !== null && organizations.includes(signer.organization))
  ) {
    return true;
  }
  const task = await db
    .selectFrom('review_task')
    .select('seat')
    .where('manuscript_id', '=', manuscript)
    .where('organization_id', 'in', organizations)
    .limit(1)
    .executeTakeFirst();
  return task !== undefined;
}

/**
 * The row of a manuscript that a person may see in at least this depth. Throws `request.notFound` for none and for an unknown one alike,
 * so that nobody can ask what exists, and `access.forbidden` when only the state may be seen.
 */
export async function requireManuscriptView(
  context: Pick<AppContext, 'clock'>,
  db: Database | Transaction,
  person: PersonId,
  manuscript: ManuscriptId,
  depth: 'state' | 'text',
): Promise<ManuscriptRow> {
  const { view, row } = await viewManuscript(context, db, person, manuscript);
  if (row === null || view === 'none') throw platformProblem('request.notFound');
  if (depth === 'text' && view !== 'text') throw platformProblem('access.forbidden');
  return row;
}
