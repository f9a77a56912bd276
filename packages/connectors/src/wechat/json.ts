/** Number-safe JSON: ids that platforms write as 64-bit numbers arrive as strings, digit for digit. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Members that are ids, whatever JSON type a page or a reply gives them. */
const idMembers = new Set([
  'publish_id',
  'article_id',
  'msg_data_id',
  'msg_id',
  'msgid',
  'media_id',
  'user_comment_id',
]);

/**
 * Parses JSON text. Id members and integers beyond 2^53 become strings with the digits of the source.
 * Throws SyntaxError on text that is not JSON.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (key: string, value: unknown, context?: { readonly source?: string }) => {
    if (typeof value !== 'number') return value;
    const unsafe = Number.isInteger(value) && !Number.isSafeInteger(value);
    return idMembers.has(key) || unsafe ? (context?.source ?? String(value)) : value;
  });
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member as text: '' when absent or of another type; numbers are written out. */
export function textOf(record: JsonRecord, key: string): string {
  const value = record[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The member as a whole number, also when it is written as a string; null otherwise. */
export function integerOf(record: JsonRecord, key: string): number | null {
  const value = Number(textOf(record, key) || Number.NaN);
  return Number.isSafeInteger(value) ? value : null;
}

export function recordOf(record: JsonRecord, key: string): JsonRecord {
  const value = record[key];
  return isRecord(value) ? value : {};
}

/** The member's records; a single record counts as a list of one (XML knows no lists). */
export function recordsOf(record: JsonRecord, key: string): readonly JsonRecord[] {
  const value = record[key];
  if (Array.isArray(value)) return value.filter(isRecord);
  return isRecord(value) ? [value] : [];
}
