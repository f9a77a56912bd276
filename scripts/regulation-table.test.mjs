import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { regulationTable, tablePath, titlesIn } from './regulation-table.mjs';

test('docs/regulation/clauses.md says what the tree does (npm run generate writes it)', () => {
  expect(readFileSync(tablePath, 'utf8')).toBe(regulationTable());
});

test('every clause of the regulation is in the table, and every clause has items of the rule book', () => {
  const sections = regulationTable().split('\n## ').slice(1);
  expect(sections.map((section) => section.split(' ')[0])).toEqual(
    Array.from({ length: 13 }, (_, n) => `§${n}`),
  );
  for (const section of sections) expect(section.split('**Tests**')[0]).not.toContain('none yet');
});

test('a title is a string before a test function, and nothing else is', () => {
  const sign = '\u00a7';
  const text = [
    `test('${sign}5 one', () => {});`,
    `test.each([['${sign}7', 1]])('${sign}5 ${sign}6 %s', async (_, n) => {});`,
    `const clause = '${sign}9';`,
    `expect(x).toBe('${sign}9', 1);`,
  ].join('\n');
  expect(titlesIn(text)).toEqual([`${sign}5 one`, `${sign}5 ${sign}6 %s`]);
});
