import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { printSheet } from '../src/modules/archive/print-sheet.ts';
import type { Sheet } from '../src/modules/archive/sheet-model.ts';

function sheet(title: string): Sheet {
  const table = { heading: '审校签署', columns: ['审次', '意见'], rows: [['第一审', title]], none: '无' };
  return {
    heading: '审校登记表',
    title,
    fields: [{ name: '稿件标题', value: title }],
    signing: table,
    trail: { ...table, rows: [] },
    release: [{ name: '签发', value: '尚未签发' }],
    publications: table,
    digest: { name: '定稿摘要', value: `sha256:${'0'.repeat(64)}` },
    proof: ['说明'],
    made: '生成',
    madeAt: '2026-11-23T05:11:24.055Z',
  };
}

function wordsIn(word: Uint8Array): string {
  return strFromU8(unzipSync(word)['word/document.xml'] ?? new Uint8Array());
}

test('sheets that are ordered at once do not get mixed up', async () => {
  const titles = ['嵩明县', '禄劝彝族苗族自治县', '石林彝族自治县'];
  const words = await Promise.all(titles.map((title) => printSheet('word', sheet(title))));
  words.forEach((word, index) => {
    expect(wordsIn(word)).toContain(titles[index]);
    expect(wordsIn(word)).not.toContain(titles[(index + 1) % 3]);
  });
});

test('the same sheet is the same bytes, as PDF and as Word document', async () => {
  for (const form of ['pdf', 'word'] as const) {
    const [one, other] = [await printSheet(form, sheet('x')), await printSheet(form, sheet('x'))];
    expect(Buffer.compare(one, other)).toBe(0);
  }
});

test('a sheet that cannot be printed fails alone', async () => {
  // A sheet as no code of ours makes it.
  const broken = { ...sheet('x'), fields: null } as unknown as Sheet;
  await expect(printSheet('pdf', broken)).rejects.toThrow();
  expect((await printSheet('pdf', sheet('x'))).length).toBeGreaterThan(1000);
});

test('the server goes on answering while a sheet is printed', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 5);
  const rows = Array.from({ length: 300 }, () => ['第一审', '导向正确，来源已核对，同意发布。']);
  const long = { ...sheet('x'), signing: { ...sheet('x').signing, rows } };
  await printSheet('pdf', long);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});
