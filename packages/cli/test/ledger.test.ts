import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerBench, startLedgerBench } from '../../server/test/ledger-support.ts';
import { runLedger } from '../src/commands/ledger.ts';

let bench: LedgerBench;
let folder: string;
beforeAll(async () => {
  bench = await startLedgerBench();
  folder = await mkdtemp(join(tmpdir(), 'sanshen-ledger-cli-'));
  for (let n = 0; n < 25; n++) {
    await bench.append(`example:${n % 3}`, { n });
    if (n % 10 === 9) await bench.sequence();
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(...args: string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    language: 'en' as const,
    env: { DATABASE_URL: bench.ownerUrl },
  };
  const code = await runLedger(args, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('verify says how much holds and how fast', async () => {
  const { code, out } = await run('verify');
  expect(code).toBe(0);
  expect(out).toMatch(
    /The ledger holds: 25 entries \(5 waiting for the tree\), 3 streams, 2 checkpoints; .* entries\/s/,
  );
  expect(out).toContain("the ledger's own keys only");
});

test('a witness and a whole ledger are written, and verify each other', async () => {
  const witness = join(folder, 'witness.json');
  const whole = join(folder, 'ledger.jsonl');
  expect(await run('export', '--out', witness, '--since', '10')).toMatchObject({ code: 0 });
  expect(await run('export', '--all', '--out', whole)).toMatchObject({ code: 0 });
  const { keys } = JSON.parse(await readFile(witness, 'utf8'));
  const verified = await run('verify', '--from', whole, '--witness', witness, '--key', keys[0]);
  expect(verified).toMatchObject({ code: 0, err: '' });
  expect(verified.out).not.toContain('own keys only');
  const text = await readFile(whole, 'utf8');
  await writeFile(
    whole,
    text.replace('"stream":"example:1","sequence":2', '"stream":"example:1","sequence":3'),
  );
  const failed = await run('verify', '--from', whole);
  expect(failed.code).toBe(1);
  expect(failed.err).toBe(
    'The ledger does not hold: example:1#3: the stream or sequence beside the text is not the one inside it. (ledger.columnsDiffer)',
  );
});

test('a ledger that a witness contradicts exits with 1', async () => {
  const foreign = join(folder, 'foreign.txt');
  const other = await startLedgerBench();
  await other.append('example:0');
  await other.sequence();
  const [row] = await other.asServer('select note from ledger_checkpoint');
  await writeFile(foreign, String(row?.note));
  expect(await run('verify', '--witness', foreign)).toMatchObject({ code: 1 });
});

test('§12 recount counts the clause board again from the ledger', async () => {
  expect(await run('recount')).toMatchObject({
    code: 0,
    out: 'Clause board: counted again from the ledger alone, 0 sums and 0 closed months come out the same',
  });
});

test('rebuild compares every registered projection', async () => {
  const { code, out, err } = await run('rebuild', '--check');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).not.toBe('');
  expect(await run('rebuild', '--check', '--only', 'nobody')).toMatchObject({ code: 2 });
  expect(await run('rebuild')).toMatchObject({ code: 2 });
});

test('queue fills the queue anew', async () => {
  await bench.asOwner('delete from ledger_unsequenced');
  expect(await run('verify')).toMatchObject({ code: 1 });
  expect(await run('queue')).toEqual({ code: 0, out: '5 entries wait for the tree', err: '' });
  expect(await run('verify')).toMatchObject({ code: 0 });
});

test.each([
  [[]],
  [['unknown']],
  [['verify', 'more']],
  [['verify', '--nonsense']],
  [['verify', '--from', '/does/not/exist']],
  [['verify', '--key', 'x']],
  [['verify', '--witness', '/does/not/exist']],
  [['export']],
  [['export', '--out', 'x', '--since', '-1']],
  [['verify', '--data', '/does/not/exist']],
])('bad use exits with 2 and one message: %j', async (args) => {
  const { code, err } = await run(...args);
  expect(code).toBe(2);
  expect(err).not.toBe('');
});
