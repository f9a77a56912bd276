import { compareUnits, listPlanned, readBoard } from '@sanshen/contract/planning';
import type { RouteCall, RouteShape } from '@sanshen/contract/route';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import pg from 'pg';
import { atMost, type BenchOptions, median, plain, quantile, type Table } from './support/figures.ts';
import { foundUnits } from './support/found-units.ts';
import { Caller } from './support/http.ts';
import { spentBy } from './support/processor.ts';
import { startBenchServer } from './support/server.ts';

const units = 150;
const year = 2026;
const root = demonstrationOrganizationId('kunming');
const unit = demonstrationOrganizationId('wuhua');

/**
 * The planning board over HTTP: a year of 150 units beside each other for the city's secretary, the board of one unit with all that the next article
 * would change, and what is behind one of its numbers. Each unit has two articles a day, over all topics, forms and states.
 */
export async function run(options: BenchOptions): Promise<Table> {
  const server = await startBenchServer({ worker: false });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  try {
    await client.connect();
    const counts = await fill(client, options.quick ? 1 : 2);
    const { rows } = await client.query('select count(*)::int as items from planning_item');
    const items: number = rows[0].items;
    const leader = await Caller.as(server.url, 'kunming', 'mainLeader');
    const operator = await Caller.as(server.url, 'wuhua', 'operator', 1);
    const comparison = { query: { organization: root, year } };
    const shown = JSON.parse(await leader.call(compareUnits, comparison)) as { units: unknown[] };
    if (shown.units.length !== units) throw new Error(`the comparison shows ${shown.units.length} units`);
    const times = options.quick ? 10 : 40;
    const all = await measure(leader, compareUnits, comparison, times);
    // What it takes whatever else the machine does.
    const before = spentBy(server.pid);
    for (let n = 0; n < times; n++) await leader.call(compareUnits, comparison);
    const spent = (spentBy(server.pid) - before) / times;
    const one = await measure(
      operator,
      readBoard,
      { query: { organization: unit, period: 'year' } },
      times * 3,
    );
    const behind = await measure(
      operator,
      listPlanned,
      { query: { organization: unit, period: 'year', state: 'published', topic: 'work' } },
      times * 3,
    );
    leader.close();
    operator.close();
    const bytes = (await size(server.url)).toLocaleString('en');
    return {
      title: `The planning board: ${units} units, ${year}, ${items.toLocaleString('en')} articles and ideas in ${counts.toLocaleString('en')} counts`,
      figures: [
        atMost(`every target of ${units} units over the year, p50 (${bytes} bytes)`, median(all), 200, 'ms'),
        plain('the same, p95', quantile(all, 0.95), 'ms'),
        plain('the same, processor time of server and database', spent, 'ms'),
        plain('the board of one unit and the year, p50', median(one), 'ms'),
        plain('the first 20 articles behind one of its numbers, p50', median(behind), 'ms'),
      ],
    };
  } finally {
    await client.end();
    await server.stop();
  }

  async function size(url: string): Promise<number> {
    const caller = await Caller.as(url, 'kunming', 'mainLeader');
    const text = await caller.call(compareUnits, { query: { organization: root, year } });
    caller.close();
    return Buffer.byteLength(text);
  }
}

async function measure<R extends RouteShape>(
  caller: Caller,
  route: R,
  call: RouteCall<R>,
  times: number,
): Promise<number[]> {
  // A server that has run for a while.
  for (let n = 0; n < times; n++) await caller.call(route, call);
  const milliseconds: number[] = [];
  for (let n = 0; n < times; n++) {
    const started = performance.now();
    await caller.call(route, call);
    milliseconds.push(performance.now() - started);
  }
  return milliseconds;
}

/** Founds units until there are 150, and gives each so many articles a day; the counts are made from them as a rebuild makes them. Gives how many counts there are. */
async function fill(client: pg.Client, daily: number): Promise<number> {
  await foundUnits(client, root, units);
  await client.query('truncate planning_item, planning_count');
  await client.query(
    `insert into planning_item (item_id, kind, root_id, organization_id, topic, form, state, day)
     select gen_random_uuid(), 'manuscript', root_id, organization_id,
       (array['politicalGuidance', 'theory', 'policy', 'achievements', 'work', 'answers', 'service', 'other'])[1 + floor(random() * 8)::int],
       (array['original', 'original', 'original', 'adapted', 'repost', 'workDraft'])[1 + floor(random() * 6)::int],
       case when day < current_date then 'published'
         else (array['draft', 'inReview', 'scheduled'])[1 + floor(random() * 3)::int] end,
       case when random() < 0.02 and day >= current_date then null else to_char(day, 'YYYY-MM-DD') end
     from organization_state, generate_series(make_date($1, 1, 1), make_date($1, 12, 31), '1 day') day, generate_series(1, $2::int)
     where status = 'active' and valid_to is null`,
    [year, daily],
  );
  const filled = await client.query(
    `insert into planning_count (organization_id, root_id, period, topic, form, state, count)
     select organization_id, min(root_id), period, topic, form, state, count(*)
     from planning_item cross join lateral (select unnest(case when day is null then array['undated']
       else array[left(day, 7), to_char(day::date, 'IYYY-"W"IW')] end) as period) under
     group by organization_id, period, topic, form, state`,
  );
  await client.query('vacuum analyze planning_item');
  await client.query('vacuum analyze planning_count');
  await client.query('vacuum analyze organization_state');
  return filled.rowCount ?? 0;
}
