import { defaultImportLimits, importText, parseBody, plainText } from '@sanshen/document';
import { expect, test } from 'vitest';

const league = Uint8Array.from([0xb9, 0xb2, 0xc7, 0xe0, 0xcd, 0xc5]);

test('the first line is the title, every further one a paragraph', () => {
  const result = importText('\ufeff\n关于印发规定的通知\r\n\r\n各县区团委：\n　　为认真贯彻<落实>。\n');
  if (!result.ok) throw new Error(result.refusal.code);
  expect(result.value.title).toBe('关于印发规定的通知');
  expect(plainText(parseBody(result.value.body)).text).toBe('各县区团委：\n为认真贯彻<落实>。');
});

test('a single line is a title without a text', () => {
  const result = importText('通知');
  expect(result).toMatchObject({
    ok: true,
    value: { title: '通知', body: { content: [{ type: 'paragraph' }] } },
  });
});

test('GB 18030 is read with a warning', () => {
  const result = importText(league);
  expect(result).toMatchObject({
    ok: true,
    value: { title: '共青团', warnings: [{ code: 'import.encodingGuessed' }] },
  });
});

test.each([
  ['nothing', '', 'document.empty'],
  ['white space', ' \n\u3000\n', 'document.empty'],
  ['NUL', 'a\u0000', 'document.notText'],
  ['half a character', '\ud800', 'document.loneSurrogate'],
  ['broken UTF-8', Uint8Array.from([0x61, 0xff, 0xfe, 0x80]), 'document.notUtf8'],
  ['too many lines', 'a\n'.repeat(defaultImportLimits.maxNodes + 2), 'document.tooManyNodes'],
  ['too many bytes', 'a'.repeat(defaultImportLimits.maxBytes + 1), 'document.tooLarge'],
])('%s is refused with a code', (_name, source, code) => {
  expect(importText(source)).toMatchObject({ ok: false, refusal: { code } });
});
