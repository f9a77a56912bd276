import type { commentThreadSchema } from '@sanshen/contract/discussion';
import { anchorMover, type MovedAnchor, type TextAnchor } from '@sanshen/document';
import type { MaterialField } from '@sanshen/domain/content';
import type { ManuscriptId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import type { Newest } from './access.ts';
import {
  loadMessages,
  loadThread,
  type Mention,
  type MessageKind,
  type MessageRow,
  type ThreadRow,
} from './comment-store.ts';
import { type DiscussedTexts, isTextField, loadTexts } from './discussed-text.ts';

export type ShownThread = z.input<typeof commentThreadSchema>;

/** Threads with their messages, each placed in the newest text. A text is compared once, however many threads stand on it. */
export async function showThreads(
  db: Database,
  manuscript: ManuscriptId,
  rows: readonly ThreadRow[],
  newest: Newest,
): Promise<ShownThread[]> {
  const messages = await loadMessages(
    db,
    manuscript,
    rows.map((row) => row.thread_id),
  );
  const moved = rows.filter((row) => row.anchor_from !== null && row.revision !== newest.revision);
  const needed = moved.length === 0 ? [] : [newest.revision, ...moved.map((row) => row.revision)];
  const place = placer(await loadTexts(db, manuscript, needed), newest.revision);
  return rows.map((row) => ({
    ...showRow(row),
    current: { ...newest, ...place(row) },
    messages: messages.filter((message) => message.thread_id === row.thread_id).map(showMessage),
  }));
}

/** One thread by its id. Throws `request.notFound`. */
export async function showThread(
  db: Database,
  manuscript: ManuscriptId,
  thread: string,
  newest: Newest | null,
): Promise<ShownThread> {
  const row = await loadThread(db, manuscript, thread);
  if (row === null || newest === null) throw platformProblem('request.notFound');
  const [shown] = await showThreads(db, manuscript, [row], newest);
  if (shown === undefined) throw platformProblem('server.failed');
  return shown;
}

function showRow(row: ThreadRow) {
  return {
    thread: row.thread_id,
    manuscript: row.manuscript_id,
    revision: row.revision,
    digest: row.digest,
    // Written by insertThread from the contract's field names.
    field: row.field as MaterialField | null,
    anchor: anchorOf(row),
    resolved:
      row.resolved_at === null || row.resolved_by === null
        ? null
        : // Written by insertMessage from a PersonSnapshot.
          { by: row.resolved_by as unknown as PersonSnapshot, at: row.resolved_at },
    openedAt: row.opened_at,
  };
}

function anchorOf({ anchor_from, anchor_to, quote }: ThreadRow): TextAnchor | null {
  if (anchor_from === null || anchor_to === null) return null;
  return { from: anchor_from, to: anchor_to, quote: quote ?? '' };
}

function placer(texts: ReadonlyMap<number, DiscussedTexts>, newest: number) {
  const movers = new Map<string, (anchor: TextAnchor) => MovedAnchor>();
  return (row: ThreadRow): Pick<ShownThread['current'], 'anchor' | 'lost' | 'at'> => {
    const anchor = anchorOf(row);
    const { field } = row;
    if (anchor === null || !isTextField(field)) return { anchor: null, lost: false, at: null };
    if (row.revision === newest) return { anchor, lost: false, at: anchor.from };
    const key = `${row.revision} ${field}`;
    const move =
      movers.get(key) ??
      anchorMover(texts.get(row.revision)?.[field] ?? '', texts.get(newest)?.[field] ?? '');
    movers.set(key, move);
    const moved = move(anchor);
    return moved.lost
      ? { anchor: null, lost: true, at: moved.at }
      : { anchor: moved.anchor, lost: false, at: moved.anchor.from };
  };
}

function showMessage(row: MessageRow) {
  return {
    message: row.message_id,
    // The column's check allows these only; both others are written by insertMessage from these types.
    kind: row.kind as MessageKind,
    author: row.author as unknown as PersonSnapshot,
    text: row.text,
    mentions: [...(row.mentions as unknown as readonly Mention[])],
    at: row.at,
  };
}
