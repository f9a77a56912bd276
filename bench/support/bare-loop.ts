import pg from 'pg';

/** The rows that one sign-off left in the database: the bare loop writes rows of the same bytes. */
interface Sample {
  readonly entry: string;
  readonly state: string;
  readonly result: string;
}

const manuscriptsEach = 100;

/**
 * What the database can do at best: the writes of one sign-off in one transaction, statement by statement, prepared, on copies of the
 * same tables with the same indexes and rows of the same bytes, without anything being read, checked or computed.
 */
export class BareLoop {
  readonly #clients: readonly pg.Client[];
  readonly #sample: Sample;
  #count = 0;

  private constructor(clients: readonly pg.Client[], sample: Sample) {
    this.#clients = clients;
    this.#sample = sample;
  }

  /** Copies the tables and opens connections. There must have been a sign-off on `manuscript`. */
  static async open(ownerUrl: string, connections: number, manuscript: string): Promise<BareLoop> {
    const clients: pg.Client[] = [];
    for (let n = 0; n < connections; n++) {
      const client = new pg.Client({ connectionString: ownerUrl });
      await client.connect();
      clients.push(client);
    }
    const [first] = clients;
    if (first === undefined) throw new RangeError('no connections');
    await first.query(copies(connections * manuscriptsEach, manuscript));
    const { rows } = await first.query(
      `select entry.text as entry, m.state::text as state, key.result::text as result
       from ledger_entry entry, manuscript m, idempotency key
       where entry.stream = 'manuscript:' || $1 and m.manuscript_id = $1::uuid and key.route = 'review.sign'
         and key.result->>'manuscript' = $1 order by entry.sequence desc limit 1`,
      [manuscript],
    );
    return new BareLoop(clients, rows[0]);
  }

  /** Runs `each` transactions on every connection at once; gives transactions per second. */
  async run(each: number): Promise<number> {
    const started = performance.now();
    await Promise.all(
      this.#clients.map(async (client, index) => {
        for (let n = 0; n < each; n++)
          await this.#once(client, index * manuscriptsEach + (n % manuscriptsEach));
      }),
    );
    return (each * this.#clients.length) / ((performance.now() - started) / 1000);
  }

  async #once(client: pg.Client, target: number): Promise<void> {
    const { entry, state, result } = this.#sample;
    const count = ++this.#count;
    const key = `bare-${count}`;
    const now = new Date();
    const hash = `sha256:${'ab'.repeat(32)}`;
    const run = (name: Statement, values: unknown[]) =>
      client.query({ name, text: statements[name], values });
    await client.query('begin');
    await run('key', [key, hash, now]);
    await run('head', [target, count, hash]);
    await run('entry', [target, count, hash, entry]);
    await run('queue', [target, count]);
    await run('manuscript', [target, state, now]);
    await run('taskGone', [target]);
    await run('task', [target, `stage-${count}`, now]);
    await run('result', [key, result]);
    await client.query('commit');
  }

  async close(): Promise<void> {
    await this.#clients[0]?.query('drop schema bare cascade');
    for (const client of this.#clients) await client.end();
  }
}

/** Row writes in one transaction of the bare loop. */
export const bareWrites = 8;

type Statement = keyof typeof statements;

const statements = {
  key: `insert into bare.idempotency (person_id, key, route, body_digest, created_at)
    values ('person-wuhua-platformLead', $1, 'review.sign', $2, $3)`,
  head: `update bare.ledger_stream set sequence = $2, hash = $3 where stream = 'manuscript:' || $1::int`,
  entry: `insert into bare.ledger_entry (stream, sequence, hash, text) values ('manuscript:' || $1::int, $2, $3, $4)`,
  queue: `insert into bare.ledger_unsequenced (stream, sequence) values ('manuscript:' || $1::int, $2)`,
  manuscript: `update bare.manuscript set state = $2, changed_at = $3, chase_at = $3 where manuscript_id = bare.id($1)`,
  taskGone: 'delete from bare.review_task where manuscript_id = bare.id($1)',
  task: `insert into bare.review_task select (jsonb_populate_record(task,
      jsonb_build_object('manuscript_id', bare.id($1), 'stage', $2::text, 'due_at', $3::timestamptz))).*
    from bare.pattern task`,
  result:
    "update bare.idempotency set result = $2 where key = $1 and person_id = 'person-wuhua-platformLead'",
} as const;

const copied = [
  'idempotency',
  'ledger_stream',
  'ledger_entry',
  'ledger_unsequenced',
  'manuscript',
  'review_task',
];

function copies(rows: number, manuscript: string): string {
  return `
    create schema bare;
    create function bare.id(n int) returns uuid language sql immutable
      return ('019a0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
    ${copied.map((table) => `create table bare.${table} (like public.${table} including all);`).join('\n')}
    insert into bare.manuscript select (jsonb_populate_record(m, jsonb_build_object('manuscript_id', bare.id(n)))).*
      from public.manuscript m, generate_series(0, ${rows - 1}) n where manuscript_id = '${manuscript}';
    insert into bare.review_task
      select (jsonb_populate_record(t, jsonb_build_object('manuscript_id', bare.id(n)))).*
      from public.review_task t, generate_series(0, ${rows - 1}) n where manuscript_id = '${manuscript}';
    create table bare.pattern as select * from public.review_task where manuscript_id = '${manuscript}' limit 1;
    insert into bare.ledger_stream select 'manuscript:' || n, 1, hash
      from public.ledger_stream s, generate_series(0, ${rows - 1}) n where stream = 'manuscript:${manuscript}';`;
}
