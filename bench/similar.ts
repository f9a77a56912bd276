import { archivePrints } from '@sanshen/checks/text/similarity/index';
import { emptyContent } from '@sanshen/domain/content';
import { brandId, type ManuscriptId, type OrganizationId } from '@sanshen/domain/kernel';
import { findSimilar } from '@sanshen/server/modules/checks/similarity/find-similar';
import { systemClock } from '@sanshen/server/platform/clock';
import { openDatabase, openPool } from '@sanshen/server/platform/db/database';
import { createLog } from '@sanshen/server/platform/log';
import pg from 'pg';
import { realState } from './inbox.ts';
import { copyIn } from './support/copy.ts';
import {
  atLeast,
  atMost,
  type BenchOptions,
  median,
  plain,
  quantile,
  type Table,
} from './support/figures.ts';
import { fillManuscripts } from './support/fill-manuscripts.ts';
import { startBenchServer } from './support/server.ts';

/** Letters of one article. */
const letters = 1500;

/**
 * How long it takes to hold a text against all earlier articles of a tree: prints looked up, the likeliest compared word for word. A third of
 * the articles begin with one of twenty set paragraphs, three of a hundred take most of an earlier one over.
 */
export async function run(options: BenchOptions): Promise<Table> {
  const size = options.quick ? 10_000 : 100_000;
  const server = await startBenchServer({ worker: false });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  const db = openDatabase(openPool(server.ownerUrl, { size: 2 }));
  try {
    await client.connect();
    options.say(`similar: filling ${size.toLocaleString('en')} articles …`);
    await fillManuscripts(client, size, await realState(server, client));
    const filled = await fill(client, size);
    options.say('similar: asking …');
    const { root, organization, readable } = filled;
    const context = { db, log: createLog('silent'), files: noFiles, clock: systemClock };
    const ask = async (n: number, text: string) => {
      const manuscript = brandId<ManuscriptId>(`01a00000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);
      const started = performance.now();
      const found = await findSimilar(
        context,
        { manuscript, root, organization },
        { content: emptyContent, plainText: text },
      );
      return { time: performance.now() - started, found };
    };
    const own: number[] = [];
    const copies: number[] = [];
    let seen = 0;
    for (let n = -20; n < 200; n++) {
      const fresh = await ask(2 * (n + 20), ownText(size + n + 20));
      // Only what is public is found in other organisations.
      const source = readable[(n + 20) * Math.floor(readable.length / 230)] ?? 0;
      const copy = await ask(
        2 * (n + 20) + 1,
        ownText(2 * size + n + 20).slice(0, 900) + textOf(source).slice(-600),
      );
      // The first are for the database's and the compiler's warming up.
      if (n < 0) continue;
      own.push(fresh.time);
      copies.push(copy.time);
      if (copy.found.some(({ share }) => share > 0.3)) seen += 1;
    }
    const many = size.toLocaleString('en');
    return {
      title: `A text of ${letters.toLocaleString('en')} characters against ${many} articles`,
      figures: [
        atMost('an article of its own, p50', median(own), 50, 'ms'),
        plain('an article of its own, p95', quantile(own, 0.95), 'ms'),
        atMost('with 40 % of an earlier one, p50', median(copies), 50, 'ms'),
        plain('with 40 % of an earlier one, p95', quantile(copies, 0.95), 'ms'),
        atLeast('of these copies found', (seen / 200) * 100, 99, '%'),
        plain('prints on the disk, with index', filled.megabytes, 'MB'),
        plain('reading the archive for the first time', filled.perSecond, 'articles/s', 0),
      ],
    };
  } finally {
    await db.destroy();
    await client.end();
    await server.stop();
  }
}

const noFiles = {
  put: () => Promise.reject(new Error('nothing is stored here')),
  open: () => Promise.resolve(null),
  read: () => Promise.reject(new Error('there are no files here')),
};

async function fill(client: pg.Client, size: number) {
  const { rows } = await client.query(
    `select manuscript_id, root_id, organization_id, digest, phase from manuscript where title like '%（%）'
     order by manuscript_id limit $1`,
    [size],
  );
  const texts = (n: number) => textOf(n);
  await copyIn(
    client,
    'revision',
    ['manuscript_id', 'number', 'root_id', 'digest', 'content', 'plain_text', 'editor', 'reason', 'at'],
    mapped(rows, (row, n) => [
      row.manuscript_id,
      1,
      row.root_id,
      row.digest,
      '{}',
      texts(n),
      '{}',
      '',
      '2025-01-01T00:00:00.000Z',
    ]),
  );
  const started = performance.now();
  await copyIn(
    client,
    'passage_source',
    ['manuscript_id', 'root_id', 'revision', 'prints'],
    mapped(rows, (row) => [row.manuscript_id, row.root_id, 1, '{}']),
  );
  await copyIn(client, 'passage_print', ['root_id', 'print', 'manuscript_id'], prints(rows));
  const seconds = (performance.now() - started) / 1000;
  await client.query('vacuum analyze passage_print');
  await client.query('vacuum analyze passage_source');
  await client.query('vacuum analyze revision');
  await client.query('checkpoint');
  const held = await client.query(`select pg_total_relation_size('passage_print') as bytes`);
  return {
    readable: rows.flatMap(({ phase }, n) => (phase === 'published' ? [n] : [])),
    root: brandId<OrganizationId>(rows[0].root_id),
    organization: brandId<OrganizationId>(rows[0].organization_id),
    megabytes: Number(held.rows[0].bytes) / 2 ** 20,
    perSecond: size / seconds,
  };
}

function* mapped<Row, Line>(rows: readonly Row[], line: (row: Row, n: number) => Line): Iterable<Line> {
  for (const [n, row] of rows.entries()) yield line(row, n);
}

function* prints(rows: readonly { readonly root_id: string; readonly manuscript_id: string }[]) {
  for (const [n, row] of rows.entries()) {
    for (const print of archivePrints(textOf(n))) yield [row.root_id, print, row.manuscript_id] as const;
  }
}

/** An article of the archive; three of a hundred take most of an earlier one over. */
function textOf(n: number): string {
  const text = ownText(n);
  return n % 33 === 32 ? text.slice(0, 400) + ownText(Math.floor(n / 2)).slice(400) : text;
}

/** Words as often as words are: the n-th with 1/n of the first's frequency. */
function ownText(n: number): string {
  let state = Math.imul(n + 1, 2_654_435_761);
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  const parts = n % 3 === 0 ? [setParagraph(n % 20)] : [];
  for (let length = parts.join('').length; length < letters; length += 2) {
    const rank = Math.floor(Math.exp(next() * Math.log(20_000)));
    parts.push(word(rank));
  }
  return parts.join('');
}

function setParagraph(n: number): string {
  return Array.from({ length: 45 }, (_, at) => word(Math.imul(n * 977 + at * 331, 7919) & 0x3fff)).join('');
}

function word(rank: number): string {
  const one = 0x4e00 + ((rank * 2_731) % 5000);
  const two = 0x4e00 + ((rank * 7_001 + 17) % 5000);
  return String.fromCharCode(one, two);
}
