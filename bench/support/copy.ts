import type pg from 'pg';

/** The part of pg's connection that a COPY needs, which its types leave out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  readonly stream: { readonly writableNeedDrain: boolean; once(event: 'drain', then: () => void): void };
}

/** A query that sends rows (COPY's text format, one line each) as fast as the database takes them. */
class CopyIn {
  readonly #text: string;
  readonly #lines: Iterator<string>;
  readonly #done: (error: Error | null) => void;

  constructor(text: string, lines: Iterable<string>, done: (error: Error | null) => void) {
    this.#text = text;
    this.#lines = lines[Symbol.iterator]();
    this.#done = done;
  }

  submit(connection: CopyConnection): void {
    connection.query(this.#text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (;;) {
      const chunk = this.#next();
      if (chunk === null) {
        connection.endCopyFrom();
        return;
      }
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) {
        connection.stream.once('drain', () => this.handleCopyInResponse(connection));
        return;
      }
    }
  }

  #next(): Buffer | null {
    const lines: string[] = [];
    while (lines.length < 200) {
      const { value, done } = this.#lines.next();
      if (done === true) break;
      lines.push(value, '\n');
    }
    return lines.length === 0 ? null : Buffer.from(lines.join(''));
  }

  handleError(error: Error): void {
    this.#done(error);
  }

  handleReadyForQuery(): void {
    this.#done(null);
  }

  handleCommandComplete(): void {}
}

/** One value of a row. */
export type CopyValue = string | number | boolean | null;

/** Fills a table over COPY. The values' text must be what PostgreSQL reads for their columns. */
export function copyIn(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  return new Promise((done, failed) => {
    const copy = new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`, linesOf(rows), (error) =>
      error === null ? done() : failed(error),
    );
    // pg takes anything with these handlers for a query; its types know only some of them.
    client.query(copy as unknown as pg.Submittable);
  });
}

function* linesOf(rows: Iterable<readonly CopyValue[]>): Iterable<string> {
  for (const row of rows) yield row.map(shown).join('\t');
}

function shown(value: CopyValue): string {
  if (value === null) return '\\N';
  return String(value).replace(/[\\\t\n\r]/g, (mark) => escapes[mark] ?? mark);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
