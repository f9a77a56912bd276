import {
  canonicalBody,
  diffContents,
  diffDocuments,
  diffText,
  importText,
  parseBody,
  plainText,
  type TextRun,
  textRuns,
} from '@sanshen/document';
import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import { brandId, type ChannelId, canonicalJson, type Json } from '@sanshen/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffSequence } from '../src/sequence.ts';
import { someBody, someContent, someText } from './arbitraries.ts';
import { processorTime } from './processor-time.ts';

const lines = (...texts: readonly string[]): Json => ({
  type: 'doc',
  content: texts.map(
    (text): Json => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] }),
  ),
});
const side = (runs: readonly TextRun[], without: TextRun['kind']): string =>
  runs
    .filter((run) => run.kind !== without)
    .map((run) => run.text)
    .join('');

test('§5 a correction shows as exactly the characters that changed, with offsets on both sides', () => {
  const before = parseBody(lines('坚持正确导向。', '严格落实责任制，加强原创。'));
  const after = parseBody(lines('坚持正确导向。', '严格落实责任制度，加强原创。', '新增一段。'));
  const { changes, layoutChanged } = diffDocuments(before, after);
  expect(changes.map((change) => change.kind)).toEqual(['changed', 'inserted']);
  expect(changes[0]?.runs).toEqual([
    { kind: 'same', text: '严格落实责任制', before: 8, after: 8 },
    { kind: 'inserted', text: '度', before: 15, after: 15 },
    { kind: 'same', text: '，加强原创。', before: 15, after: 16 },
  ]);
  expect(changes[1]).toMatchObject({ before: null, after: { index: 2, start: 23, end: 28 } });
  expect(layoutChanged).toBe(false);
});

test('the runs of every comparison give both texts, at the offsets that they name', () => {
  fc.assert(
    fc.property(fc.array(someText), fc.array(someText), (a, b) => {
      const [before, after] = [a.join(''), b.join('')];
      const runs = textRuns(before, after);
      expect(side(runs, 'inserted')).toBe(before);
      expect(side(runs, 'deleted')).toBe(after);
      for (const run of runs) {
        if (run.kind !== 'inserted') expect(before.startsWith(run.text, run.before)).toBe(true);
        if (run.kind !== 'deleted') expect(after.startsWith(run.text, run.after)).toBe(true);
      }
    }),
  );
});

test('a comparison of sequences is never longer than it must be, while they are short', () => {
  const tokens = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 12 });
  fc.assert(
    fc.property(tokens, tokens, (a, b) => {
      const edits = diffSequence(a, b);
      const changed = edits.reduce((sum, edit) => sum + edit.aTo - edit.aFrom + edit.bTo - edit.bFrom, 0);
      expect(changed).toBe(a.length + b.length - 2 * commonLength(a, b));
    }),
  );
});

/** The length of the longest common subsequence, by its definition. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  const [first, ...restA] = a;
  if (first === undefined || b.length === 0) return 0;
  const at = b.indexOf(first);
  const without = commonLength(restA, b);
  return at < 0 ? without : Math.max(without, 1 + commonLength(restA, b.slice(at + 1)));
}

test('§5 a difference is shown exactly when the canonical bodies differ', () => {
  fc.assert(
    fc.property(someBody, someBody, (a, b) => {
      const same = canonicalJson(canonicalBody(a)) === canonicalJson(canonicalBody(b));
      const { changes, layoutChanged } = diffDocuments(parseBody(a), parseBody(b));
      expect(changes.length === 0 && !layoutChanged).toBe(same);
      expect(diffDocuments(parseBody(a), parseBody(a)).changes).toEqual([]);
    }),
  );
});

test('the changed blocks, put together with the unchanged, give the new text', () => {
  fc.assert(
    fc.property(someBody, someBody, (a, b) => {
      const [before, after] = [plainText(parseBody(a)), plainText(parseBody(b))];
      for (const change of diffDocuments(parseBody(a), parseBody(b)).changes) {
        const was = change.before ? before.text.slice(change.before.start, change.before.end) : '';
        const is = change.after ? after.text.slice(change.after.start, change.after.end) : '';
        expect(side(change.runs, 'inserted')).toBe(was);
        expect(side(change.runs, 'deleted')).toBe(is);
        expect(change.kind === 'formatted').toBe(
          change.before !== null && change.after !== null && was === is,
        );
      }
    }),
  );
});

test.each<readonly [string, Json, Json, object]>([
  [
    'bold',
    lines('甲'),
    {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '甲', marks: [{ type: 'strong' }] }] }],
    },
    { changes: [{ kind: 'formatted' }] },
  ],
  [
    'a section around it',
    lines('甲'),
    {
      type: 'doc',
      content: [
        { type: 'section', content: [{ type: 'paragraph', content: [{ type: 'text', text: '甲' }] }] },
      ],
    },
    { changes: [], layoutChanged: true },
  ],
  [
    'another picture',
    picture('a'),
    picture('b'),
    { changes: [{ kind: 'formatted' }], mediaAdded: [file('b')], mediaRemoved: [file('a')] },
  ],
  [
    'a rule',
    lines('甲'),
    {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '甲' }] }, { type: 'horizontalRule' }],
    },
    { changes: [{ kind: 'inserted' }] },
  ],
])('a change of %s alone is seen', (_name, a, b, expected) => {
  expect(diffDocuments(parseBody(a), parseBody(b))).toMatchObject(expected);
});

test('layout is compared beside the text: a moved border, and another look together with another word', () => {
  const paragraph = (text: string): Json => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const section = (style: string, ...content: readonly Json[]): Json => ({
    type: 'section',
    attrs: { style },
    content,
  });
  const doc = (...content: readonly Json[]) => parseBody({ type: 'doc', content });
  const inside = doc(section('color:red', paragraph('甲'), paragraph('乙')));
  expect(diffDocuments(inside, doc(section('color:red', paragraph('甲')), paragraph('乙')))).toMatchObject({
    changes: [],
    layoutChanged: true,
  });
  const other = diffDocuments(inside, doc(section('color:blue', paragraph('甲'), paragraph('丙'))));
  expect(other).toMatchObject({ changes: [{ kind: 'changed' }], layoutChanged: true });
});

test('§5 contents: something is shown exactly when the digest changes, and in the right field', () => {
  fc.assert(
    fc.property(someContent, someContent, (a, b) => {
      const fields = diffContents(a, { ...a, title: b.title, channels: b.channels }).map(
        (change) => change.field,
      );
      expect(fields.includes('title')).toBe(a.title !== b.title);
      expect(fields.every((field) => field === 'title' || field === 'channels')).toBe(true);
      expect(diffContents(a, a)).toEqual([]);
      for (const change of diffContents(a, b)) {
        expect(change.runs.length + change.values.length + (change.body ? 1 : 0)).toBeGreaterThan(0);
      }
    }),
  );
});

test('values inside fields are named by their path, channels by their id', () => {
  const id = (text: string): ChannelId => brandId<ChannelId>(text);
  const before: ManuscriptContent = {
    ...emptyContent,
    channels: [{ channel: id('w1'), title: '旧' }, { channel: id('w2') }],
  };
  const after: ManuscriptContent = {
    ...emptyContent,
    channels: [{ channel: id('w0') }, { channel: id('w1'), title: '新' }],
    declarations: { ...emptyContent.declarations, noSecrets: true },
  };
  expect(diffContents(before, after).flatMap((change) => change.values)).toEqual([
    { path: 'channels[w1].title', before: '旧', after: '新' },
    { path: 'channels[w2]', before: { channel: 'w2' }, after: null },
    { path: 'channels[w0]', before: null, after: { channel: 'w0' } },
    { path: 'declarations.noSecrets', before: false, after: true },
  ]);
});

test('a person can read the comparison, in both languages', () => {
  const before = { ...emptyContent, title: '关于加强管理的规定', body: lines('严格落实责任制，加强原创。') };
  const after = { ...emptyContent, title: '关于加强管理的通知', body: lines('严格落实责任制度，加强原创。') };
  const diff = diffContents(before, after);
  expect(diffText(diff, 'zh')).toBe(
    '标题\n  关于加强管理的[-规定-]{+通知+}\n正文\n  修改第1段\n    严格落实责任制{+度+}，加强原创。',
  );
  expect(diffText(diff, 'en')).toContain('Paragraph 1 changed');
});

/** A text of about `length` characters in paragraphs of a hundred, the same for the same seed. */
function longText(length: number, seed: number, perLine = 100): string {
  const characters =
    '关于加强昆明团属新媒体内容发布管理的规定坚持正确导向聚焦主责主业规范标识使用落实审核校对';
  let state = seed;
  let text = '';
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += at % perLine === perLine - 1 ? '\n' : characters[state % characters.length];
  }
  return text;
}

function milliseconds(before: string, after: string): number {
  const [a, b] = [importText(`题\n${before}`), importText(`题\n${after}`)];
  if (!a.ok || !b.ok) throw new Error('not imported');
  const [left, right] = [parseBody(a.value.body), parseBody(b.value.body)];
  // The quickest of three: the compiler and the collector take their time too.
  return Math.min(...[1, 2, 3].map(() => processorTime(() => diffDocuments(left, right))));
}

test('20,000 characters are compared quickly, edited, rewritten, or in one paragraph, and time grows about linearly', () => {
  const text = longText(20_000, 1);
  const edited = (source: string): string =>
    [...source].map((char, at) => (at % 211 === 7 ? '改' : char)).join('');
  const took = {
    edited: milliseconds(text, edited(text)),
    rewritten: milliseconds(text, longText(20_000, 2)),
    onePiece: milliseconds(text.replaceAll('\n', '，'), edited(text.replaceAll('\n', '，'))),
    onePieceRewritten: milliseconds(longText(20_000, 1, 50_000), longText(20_000, 2, 50_000)),
  };
  for (const time of Object.values(took)) expect(time).toBeLessThan(1_500);
  const long = longText(80_000, 1);
  const growth = milliseconds(long, edited(long)) / Math.max(took.edited, 5);
  // Four times the text; a quadratic comparison would take sixteen times as long.
  expect(growth).toBeLessThan(12);
});

function file(letter: string): string {
  return `sha256:${letter.repeat(64)}`;
}

function picture(letter: string): Json {
  return {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'image', attrs: { file: file(letter) } }] }],
  };
}
