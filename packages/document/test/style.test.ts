import { cleanStyle, safeLink, safePicture } from '@sanshen/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { processorTime } from './processor-time.ts';

test.each([
  ['margin: 0px 8px; color : RED ;', 'margin:0px 8px;color:RED'],
  ['font-family:"PingFang SC", "微软雅黑", serif', "font-family:'PingFang SC','微软雅黑',serif"],
  ['color:rgb(1, 2, 3) !important', 'color:rgb(1,2,3)'],
  [
    'background:linear-gradient(90deg, #fff 0%, rgba(1,2,3,.5) 100%)',
    'background:linear-gradient(90deg,#fff 0%,rgba(1,2,3,.5) 100%)',
  ],
  ['transform: rotate(45deg) translate3d(1px, 0px, 0px)', 'transform:rotate(45deg) translate3d(1px,0px,0px)'],
  ['transform:rotateY(180deg) scale(0.8,-1)', 'transform:rotateY(180deg) scale(0.8,-1)'],
  ['box-shadow: rgba(0, 0, 0, 0.1) 0px 2px 4px 0px', 'box-shadow:rgba(0,0,0,0.1) 0px 2px 4px 0px'],
  ['display:flex;justify-content:center;flex:1 1 0%', 'display:flex;justify-content:center;flex:1 1 0%'],
  ['color:red;color:blue', 'color:blue'],
  ['overflow:hidden;border-radius:8px;height:120px', 'overflow:hidden;border-radius:8px;height:120px'],
])('%s is kept', (raw, style) => {
  expect(cleanStyle(raw)).toEqual({ style, dropped: [] });
});

test.each([
  'background:url(https://a.cn/x)',
  'background-image:image-set("a.png" 1x)',
  'list-style:url(x)',
  'width:expression(1)',
  'behavior:url(x)',
  'position:fixed',
  'position:sticky',
  'z-index:9',
  'display:none',
  'visibility:hidden',
  'opacity:0',
  'opacity:0.0',
  'font-size:0px',
  'color:transparent',
  'text-indent:-999px',
  'margin-left:-9999px',
  'transform:translateX(9999px)',
  'transform:scale(0)',
  'transform:scaleX(.01)',
  'transform:rotateY(90deg)',
  'transform:rotate3d(1,1,0,90deg)',
  '@import "x"',
  'color:r\\65 d',
  'color:var(--x)',
  '--x:1',
  'content:"a"',
  'animation:x 1s',
  'clip-path:circle(0)',
  'filter:url(#a)',
  'cursor:url(x)',
  'color',
  ':red',
  'color:red}body{color:blue',
  'font-family:a</style>',
])('%s is dropped', (raw) => {
  const { style, dropped } = cleanStyle(raw);
  expect(style).toBe('');
  expect(dropped).toHaveLength(1);
});

test('a clipped box of no size cannot hide text', () => {
  expect(cleanStyle('height:0;overflow:hidden').style).toBe('height:0');
  expect(cleanStyle('overflow:hidden;max-width:1px').style).toBe('max-width:1px');
});

test('cleaning is idempotent and its output holds no dangerous shape, whatever comes in', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'color',
      'background',
      'width',
      'font-family',
      'transform',
      'border',
      ':',
      ';',
      'url(',
      ')',
      '(',
      '"',
      "'",
      '/*',
      '*/',
      '\\',
      'red',
      '1px',
      '#fff',
      ',',
      ' ',
      '<',
      'rgb(1,2,3)',
      '!important',
      'expression(',
    ),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const { style } = cleanStyle(pieces.join(''));
      expect(cleanStyle(style)).toEqual({ style, dropped: [] });
      expect(style).not.toMatch(/url|expression|[<>\\"{}@]|\/\*/i);
    }),
    { numRuns: 2_000 },
  );
});

test('a style of any length is judged quickly', () => {
  const took = processorTime(() => {
    for (const part of [
      'color:red;',
      '(',
      "'",
      'margin:1px 1px 1px 1px ',
      'border:1px '.repeat(3),
      'rgb(',
      'linear-gradient(#fff,',
    ]) {
      cleanStyle(`background:${part.repeat(3_900 / part.length)}`);
      cleanStyle(`border:${part.repeat(3_900 / part.length)}`);
      cleanStyle(`box-shadow:${part.repeat(3_900 / part.length)}`);
    }
  });
  expect(took).toBeLessThan(1000);
});

test('addresses: only what leads to a page, and never in disguise', () => {
  expect(safeLink(' https://a.cn/一 二?a=1#b\n')).toBe('https://a.cn/一%20二?a=1#b');
  expect(safeLink('#第一条')).toBe('#第一条');
  expect(safeLink('tel:+86871')).toBe('tel:+86871');
  expect(safePicture('//a.cn/a.png')).toBe('https://a.cn/a.png');
  for (const raw of [
    '',
    '/a',
    'a.html',
    'javascript:1',
    'java\u0000script:1',
    '\u202ejavascript:1',
    'https:a.cn',
    'https:\\\\a.cn',
    'https://u:p@a.cn',
    'ftp://a.cn',
    'https://a.cn\\@b.cn',
  ]) {
    expect(safeLink(raw)).toBeNull();
  }
  fc.assert(
    fc.property(
      fc
        .tuple(fc.constantFrom('https://a.cn/', 'mailto:', '#', 'tel:1'), fc.string())
        .map((parts) => parts.join('')),
      (raw) => {
        const once = safeLink(raw);
        if (once !== null) expect(safeLink(once)).toBe(once);
      },
    ),
  );
});
