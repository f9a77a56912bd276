import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { checkCommand } from '../src/commands/check.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanshen-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    language: 'zh',
    env: {},
  } as const;
  const code = await checkCommand(args, io);
  return { code, out, err };
}

test('§5 --json: findings of every file with offsets of the extracted text', async () => {
  const text = '青年志愿者走进社区\n截止2023年5月，约30人左右参加。\n';
  const path = file('a.txt', text);
  const { code, out } = await run('--json', '--rules', 'language/date-until,numbers', path);
  expect(code).toBe(1);
  const [{ file: name, findings }] = JSON.parse(out.join(''));
  expect(name).toBe(path);
  expect(findings.map((one: { rule: string }) => one.rule)).toEqual([
    'language/date-until',
    'numbers/redundant-quantity',
  ]);
  for (const { start, end, text: found } of findings) expect(text.slice(start, end)).toBe(found);
  expect(findings[0]).toMatchObject({ clause: '§5', severity: 'error', suggestions: ['截至'] });
  expect(typeof findings[0].message).toBe('string');
});

test('html, md and docx give the text that a reader sees', async () => {
  const html = file('b.html', '<h1>通知</h1><p>截止<b>2023</b>年5月</p>');
  const md = file('c.md', '# 通知\n\n- 截止**2023**年5月\n\n```\n截止2023年\n```\n');
  const docx = file(
    'd.docx',
    zipSync({
      '[Content_Types].xml': Buffer.from(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': Buffer.from(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': Buffer.from(
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>截止2023年5月</w:t></w:r></w:p></w:body></w:document>',
      ),
    }),
  );
  const { code, out } = await run('--json', '--rules', 'language/date-until', html, md, docx);
  expect(code).toBe(1);
  const files = JSON.parse(out.join(''));
  expect(files.map((one: { findings: unknown[] }) => one.findings.length)).toEqual([1, 1, 1]);
});

test('--lines: every line a document, corrected by its first suggestions', async () => {
  const path = file('lines.txt', '他说，，好。\n没有问题\n\n大家好,今天开会\n');
  const { code, out } = await run('--lines', '--rules', 'typography', path);
  expect(code).toBe(1);
  const lines = out.map((line) => JSON.parse(line));
  expect(lines.map(({ line, corrected }) => [line, corrected])).toEqual([
    [1, '他说，好。'],
    [2, '没有问题'],
    [3, ''],
    // Advice is not applied.
    [4, '大家好,今天开会'],
  ]);
});

test('plain report: a line for each finding with its place; 0 and a word of relief without any', async () => {
  const bad = await run('--rules', 'dates', file('e.txt', '一行\n第二行，4月31日\n'));
  expect(bad.code).toBe(1);
  expect(bad.out).toEqual([expect.stringMatching(/e\.txt:2:5 错误 \[dates\/impossible-date\] “4月31日”/)]);
  const good = await run('--rules', 'dates', '--lang', 'en', file('f.txt', '5月4日'));
  expect([good.code, good.out[0]]).toEqual([0, expect.stringContaining('nothing found')]);
});

test('--terms adds a word list, --date the day of publication', async () => {
  const terms = file(
    'terms.json',
    JSON.stringify({
      format: 'sanshen.terms/1',
      name: '本单位',
      version: 1,
      terms: [{ text: '旧社区', category: '更名', severity: 'warning', suggestions: ['新社区'] }],
    }),
  );
  const found = await run(
    '--json',
    '--terms',
    terms,
    '--date',
    '2023-05-01',
    '--rules',
    'lexicon,dates',
    file('g.txt', '旧社区，5月4日（周五）'),
  );
  expect(JSON.parse(found.out.join(''))[0].findings.map((one: { text: string }) => one.text)).toEqual([
    '旧社区',
    '周五',
  ]);
});

test.each([
  [[]],
  [['--nonsense', 'a.txt']],
  [['/nowhere/at/all.txt']],
  [['picture.png']],
  [['--rules', 'no/such-rule', 'a.txt']],
  [['--json', '--lines', 'a.txt']],
  [['--date', 'today', 'a.txt']],
])('bad use or unreadable input: 2 and one line on standard error (%j)', async (args) => {
  const { code, out, err } = await run(...args);
  expect([code, out, err.length]).toEqual([2, [], 1]);
});

test('bytes that are no text are refused in one line', async () => {
  const { code, err } = await run(file('h.txt', Uint8Array.of(0, 255, 1, 0)));
  expect([code, err.length]).toEqual([2, 1]);
});
