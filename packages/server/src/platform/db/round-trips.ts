import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type QueryExecutorProvider,
  type QueryResult,
} from 'kysely';

/** What each of several statements gave, in their order. */
type Results<Statements extends readonly CompiledQuery<unknown>[]> = {
  -readonly [N in keyof Statements]: Statements[N] extends CompiledQuery<infer Row>
    ? QueryResult<Row>
    : never;
};

/**
 * Sends statements of one transaction together and waits for all: one round trip instead of one for each. The database runs them in
 * their order, each seeing what the ones before did. Throws what the first failing one throws; the transaction is lost then.
 */
export function together<const Statements extends readonly CompiledQuery<unknown>[]>(
  trx: QueryExecutorProvider,
  statements: Statements,
): Promise<Results<Statements>> {
  const send = (connection: DatabaseConnection) =>
    Promise.all(statements.map((statement) => connection.executeQuery(statement)));
  // The results stand in the order of the statements, each with the rows that its statement declares.
  return trx.getExecutor().provideConnection(send) as Promise<Results<Statements>>;
}

const closing = new WeakMap<DatabaseConnection, CompiledQuery>();

/**
 * Lets a statement, whose result nobody needs, be the last of a transaction and travel with its COMMIT. One for each transaction; it is
 * not run when the transaction is undone. Should it fail, the transaction fails. An insert, update or delete without a `with` of its own.
 */
export function runWithCommit(trx: QueryExecutorProvider, statement: CompiledQuery): Promise<void> {
  return trx.getExecutor().provideConnection(async (connection) => {
    if (closing.has(connection)) throw new Error('a transaction has one last statement');
    closing.set(connection, statement);
  });
}

/** The channel of PostgreSQL's LISTEN and NOTIFY over which servers tell one another what changed. */
export const liveChannel = 'sanshen_live';

const announced = new WeakMap<DatabaseConnection, Set<string>>();

/** Lets payloads be sent over {@link liveChannel} when the transaction commits, in one statement that travels with COMMIT. */
export function announceWithCommit(trx: QueryExecutorProvider, payloads: readonly string[]): Promise<void> {
  return trx.getExecutor().provideConnection(async (connection) => {
    announced.set(connection, new Set([...(announced.get(connection) ?? []), ...payloads]));
  });
}

/** The last statement of a transaction with its announcements: one for both, where there are both. */
function closingOf(connection: DatabaseConnection): CompiledQuery | undefined {
  const last = closing.get(connection);
  const payloads = announced.get(connection);
  closing.delete(connection);
  announced.delete(connection);
  if (payloads === undefined) return last;
  const notify = (n: number) =>
    `select pg_notify('${liveChannel}', payload) from unnest($${n}::text[]) payload`;
  if (last === undefined) return CompiledQuery.raw(notify(1), [[...payloads]]);
  // The last statement changes rows, so it runs as a part of `with` although nothing reads it.
  const text = `with last as (${last.sql}) ${notify(last.parameters.length + 1)}`;
  return CompiledQuery.raw(text, [...last.parameters, [...payloads]]);
}

const opening = new WeakMap<DatabaseConnection, Promise<void>>();

class FewTripsDriver extends PostgresDriver {
  /** BEGIN is not waited for: it travels with the first statement. It fails only with its connection, which takes the statement with it. */
  override async beginTransaction(...begin: Parameters<PostgresDriver['beginTransaction']>): Promise<void> {
    const begun = super.beginTransaction(...begin);
    begun.catch(() => {});
    opening.set(begin[0], begun);
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await opening.get(connection);
    const last = closingOf(connection);
    if (last === undefined) return super.commitTransaction(connection);
    // If the statement fails, the COMMIT behind it undoes the transaction and says so.
    await Promise.all([connection.executeQuery(last), super.commitTransaction(connection)]);
  }

  override async rollbackTransaction(
    connection: Parameters<PostgresDriver['rollbackTransaction']>[0],
  ): Promise<void> {
    closing.delete(connection);
    announced.delete(connection);
    await super.rollbackTransaction(connection);
  }
}

/** PostgreSQL as Kysely speaks it, with {@link runWithCommit} and without a round trip for BEGIN. */
export class FewTripsDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new FewTripsDriver(this.#config);
  }
}
