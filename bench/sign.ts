import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { countyStages, type Place, type Submitted, signBoth, submitArticle } from './support/articles.ts';
import { BareLoop } from './support/bare-loop.ts';
import {
  atLeast,
  atMost,
  type BenchOptions,
  median,
  plain,
  quantile,
  type Table,
} from './support/figures.ts';
import { Caller } from './support/http.ts';
import { type BenchServer, startBenchServer } from './support/server.ts';

/** The county that works alone, and the eight that work at once. */
const aloneCounty = 'wuhua';
const counties = [
  'guandu',
  'xishan',
  'chenggong',
  'jinning',
  'dongchuan',
  'anning',
  'fumin',
  'yiliang',
] as const;
const [firstStage, secondStage, thirdStage] = countyStages;

/** One of the clients that work at once: the people of one county, each on a connection of his own. */
interface County {
  readonly key: string;
  readonly signers: ReadonlyMap<string, Caller>;
  readonly manuscripts: readonly Submitted[];
}

/**
 * A sign-off over HTTP with everything in it: session, procedure, lock, decision, event, projections, idempotency. First one client alone,
 * then eight at once in turns with a bare loop of the same writes on the same database.
 */
export async function run(options: BenchOptions): Promise<Table> {
  const blocks = options.quick ? 2 : 4;
  const perBlock = options.quick ? 10 : 25;
  const server = await startBenchServer();
  try {
    options.say('sign: writing and submitting articles …');
    // Each article is signed twice: half of the blocks are first stages, half are second ones. Those to warm up come before.
    const warm = options.quick ? perBlock : 150;
    const each = perBlock * blocks + warm;
    const [alone, ...people] = await Promise.all(
      [aloneCounty, ...counties].map((key) => openCounty(server, key, each)),
    );
    if (alone === undefined) throw new RangeError('no county');
    await together(people, firstStage, 0, warm);
    options.say('sign: one client …');
    const single = [
      ...(await sequential(alone, firstStage, 0, each)),
      ...(await sequential(alone, secondStage, 0, each)),
    ];
    options.say('sign: eight clients and the bare loop in turns …');
    const rounds = await inTurns(server, alone, people, { blocks, perBlock, warm });
    const release = await sequential(alone, thirdStage, 0, each);
    for (const county of [alone, ...people]) for (const signer of county.signers.values()) signer.close();
    return {
      title: 'A sign-off over HTTP, everything included',
      figures: [
        atMost('one client, p50', median(single), 5, 'ms'),
        plain('one client, p95', quantile(single, 0.95), 'ms'),
        plain('the last one, which releases and signs a certificate, p50', median(release), 'ms'),
        plain('eight clients', median(rounds.signing), 'transactions/s', 0),
        plain('bare loop on eight connections', median(rounds.bare), 'transactions/s', 0),
        atLeast('eight clients ÷ bare loop', median(rounds.ratio), 0.35, ''),
        plain('rows that a sign-off writes', rounds.writes, '', 1),
        plain('rows that the bare loop writes', rounds.bareWrites, '', 1),
      ],
    };
  } finally {
    await server.stop();
  }
}

async function openCounty(server: BenchServer, key: string, count: number): Promise<County> {
  const author = await Caller.as(server.url, key, 'operator', 1);
  const manuscripts: Submitted[] = [];
  for (let n = 0; n < count; n++) manuscripts.push(await submitArticle(author, key));
  author.close();
  const signers = new Map<string, Caller>();
  for (const { office } of countyStages) signers.set(office, await Caller.as(server.url, key, office));
  return { key, signers, manuscripts };
}

async function sequential(county: County, place: Place, from: number, to: number): Promise<number[]> {
  const milliseconds: number[] = [];
  for (const manuscript of county.manuscripts.slice(from, to)) {
    const started = performance.now();
    await signBoth(signerOf(county, place), manuscript, place);
    milliseconds.push(performance.now() - started);
  }
  return milliseconds;
}

/** All counties sign a part of their manuscripts at once; gives sign-offs per second. */
async function together(people: readonly County[], place: Place, from: number, to: number): Promise<number> {
  const started = performance.now();
  const done = await Promise.all(people.map((county) => sequential(county, place, from, to)));
  return done.flat().length / ((performance.now() - started) / 1000);
}

function signerOf(county: County, { office }: Place): Caller {
  const signer = county.signers.get(office);
  if (signer === undefined) throw new RangeError(office);
  return signer;
}

async function inTurns(
  server: BenchServer,
  alone: County,
  people: readonly County[],
  { blocks, perBlock, warm }: { readonly blocks: number; readonly perBlock: number; readonly warm: number },
) {
  const each = perBlock * 3;
  // Second stages ask more people than first ones: each has a bare loop of its own. Their samples' last sign-offs are of that stage.
  const open = (schema: string, sample: Submitted | undefined) => {
    if (sample === undefined) throw new RangeError('nothing to sign');
    const connections = people.length;
    const manuscripts = connections * each * (blocks + 1);
    return BareLoop.open(server.ownerUrl, schema, { connections, manuscripts, ...sample });
  };
  const stages = [
    { place: firstStage, bareLoop: await open('bare_first', people[0]?.manuscripts[0]) },
    { place: secondStage, bareLoop: await open('bare_second', alone.manuscripts[0]) },
  ];
  const counter = new pg.Client({ connectionString: server.ownerUrl });
  await counter.connect();
  try {
    for (const { bareLoop } of stages) await bareLoop.run(each);
    const before = await rowsWritten(counter);
    const signing: number[] = [];
    const bare: number[] = [];
    for (const { place, bareLoop } of stages) {
      for (let from = warm; from < warm + perBlock * blocks; from += perBlock) {
        signing.push(await together(people, place, from, from + perBlock));
        bare.push(await bareLoop.run(each));
      }
    }
    const after = await rowsWritten(counter);
    const ratio = signing.map((rate, turn) => rate / (bare[turn] ?? Number.NaN));
    const turns = people.length * signing.length;
    const writes = (after.signing - before.signing) / (turns * perBlock);
    const bareWrites = (after.bare - before.bare) / (turns * each);
    return { signing, bare, ratio, writes, bareWrites };
  } finally {
    await counter.end();
    for (const { bareLoop } of stages) await bareLoop.close();
  }
}

/** Rows written so far to the tables that a sign-off writes, and to their copies. What the sequencer later takes from its queue is not counted. */
async function rowsWritten(client: pg.Client): Promise<{ readonly signing: number; readonly bare: number }> {
  // PostgreSQL's processes report what they did when they have been idle for ten seconds.
  await pause(11_000);
  const { rows } = await client.query(`
    select coalesce(sum(written) filter (where schemaname = 'public'), 0)::int as signing,
      coalesce(sum(written) filter (where schemaname like 'bare%'), 0)::int as bare
    from (select schemaname, n_tup_ins + n_tup_upd + case relname when 'review_task' then n_tup_del else 0 end as written
      from pg_stat_user_tables where relname <> all (array[
        'ledger_leaf', 'ledger_node', 'ledger_checkpoint', 'session', 'login_failure']))`);
  return rows[0];
}
