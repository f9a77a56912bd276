import pg from 'pg';

const int8 = 20;
const date = 1082;
const timestamptz = 1184;

/** PostgreSQL's text of a timestamptz in UTC (`2026-11-23 03:48:00.12+00`) as instant with milliseconds. */
export function instantFromPostgres(text: string): string {
  const shape = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?\+00$/.exec(text);
  if (shape === null) throw new RangeError(`not a time in UTC from the database: ${text}`);
  return `${shape[1]}T${shape[2]}.${(shape[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`beyond the safe integers: ${text}`);
  return value;
}

const parsers = new Map<number, (text: string) => unknown>([
  [int8, safeInteger],
  [date, (text) => text],
  [timestamptz, instantFromPostgres],
]);

/** How values come out of the database; everything else as pg does it. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    parsers.get(id) ?? pg.types.getTypeParser(id, format ?? 'text'),
};
