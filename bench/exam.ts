import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveStream } from '@sanshen/contract/live';
import { adoptShipped } from '@sanshen/contract/training-bank';
import { setExamination } from '@sanshen/contract/training-examinations';
import { demonstrationLoginName, demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { startEmbedded } from '@sanshen/server/platform/db/embedded';
import pg from 'pg';
import { type Chance, chanceOf, pause } from '../tests/faults/chance.ts';
import {
  freePort,
  type KillableProcess,
  killPostmaster,
  postmasterOf,
  serverProcess,
} from '../tests/faults/processes.ts';
import { startPatiently } from '../tests/faults/schedule.ts';
import { type Costs, figuresOf, type Outage } from './support/exam-figures.ts';
import type { BenchOptions, Figure, Table } from './support/figures.ts';
import { Caller } from './support/http.ts';
import { addPeople } from './support/more-people.ts';
import { spentBy } from './support/processor.ts';
import { Taker } from './support/taker.ts';

const city = 'kunming';

interface World {
  readonly dataFolder: string;
  readonly databaseUrl: string;
  readonly cluster: string;
  readonly server: KillableProcess;
  readonly db: pg.Pool;
  readonly killDatabase: () => Promise<void>;
}

/**
 * §10: many people take an examination at the same time against one server, with the page's own queue of answers and a live stream open each, while the server is killed
 * again and again, and once the database. Server, database and all takers share this machine. A save is timed from sending the request to its whole answer; every
 * acknowledged answer is looked up in the database after each kill and at the end.
 */
export async function run({ quick, say, count }: BenchOptions): Promise<Table> {
  const takers = count ?? (quick ? 40 : 500);
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-exam-'));
  const postgres = { folder: join(folder, 'postgres') };
  const cluster = await startEmbedded(postgres);
  const [dataFolder, databaseUrl] = [join(folder, 'data'), cluster.ownerUrl()];
  const server = await serverProcess({
    dataFolder,
    simulator: `http://127.0.0.1:${await freePort()}`,
    database: databaseUrl,
  });
  const db = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  // A connection that is cut by a kill is no failure of this process.
  db.on('error', () => {});
  const killDatabase = async () => {
    await killPostmaster(cluster.folder);
    await startEmbedded(postgres);
  };
  try {
    await startPatiently(server);
    const figures = await examine(
      { dataFolder, databaseUrl, cluster: cluster.folder, server, db, killDatabase },
      takers,
      quick,
      say,
    );
    return { title: `An examination with ${takers} takers at once, kills included`, figures };
  } finally {
    await server.stop();
    await db.end();
    await cluster.stop();
    await rm(cluster.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

async function examine(
  world: World,
  count: number,
  quick: boolean,
  say: (text: string) => void,
): Promise<Figure[]> {
  const chance = chanceOf(20_261_123);
  const manner = { beginsWithin: quick ? 5000 : 30_000, thinks: quick ? 2000 : 12_000, chance };
  say(`exam: ${count} people log in …`);
  const callers = await gather(world, count);
  const costs = await costOf(world, callers.slice(0, 20), chance);
  const examination = await set(world);
  const takers = callers.map((caller) => new Taker(caller, manner));
  const end = new AbortController();
  const streams = callers.map((caller, index) => hold(caller, takers[index], chance, end.signal));
  say('exam: they begin …');
  const started = Date.now();
  const sittings = Promise.all(takers.map((taker) => taker.sit(examination)));
  let over = false;
  const done = sittings.finally(() => {
    over = true;
  });
  const kills = await strike(world, takers, { quick, chance, over: () => over, say });
  await done;
  const seconds = (Date.now() - started) / 1000;
  const lostAtEnd = await lost(world.db, takers);
  const twice = await sittingsTwice(world.db, examination);
  end.abort();
  await Promise.all(streams);
  for (const caller of callers) caller.close();
  return figuresOf(takers, { ...kills, costs, seconds, lost: kills.lost + lostAtEnd, twice });
}

/** People of the whole city, logged in, without those of its own office: one of them sets the examination. Units are added where there are too few. */
async function gather({ server, db, ...place }: World, count: number): Promise<readonly Caller[]> {
  const logins = () =>
    db.query<{ name: string }>(
      `select name from login where disabled_at is null and name not like $1 order by md5(name) limit $2`,
      [`${city}.%`, count],
    );
  let { rows } = await logins();
  if (rows.length < count) {
    await addPeople(place, count - rows.length);
    ({ rows } = await logins());
  }
  const callers: Caller[] = [];
  for (let from = 0; from < rows.length; from += 4) {
    const some = rows.slice(from, from + 4).map(({ name }) => Caller.named(server.url, name));
    callers.push(...(await Promise.all(some)));
  }
  return callers;
}

async function set({ server }: World): Promise<string> {
  const setter = await Caller.named(server.url, demonstrationLoginName(city, 'deputySecretaryPublicity'));
  const params = { organization: demonstrationOrganizationId(city) };
  // Those that are there already are left alone.
  await setter.call(adoptShipped, { params, body: {} });
  const now = Date.now();
  const line = (kind: 'single' | 'multiple' | 'judge' | 'fill' | 'proofreading', many: number) => ({
    ...{ kind, count: many, points: 3 },
  });
  const made = await setter.call(setExamination, {
    params,
    body: {
      title: '全市新媒体工作人员统一考试',
      audience: { scope: 'below' },
      blueprint: [
        ...[line('single', 10), line('multiple', 5), line('judge', 10)],
        ...[line('fill', 3), line('proofreading', 1)],
      ],
      opensAt: new Date(now).toISOString(),
      closesAt: new Date(now + 3 * 3_600_000).toISOString(),
      minutes: 120,
      passScore: 80,
    } as never,
  });
  setter.close();
  return (JSON.parse(made) as { readonly examination: string }).examination;
}

/** Processor time of server and database for one beginning with its sheet, one saved answer, one handing in: with a few people one after the other, before the rest. */
async function costOf(world: World, callers: readonly Caller[], chance: Chance): Promise<Costs> {
  const examination = await set(world);
  const takers = callers.map((caller) => new Taker(caller, { beginsWithin: 0, thinks: 0, chance }));
  const database = await postmasterOf(world.cluster);
  const spent = () => spentBy(world.server.pid) + spentBy(database);
  const sheets: Awaited<ReturnType<Taker['begin']>>[] = [];
  const started = spent();
  for (const taker of takers) sheets.push(await taker.begin(examination));
  const begun = spent();
  for (const [index, taker] of takers.entries()) {
    const sheet = sheets[index];
    if (sheet !== undefined) await taker.answer(sheet);
  }
  const answered = spent();
  for (const taker of takers) await taker.handIn();
  const saves = takers.flatMap(({ times }) => times.filter(({ what }) => what === 'save')).length;
  return {
    begin: (begun - started) / takers.length,
    save: (answered - begun) / saves,
    handIn: (spent() - answered) / takers.length,
  };
}

/** Holds the live stream of a taker's page; when it breaks it is opened again after some seconds, and the page reads again what it shows. */
async function hold(
  caller: Caller,
  taker: Taker | undefined,
  chance: Chance,
  end: AbortSignal,
): Promise<void> {
  const own = caller.again();
  while (!end.aborted) {
    await own.listen(liveStream, end);
    if (end.aborted) break;
    await pause(1000 + chance.number() * 4000);
    if (taker !== undefined && taker.attempt !== '' && !taker.handedIn) await taker.read();
  }
  own.close();
}

/** Kills in the middle of the work, the database once. After each the acknowledged answers are looked up before anything else is saved over them. */
async function strike(
  { server, db, killDatabase }: World,
  takers: readonly Taker[],
  options: {
    readonly quick: boolean;
    readonly chance: Chance;
    readonly over: () => boolean;
    readonly say: (text: string) => void;
  },
): Promise<{ readonly outages: readonly Outage[]; readonly lost: number }> {
  const { quick, chance, over, say } = options;
  const outages: Outage[] = [];
  const targets = quick
    ? (['server', 'database'] as const)
    : (['server', 'server', 'server', 'database', 'server', 'server'] as const);
  let missing = 0;
  for (const of of targets) {
    await pause((quick ? 12_000 : 45_000) * (0.75 + 0.5 * chance.number()));
    if (over()) break;
    const from = Date.now();
    if (of === 'server') await server.kill();
    else await killDatabase();
    // What was said before the kill has arrived by now.
    if (of === 'server') await pause(50);
    missing += await lost(db, takers);
    if (of === 'server') await startPatiently(server);
    else await answersAgain(server);
    outages.push({ of, from, until: Date.now() });
    say(`exam: ${of} killed, back after ${Date.now() - from} ms; ${missing} answers lost so far`);
  }
  return { outages, lost: missing };
}

async function answersAgain({ url }: KillableProcess): Promise<void> {
  const ready = () =>
    fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await ready())) await pause(30);
}

/** How many acknowledged answers are not in the database as they were acknowledged, or in a later form. */
async function lost(db: pg.Pool, takers: readonly Taker[]): Promise<number> {
  const acknowledged = takers.map(({ attempt, acknowledged }) => [attempt, new Map(acknowledged)] as const);
  const { rows } = await db.query<{ attempt: string; position: number; sequence: string; answer: unknown }>(
    `select attempt_id as attempt, position, sequence::text, answer from training_answer`,
  );
  const kept = new Map(rows.map((row) => [`${row.attempt} ${row.position}`, row]));
  let missing = 0;
  for (const [attempt, answers] of acknowledged) {
    for (const [position, { sequence, answer }] of answers) {
      const row = kept.get(`${attempt} ${position}`);
      const later = row !== undefined && Number(row.sequence) > sequence;
      const same =
        row !== undefined &&
        Number(row.sequence) === sequence &&
        JSON.stringify(row.answer) === JSON.stringify(answer);
      if (!later && !same) missing += 1;
    }
  }
  return missing;
}

async function sittingsTwice(db: pg.Pool, examination: string): Promise<number> {
  const { rows } = await db.query<{ twice: number }>(
    `select count(*)::int as twice from (select 1 from training_attempt where examination_id = $1
      group by person_id having count(*) > 1) more`,
    [examination],
  );
  return rows[0]?.twice ?? 0;
}
