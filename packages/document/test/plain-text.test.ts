import { parseBody, plainText } from '@sanshen/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someBody } from './arbitraries.ts';

test('paragraphs become lines; table cells and list items too; pictures give no character', () => {
  const doc = parseBody({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '一、导向' }] },
      {
        type: 'section',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: '坚持' },
              { type: 'image', attrs: { src: 'https://example.org/a.png' } },
              { type: 'text', text: '正确', marks: [{ type: 'strong' }] },
              { type: 'hardBreak' },
              { type: 'text', text: '𠮷' },
            ],
          },
        ],
      },
      { type: 'paragraph' },
    ],
  });
  const plain = plainText(doc);
  expect(plain.text).toBe('一、导向\n坚持正确\n𠮷\n');
  expect(plain.blocks.map(({ kind, level, start, end }) => [kind, level, start, end])).toEqual([
    ['heading', 2, 0, 4],
    ['paragraph', 0, 5, 12],
    ['paragraph', 0, 13, 13],
  ]);
  const { from, to } = plain.rangeAt(7, 9);
  expect(doc.textBetween(from, to)).toBe('正确');
  const beforePicture = plain.rangeAt(5, 7);
  expect(beforePicture.to - beforePicture.from).toBe(2);
});

test('offsets go to positions and back, in order, and every character is found in the document', () => {
  fc.assert(
    fc.property(someBody, (body) => {
      const doc = parseBody(body);
      const { text, positionAt, offsetAt, blocks } = plainText(doc);
      let last = -1;
      for (let offset = 0; offset <= text.length; offset += 1) {
        const position = positionAt(offset);
        expect(offsetAt(position)).toBe(offset);
        expect(position).toBeGreaterThanOrEqual(last);
        last = position;
      }
      for (const block of blocks) {
        expect(positionAt(block.start)).toBeGreaterThanOrEqual(block.from);
        expect(offsetAt(block.from)).toBe(block.start);
        expect(offsetAt(block.to)).toBe(block.end);
      }
    }),
  );
});

test('offsetAt never goes backwards, at any position of the document', () => {
  fc.assert(
    fc.property(someBody, (body) => {
      const doc = parseBody(body);
      const { text, offsetAt } = plainText(doc);
      let last = 0;
      for (let position = 0; position <= doc.content.size; position += 1) {
        const offset = offsetAt(position);
        expect(offset).toBeGreaterThanOrEqual(last);
        expect(offset).toBeLessThanOrEqual(text.length);
        last = offset;
      }
    }),
  );
});

test('a range in the text covers exactly its characters in the document', () => {
  fc.assert(
    fc.property(someBody, fc.nat(), fc.nat(), (body, a, b) => {
      const doc = parseBody(body);
      const { text, rangeAt } = plainText(doc);
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ];
      fc.pre(end > start && !text.slice(start, end).includes('\n'));
      const { from, to } = rangeAt(start, end);
      expect(doc.textBetween(from, to)).toBe(text.slice(start, end));
    }),
  );
});

test('an offset outside the text is refused', () => {
  const { positionAt } = plainText(parseBody({ type: 'doc', content: [{ type: 'paragraph' }] }));
  expect(() => positionAt(1)).toThrow(RangeError);
  expect(() => positionAt(-1)).toThrow(RangeError);
});
