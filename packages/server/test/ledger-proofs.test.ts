import { entryProof, latestCheckpoint, ledgerSummary, listEntries } from '@sanshen/contract/ledger';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { parseKey, verifyEntryProof, verifyWitness, type Witness } from '@sanshen/domain/ledger';
import { beforeAll, expect, test } from 'vitest';
import { keyStoreOf } from '../src/modules/ledger/key-stores.ts';
import {
  consistencyProof,
  exportWitness,
  inclusionProof,
  ledgerModule,
  registerStreamRule,
  sequenceLedger,
  suites,
} from '../src/modules/ledger/public.ts';
import { type LedgerBench, startLedgerBench } from './ledger-support.ts';

const reader = brandId<PersonId>('reader');
const stranger = brandId<PersonId>('stranger');
registerStreamRule('proofTest', async (_context, person, id) => person === reader && id !== 'secret');

let bench: LedgerBench;
const witnesses: Witness[] = [];
beforeAll(async () => {
  bench = await startLedgerBench();
  for (let n = 1; n <= 23; n++) {
    await bench.append(`proofTest:${n % 4}`, { n });
    if (n % 3 === 0) {
      await bench.sequence();
      witnesses.push(await exportWitness(bench.db, n - 3));
    }
  }
  await bench.sequence();
});

function keys(witness: Witness | undefined) {
  return (witness?.keys ?? []).map((text) => parseKey(suites, text)).filter((key) => key !== undefined);
}

test('every entry has a proof that verifies without the database', async () => {
  for (let n = 1; n <= 23; n++) {
    const proof = await inclusionProof(bench.db, `proofTest:${n % 4}`, Math.ceil(n / 4));
    expect(verifyEntryProof(suites, keys(witnesses[0]), proof)).toBeUndefined();
    const changed = {
      ...proof,
      entry: { ...proof.entry, text: proof.entry.text.replace('decided', 'refused') },
    };
    expect(verifyEntryProof(suites, keys(witnesses[0]), changed)?.code).toBe('ledger.entryAltered');
    const elsewhere = { ...proof, leaf: proof.leaf === 0 ? 1 : proof.leaf - 1 };
    expect(verifyEntryProof(suites, keys(witnesses[0]), elsewhere)?.code).toBe('ledger.notIncluded');
  }
});

test('each witness extends the one before it, and a gap is refused', () => {
  for (const [index, witness] of witnesses.entries()) {
    const before = index === 0 ? undefined : witnesses[index - 1];
    expect(verifyWitness(suites, keys(witnesses[0]), before, witness)).toMatchObject({
      size: (index + 1) * 3,
    });
  }
  const [first, , third] = witnesses;
  if (first === undefined || third === undefined) throw new Error('there are seven witnesses');
  expect(verifyWitness(suites, keys(first), first, third)).toMatchObject({
    code: 'ledger.inconsistentWitness',
  });
});

test('any two sizes have a consistency proof; sizes that never were are refused', async () => {
  for (const older of [0, 1, 5, 16, 23])
    expect(await consistencyProof(bench.db, older, 23)).toBeInstanceOf(Array);
  await expect(consistencyProof(bench.db, 5, 24)).rejects.toMatchObject({
    definition: { code: 'ledger.sizeUnknown' },
  });
  await expect(consistencyProof(bench.db, 6, 5)).rejects.toMatchObject({
    definition: { code: 'ledger.sizeUnknown' },
  });
});

test('§11 entries are for whom the stream is open; for others it looks like none', async () => {
  const allowed = await bench.login(reader);
  const other = await bench.login(stranger);
  const first = await allowed.call(listEntries, { params: { stream: 'proofTest:1' }, query: { limit: 4 } });
  expect(first.items.map((entry) => entry.sequence)).toEqual([1, 2, 3, 4]);
  const rest = await allowed.call(listEntries, {
    params: { stream: 'proofTest:1' },
    query: { limit: 4, cursor: first.next ?? '' },
  });
  expect(rest.items.map((entry) => entry.sequence)).toEqual([5, 6]);
  expect(rest.next).toBeNull();
  for (const [caller, stream] of [
    [other, 'proofTest:1'],
    [allowed, 'proofTest:secret'],
    [allowed, 'unregistered:1'],
  ] as const) {
    const entries = await caller.send(listEntries, { params: { stream }, query: {} });
    expect(entries.statusCode).toBe(404);
    expect(entries.json()).toMatchObject({ code: 'ledger.streamClosed' });
    const proof = await caller.send(entryProof, { params: { stream, sequence: 1 } });
    expect(proof.json()).toMatchObject({ code: 'ledger.streamClosed' });
  }
  const anonymous = await bench.inject({ method: 'GET', url: '/api/v1/ledger/streams/proofTest:1/entries' });
  expect(anonymous.statusCode).toBe(401);
});

test('a proof over HTTP is the one that verifies', async () => {
  const caller = await bench.login(reader);
  const proof = await caller.call(entryProof, { params: { stream: 'proofTest:2', sequence: 3 } });
  const stored = await inclusionProof(bench.db, 'proofTest:2', 3);
  expect(proof).toEqual(stored);
});

test('an entry that still waits for the tree has no proof yet', async () => {
  await bench.append('proofTest:late', 'waits');
  const caller = await bench.login(reader);
  const answer = await caller.send(entryProof, { params: { stream: 'proofTest:late', sequence: 1 } });
  expect(answer.json()).toMatchObject({ status: 409, code: 'ledger.notSequenced' });
  await bench.sequence();
  expect(
    (await caller.send(entryProof, { params: { stream: 'proofTest:late', sequence: 1 } })).statusCode,
  ).toBe(200);
});

test('anybody can fetch the checkpoint with the proof from the one they hold', async () => {
  const answer = await bench.inject({ method: 'GET', url: '/api/v1/ledger/checkpoint?since=6' });
  expect(answer.statusCode).toBe(200);
  const witness = latestCheckpoint.response.parse(answer.json());
  expect(verifyWitness(suites, keys(witnesses[0]), witnesses[1], witness)).toMatchObject({ size: 24 });
  const beyond = await bench.inject({ method: 'GET', url: '/api/v1/ledger/checkpoint?since=1000' });
  expect(beyond.json()).toMatchObject({ status: 422, code: 'ledger.sizeUnknown' });
  const consistency = await bench.inject({
    method: 'GET',
    url: '/api/v1/ledger/consistency?older=5&newer=9',
  });
  expect(consistency.json()).toEqual({
    older: 5,
    newer: 9,
    consistency: await consistencyProof(bench.db, 5, 9),
  });
});

test('the summary says what stands and what the last verification found', async () => {
  const caller = await bench.login(stranger);
  const before = await caller.call(ledgerSummary, {});
  expect(before).toMatchObject({ size: 24, waiting: 0, suite: 'ed25519-sha256', lastVerification: null });
  await ledgerModule.tasks?.(bench.context)['ledger.verify']?.({}, { attempt: 1, jobId: '1' });
  const after = await caller.call(ledgerSummary, {});
  expect(after.lastVerification).toMatchObject({ size: 24, entries: 24, problem: null });
});

test("two sequencers at once and writers beside them: every entry gets one leaf, in its stream's order", async () => {
  const own = await startLedgerBench();
  const sequencer = { db: own.db, clock: own.clock, keys: keyStoreOf(own.context) };
  const writers = Array.from({ length: 6 }, async (_, writer) => {
    for (let n = 0; n < 12; n++) await own.append(`proofTest:w${writer}`, { n });
  });
  let writing = true;
  const sequencers = [false, true].map(async (wait) => {
    while (writing) await sequenceLedger(sequencer, wait);
  });
  await Promise.all(writers);
  writing = false;
  await Promise.all(sequencers);
  await sequenceLedger(sequencer, true);
  const rows = await own.asServer(`select count(*) as leaves, count(distinct (stream, sequence)) as entries,
    bool_and(sequence = place) as ordered from (
      select *, row_number() over (partition by stream order by leaf) as place from ledger_leaf) leaf`);
  expect(rows).toEqual([{ leaves: 72, entries: 72, ordered: true }]);
});

test('the job puts what waits into the tree and asks for its next run', async () => {
  await bench.append('proofTest:job', 'by the job');
  await ledgerModule.tasks?.(bench.context)['ledger.sequence']?.({}, { attempt: 1, jobId: '1' });
  expect(await bench.sequence()).toBe(0);
  const jobs = await bench.asOwner(
    "select key from graphile_worker.jobs where task_identifier = 'ledger.sequence'",
  );
  expect(jobs).toEqual([{ key: 'ledger.sequence' }]);
});
