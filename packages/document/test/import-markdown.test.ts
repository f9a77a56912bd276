import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseBody } from '../src/body.ts';
import { toHtml } from '../src/export-html.ts';
import { importHtml } from '../src/import-html.ts';
import { importMarkdown } from '../src/import-markdown.ts';
import { attacks } from './attack-corpus.ts';

function imported(text: string) {
  const result = importMarkdown(text);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const htmlOf = (text: string) =>
  toHtml(parseBody(imported(text).body), { pictureUrl: () => null, style: 'plain' });

test('headings, lists, tables, quotes and emphasis become the same nodes as from HTML', () => {
  const { title, body } = imported(
    '# 志愿服务周报\n\n## 概况\n\n本周**三十名**志愿者\n参加。\n\n- 一\n- 二\n\n> 引文\n\n| 社区 | 人数 |\n| --- | --- |\n| 翠湖 | 12 |\n\n1. 甲\n2. ~~乙~~\n',
  );
  expect(title).toBe('志愿服务周报');
  const html = toHtml(parseBody(body), { pictureUrl: () => null, style: 'plain' });
  expect(html).toContain('<h2>概况</h2>');
  expect(html).toContain('本周<strong>三十名</strong>志愿者参加。');
  expect(html).toMatch(/<ul>.*一.*<\/ul>/);
  expect(html).toMatch(/<blockquote>.*引文/);
  expect(html).toMatch(/<th[^>]*>.*社区.*<td[^>]*>.*12/s);
  expect(html).toMatch(/<ol>.*<s>乙<\/s>/s);
});

test('a front matter gives the title and does not stay in the text', () => {
  const { title, body } = imported('---\ntitle: "三月 <b>计划"\ndate: 2026-03-01\n---\n正文。\n');
  expect(title).toBe('三月 <b>计划');
  expect(JSON.stringify(body)).not.toContain('2026-03-01');
});

test('task lists keep their boxes as signs', () => {
  expect(htmlOf('- [x] 办好\n- [ ] 未办')).toMatch(/☑ 办好.*☐ 未办/s);
});

test('raw HTML, script addresses and handlers in Markdown get no further than in HTML', () => {
  const text = [
    '[点我](javascript:alert(1))',
    '![图](javascript:alert(1))',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    '[x](data:text/html,<script>alert(1)</script>)',
    '<div style="background:url(https://evil.example/x)">词</div>',
  ].join('\n\n');
  // An address that is refused stays as the text that it was, which runs nowhere.
  const markup = htmlOf(`开头\n\n${text}`).replaceAll(/>[^<]*</g, '><');
  expect(markup).not.toMatch(/javascript:|<script|onerror|<iframe|data:|url\(/i);
});

test('no attempt of the corpus survives as Markdown', () => {
  for (const html of attacks) {
    const result = importMarkdown(`前文\n\n${html}\n\n后文`);
    if (!result.ok) continue;
    const shown = toHtml(parseBody(result.value.body), { pictureUrl: () => null, style: 'plain' });
    // Escaped text may say anything; only elements and attributes count.
    const markup = shown.replaceAll(/>[^<]*</g, '><');
    expect(markup, html).not.toMatch(/<script|javascript:|\son\w+=["']|<iframe|<svg|<object/i);
  }
});

test('no input keeps the parser long or throws', () => {
  const pieces = ['>', '[', '![', '*a_ ', '`', '- ', '<a', '|a', '#', '\\', '&', '[a](', '**', '\n>-'];
  for (const piece of pieces) {
    const began = performance.now();
    importMarkdown(piece.repeat(Math.floor(20_000 / piece.length)));
    expect(performance.now() - began, piece).toBeLessThan(5000);
  }
  expect(importMarkdown('a'.repeat(1024 * 1024 + 1))).toMatchObject({ ok: false });
  expect(importMarkdown(' \n')).toMatchObject({ ok: false });
});

test('pasting in the browser needs nothing of Node: no built-in stands behind import-html', () => {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    for (const [, specifier = ''] of source.matchAll(/(?:import|export)[^;'"]*?from '([^']+)'/g)) {
      expect(specifier, file).not.toMatch(/^node:/);
      if (specifier.startsWith('.')) visit(join(dirname(file), specifier));
    }
    expect(source, file).not.toMatch(/\bBuffer\.|\bprocess\.(?!$)(?:env|cwd|argv|nextTick)/);
  };
  visit(join(import.meta.dirname, '../src/import-html.ts'));
  expect(seen.size).toBeGreaterThan(10);
  expect(importHtml('<p>粘贴</p>')).toMatchObject({ ok: true });
});
