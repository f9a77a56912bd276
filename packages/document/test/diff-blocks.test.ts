import { type BlockRow, canonicalBody, diffBlocks, parseBody, plainText } from '@sanshen/document';
import { canonicalJson, type Json } from '@sanshen/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someBody } from './arbitraries.ts';
import { processorTime } from './processor-time.ts';

const words = (text: string): Json => ({ type: 'text', text });
const paragraph = (text: string): Json => ({ type: 'paragraph', content: text === '' ? [] : [words(text)] });
const doc = (...content: Json[]): Json => ({ type: 'doc', content });
const picture = (letter: string): Json => ({ type: 'image', attrs: { file: `sha256:${letter.repeat(64)}` } });
const table = (...cells: string[]): Json => ({
  type: 'table',
  content: [
    {
      type: 'tableRow',
      content: cells.map((cell): Json => ({ type: 'tableCell', content: [paragraph(cell)] })),
    },
  ],
});
const list = (...items: string[]): Json => ({
  type: 'bulletList',
  content: items.map((item): Json => ({ type: 'listItem', content: [paragraph(item)] })),
});
const kinds = (rows: readonly BlockRow[]): readonly string[] => rows.map((row) => row.kind);
const cut = (side: BlockRow['old']): readonly string[] =>
  side === null ? [] : side.ranges.map(({ from, to }) => side.text.slice(from, to));

test('paragraphs stand opposite what they were, with the words that differ', () => {
  const rows = diffBlocks(
    doc(
      paragraph('第一段不变。'),
      paragraph('周末，三十名志愿者来到社区。'),
      paragraph('将要删去的一段话。'),
    ),
    doc(
      paragraph('第一段不变。'),
      paragraph('周末，五十名志愿者来到社区。'),
      paragraph('全新内容，与前文无关。'),
    ),
  );
  expect(kinds(rows)).toEqual(['same', 'changed', 'deleted', 'inserted']);
  expect([cut(rows[1]?.old ?? null), cut(rows[1]?.new ?? null)]).toEqual([['三'], ['五']]);
  expect(rows[3]?.new).toMatchObject({ index: 2, text: '全新内容，与前文无关。', start: 22, within: [] });
});

test('a table is one row with the words of its cells', () => {
  const [row, ...others] = diffBlocks(doc(table('姓名', '三十', '备注')), doc(table('姓名', '五十', '备注')));
  expect(others).toEqual([]);
  expect(row).toMatchObject({ kind: 'changed', old: { text: '姓名\n三十\n备注', node: { type: 'table' } } });
  expect([cut(row?.old ?? null), cut(row?.new ?? null)]).toEqual([['三'], ['五']]);
});

test('items of a list are rows of their own, in their surroundings', () => {
  const rows = diffBlocks(doc(list('甲项内容', '乙项内容')), doc(list('甲项内容', '新增的丙项', '乙项内容')));
  expect(kinds(rows)).toEqual(['same', 'inserted', 'same']);
  expect(rows[1]?.new).toMatchObject({ within: ['bulletList', 'listItem'], text: '新增的丙项' });
  expect(kinds(diffBlocks(doc(list('甲项内容')), doc(paragraph('甲项内容'))))).toEqual(['formatted']);
});

test('a picture that was exchanged is seen though no word changed', () => {
  const old = doc({ type: 'paragraph', content: [words('合影'), picture('a')] });
  const next = doc({ type: 'paragraph', content: [words('合影'), picture('b'), picture('a')] });
  const [row] = diffBlocks(old, next);
  expect(row).toMatchObject({
    kind: 'formatted',
    old: { pictures: [{ changed: false }] },
    new: { pictures: [{ changed: true }, { changed: false }] },
  });
  const video = { type: 'video', attrs: { file: `sha256:${'c'.repeat(64)}` } };
  expect(kinds(diffBlocks(doc(video), doc({ type: 'horizontalRule' })))).toEqual(['deleted', 'inserted']);
});

test('a paragraph that was moved says where to', () => {
  const moved = '这一段话被移到了最后面。';
  const rows = diffBlocks(
    doc(paragraph(moved), paragraph('第一段文字不变。'), paragraph('第二段文字也不变。')),
    doc(paragraph('第一段文字不变。'), paragraph('第二段文字也不变。'), paragraph(moved)),
  );
  expect(kinds(rows)).toEqual(['moved', 'same', 'same', 'moved']);
  expect(rows.map((row) => row.counterpart)).toEqual([3, null, null, 0]);
});

test('every block of both sides stands in exactly one row, in order; what is the same on both sides is not marked', () => {
  fc.assert(
    fc.property(someBody, someBody, (before, after) => {
      const rows = diffBlocks(before, after);
      for (const side of ['old', 'new'] as const) {
        const blocks = rows.flatMap((row) => row[side] ?? []);
        expect(blocks.map((block) => block.index)).toEqual(blocks.map((_, index) => index));
        const { text } = plainText(parseBody(side === 'old' ? before : after));
        for (const block of blocks)
          expect(text.slice(block.start, block.start + block.text.length)).toBe(block.text);
      }
      for (const row of rows.filter((one) => one.old !== null && one.new !== null)) {
        const rest = (side: BlockRow['old']) => {
          let [kept, done] = ['', 0];
          for (const { from, to } of side?.ranges ?? []) {
            kept += side?.text.slice(done, from);
            done = to;
          }
          return kept + (side?.text.slice(done) ?? '');
        };
        expect(rest(row.old)).toBe(rest(row.new));
      }
      const silent = rows.every((row) => row.kind === 'same');
      if (canonicalJson(canonicalBody(before)) === canonicalJson(canonicalBody(after)))
        expect(silent).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('twenty thousand characters are compared without comparing each with each', () => {
  const sentence = (seed: number): string =>
    `第${seed}项工作由第${seed % 7}组在${seed % 12}月完成，${'团员青年'.repeat(seed % 5)}参加。`;
  const lines = Array.from({ length: 900 }, (_, index) => sentence(index));
  const edited = lines.flatMap((line, index) =>
    index % 9 === 0 ? [] : index % 5 === 0 ? [line.replace('团员', '少先队员'), `新${line}`] : [line],
  );
  expect(lines.join('').length).toBeGreaterThan(20_000);
  const [old, next] = [doc(...lines.map(paragraph)), doc(...edited.map(paragraph))];
  const times = Array.from({ length: 5 }, () => processorTime(() => diffBlocks(old, next)));
  expect(Math.min(...times)).toBeLessThan(500);
});

test('one paragraph of twenty thousand characters is no trap', () => {
  const long = Array.from({ length: 20_000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * 7919) % 3000)),
  ).join('');
  const edited = doc(paragraph(`${long.slice(0, 9000)}改${long.slice(9100)}`));
  const took = processorTime(() => expect(diffBlocks(doc(paragraph(long)), edited)[0]?.kind).toBe('changed'));
  expect(took).toBeLessThan(2000);
});
