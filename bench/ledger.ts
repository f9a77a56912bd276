import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type EntryDraft, emptyHead, parseEntry } from '@sanshen/domain/ledger';
import { compose } from '@sanshen/server/compose';
import {
  appendEntries,
  exportLedger,
  fileSource,
  ledgerModule,
  sequenceNow,
  suites,
  verifyDatabase,
  verifySource,
} from '@sanshen/server/modules/ledger/public';
import { systemClock } from '@sanshen/server/platform/clock';
import { type Database, openPool, serverRole } from '@sanshen/server/platform/db/database';
import { createLog } from '@sanshen/server/platform/log';
import pg from 'pg';
import { countyStages, signBoth, submitArticle } from './support/articles.ts';
import { atLeast, type BenchOptions, median, plain, type Table } from './support/figures.ts';
import { temporaryFolder } from './support/folder.ts';
import { Caller } from './support/http.ts';
import { type BenchServer, startBenchServer } from './support/server.ts';

const writers = 8;

/**
 * Verification of the ledger: every text hashed, every link followed, every leaf put into the tree, every checkpoint's signature checked.
 * The entries are those of real articles on their way through a county's three stages. And appending with one writer and with eight on
 * different streams, in turns.
 */
export async function run({ quick, say }: BenchOptions): Promise<Table> {
  const entries = quick ? 10_000 : 100_000;
  const server = await startBenchServer({ worker: false });
  const folder = await temporaryFolder();
  try {
    const article = await realEntries(server);
    const { app, context } = await compose({
      pool: openPool(server.ownerUrl, { size: writers, role: serverRole }),
      clock: systemClock,
      log: createLog('silent'),
      dataFolder: folder,
      publicUrl: 'http://localhost',
      modules: [ledgerModule],
    });
    say(`ledger: appending ${entries.toLocaleString('en')} entries …`);
    const streams = Math.ceil(entries / article.length);
    for (let stream = 0; stream < streams; stream++)
      await appendArticle(context.db, `fill-${stream}`, article);
    say('ledger: one writer and eight in turns …');
    const appends = await appendInTurns(context.db, article, quick ? 3 : 10);
    const size = await count(context.db);
    const sequenced = await rate(size.entries, () => sequenceNow(context));
    const path = join(folder, 'ledger.jsonl');
    await exportLedger(context.db, path);
    say('ledger: verifying …');
    const rounds = quick ? 3 : 5;
    const database = await rates(rounds, size.entries, () => verified(verifyDatabase(context.db)));
    const file = await rates(rounds, size.entries, async () =>
      verified(verifySource(await fileSource(path))),
    );
    const text = 'x'.repeat(Math.round(size.bytes / size.entries));
    const bare = await rates(rounds, size.entries, async () => {
      for (let n = 0; n < size.entries; n++) suites['ed25519-sha256'].hash(text);
    });
    await app.close();
    await context.db.destroy();
    const events = article.reduce((sum, entry) => sum + eventsIn(entry), 0) / article.length;
    return {
      title: `The ledger, ${size.entries.toLocaleString('en')} entries`,
      figures: [
        atLeast('verification of the exported file', file.wall * events, 100_000, 'events/s', 0),
        plain('the same in entries, one for each decision', file.wall, 'entries/s', 0),
        plain(
          'entries by processor time, which a busy machine does not change',
          file.processor,
          'entries/s',
          0,
        ),
        plain('events of an entry', events, ''),
        plain('verification in the database', database.wall, 'entries/s', 0),
        plain('the same by the processor time of this process', database.processor, 'entries/s', 0),
        plain('bare SHA-256 of texts of that length', bare.wall, 'hashes/s', 0),
        plain('bytes of an entry', size.bytes / size.entries, '', 0),
        plain('appends, one writer, one entry a transaction', appends.one, 'transactions/s', 0),
        plain('appends, eight writers on different streams', appends.eight, 'transactions/s', 0),
        plain('eight ÷ one', median(appends.ratio), ''),
        plain('putting entries into the tree', sequenced, 'entries/s', 0),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await server.stop();
  }
}

/** What the ledger holds of an article after three stages, taken from a real one. */
async function realEntries(server: BenchServer): Promise<readonly EntryDraft[]> {
  const key = 'wuhua';
  const author = await Caller.as(server.url, key, 'operator', 1);
  const submitted = await submitArticle(author, key);
  for (const place of countyStages) {
    const signer = await Caller.as(server.url, key, place.office);
    await signBoth(signer, submitted, place);
    signer.close();
  }
  author.close();
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ text: string }>(
    'select text from ledger_entry where stream = $1 order by sequence',
    [`manuscript:${submitted.manuscript}`],
  );
  await client.end();
  return rows.map(({ text }) => {
    const entry = parseEntry(text);
    if (entry === undefined) throw new Error('an entry of the ledger is no entry');
    const { at, actor, kind, body } = entry;
    return { at, actor, kind, body };
  });
}

/** How many events a decision's entry records. */
function eventsIn({ body }: EntryDraft): number {
  // The form of a decision's entry; other kinds record one thing.
  const { events } = body as { events?: readonly unknown[] };
  return events?.length ?? 1;
}

async function appendArticle(db: Database, name: string, article: readonly EntryDraft[]): Promise<void> {
  await db.transaction().execute((trx) => appendEntries(trx, `manuscript:${name}`, emptyHead, article));
}

async function appendInTurns(db: Database, article: readonly EntryDraft[], blocks: number) {
  const one: number[] = [];
  const eight: number[] = [];
  for (let block = 0; block < blocks; block++) {
    const work = (writer: string) => appendOneByOne(db, `${writer}-${block}`, article);
    one.push(await rate(article.length * 8, () => work('alone')));
    const all = Array.from({ length: writers }, (_, writer) => `together-${writer}`);
    eight.push(await rate(article.length * 8 * writers, () => Promise.all(all.map(work))));
  }
  const ratio = eight.map((rate, block) => rate / (one[block] ?? Number.NaN));
  return { one: median(one), eight: median(eight), ratio };
}

/** Eight articles, each entry in a transaction of its own. */
async function appendOneByOne(db: Database, name: string, article: readonly EntryDraft[]): Promise<void> {
  for (let copy = 0; copy < 8; copy++) {
    let head = emptyHead;
    for (const draft of article) {
      head = await db
        .transaction()
        .execute((trx) => appendEntries(trx, `manuscript:${name}-${copy}`, head, [draft]));
    }
  }
}

async function count(db: Database): Promise<{ readonly entries: number; readonly bytes: number }> {
  const { entries, bytes } = await db
    .selectFrom('ledger_entry')
    .select(({ fn }) => [
      fn.countAll<number>().as('entries'),
      fn.sum<number>(fn<number>('octet_length', ['text'])).as('bytes'),
    ])
    .executeTakeFirstOrThrow();
  return { entries, bytes };
}

async function verified(verification: Promise<{ readonly ok: boolean }>): Promise<void> {
  if (!(await verification).ok) throw new Error('the ledger does not hold');
}

/** How many of `count` were worked off in a second. */
async function rate(count: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return count / ((performance.now() - started) / 1000);
}

interface Rates {
  /** Of each second that passes. */
  readonly wall: number;
  /** Of each second of processor time that this process uses. */
  readonly processor: number;
}

async function rates(rounds: number, count: number, work: () => Promise<unknown>): Promise<Rates> {
  const wall: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    wall.push(await rate(count, work));
    const { user, system } = process.cpuUsage(before);
    processor.push((count / (user + system)) * 1e6);
  }
  return { wall: median(wall), processor: median(processor) };
}
