import pg from 'pg';

/** Called before each statement that this process sends to PostgreSQL; throwing breaks the connection before it is sent. */
export type Watcher = (text: string) => void;

/** Watches every statement while `work` runs. */
export async function watchStatements<T>(watcher: Watcher, work: () => Promise<T>): Promise<T> {
  const original = pg.Client.prototype.query;
  // The declared overloads of query are many; arguments pass through as they came.
  const watched = function (this: pg.Client, ...given: unknown[]): unknown {
    const [first] = given;
    // A prepared statement comes as an object with its text, others as text.
    const text = typeof first === 'string' ? first : String((first as { text?: string }).text);
    try {
      watcher(text);
    } catch {
      // The socket below the client, which the types do not show.
      (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    }
    return (original as (...args: unknown[]) => unknown).apply(this, given);
  };
  pg.Client.prototype.query = watched as typeof original;
  try {
    return await work();
  } finally {
    pg.Client.prototype.query = original;
  }
}
