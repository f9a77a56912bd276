import pg from 'pg';

/** The rows that one sign-off left in the database: the bare loop writes rows of the same bytes. */
interface Sample {
  readonly entry: string;
  readonly state: string;
  readonly result: string;
}

/**
 * What the database can do at best: the writes of one sign-off in one transaction, statement by statement, prepared, on copies of the
 * same tables with the same indexes, as many rows of the same bytes, without anything being read, checked or computed.
 */
export class BareLoop {
  readonly #clients: readonly pg.Client[];
  readonly #schema: string;
  readonly #sample: Sample;
  /** Transactions so far; each has a manuscript of its own, as sign-offs have. */
  #count = 0;

  private constructor(clients: readonly pg.Client[], schema: string, sample: Sample) {
    this.#clients = clients;
    this.#schema = schema;
    this.#sample = sample;
  }

  /**
   * Copies the tables into a schema of their own, with `manuscripts` copies of `manuscript`, whose last sign-off is the one to repeat, and
   * opens connections.
   */
  static async open(
    ownerUrl: string,
    schema: string,
    {
      connections,
      manuscripts,
      manuscript,
    }: Readonly<Record<'connections' | 'manuscripts', number>> & {
      readonly manuscript: string;
    },
  ): Promise<BareLoop> {
    const clients: pg.Client[] = [];
    for (let n = 0; n < connections; n++) {
      const client = new pg.Client({ connectionString: ownerUrl, options: `-c search_path=${schema}` });
      await client.connect();
      clients.push(client);
    }
    const [first] = clients;
    if (first === undefined) throw new RangeError('no connections');
    await first.query(copies(schema, manuscripts, manuscript));
    const { rows } = await first.query(
      `select entry.text as entry, m.state::text as state, key.result::text as result
       from public.ledger_entry entry, public.manuscript m, public.idempotency key
       where entry.stream = 'manuscript:' || $1 and m.manuscript_id = $1::uuid and key.route = 'review.sign'
         and key.result->>'manuscript' = $1 order by entry.sequence desc, key.created_at desc limit 1`,
      [manuscript],
    );
    return new BareLoop(clients, schema, rows[0]);
  }

  /** Runs `each` transactions on every connection at once; gives transactions per second. */
  async run(each: number): Promise<number> {
    const started = performance.now();
    await Promise.all(
      this.#clients.map(async (client) => {
        for (let n = 0; n < each; n++) await this.#once(client);
      }),
    );
    return (each * this.#clients.length) / ((performance.now() - started) / 1000);
  }

  async #once(client: pg.Client): Promise<void> {
    const { entry, state, result } = this.#sample;
    const target = this.#count++;
    const key = `bare-${target}`;
    const now = new Date();
    const hash = `sha256:${'ab'.repeat(32)}`;
    const run = (name: Statement, values: unknown[]) =>
      client.query({ name, text: statements[name], values });
    await client.query('begin');
    await run('key', [key, hash, now]);
    await run('head', [target, hash]);
    await run('entry', [target, hash, entry]);
    await run('queue', [target]);
    await run('manuscript', [target, state, now]);
    await run('taskGone', [target]);
    await run('task', [target, now]);
    await run('told', [target, now]);
    await run('result', [key, result]);
    await client.query('commit');
  }

  async close(): Promise<void> {
    await this.#clients[0]?.query(`drop schema ${this.#schema} cascade`);
    for (const client of this.#clients) await client.end();
  }
}

type Statement = keyof typeof statements;

const statements = {
  key: `insert into idempotency (person_id, key, route, body_digest, created_at)
    values ('person-wuhua-platformLead', $1, 'review.sign', $2, $3)`,
  head: `update ledger_stream set sequence = 2, hash = $2 where stream = 'manuscript:' || $1::int`,
  entry: `insert into ledger_entry (stream, sequence, hash, text) values ('manuscript:' || $1::int, 2, $2, $3)`,
  queue: `insert into ledger_unsequenced (stream, sequence) values ('manuscript:' || $1::int, 2)`,
  manuscript: `update manuscript set state = $2, changed_at = $3, chase_at = $3 where manuscript_id = copy_id($1)`,
  taskGone: 'delete from review_task where manuscript_id = copy_id($1)',
  task: `insert into review_task select (jsonb_populate_record(task,
      jsonb_build_object('manuscript_id', copy_id($1), 'due_at', $2::timestamptz))).* from task_pattern task`,
  told: `insert into notification select (jsonb_populate_record(told,
      jsonb_build_object('notification_id', gen_random_uuid(), 'manuscript_id', copy_id($1), 'at', $2::timestamptz))).* from told_pattern told`,
  result: "update idempotency set result = $2 where key = $1 and person_id = 'person-wuhua-platformLead'",
} as const;

const copied = [
  'idempotency',
  'ledger_stream',
  'ledger_entry',
  'ledger_unsequenced',
  'manuscript',
  'review_task',
  'notification',
];

/** One seat waits in every copy, as before a sign-off; the patterns are what waits and what was told after it. */
function copies(schema: string, rows: number, manuscript: string): string {
  return `
    create schema ${schema};
    create function copy_id(n int) returns uuid language sql immutable
      return ('019a0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
    ${copied.map((table) => `create table ${table} (like public.${table} including all);`).join('\n')}
    create table task_pattern as select * from public.review_task where manuscript_id = '${manuscript}';
    create table told_pattern as select * from public.notification where manuscript_id = '${manuscript}'
      and at = (select max(at) from public.notification where manuscript_id = '${manuscript}');
    insert into manuscript select (jsonb_populate_record(m, jsonb_build_object('manuscript_id', copy_id(n)))).*
      from public.manuscript m, generate_series(0, ${rows - 1}) n where manuscript_id = '${manuscript}';
    insert into review_task
      select (jsonb_populate_record(t, jsonb_build_object('manuscript_id', copy_id(n), 'stage', 'before'))).*
      from task_pattern t, generate_series(0, ${rows - 1}) n where office = (select min(office) from task_pattern);
    insert into ledger_stream select 'manuscript:' || n, 1, hash
      from public.ledger_stream s, generate_series(0, ${rows - 1}) n where stream = 'manuscript:${manuscript}';`;
}
