import {
  formatKey,
  noteKey,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseKey,
  signCheckpoint,
  signNote,
} from '@sanshen/domain/ledger';
import { expect, test } from 'vitest';
import { testSuites } from './ledger-support.ts';

const ed = testSuites['ed25519-sha256'];
const sm = testSuites['sm2-sm3'];
const edSecret = new Uint8Array(32).fill(1);
const smSecret = new Uint8Array(65).fill(2);
const edKey = noteKey(ed, 'sanshen.test/ledger', edSecret);
const smKey = noteKey(sm, 'sanshen.test/ledger', smSecret);
const edSigner = { key: edKey, sign: (message: string) => ed.sign(edSecret, message) };
const smSigner = { key: smKey, sign: (message: string) => sm.sign(smSecret, message) };
const root = new Uint8Array(32).fill(9);

test('a key survives being written down, in both suites', () => {
  for (const key of [edKey, smKey]) expect(parseKey(testSuites, formatKey(key))).toEqual(key);
});

test('a written key whose id does not belong to it is not read', () => {
  const text = formatKey(edKey);
  const [name, id, rest] = text.split('+');
  expect(
    parseKey(testSuites, `${name}+${id?.replace(/^./, (c) => (c === '0' ? '1' : '0'))}+${rest}`),
  ).toBeUndefined();
  expect(parseKey(testSuites, 'nonsense')).toBeUndefined();
  expect(() => noteKey(ed, 'with space', edSecret)).toThrow(RangeError);
  expect(() => noteKey(ed, 'with+plus', edSecret)).toThrow(RangeError);
});

test('a checkpoint has the lines of the tlog-checkpoint form and opens again', () => {
  const note = signCheckpoint({ origin: 'sanshen.test/ledger', size: 20, root }, [edSigner]);
  const lines = note.split('\n');
  expect(lines.slice(0, 4)).toEqual(['sanshen.test/ledger', '20', root.toBase64(), '']);
  expect(lines[4]).toMatch(/^— sanshen\.test\/ledger [A-Za-z0-9+/]+=*$/);
  expect(openCheckpoint(testSuites, [edKey], note)).toMatchObject({
    ok: true,
    checkpoint: { size: 20, root },
  });
});

test('two suites sign one checkpoint, and each alone suffices', () => {
  const note = signCheckpoint({ origin: 'sanshen.test/ledger', size: 20, root }, [edSigner, smSigner]);
  expect(openNote(testSuites, [edKey], note)).toMatchObject({ ok: true, keys: [edKey] });
  expect(openNote(testSuites, [smKey], note)).toMatchObject({ ok: true, keys: [smKey] });
  expect(openNote(testSuites, [edKey, smKey], note)).toMatchObject({ ok: true, keys: [edKey, smKey] });
});

test('a wrong signature of a known key spoils the note even beside a right one', () => {
  const note = signNote('text\n', [edSigner, { key: smKey, sign: () => new Uint8Array(32) }]);
  expect(openNote(testSuites, [edKey, smKey], note)).toEqual({ ok: false, why: 'badSignature' });
  expect(openNote(testSuites, [edKey], note)).toMatchObject({ ok: true });
  expect(openNote(testSuites, [], note)).toEqual({ ok: false, why: 'unknownKey' });
});

test.each(['', 'x', 'a\n\n', 'a\n\n— name\n', 'a\n\n— name %%%%\n', 'a\n\n— n AAAA\n', 'a\n\nx\n'])(
  'what is no note is called malformed: %j',
  (text) => {
    expect(openNote(testSuites, [edKey], text)).toEqual({ ok: false, why: 'malformed' });
  },
);

test('a size with leading zeros, a short root and a missing origin are no checkpoint', () => {
  const good = `o\n7\n${root.toBase64()}\n`;
  expect(parseCheckpoint(good)).toMatchObject({ size: 7 });
  for (const bad of [
    good.replace('7', '07'),
    good.replace('7', '-7'),
    `\n7\n${root.toBase64()}\n`,
    'o\n7\nAAAA\n',
    'o\n7',
  ]) {
    expect(parseCheckpoint(bad), bad).toBeUndefined();
  }
});
