import { expect, test } from 'vitest';
import { loadFont, mainFamily, splitByFont } from '../src/platform/documents/fonts.ts';

test('names of Yunnan and what offices write are in the main font', async () => {
  const font = await loadFont(mainFamily, 400);
  const text =
    '禄劝彝族苗族自治县、嵩明县、石林彝族自治县、寻甸回族彝族自治县“喆堃镕”审校登记表2026年（）：；—sanshen';
  expect([...text].filter((char) => !font.has(char.codePointAt(0) ?? 0))).toEqual([]);
  // TrueType or OpenType, as the PDF writer wants it.
  expect([0x00010000, 0x4f54544f]).toContain(font.bytes.readUInt32BE(0));
});

test('a rarer character comes from its own slice of the font', async () => {
  const runs = await splitByFont('张①✓李');
  expect(runs.map((run) => run.text).join('')).toBe('张①✓李');
  expect(new Set(runs.map((run) => run.family)).size).toBeGreaterThan(1);
  for (const { family, text } of runs) {
    const font = await loadFont(family, 400);
    expect(
      [...text].every((char) => font.has(char.codePointAt(0) ?? 0)),
      text,
    ).toBe(true);
  }
});

test('a character that no font has is written as its code point, never as an empty box', async () => {
  const [run] = await splitByFont('王𠮷');
  expect(run?.text).toBe('王〔U+20BB7〕');
});
