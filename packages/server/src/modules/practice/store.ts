import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Accusation, Planted, Score } from '@sanshen/domain/practice';
import type { Selectable } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';
import type { PracticeSessionTable } from '../../platform/db/tables.gen.ts';
import type { PracticePicture } from './pictures.ts';

/** An exercise as it is kept. */
export interface PracticeSession {
  readonly id: string;
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly passage: string;
  readonly planted: Planted;
  readonly pictures: readonly PracticePicture[];
  readonly startedAt: Instant;
  /** Null until it is handed in. */
  readonly done: {
    readonly at: Instant;
    readonly accusations: readonly Accusation[];
    readonly accused: readonly number[];
    readonly score: Score;
  } | null;
}

type Row = Selectable<PracticeSessionTable>;

function toSession(row: Row): PracticeSession {
  return {
    id: row.session_id,
    person: row.person_id,
    organization: row.organization_id,
    passage: row.passage,
    // These columns are written by this module from these types and by nothing else.
    planted: row.planted as unknown as Planted,
    pictures: row.pictures as unknown as readonly PracticePicture[],
    startedAt: row.started_at,
    done:
      row.handed_in_at === null
        ? null
        : {
            at: row.handed_in_at,
            accusations: row.accusations as unknown as readonly Accusation[],
            accused: row.accused as unknown as readonly number[],
            score: row.score as unknown as Score,
          },
  };
}

/** An exercise of a person; null for one that is not his or not there. With `hold` its row is held until the transaction ends. */
export async function findSession(
  db: Database | Transaction,
  person: PersonId,
  id: string,
  hold = false,
): Promise<PracticeSession | null> {
  const row = await db
    .selectFrom('practice_session')
    .selectAll()
    .where('session_id', '=', id)
    .where('person_id', '=', person)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : toSession(row);
}

/** Exercises of a person, the newest first; the rule book lets only so many be kept. */
export async function sessionsOf(
  db: Database | Transaction,
  person: PersonId,
): Promise<readonly PracticeSession[]> {
  const rows = await db
    .selectFrom('practice_session')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('started_at', 'desc')
    .orderBy('session_id')
    .limit(500)
    .execute();
  return rows.map(toSession);
}

/** What an exercise is remembered by once it is done. */
export interface DoneExercise {
  readonly person: PersonId;
  readonly score: Pick<Score, 'byKind' | 'falseAlarms'>;
}

/** Exercises that people of a unit handed in since an instant. */
export async function doneIn(
  db: Database | Transaction,
  organization: OrganizationId,
  since: Instant,
): Promise<readonly DoneExercise[]> {
  const rows = await db
    .selectFrom('practice_session')
    .select(['person_id', 'score'])
    .where('organization_id', '=', organization)
    .where('handed_in_at', '>=', since)
    .execute();
  // As above.
  return rows.map((row) => ({ person: row.person_id, score: row.score as unknown as Score }));
}
