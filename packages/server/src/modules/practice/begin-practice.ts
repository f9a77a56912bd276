import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  type KindScore,
  type Passage,
  type PracticeKind,
  plant,
  seeded,
  type TextKind,
  textKinds,
  weakestKinds,
} from '@sanshen/domain/practice';
import { sql } from 'kysely';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { metKinds } from './learn-next.ts';
import { passages } from './passages/index.ts';
import { choosePictures } from './pictures.ts';
import { type PracticeSession, sessionsOf } from './store.ts';

/** Kinds that an exercise without a wish is made of: enough that none is a hint. */
const atOnce = 9;
const picturesOfOne = 4;

/**
 * Begins an exercise: a text that the person met least, errors of the kinds wished for, or of those that he misses most, and some pictures of marks. One that is
 * open is given again, so that nobody looks for an easier one. Throws `request.notFound` for who is registered nowhere.
 */
export function beginPractice(
  context: AppContext,
  key: CommandKey,
  wish: { readonly kinds: readonly PracticeKind[]; readonly errors: number },
): Promise<{ readonly session: string }> {
  return runCommand(context, key, async (trx) => {
    const { person } = key;
    const home = await homeOf(trx, person);
    // Of two begun at once the second finds the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`practice ${person}`}, 0))`.execute(trx);
    const before = await sessionsOf(trx, person);
    const open = before.find(({ done }) => done === null);
    if (open !== undefined) return { session: open.id };
    const session = newId();
    const kinds =
      wish.kinds.length > 0 ? wish.kinds : kindsFor(await metKinds(trx, person, before, context.clock.now()));
    const wanted = textKinds.filter((kind) => kinds.includes(kind));
    const passage = choosePassage(before, wanted, session);
    const planted = plant(passage, { kinds: wanted, count: wish.errors, seed: session });
    const pictures = kinds.includes('mark') ? choosePictures(session, picturesOfOne) : [];
    await trx
      .insertInto('practice_session')
      .values({
        session_id: session,
        root_id: home.root,
        person_id: person,
        organization_id: home.organization,
        passage: passage.id,
        kinds: [...kinds],
        planted: toJson(planted),
        pictures: toJson(pictures),
        started_at: context.clock.now(),
      })
      .execute();
    return { session };
  });
}

/** Those missed most, and pictures every time: there are few of them and they are quickly looked at. */
function kindsFor(history: readonly KindScore[]): readonly PracticeKind[] {
  const text = weakestKinds(history).filter((kind) => kind !== 'mark');
  return [...text.slice(0, atOnce), 'mark'];
}

/** A text with places of the kinds wanted that the person has met least often. */
function choosePassage(
  before: readonly PracticeSession[],
  wanted: readonly TextKind[],
  seed: string,
): Passage {
  const random = seeded(seed);
  const ranked = passages.map((passage) => {
    const met = before.filter((one) => one.passage === passage.id).length;
    const kinds = wanted.filter((kind) => passage.slots.some((slot) => slot.kind === kind)).length;
    return { passage, rank: (kinds === 0 && wanted.length > 0 ? 1000 : 0) + met * 10 - kinds, tie: random() };
  });
  const [best] = ranked.sort((a, b) => a.rank - b.rank || a.tie - b.tie);
  if (best === undefined) throw new Error('there is no text to practise on');
  return best.passage;
}

/** Where somebody is registered. Throws `request.notFound`. */
export async function homeOf(
  db: Database | Transaction,
  person: PersonId,
): Promise<{ readonly organization: OrganizationId; readonly root: OrganizationId }> {
  const row = await db
    .selectFrom('person')
    .select(['organization_id', 'root_id'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (row === undefined) throw platformProblem('request.notFound');
  return { organization: row.organization_id, root: row.root_id };
}
