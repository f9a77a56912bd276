import { rm } from 'node:fs/promises';
import { listEvidence, readBoard, readUnit } from '@sanshen/contract/supervision';
import { demonstrationOrganizationId, fillDemonstration } from '@sanshen/server/demonstration/index';
import { planYear } from '@sanshen/server/demonstration/year/plan-year';
import { playArticles } from '@sanshen/server/demonstration/year/play-articles';
import { type RunningServer, startServer } from '@sanshen/server/main';
import { sequenceNow } from '@sanshen/server/modules/ledger/public';
import { followLedger, freezePeriods } from '@sanshen/server/modules/supervision/public';
import pg from 'pg';
import { atMost, type BenchOptions, median, plain, quantile, type Table } from './support/figures.ts';
import { temporaryFolder } from './support/folder.ts';
import { foundUnits } from './support/found-units.ts';
import { Caller } from './support/http.ts';
import { spentBy } from './support/processor.ts';

const units = 150;
const year = 2025;
const root = demonstrationOrganizationId('kunming');
const unit = demonstrationOrganizationId('wuhua');

/**
 * The clause board over HTTP: a year of 150 units over so many manuscripts, opened as a whole, by a clause with its trends, for one unit, and down to the cases behind a
 * number; before it, what new entries of the ledger cost to count, and the closing of months. Server, client and database share the machine, and the first two a process.
 */
export async function run(options: BenchOptions): Promise<Table> {
  const manuscripts = options.count ?? (options.quick ? 20_000 : 1_000_000);
  const folder = await temporaryFolder();
  const server = await startServer({
    ...{ dataFolder: folder, port: 0, worker: false, logLevel: 'warn' },
    prepare: async (context) => {
      await fillDemonstration(context);
    },
  });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  try {
    await client.connect();
    options.say(`supervision: evidence of ${manuscripts.toLocaleString('en')} manuscripts …`);
    const rows = await fill(client, manuscripts);
    const counted = await measureCounting(server, options);
    options.say('supervision: closing months …');
    const started = performance.now();
    const closed = await freezePeriods(server.context);
    const closing = (performance.now() - started) / Math.max(closed, 1);
    const opened = await measureOpening(server.url, options.quick ? 10 : 100);
    return {
      title: `The clause board: ${units} units, 12 months of ${year}, ${manuscripts.toLocaleString('en')} manuscripts in ${rows.toLocaleString('en')} rows of evidence`,
      figures: [
        ...opened,
        plain(
          `counting ${counted.entries.toLocaleString('en')} new entries of the ledger`,
          counted.entries / counted.seconds,
          'entries/s',
          0,
        ),
        plain('looking for new entries where there are none', counted.idle, 'ms'),
        plain(`closing a month of a unit (of ${closed.toLocaleString('en')})`, closing, 'ms'),
      ],
    };
  } finally {
    await client.end();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Articles taken through their commands, and what it then takes to count them. */
async function measureCounting({ context }: RunningServer, { quick, say }: BenchOptions) {
  await sequenceNow(context);
  await followLedger(context, true);
  say('supervision: articles through their commands …');
  const plan = planYear({ seed: 1, units: 40, months: 12, year: 2026 });
  const happenings = plan.happenings[9] ?? [];
  await playArticles(context, quick ? happenings.slice(0, 12) : happenings);
  await sequenceNow(context);
  const started = performance.now();
  const entries = await followLedger(context, true);
  const seconds = (performance.now() - started) / 1000;
  const idle: number[] = [];
  for (let n = 0; n < 20; n++) {
    const from = performance.now();
    await followLedger(context, true);
    idle.push(performance.now() - from);
  }
  return { entries, seconds, idle: median(idle) };
}

async function measureOpening(url: string, times: number) {
  const leader = await Caller.as(url, 'kunming', 'mainLeader');
  const operator = await Caller.as(url, 'wuhua', 'operator', 1);
  const board = { query: { organization: root, period: String(year) } };
  const params = { organization: unit };
  const shown = await leader.call(readBoard, board);
  const { units: seen } = JSON.parse(shown) as { units: unknown[] };
  if (seen.length !== units) throw new Error(`the board shows ${seen.length} units`);
  const whole = await timed(times, () => leader.call(readBoard, board));
  const before = spentBy(process.pid);
  for (let n = 0; n < times; n++) await leader.call(readBoard, board);
  // What it takes whatever else the machine does.
  const spent = (spentBy(process.pid) - before) / times;
  const clause = await timed(times, () =>
    leader.call(readBoard, { query: { ...board.query, clause: '§5' } }),
  );
  const one = await timed(times, () => operator.call(readUnit, { params, query: { period: String(year) } }));
  const behind = await timed(times, () =>
    operator.call(listEvidence, { params, query: { period: String(year), indicator: 'overdueSignOffs' } }),
  );
  leader.close();
  operator.close();
  const bytes = Buffer.byteLength(shown).toLocaleString('en');
  return [
    atMost(`the board of the year, p50 (${bytes} bytes)`, median(whole), 300, 'ms'),
    plain('the same, p99', quantile(whole, 0.99), 'ms'),
    plain('the same, processor time of server, client and database', spent, 'ms'),
    atMost('one clause of all units with the trends of twelve months, p50', median(clause), 300, 'ms'),
    plain('the same, p99', quantile(clause, 0.99), 'ms'),
    plain('one unit with all indicators and trends, p50', median(one), 'ms'),
    plain('the first 20 cases behind one of its numbers, p50', median(behind), 'ms'),
  ];
}

async function timed(times: number, call: () => Promise<unknown>): Promise<number[]> {
  // A server that has run for a while.
  for (let n = 0; n < Math.min(times, 20); n++) await call();
  const milliseconds: number[] = [];
  for (let n = 0; n < times; n++) {
    const started = performance.now();
    await call();
    milliseconds.push(performance.now() - started);
  }
  return milliseconds;
}

/** What a manuscript adds: measure, part, and its numerator and denominator by a number that looks random. */
const weights = [
  ['topicShare', '', '(luck % 10 < 7)::int', '1'],
  ['limitedShare', '', '(luck % 33 = 0)::int', '1'],
  ['workDraftShare', '', '(luck % 7 = 0)::int', '1'],
  ['markFaults', '', '0', '1'],
  ['styleFaults', '', '0', '1'],
  ['errorsAfterPublication', '', '0', '1'],
  ['escapesPerTenThousand', '', '0', '400 + luck % 1200'],
  ['reviewComplete', 'release 1', '(luck % 200 > 0)::int', '1'],
  ['overdueSignOffs', 'stage 1 platform', '(luck % 41 = 0)::int', '1'],
  ['overdueSignOffs', 'stage 2 publicity', '(luck % 43 = 0)::int', '1'],
  ['overdueSignOffs', 'stage 3 leader', '(luck % 47 = 0)::int', '1'],
] as const;

/**
 * Founds units until there are 150, and gives each its share of the manuscripts' evidence, in the form in which the server keeps it; the sums are made from it as
 * they would have been. The indexes are built afterwards, which is only faster. Gives how many rows there are.
 */
async function fill(client: pg.Client, manuscripts: number): Promise<number> {
  await foundUnits(client, root, units);
  await client.query('alter table supervision_evidence drop constraint supervision_evidence_pkey');
  await client.query('drop index supervision_evidence_of');
  for (const [measure, part, numerator, denominator] of weights) {
    await client.query(
      `insert into supervision_evidence (kind, subject_id, part, measure, month, root_id, organization_id, version, at, numerator, denominator)
       select 'manuscript', md5(n::text)::uuid::text, $1, $2, '${year}-' || lpad((1 + n % 12)::text, 2, '0'), $3, ids[1 + (n / 12) % ${units}], 1,
         make_timestamptz(${year}, 1 + n % 12, 1 + (n / 12 / ${units}) % 28, 4, 0, 0, 'UTC'), ${numerator}, ${denominator}
       from (select array_agg(organization_id order by organization_id) as ids from organization where root_id = $3) every,
         generate_series(0, $4::int - 1) n, lateral (select (n::bigint * 2654435761 % 4294967296 / 7)::int as luck) thrown`,
      [part, measure, root, manuscripts],
    );
  }
  await client.query(
    'alter table supervision_evidence add constraint supervision_evidence_pkey primary key (subject_id, kind, part, measure, month)',
  );
  await client.query(
    'create index supervision_evidence_of on supervision_evidence (organization_id, measure, month, at desc, subject_id, part)',
  );
  await client.query(
    `insert into supervision_count (organization_id, month, measure, root_id, version, numerator, denominator)
     select organization_id, month, measure, min(root_id), max(version), sum(numerator), sum(denominator)
     from supervision_evidence group by organization_id, month, measure`,
  );
  for (const table of ['supervision_evidence', 'supervision_count', 'organization_state'])
    await client.query(`vacuum analyze ${table}`);
  await client.query('checkpoint');
  const count = await client.query('select count(*)::int as rows from supervision_evidence');
  return count.rows[0].rows;
}
