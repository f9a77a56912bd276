import type { Digest, Instant, ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import type { Head } from '@sanshen/domain/ledger';
import type { OrganizationTree } from '@sanshen/domain/organization';
import type { PinnedProcedure } from '@sanshen/domain/policy';
import type { ReviewState } from '@sanshen/domain/review';
import { type CompiledQuery, sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { together } from '../../platform/db/round-trips.ts';
import { surroundingsStatement, toTree } from '../organization/public.ts';
import { keepPinned, loadPinned, pinOf } from './pinned-procedure.ts';

/** The ledger's stream of a manuscript. */
export function streamOf(manuscript: ManuscriptId): string {
  return `manuscript:${manuscript}`;
}

/** A manuscript as it stands, with the root of its tree and where its stream ends. */
export interface StandingManuscript {
  readonly state: ReviewState;
  readonly root: OrganizationId;
  readonly head: Head;
  /** §3: marks in the pictures of one text that every signer has to rule on; null where none wait. */
  readonly marks: AwaitedMarks | null;
}

/** Which marks wait for rulings, and in which text they were found. */
export interface AwaitedMarks {
  readonly digest: Digest;
  readonly findings: readonly string[];
}

/** Says which marks of a manuscript's text its signers have to rule on; none with an empty list. */
export async function awaitRulingsOnMarks(
  trx: Transaction,
  manuscript: ManuscriptId,
  { digest, findings }: AwaitedMarks,
): Promise<void> {
  await trx
    .updateTable('manuscript')
    .set({ marks_awaited: findings.length === 0 ? null : toJson({ digest, findings }) })
    .where('manuscript_id', '=', manuscript)
    .execute();
}

type StoredState = Omit<ReviewState, 'pinned'> & { readonly pinned: string | null };

/** The text that a state is stored as: the procedure stands in it by its pin. */
export function stateText(state: ReviewState): string {
  return toJson({ ...state, pinned: state.pinned === null ? null : pinOfRun(state.pinned) });
}

const pins = new WeakMap<PinnedProcedure, string>();

/** The name under which a run's procedure is kept. */
export function pinOfRun(pinned: PinnedProcedure): string {
  const pin = pins.get(pinned) ?? pinOf(pinned);
  pins.set(pinned, pin);
  return pin;
}

/** Restores a stored state. */
export async function restoreState(db: Database | Transaction, stored: unknown): Promise<ReviewState> {
  // Written by stateText from a ReviewState.
  const state = stored as StoredState;
  return { ...state, pinned: state.pinned === null ? null : await loadPinned(db, state.pinned) };
}

/**
 * Loads a manuscript and holds its row until the transaction ends; null if there is none. One round trip. The stream's row is held
 * too: whoever waited here must see the head that the one before him left, and PostgreSQL reads only held rows anew.
 */
export async function lockManuscript(
  trx: Transaction,
  manuscript: ManuscriptId,
): Promise<StandingManuscript | null> {
  const { rows } = await trx.executeQuery(lockStatement(trx, manuscript));
  return standingFrom(trx, rows);
}

/**
 * As {@link lockManuscript}, together with the part of the tree around its organisation at `at`, read once the lock is held. Still one
 * round trip.
 */
export async function lockWithTree(
  trx: Transaction,
  manuscript: ManuscriptId,
  at: Instant,
): Promise<{ readonly standing: StandingManuscript; readonly tree: OrganizationTree } | null> {
  const own = sql`array(select organization_id from manuscript where manuscript_id = ${manuscript})`;
  const [locked, around] = await together(trx, [
    lockStatement(trx, manuscript),
    surroundingsStatement(trx, own, at),
  ]);
  const standing = await standingFrom(trx, locked.rows);
  return standing === null ? null : { standing, tree: toTree(around.rows) };
}

interface LockedRow {
  readonly state: unknown;
  readonly root: OrganizationId;
  readonly sequence: number;
  readonly hash: Digest;
  readonly marks: unknown;
}

function lockStatement(trx: Transaction, manuscript: ManuscriptId): CompiledQuery<LockedRow> {
  return sql<LockedRow>`
    select m.state, m.root_id as root, m.marks_awaited as marks, s.sequence, s.hash
    from manuscript m join ledger_stream s on s.stream = ${streamOf(manuscript)}
    where m.manuscript_id = ${manuscript} for update of m, s`.compile(trx);
}

async function standingFrom(
  trx: Transaction,
  rows: readonly LockedRow[],
): Promise<StandingManuscript | null> {
  const [row] = rows;
  if (row === undefined) return null;
  const { state, root, marks, ...head } = row;
  // Written by awaitRulingsOnMarks.
  return { state: await restoreState(trx, state), root, head, marks: marks as AwaitedMarks | null };
}

/** A manuscript's state as it stands now, without holding it; null if there is none. */
export async function readState(
  db: Database | Transaction,
  manuscript: ManuscriptId,
): Promise<ReviewState | null> {
  const row = await db
    .selectFrom('manuscript')
    .select('state')
    .where('manuscript_id', '=', manuscript)
    .executeTakeFirst();
  return row === undefined ? null : restoreState(db, row.state);
}

/** What the list shows of a manuscript beside its state. */
export interface ManuscriptSummary {
  readonly title: string;
  readonly topic: string;
}

/** The statement that writes a manuscript's row for the first time. */
export function insertManuscript(
  trx: Transaction,
  state: ReviewState,
  root: OrganizationId,
  at: Instant,
): CompiledQuery {
  if (state.manuscript === null || state.organization === null || state.author === null) {
    throw new TypeError('a manuscript without id, organisation or author');
  }
  return trx
    .insertInto('manuscript')
    .values({
      manuscript_id: state.manuscript,
      root_id: root,
      organization_id: state.organization,
      author_id: state.author,
      phase: state.phase,
      importance: state.importance,
      revision: state.revision,
      digest: state.digest,
      round: state.round,
      created_at: at,
      changed_at: at,
      state: stateText(state),
      chase_at: null,
    })
    .compile();
}

/** The statements that write a manuscript's new state; the pin of a procedure is kept first if it is new. */
export function updateManuscript(
  trx: Transaction,
  before: ReviewState,
  state: ReviewState,
  summary: ManuscriptSummary | null,
  chaseAt: Instant | null,
  at: Instant,
): CompiledQuery[] {
  const { pinned } = state;
  const keep = pinned === null || pinned === before.pinned ? [] : [keepPinned(trx, pinOfRun(pinned), pinned)];
  const update = trx
    .updateTable('manuscript')
    .set({
      phase: state.phase,
      importance: state.importance,
      revision: state.revision,
      digest: state.digest,
      round: state.round,
      changed_at: at,
      state: stateText(state),
      chase_at: chaseAt,
      ...(summary ?? {}),
    })
    .where('manuscript_id', '=', state.manuscript);
  return [...keep, update.compile()];
}
