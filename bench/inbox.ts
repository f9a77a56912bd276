import { readInbox } from '@sanshen/contract/review';
import pg from 'pg';
import { countyStages, signBoth, submitArticle } from './support/articles.ts';
import { atMost, type BenchOptions, median, plain, quantile, type Table } from './support/figures.ts';
import { fillManuscripts, reader, waitingOf } from './support/fill-manuscripts.ts';
import { Caller } from './support/http.ts';
import { type BenchServer, startBenchServer } from './support/server.ts';

const limit = 20;

/** A server with a tree of a size, and somebody who reads his inbox there. */
interface Desk {
  readonly server: BenchServer;
  readonly caller: Caller;
}

/**
 * The first page of an inbox over HTTP, with 100,000 and with 1,000,000 manuscripts in the tree: two servers with a database each, read in
 * turns, so that whatever else the machine does falls on both.
 */
export async function run(options: BenchOptions): Promise<Table> {
  const sizes = options.quick ? [10_000, 100_000] : [100_000, 1_000_000];
  const blocks = options.quick ? 5 : 20;
  const desks: Desk[] = [];
  try {
    for (const size of sizes) {
      options.say(`inbox: filling ${size.toLocaleString('en')} manuscripts …`);
      desks.push(await openDesk(size));
    }
    // A server that has run for a while: its code is compiled and its plans are kept.
    for (const desk of desks) await read(desk, 3000);
    const times: number[][] = desks.map(() => []);
    const ratios: number[] = [];
    for (let block = 0; block < blocks; block++) {
      const middles: number[] = [];
      for (const [index, desk] of desks.entries()) {
        const block = await read(desk, 50);
        times[index]?.push(...block);
        middles.push(median(block));
      }
      ratios.push((middles[1] ?? Number.NaN) / (middles[0] ?? Number.NaN));
    }
    const [small = [], large = []] = times;
    const [few, many] = sizes.map((size) => size.toLocaleString('en'));
    const [fewWait, manyWait] = sizes.map((size) => waitingOf(size).toLocaleString('en'));
    return {
      title: `An inbox of ${limit} rows over HTTP`,
      figures: [
        atMost(`${few} manuscripts, ${fewWait} wait for my office, p50`, median(small), 3, 'ms'),
        plain(`${few} manuscripts, p95`, quantile(small, 0.95), 'ms'),
        plain(`${many} manuscripts, ${manyWait} wait for my office, p50`, median(large), 'ms'),
        plain(`${many} manuscripts, p95`, quantile(large, 0.95), 'ms'),
        atMost(`${many} ÷ ${few}`, median(ratios), 1.3, ''),
      ],
    };
  } finally {
    for (const { server, caller } of desks) {
      caller.close();
      await server.stop();
    }
  }
}

async function openDesk(size: number): Promise<Desk> {
  // The filled manuscripts have no ledger, so nothing may be decided about them.
  const server = await startBenchServer({ worker: false });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  await fillManuscripts(client, size, await realState(server, client));
  await client.end();
  const caller = await Caller.as(server.url, reader.key, reader.office);
  const page = JSON.parse(await caller.call(readInbox, { query: { limit } }));
  if (page.items.length !== limit) throw new Error(`the inbox shows ${page.items.length} rows`);
  return { server, caller };
}

/** What the state of a manuscript looks like after its first stage. */
export async function realState(server: BenchServer, client: pg.Client): Promise<string> {
  const [place] = countyStages;
  const author = await Caller.as(server.url, reader.key, 'operator', 1);
  const signer = await Caller.as(server.url, reader.key, place.office);
  const submitted = await submitArticle(author, reader.key);
  await signBoth(signer, submitted, place);
  author.close();
  signer.close();
  const { rows } = await client.query('select state::text from manuscript where manuscript_id = $1', [
    submitted.manuscript,
  ]);
  return rows[0].state;
}

async function read({ caller }: Desk, times: number): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let n = 0; n < times; n++) {
    const started = performance.now();
    await caller.call(readInbox, { query: { limit } });
    milliseconds.push(performance.now() - started);
  }
  return milliseconds;
}
