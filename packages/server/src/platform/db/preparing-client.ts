import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';

/** Statements kept prepared per connection; queries built with ever new texts beyond this stay unprepared. */
const maximumStatements = 400;

const names = new Map<string, string>();

function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= maximumStatements) return undefined;
  const name = `s${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return name;
}

/**
 * A client that prepares each parametrised statement once per connection, so that the database parses and plans it once.
 * Only the form that Kysely uses, `query(text, values)`, is touched.
 */
export class PreparingClient extends pg.Client {
  // The overloads of pg.Client.query are many; arguments pass through as they came.
  // biome-ignore lint/suspicious/noExplicitAny: the declared overloads cannot be repeated by an override
  override query(...args: any[]): any {
    this.#holdBack();
    const [text, values] = args;
    if (args.length === 2 && typeof text === 'string' && Array.isArray(values)) {
      const name = statementName(text);
      if (name !== undefined) return super.query({ name, text, values });
    }
    // Same arguments as given.
    return (super.query as (...given: unknown[]) => unknown).apply(this, args);
  }

  /** What is asked in one turn goes out in one piece: each piece costs a system call and wakes the database. */
  #holdBack(): void {
    // The stream is a member of pg's connection that its types leave out.
    const { stream } = (this as unknown as { readonly connection: { readonly stream: Socket } }).connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}
