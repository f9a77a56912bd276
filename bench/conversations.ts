import { startMastodonSimulator } from '@sanshen/connectors/mastodon/simulator';
import { setChannelSecret } from '@sanshen/contract/channels';
import { countConversations, listConversations } from '@sanshen/contract/conversations';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import pg from 'pg';
import {
  atMost,
  type BenchOptions,
  type Figure,
  median,
  plain,
  quantile,
  type Table,
} from './support/figures.ts';
import { commentText, fillConversations, inboxOf, stormChannel } from './support/fill-conversations.ts';
import { Caller } from './support/http.ts';
import { spentBy } from './support/processor.ts';
import { startBenchServer } from './support/server.ts';

const limit = 50;
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

type Query = Readonly<Record<string, string>>;

/** What people ask an inbox: filters, words that many, some or one comment has, and both. */
const questions: readonly (readonly [string, Query])[] = [
  ['open, oldest first', { state: 'open', sort: 'oldest' }],
  ['unread', { unread: 'true' }],
  ['messages only', { kind: 'message' }],
  ['hidden', { state: 'hidden' }],
  ['a word of many (志愿服务)', { text: '志愿服务' }],
  ['a word of many, open ones', { text: '青年夜校', state: 'open' }],
  ['two words (呈贡 托管)', { text: '呈贡 托管' }],
  ['a rare word (手语翻译)', { text: '手语翻译' }],
  ['a rare word, messages', { text: '盲文资料', kind: 'message' }],
  ['characters that are no word (间班车)', { text: '间班车' }],
  ['one comment by its number', { text: '第4321号' }],
  ['what nobody wrote', { text: '火星移民' }],
];

/** A shared inbox with 10⁶ comments over HTTP, and a storm of 5,000 in a minute. */
export async function run(options: BenchOptions): Promise<Table> {
  // A small machine is busy for minutes with a million; the published figures are of --count 1000000.
  const count = options.count ?? (options.quick ? 20_000 : 200_000);
  return {
    title: `A shared inbox of ${count.toLocaleString('en')} comments and messages over HTTP`,
    figures: [...(await reading(count, options)), ...(await storm(options.quick ? 500 : 5000, options))],
  };
}

async function reading(count: number, { quick, say }: BenchOptions): Promise<Figure[]> {
  const server = await startBenchServer({ worker: false });
  const caller = await Caller.as(server.url, inboxOf.key, inboxOf.office, 1);
  try {
    say(`conversations: filling ${count.toLocaleString('en')} …`);
    const client = new pg.Client({ connectionString: server.ownerUrl });
    await client.connect();
    await fillConversations(client, count);
    await client.end();
    const organization = demonstrationOrganizationId(inboxOf.key);
    const ask = async (query: Query): Promise<number> => {
      const started = performance.now();
      await caller.call(listConversations, { params: { organization }, query: { limit, ...query } });
      return performance.now() - started;
    };
    const repeat = async (query: Query, times: number): Promise<number[]> => {
      const milliseconds: number[] = [];
      for (let n = 0; n < times; n += 1) milliseconds.push(await ask(query));
      return milliseconds;
    };
    const rounds = quick ? 5 : 40;
    await repeat({ state: 'open' }, rounds * 10);
    const before = spentBy(server.pid);
    const first = await repeat({ state: 'open' }, rounds * 10);
    const spent = (spentBy(server.pid) - before) / first.length;
    const all = await repeat({}, rounds * 2);
    const started = performance.now();
    await caller.call(countConversations, { params: { organization } });
    const counts = performance.now() - started;
    const asked: Figure[] = [];
    const together: number[] = [];
    const beforeAsked = spentBy(server.pid);
    for (const [name, query] of questions) {
      await repeat(query, 3);
      const times = await repeat(query, rounds);
      together.push(...times);
      asked.push(plain(`  ${name}, p50`, median(times), 'ms'));
    }
    // Three more of each have warmed its plan.
    const asking = (spentBy(server.pid) - beforeAsked) / (together.length + 3 * questions.length);
    return [
      atMost('first page of what waits, p50', median(first), 5, 'ms'),
      plain('first page of what waits, p95', quantile(first, 0.95), 'ms'),
      plain('first page, processor time of server and database', spent, 'ms'),
      plain('first page of everything, p50', median(all), 'ms'),
      plain('numbers of all channels and states', counts, 'ms'),
      atMost('filter and full-text search, p50 of all below', median(together), 30, 'ms'),
      plain('filter and full-text search, p95 of all below', quantile(together, 0.95), 'ms'),
      plain('filter and search, processor time of server and database, mean', asking, 'ms'),
      ...asked,
    ];
  } finally {
    caller.close();
    await server.stop();
  }
}

/** Comments that come within a minute on a platform with quotas: all are kept, and the platform never has to refuse. */
async function storm(count: number, { quick, say }: BenchOptions): Promise<Figure[]> {
  const simulator = await startMastodonSimulator({ token: 'storm' });
  process.env.SANSHEN_PLATFORM_ORIGINS = simulator.baseUrl;
  const server = await startBenchServer({ worker: true });
  const lead = await Caller.as(server.url, 'panlong', 'platformLead');
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    say(`conversations: a storm of ${count.toLocaleString('en')} …`);
    await client.query("update channel set connector = 'mastodon', settings = $2 where channel_id = $1", [
      stormChannel,
      JSON.stringify({ baseUrl: simulator.baseUrl }),
    ]);
    await lead.call(setChannelSecret, {
      params: { channel: stormChannel, name: 'accessToken' },
      body: { value: 'storm' },
    });
    const kept = async (): Promise<number> => {
      const { rows } = await client.query<{ count: string }>('select count(*) from public_message');
      return Number(rows[0]?.count);
    };
    const seconds = quick ? 6 : 60;
    // A list is read once a minute; what came after that waits for the next one.
    const patience = (seconds + 240) * 1000;
    const started = Date.now();
    let given = 0;
    let polled = 0;
    while ((await kept()) < count && Date.now() - started < patience) {
      const due = Math.min(count, Math.floor(((Date.now() - started) / 1000) * (count / seconds)));
      for (; given < due; given += 1) {
        simulator.mention({ acct: `reader${given % 700}@example.social`, text: commentText(given) });
      }
      // As the calendar asks for it once a minute, and a reading that is due is then done.
      if (Date.now() - polled > 5000) {
        polled = Date.now();
        await client.query("select graphile_worker.add_job('conversations.poll')");
      }
      await pause(50);
    }
    const last = (Date.now() - started) / 1000 - seconds;
    const used = simulator.requests('GET /api/v1/notifications');
    return [
      atMost(
        `storm of ${count.toLocaleString('en')} in ${seconds} s: lost`,
        count - (await kept()),
        0,
        '',
        0,
      ),
      atMost('storm: requests, of 300 in five minutes', used, 300, '', 0),
      plain('storm: seconds from its end until all are in the inbox', Math.max(0, last), 's', 1),
    ];
  } finally {
    lead.close();
    await client.end();
    await server.stop();
    await simulator.close();
  }
}
