import type { Instant, PersonId } from '@sanshen/domain/kernel';
import {
  type AttemptId,
  beginRefusal,
  drawSheet,
  type Examination,
  type ExaminationId,
  endOf,
  type PoolItem,
  placeIn,
  type SheetItem,
} from '@sanshen/domain/training';
import { sql } from 'kysely';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { snapshotOf } from '../organization/public.ts';
import { peopleGround, refusal } from './ground.ts';
import { recordExamination } from './record.ts';
import { attemptsOf, digestOf, findExamination } from './store.ts';
import { closeAttempt } from './submit-attempt.ts';

/**
 * Begins a sitting with a sheet drawn for it, or gives the one that is open, on whatever device. Throws `request.notFound` to who is not invited and has no part in
 * it, and the `training.*` problems.
 */
export function beginAttempt(
  context: AppContext,
  key: CommandKey,
  wish: { readonly examination: string },
): Promise<{ attempt: string }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const { person } = key;
    // Checked by the route to be a UUID; an id that nobody has is found nowhere.
    const id = wish.examination as ExaminationId;
    const examination = await findExamination(trx, id);
    if (examination === null) throw platformProblem('request.notFound');
    const ground = await peopleGround(trx, [person], now);
    const [facts] = ground.people;
    if (facts === undefined) throw platformProblem('request.notFound');
    const { audience, organization } = examination;
    const place = placeIn(audience, organization, facts, ground.pathOf, now);
    // Two devices at once begin one sitting.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${id} ${person}`}, 0))`.execute(trx);
    let earlier = await attemptsOf(trx, id, person);
    const open = earlier.find(({ status }) => status === 'begun');
    if (open !== undefined && now < open.endsAt) return { attempt: open.id };
    if (open !== undefined) {
      await closeAttempt(trx, open.id, 'byTime', now);
      earlier = await attemptsOf(trx, id, person);
    }
    // Who is outside must not learn that there is one.
    if (place === null && earlier.length === 0) throw platformProblem('request.notFound');
    const refused = beginRefusal(examination, { person, invited: place !== null, earlier }, now);
    if (refused !== null || place === null) throw refusal(refused ?? 'training.notInvited');
    const number = earlier.length + 1;
    const sheet = await drawFor(trx, examination, person, number);
    const attempt = newId<AttemptId>();
    await trx
      .insertInto('training_sheet')
      .values({ attempt_id: attempt, root_id: examination.root, sheet: toJson(sheet) })
      .execute();
    await recordExamination(trx, id, snapshotOf(facts, place, now), {
      kind: 'attemptBegun',
      attempt: {
        ...{ id: attempt, examination: id, root: examination.root, organization: place, person, number },
        ...{ sheet: digestOf(sheet), endsAt: endOf(examination, now) },
      },
      at: now,
    });
    return { attempt };
  });
}

interface Draw {
  readonly seed: string;
  readonly pool: readonly PoolItem[];
}
// What an examination is drawn from is kept when it is set and never changes.
const draws = new Map<ExaminationId, Draw>();

/** Draws the sheet of somebody's n-th sitting; the same every time. */
export async function drawFor(
  db: Database | Transaction,
  { id, blueprint, variants }: Examination,
  person: PersonId,
  number: number,
): Promise<readonly SheetItem[]> {
  const { seed, pool } = draws.get(id) ?? (await loadDraw(db, id));
  const own = `${seed} ${person} ${number}`;
  const questions = variants === 'ownQuestions' ? own : seed;
  const drawn = drawSheet(blueprint, pool, { questions, order: own });
  if ('short' in drawn) throw refusal('training.poolTooSmall', { lines: drawn.short });
  return drawn.sheet;
}

async function loadDraw(db: Database | Transaction, id: ExaminationId): Promise<Draw> {
  const row = await db
    .selectFrom('training_examination_seed')
    .select(['seed', 'pool'])
    .where('examination_id', '=', id)
    .executeTakeFirstOrThrow();
  // Written by setExamination from this type and by nothing else.
  const draw = { seed: row.seed, pool: row.pool as unknown as readonly PoolItem[] };
  if (draws.size >= 50) draws.clear();
  draws.set(id, draw);
  return draw;
}

/** When a sitting that is over is closed by the clock. Pure. */
export function closesAfter(endsAt: Instant, graceMinutes: number): Instant {
  return new Date(Date.parse(endsAt) + graceMinutes * 60_000).toISOString() as Instant;
}
