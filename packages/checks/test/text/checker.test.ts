import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  articleOf,
  articleOfParts,
  Checker,
  corrected,
  type Hit,
  type ParagraphRule,
  type Rule,
  withoutOverlaps,
} from '@sanshen/checks/text';
import { rules } from '@sanshen/checks/text/rules/index';
import { expect, test } from 'vitest';

function aRule(
  id: string,
  check: (text: string) => Iterable<Hit>,
  more: Partial<ParagraphRule> = {},
): ParagraphRule {
  const text = { zh: '测试', en: 'test' };
  return {
    id,
    clause: '§5',
    severity: 'error',
    precision: 1,
    source: { kind: 'register', name: '测试' },
    title: text,
    explanation: text,
    examples: { right: [], wrong: [] },
    scope: 'paragraph',
    check,
    ...more,
  };
}

const hit = (start: number, end: number, suggestion?: string): Hit => ({
  start,
  end,
  message: { zh: '测试', en: 'test' },
  ...(suggestion === undefined ? {} : { suggestions: [suggestion] }),
});

test('after a keystroke only the changed paragraph is checked again, and offsets move with the text', () => {
  const seen: string[] = [];
  const rule = aRule('a', (text) => {
    seen.push(text);
    const at = text.indexOf('错');
    return at < 0 ? [] : [hit(at, at + 1)];
  });
  const checker = new Checker({ rules: [rule] });
  expect(checker.check('甲错\n乙\n丙错').map(({ start }) => start)).toEqual([1, 6]);
  expect(seen).toEqual(['甲错', '乙', '丙错']);
  expect(checker.check('甲错\n乙乙\n丙错').map(({ start }) => start)).toEqual([1, 7]);
  expect(seen.slice(3)).toEqual(['乙乙']);
});

test('of overlapping findings the one of higher rank stays; findings about a passage stand beside others', () => {
  const low = aRule('low', () => [hit(0, 4)]);
  const high = aRule('high', () => [hit(2, 3)], { priority: 1 });
  const passage = aRule('passage', () => [hit(0, 6)], { priority: -1, severity: 'advice' });
  const run = (list: readonly Rule[]) =>
    new Checker({ rules: list }).check('一二三四五六').map(({ rule }) => rule);
  expect(run([low, high, passage])).toEqual(['passage', 'high']);
  expect(run([passage, high, low])).toEqual(['passage', 'high']);
  expect(withoutOverlaps([], 0, () => 0)).toEqual([]);
});

test('a demoted rule gives advice only', () => {
  const rule = aRule('a', () => [hit(0, 1, '乙')]);
  const findings = new Checker({ rules: [rule], demoted: new Set(['a']) }).check('甲');
  expect(findings.map(({ severity }) => severity)).toEqual(['advice']);
  expect(corrected('甲', findings)).toBe('甲');
});

test('corrected applies the first suggestion of errors and warnings', () => {
  const text = '截止2023年5月，约30人左右参加。。';
  const findings = new Checker({ rules }).check(text);
  expect(corrected(text, findings)).toBe('截至2023年5月，约30人参加。');
});

test('an aborted run stops between paragraphs', async () => {
  const abort = new AbortController();
  let count = 0;
  const rule = aRule('a', () => {
    if (++count === 3) abort.abort(new Error('enough'));
    return [];
  });
  const text = '甲\n乙\n丙\n丁\n戊';
  expect(() => new Checker({ rules: [rule] }).check(text, { signal: abort.signal })).toThrow('enough');
  expect(count).toBe(3);
});

test('in steps it gives the same, lets others run and tells how far it is', async () => {
  const text = '今天，，开会。\n'.repeat(300);
  const progress: number[] = [];
  let pauses = 0;
  const findings = await new Checker({ rules, kept: 1 }).checkInSteps(articleOf(`${text}不同的一行`), {
    pause: async () => void pauses++,
    onProgress: (done) => progress.push(done),
  });
  expect(findings).toEqual(new Checker({ rules }).check(`${text}不同的一行`));
  expect(progress.at(-1)).toBe(text.length + 5);
  expect(pauses).toBeGreaterThanOrEqual(0);
});

test('a manuscript’s parts keep their offsets in the article', () => {
  const article = articleOfParts({ title: '标题', summary: '摘要', body: '一、总则\n正文', headings: [0] });
  expect(article.paragraphs.map(({ kind, text }) => `${kind}:${text}`)).toEqual([
    'title:标题',
    'summary:摘要',
    'heading:一、总则',
    'body:正文',
  ]);
  expect(article.text.slice(article.bodyStart)).toBe('一、总则\n正文');
  expect(article.text.slice(article.summaryStart, article.summaryStart + 2)).toBe('摘要');
});

test('carriage returns and empty lines keep their place', () => {
  const article = articleOf('甲\r\n\r\n乙\n');
  expect(article.paragraphs.map(({ text, start }) => [text, start])).toEqual([
    ['甲', 0],
    ['乙', 5],
  ]);
});

test('the core imports nothing of Node’s, so that a browser’s worker can run it', () => {
  const folder = join(import.meta.dirname, '../../src/text');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(80);
  expect(files.filter((name) => /from 'node:/.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});
