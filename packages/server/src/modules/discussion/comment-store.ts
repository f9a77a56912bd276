import type { Digest, Instant, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';

/** Somebody who was mentioned, by the name of that moment. */
export interface Mention {
  readonly person: PersonId;
  readonly name: string;
}

export type MessageKind = 'said' | 'resolved' | 'reopened';

/** One line of a thread, before it has its number. */
export interface NewMessage {
  readonly kind: MessageKind;
  readonly author: PersonSnapshot;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly at: Instant;
}

export interface NewThread {
  readonly manuscript: ManuscriptId;
  readonly thread: string;
  readonly root: OrganizationId;
  readonly revision: number;
  readonly digest: Digest;
  readonly field: string | null;
  readonly anchor: { readonly from: number; readonly to: number; readonly quote: string } | null;
  readonly at: Instant;
}

export type ThreadRow = Awaited<ReturnType<ReturnType<typeof selectThreads>['execute']>>[number];
export type MessageRow = Awaited<ReturnType<typeof loadMessages>>[number];

/** Keeps a thread that has no message yet. */
export async function insertThread(trx: Transaction, thread: NewThread): Promise<void> {
  await trx
    .insertInto('comment_thread')
    .values({
      manuscript_id: thread.manuscript,
      thread_id: thread.thread,
      root_id: thread.root,
      revision: thread.revision,
      digest: thread.digest,
      field: thread.field,
      anchor_from: thread.anchor?.from ?? null,
      anchor_to: thread.anchor?.to ?? null,
      quote: thread.anchor?.quote ?? null,
      opened_at: thread.at,
      messages: 0,
    })
    .execute();
}

/** Adds a message to a thread whose row is held, and says in the row whether it is resolved. */
export async function insertMessage(
  trx: Transaction,
  thread: Pick<ThreadRow, 'manuscript_id' | 'thread_id' | 'messages'> & { readonly root_id: OrganizationId },
  { kind, author, text, mentions, at }: NewMessage,
): Promise<void> {
  const place = { manuscript_id: thread.manuscript_id, thread_id: thread.thread_id };
  const number = thread.messages + 1;
  await trx
    .insertInto('comment_message')
    .values({
      ...place,
      number,
      message_id: newId(),
      root_id: thread.root_id,
      kind,
      author_id: author.person,
      author: toJson(author),
      text,
      mentions: toJson(mentions),
      at,
    })
    .execute();
  const resolution = {
    said: {},
    resolved: { resolved_by: toJson(author), resolved_at: at },
    reopened: { resolved_by: null, resolved_at: null },
  };
  await trx
    .updateTable('comment_thread')
    .set({ messages: number, ...resolution[kind] })
    .where('manuscript_id', '=', place.manuscript_id)
    .where('thread_id', '=', place.thread_id)
    .execute();
}

function selectThreads(db: Database | Transaction, manuscript: ManuscriptId) {
  return db.selectFrom('comment_thread').selectAll().where('manuscript_id', '=', manuscript);
}

/** Threads after a place in the order of opening. */
export async function loadThreads(
  db: Database,
  manuscript: ManuscriptId,
  after: readonly [string, string] | null,
  openOnly: boolean,
  limit: number,
): Promise<readonly ThreadRow[]> {
  return selectThreads(db, manuscript)
    .$if(openOnly, (query) => query.where('resolved_at', 'is', null))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(opened_at, thread_id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('opened_at')
    .orderBy('thread_id')
    .limit(limit)
    .execute();
}

/** One thread of a manuscript; null if it has none of this id. */
export async function loadThread(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  thread: string,
): Promise<ThreadRow | null> {
  return (await selectThreads(db, manuscript).where('thread_id', '=', thread).executeTakeFirst()) ?? null;
}

/** As {@link loadThread}, and holds its row until the transaction ends, so that messages are numbered one after the other. */
export async function lockThread(
  trx: Transaction,
  manuscript: ManuscriptId,
  thread: string,
): Promise<ThreadRow | null> {
  const query = selectThreads(trx, manuscript).where('thread_id', '=', thread).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** How many threads a manuscript has. */
export async function countThreads(db: Database | Transaction, manuscript: ManuscriptId): Promise<number> {
  const { count } = await db
    .selectFrom('comment_thread')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('manuscript_id', '=', manuscript)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The messages of some threads, in order. */
export async function loadMessages(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  threads: readonly string[],
) {
  if (threads.length === 0) return [];
  return db
    .selectFrom('comment_message')
    .select(['thread_id', 'number', 'message_id', 'kind', 'author_id', 'author', 'text', 'mentions', 'at'])
    .where('manuscript_id', '=', manuscript)
    .where('thread_id', 'in', threads)
    .orderBy('thread_id')
    .orderBy('number')
    .execute();
}

/** Who ever said something about a manuscript. */
export async function loadSpeakers(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  thread: string | null = null,
): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('comment_message')
    .select('author_id')
    .distinct()
    .where('manuscript_id', '=', manuscript)
    .$if(thread !== null, (query) => query.where('thread_id', '=', thread ?? ''))
    .limit(200)
    .execute();
  return rows.map((row) => row.author_id);
}
