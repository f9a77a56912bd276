import { type Act, type ActEvent, type ActId, applyAct } from '@sanshen/domain/interaction';
import type { Instant, LocalizedText } from '@sanshen/domain/kernel';
import type { InteractionAction } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** What an act says in plain; deleted when it has to be, so always asked for apart. */
export interface ActWords {
  readonly purpose: string;
  readonly text: string | null;
  readonly account: string | null;
  readonly url: string | null;
  /** Makes the digest in the ledger unguessable once this row is gone. */
  readonly salt: string;
}

/** What checks found in a text that an account was to write. */
export interface FoundInText {
  readonly rule: string;
  readonly title: LocalizedText;
  readonly severity: 'advice' | 'warning' | 'error';
  readonly text: string;
  readonly message: LocalizedText;
}

export interface KeptWords {
  readonly words: ActWords;
  readonly checks: readonly FoundInText[];
  readonly answer: LocalizedText | null;
  readonly note: string | null;
}

/** Statuses of acts that are not over. */
export const openStatuses = ['asked', 'approved', 'doing', 'byHand', 'unknown'] as const;

/** An act; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findAct(db: Database | Transaction, id: ActId, hold = false): Promise<Act | null> {
  const row = await db
    .selectFrom('interaction_act')
    .select('act')
    .where('act_id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  // Written by projectAct from this type and by nothing else.
  return row === undefined ? null : (row.act as unknown as Act);
}

/** Writes the row that an event means. */
export async function projectAct(trx: Transaction, event: ActEvent): Promise<Act> {
  const act = applyAct(event.kind === 'asked' ? null : await findAct(trx, event.act, true), event);
  const at = 'at' in event ? event.at : event.word.at;
  const changing = {
    status: act.status,
    act: toJson(act),
    standing_id: act.standing,
    changed_at: at,
  };
  await trx
    .insertInto('interaction_act')
    .values({
      act_id: act.id,
      root_id: act.root,
      organization_id: act.organization,
      channel_id: act.channel,
      action: act.action,
      message_id: act.target.kind === 'message' ? act.target.message : null,
      publication_id: act.target.kind === 'publication' ? act.target.publication : null,
      asked_by: act.asked.by.person,
      asked_at: act.asked.at,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('act_id').doUpdateSet(changing))
    .execute();
  return act;
}

/** Keeps what an act says, apart from the record. */
export async function keepWords(
  trx: Transaction,
  act: Act,
  words: ActWords,
  checks: readonly FoundInText[],
): Promise<void> {
  await trx
    .insertInto('interaction_words')
    .values({
      act_id: act.id,
      root_id: act.root,
      organization_id: act.organization,
      words: toJson(words),
      checks: toJson(checks),
      kept_since: act.asked.at,
    })
    .execute();
}

/** Adds what the platform or a person said of an act; nothing where its words are gone. */
export async function addToWords(
  trx: Transaction,
  act: ActId,
  more: { readonly answer?: LocalizedText; readonly note?: string },
): Promise<void> {
  if (more.answer === undefined && more.note === undefined) return;
  await trx
    .updateTable('interaction_words')
    .set({
      ...(more.answer === undefined ? {} : { answer: toJson(more.answer) }),
      ...(more.note === undefined ? {} : { note: more.note }),
    })
    .where('act_id', '=', act)
    .execute();
}

/** The words of acts that are still kept. */
export async function wordsOf(
  db: Database | Transaction,
  acts: readonly ActId[],
): Promise<ReadonlyMap<ActId, KeptWords>> {
  if (acts.length === 0) return new Map();
  const rows = await db
    .selectFrom('interaction_words')
    .select(['act_id', 'words', 'checks', 'answer', 'note'])
    .where('act_id', 'in', [...acts])
    .execute();
  // Written by keepWords and addToWords from these types and by nothing else.
  return new Map(rows.map((row) => [row.act_id, row as unknown as KeptWords]));
}

/** Lets no other request of an organisation be counted until the transaction ends, so that limits hold under parallel requests. */
export async function holdRequests(trx: Transaction, organization: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`interaction:${organization}`}, 0))`.execute(trx);
}

/** Whether the same is asked for or being done to the same target. */
export async function isPending(
  trx: Transaction,
  same: {
    readonly channel: Act['channel'];
    readonly action: InteractionAction;
    readonly target: Act['target'];
    readonly account: string | null;
    readonly url: string | null;
  },
): Promise<boolean> {
  const { target, account, url } = same;
  const row = await trx
    .selectFrom('interaction_act as act')
    .leftJoin('interaction_words as words', 'words.act_id', 'act.act_id')
    .select('act.act_id')
    .where('act.channel_id', '=', same.channel)
    .where('act.action', '=', same.action)
    .where('act.status', 'in', openStatuses)
    .$if(target.kind === 'message', (query) =>
      query.where('act.message_id', '=', target.kind === 'message' ? target.message : null),
    )
    .$if(target.kind === 'publication', (query) =>
      query.where('act.publication_id', '=', target.kind === 'publication' ? target.publication : null),
    )
    .$if(target.kind === 'account', (query) =>
      query
        .where(sql<boolean>`lower(words.words ->> 'account') = lower(${account}::text)`)
        .where(sql<boolean>`words.words ->> 'url' is not distinct from ${url}::text`),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Deletes the words of acts, with everything in them that the public may have written or be called. */
export async function deleteWords(trx: Transaction, acts: readonly ActId[]): Promise<void> {
  if (acts.length === 0) return;
  await trx
    .deleteFrom('interaction_words')
    .where('act_id', 'in', [...acts])
    .execute();
}

/** Acts of an organisation whose words are older than `before`. */
export async function actsKeptSince(
  db: Database | Transaction,
  organization: Act['organization'],
  before: Instant,
): Promise<readonly ActId[]> {
  const rows = await db
    .selectFrom('interaction_words')
    .select('act_id')
    .where('organization_id', '=', organization)
    .where('kept_since', '<', before)
    .limit(1000)
    .execute();
  return rows.map((row) => row.act_id);
}
