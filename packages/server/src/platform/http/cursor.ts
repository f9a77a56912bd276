import type { z } from 'zod';
import { platformProblem } from '../problem.ts';
import { findUnstorable } from './plain-data.ts';

/** An opaque cursor over the sort key of the last row of a page. */
export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key in a cursor, null if there is no cursor. A cursor gives no rights, so it is validated and not signed:
 * `schema` must state the exact shape of the key. Throws `request.cursorInvalid`.
 */
export function decodeCursor<Key extends z.ZodType>(
  cursor: string | undefined,
  schema: Key,
): z.output<Key> | null {
  if (cursor === undefined) return null;
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw platformProblem('request.cursorInvalid');
  }
  if (findUnstorable(key) !== null) throw platformProblem('request.cursorInvalid');
  const result = schema.safeParse(key);
  if (!result.success) throw platformProblem('request.cursorInvalid');
  return result.data;
}

/** A page from `limit + 1` rows: the extra row only tells that there is a next page. */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => unknown,
  itemOf: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { items: shown.map(itemOf), next };
}
