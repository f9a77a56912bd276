import {
  CompactTree,
  digestBytes,
  entryText,
  type HeldCheckpoint,
  type LedgerProblem,
  type LedgerSummary,
  type LedgerUnderTest,
  LedgerVerifier,
  noteKey,
  type StoredEntry,
  type StoredLeaf,
  sealEntry,
  signCheckpoint,
  treeHasher,
  verifyChain,
  verifyLedger,
} from '@sanshen/domain/ledger';
import { expect, test } from 'vitest';
import { chain, decision, testSuites } from './ledger-support.ts';

const suite = testSuites['ed25519-sha256'];
const secret = new Uint8Array(32).fill(7);
const key = noteKey(suite, 'sanshen.test/ledger', secret);
const signer = { key, sign: (message: string) => suite.sign(secret, message) };
const hasher = treeHasher(suite.hash);

function leavesOf(entries: readonly StoredEntry[]): StoredLeaf[] {
  return entries.map((entry, index) => ({ index, ...entry, entry }));
}

function checkpointAt(leaves: readonly StoredLeaf[], size: number): string {
  const tree = new CompactTree(hasher);
  for (const leaf of leaves.slice(0, size)) tree.append(hasher.leaf(digestBytes(leaf.hash)));
  return signCheckpoint({ origin: key.name, size, root: tree.root() }, [signer]);
}

function ledger(checkpoints: readonly HeldCheckpoint[]): LedgerUnderTest {
  return { suites: testSuites, suite: 'ed25519-sha256', origin: key.name, keys: [key], checkpoints };
}

const a = chain('manuscript:a', 5);
const b = chain('manuscript:b', 4);
const mixed = [a[0], b[0], a[1], a[2], b[1], b[2], a[3], b[3], a[4]].filter((entry) => entry !== undefined);
const leaves = leavesOf(mixed);
const own: HeldCheckpoint[] = [3, 9].map((size) => ({ note: checkpointAt(leaves, size), from: 'ledger' }));

function codeOf(result: LedgerProblem | LedgerSummary | undefined): string | undefined {
  return result !== undefined && 'code' in result ? result.code : undefined;
}

function placeOf(result: LedgerProblem | LedgerSummary): unknown {
  return 'place' in result ? result.place : undefined;
}

test('an untouched ledger holds', () => {
  const waiting = [
    sealEntry(suite, 'manuscript:b', b[3] ?? { sequence: 0, hash: null }, decision('not in the tree yet')),
  ];
  const summary = verifyLedger(ledger(own), leaves, waiting);
  expect(summary).toMatchObject({ entries: 10, waiting: 1, streams: 2, checkpoints: 2 });
});

test('one flipped byte in an entry is named', () => {
  const bad = leaves.map((leaf) =>
    leaf.index === 3 && leaf.entry
      ? { ...leaf, entry: { ...leaf.entry, text: leaf.entry.text.toString().replace('decided', 'decidec') } }
      : leaf,
  );
  const result = verifyLedger(ledger(own), bad);
  expect(codeOf(result)).toBe('ledger.entryAltered');
  expect(placeOf(result)).toEqual({ stream: 'manuscript:a', sequence: 3 });
});

test('a dropped entry is named, whether its leaf stays or goes', () => {
  const kept = leaves.map((leaf) => (leaf.index === 4 ? { ...leaf, entry: null } : leaf));
  expect(placeOf(verifyLedger(ledger(own), kept))).toEqual({ stream: 'manuscript:b', sequence: 2, leaf: 4 });
  const gone = leaves.filter((leaf) => leaf.index !== 4);
  expect(verifyLedger(ledger(own), gone)).toMatchObject({ code: 'ledger.leafMissing', place: { leaf: 4 } });
  const renumbered = gone.map((leaf, index) => ({ ...leaf, index }));
  expect(verifyLedger(ledger(own), renumbered)).toMatchObject({
    code: 'ledger.entryMissing',
    place: { stream: 'manuscript:b', sequence: 2 },
  });
});

test('two swapped entries are named as an order that changed', () => {
  const [one, two, three, four] = a;
  if (!one || !two || !three || !four) throw new Error('the chain has five entries');
  const result = verifyChain(testSuites, [one, three, two, four]);
  expect(result).toMatchObject({
    ok: false,
    problem: { code: 'ledger.orderChanged', place: { sequence: 2 } },
  });
});

test('a second entry in a place that is taken is named as a fork', () => {
  const [one, two] = a;
  if (!one || !two) throw new Error('the chain has five entries');
  const other = sealEntry(suite, 'manuscript:a', one, decision('another decision'));
  expect(verifyChain(testSuites, [one, two, other])).toMatchObject({
    ok: false,
    problem: { code: 'ledger.streamForked', place: { stream: 'manuscript:a', sequence: 2 } },
  });
});

test('an entry that links to something else than the entry before it is named', () => {
  const [one] = a;
  if (!one) throw new Error('the chain has five entries');
  const stranger = sealEntry(suite, 'manuscript:a', { sequence: 1, hash: b[0]?.hash ?? null }, decision('x'));
  expect(verifyChain(testSuites, [one, stranger])).toMatchObject({
    ok: false,
    problem: { code: 'ledger.chainBroken', place: { sequence: 2 } },
  });
});

test('an entry that was moved to another stream or place is named', () => {
  const [one] = a;
  if (!one) throw new Error('the chain has five entries');
  expect(verifyChain(testSuites, [{ ...one, stream: 'manuscript:c' }])).toMatchObject({
    problem: { code: 'ledger.columnsDiffer' },
  });
});

test('a text that is no entry is named, although its hash is right', () => {
  const text = entryText({ stream: 's:1', sequence: 1, previous: null, ...decision(1) }).replace(
    'sanshen-entry/1',
    'x',
  );
  const stored: StoredEntry = { stream: 's:1', sequence: 1, text, hash: sealHash(text) };
  expect(verifyChain(testSuites, [stored])).toMatchObject({ problem: { code: 'ledger.entryUnreadable' } });
});

function sealHash(text: string): StoredEntry['hash'] {
  return `sha256:${suite.hash(text).toHex()}` as StoredEntry['hash'];
}

/** The stream `a` as somebody would rewrite it who knows how hashes and links are made. */
function rewritten(): StoredLeaf[] {
  const changed = new Map<string, StoredEntry>();
  let head: { sequence: number; hash: StoredEntry['hash'] | null } = { sequence: 0, hash: null };
  for (const entry of a) {
    const sealed = sealEntry(
      suite,
      'manuscript:a',
      head,
      decision(entry.sequence === 3 ? 'approved after all' : { n: entry.sequence }),
    );
    changed.set(`${sealed.stream}#${sealed.sequence}`, sealed);
    head = sealed;
  }
  return leaves.map((leaf) => {
    const entry = changed.get(`${leaf.stream}#${leaf.sequence}`) ?? leaf.entry;
    return { ...leaf, entry };
  });
}

test('a stream that was rewritten with all its hashes contradicts its leaves', () => {
  expect(verifyLedger(ledger(own), rewritten())).toMatchObject({
    code: 'ledger.leafDiffers',
    place: { stream: 'manuscript:a', sequence: 3, leaf: 3 },
  });
});

test('a rewritten stream with rewritten leaves contradicts the signed checkpoint', () => {
  const forged = rewritten().map((leaf) => ({ ...leaf, hash: leaf.entry?.hash ?? leaf.hash }));
  expect(verifyLedger(ledger(own), forged)).toMatchObject({ code: 'ledger.rootDiffers', place: { size: 9 } });
});

test('complaint 10: whoever holds the signing key and rewrites everything contradicts a witness', () => {
  const forged = rewritten().map((leaf) => ({ ...leaf, hash: leaf.entry?.hash ?? leaf.hash }));
  const resigned: HeldCheckpoint[] = [3, 9].map((size) => ({
    note: checkpointAt(forged, size),
    from: 'ledger',
  }));
  expect(codeOf(verifyLedger(ledger(resigned), forged))).toBeUndefined();
  const witness: HeldCheckpoint = { note: checkpointAt(leaves, 5), from: 'witness' };
  expect(verifyLedger(ledger([...resigned, witness]), forged)).toMatchObject({
    code: 'ledger.witnessDiffers',
    place: { size: 5 },
  });
});

test('a replaced checkpoint is named: other signature, other key, other ledger, broken form', () => {
  const last = own[1]?.note ?? '';
  const check = (note: string) => codeOf(verifyLedger(ledger([{ note, from: 'ledger' }]), leaves));
  expect(check(last)).toBeUndefined();
  expect(check(last.replace('\n9\n', '\n8\n'))).toBe('ledger.checkpointSignature');
  const strangerKey = noteKey(suite, 'sanshen.test/other', secret);
  const stranger = { key: strangerKey, sign: signer.sign };
  const root = new Uint8Array(32);
  expect(check(signCheckpoint({ origin: key.name, size: 9, root }, [stranger]))).toBe(
    'ledger.checkpointUnknownKey',
  );
  expect(check(signCheckpoint({ origin: 'another', size: 9, root }, [signer]))).toBe(
    'ledger.checkpointOrigin',
  );
  expect(check(signCheckpoint({ origin: key.name, size: 9, root }, [signer]))).toBe('ledger.rootDiffers');
  expect(check('no note')).toBe('ledger.checkpointMalformed');
});

test('a ledger that was cut back is named by the checkpoint that proves more', () => {
  expect(verifyLedger(ledger(own), leaves.slice(0, 6))).toMatchObject({
    code: 'ledger.ledgerCut',
    place: { size: 9 },
  });
});

test('a tree that its last checkpoint does not cover is named', () => {
  expect(codeOf(verifyLedger(ledger(own.slice(0, 1)), leaves))).toBe('ledger.checkpointMissing');
});

test('a stream whose end was cut before it reached the tree is named by its head', () => {
  const verifier = new LedgerVerifier(ledger(own));
  verifier.start();
  for (const leaf of leaves) verifier.leaf(leaf);
  expect(verifier.head('manuscript:a', 5, a[4]?.hash ?? sealHash(''))).toBeUndefined();
  expect(codeOf(verifier.head('manuscript:a', 6, sealHash('gone')))).toBe('ledger.headDiffers');
});
