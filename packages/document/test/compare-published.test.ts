import {
  comparableForm,
  comparePublished,
  mediaOf,
  parseBody,
  pictureResolver,
  toHtml,
} from '@sanshen/document';
import type { Json } from '@sanshen/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someBody } from './arbitraries.ts';

const resolve = pictureResolver([
  ['http://mmbiz.qpic.cn/mmbiz_jpg/AAA/0?from=appmsg', 'sha256:a'],
  ['http://mmbiz.qpic.cn/mmbiz_png/BBB/0?from=appmsg', 'sha256:b'],
]);
const form = (html: string, fields = {}) => comparableForm(html, { pictureId: resolve, fields });
const approved =
  '<section style="color:red"><p>坚持<strong>正确</strong>导向。</p><p><img src="http://mmbiz.qpic.cn/mmbiz_jpg/AAA/0?from=appmsg" alt="图"></p>' +
  '<p>See <a href="https://example.org/a">the notice</a> of 2023.</p></section>';

test.each([
  ['nothing', (html: string) => html],
  ['scripts added and removed', (html: string) => `${html}<script>var x="文";</script><style>p{}</style>`],
  [
    'attributes rewritten',
    (html: string) => html.replaceAll('<p>', '<p data-tools="x" class="y" style="margin:0">'),
  ],
  ['styles removed', (html: string) => html.replaceAll(/ style="[^"]*"/g, '')],
  ['line breaks between tags', (html: string) => html.replaceAll('><', '>\n  <')],
  [
    'non-breaking spaces',
    (html: string) => html.replaceAll('of 2023', 'of&nbsp;2023').replaceAll('正确', ' 正确\u200b'),
  ],
  ['characters as references', (html: string) => html.replaceAll('坚', '&#22362;')],
  [
    'late pictures',
    (html: string) =>
      html.replaceAll(
        '<img src="http://mmbiz.qpic.cn/mmbiz_jpg/AAA/0?from=appmsg"',
        '<img src="data:image/gif;base64,R0" data-src="https://mmbiz.qpic.cn/mmbiz_jpg/AAA/640?wx_fmt=jpeg&amp;tp=webp"',
      ),
  ],
  [
    'text cut into spans',
    (html: string) => html.replaceAll('导向', '<span>导</span><span leaf="">向</span>'),
  ],
  [
    'a frame of the page around it',
    (html: string) =>
      `<html><head><title>公众号</title></head><body><div id="js_content">${html}</div></body></html>`,
  ],
  [
    'sections around paragraphs',
    (html: string) => html.replaceAll('<p>', '<section><p>').replaceAll('</p>', '</p></section>'),
  ],
])('what a platform rewrites is no difference: %s', (_name, rewrite) => {
  expect(comparePublished(form(approved), form(rewrite(approved)))).toEqual({
    verdict: 'same',
    differences: [],
  });
});

test.each([
  [
    'a word',
    (html: string) => html.replace('正确', '错误'),
    { kind: 'text', at: '0', approved: '坚持正确导向。', fetched: '坚持错误导向。' },
  ],
  ['a full stop', (html: string) => html.replace('。', ''), { kind: 'text', fetched: '坚持正确导向' }],
  ['a space between words', (html: string) => html.replace('the notice', 'thenotice'), { kind: 'text' }],
  [
    'a paragraph less',
    (html: string) => html.replace('<p>坚持<strong>正确</strong>导向。</p>', ''),
    { kind: 'text', fetched: null },
  ],
  [
    'a paragraph more',
    (html: string) => `${html}<p>广告</p>`,
    { kind: 'text', approved: null, fetched: '广告' },
  ],
  [
    'another picture',
    (html: string) => html.replace('jpg/AAA', 'png/BBB'),
    { kind: 'picture', approved: 'sha256:a', fetched: 'sha256:b' },
  ],
  [
    'an unknown picture',
    (html: string) => html.replace('AAA', 'ZZZ'),
    { kind: 'picture', approved: 'sha256:a' },
  ],
  ['a picture less', (html: string) => html.replace(/<img[^>]*>/, ''), { kind: 'picture', fetched: null }],
  [
    'a link that leads elsewhere',
    (html: string) => html.replace('example.org/a', 'example.org/b'),
    { kind: 'link', fetched: 'https://example.org/b' },
  ],
  ['a link less', (html: string) => html.replaceAll(/<\/?a[^>]*>/g, ''), { kind: 'link', fetched: null }],
  [
    'a link that runs a script',
    (html: string) => html.replace('https://example.org/a', 'javascript:x'),
    { kind: 'link', fetched: 'javascript:x' },
  ],
  [
    'a frame that was put in',
    (html: string) => `${html}<iframe src="https://ads.example/"></iframe>`,
    { kind: 'media', approved: null },
  ],
])('what readers would see otherwise is a difference: %s', (_name, change, expected) => {
  const result = comparePublished(form(approved), form(change(approved)));
  expect(result.verdict).toBe('differs');
  expect(result.differences).toHaveLength(1);
  expect(result.differences[0]).toMatchObject(expected);
});

test('fields beside the body are compared too', () => {
  const fields = { title: '关于 印发的通知', author: '宣传部' };
  expect(comparePublished(form('a', fields), form('a', { ...fields, title: '关于印发的通知' })).verdict).toBe(
    'same',
  );
  const other = comparePublished(form('a', fields), form('a', { ...fields, title: '关于印发的公告' }));
  expect(other.differences).toMatchObject([{ kind: 'field', at: 'title', fetched: '关于印发的公告' }]);
});

test('two pictures under one address are unknown rather than mistaken for one another', () => {
  const twice = pictureResolver([
    ['https://p.example/x/0', 'sha256:a'],
    ['https://p.example/x/640', 'sha256:b'],
  ]);
  expect(twice('https://p.example/x/0')).toBeNull();
});

const options = { pictureUrl: (file: string) => `https://files.example/${file}`, style: 'plain' } as const;
const comparable = (body: Json) =>
  comparableForm(toHtml(parseBody(body), options), { pictureId: (src) => src });

test('every body is the same as itself, and the pictures are those of the document', () => {
  fc.assert(
    fc.property(someBody, (body) => {
      const own = comparable(body);
      expect(comparePublished(own, comparable(body)).verdict).toBe('same');
      expect(own.pictures).toEqual(mediaOf(parseBody(body)).map((one) => options.pictureUrl(one.file ?? '')));
    }),
  );
});

test('one character put in anywhere is found', () => {
  fc.assert(
    fc.property(someBody, fc.nat(), (body, at) => {
      const html = toHtml(parseBody(body), options);
      const texts = [...html.matchAll(/>(?=[^<&])/g)];
      const hit = texts[at % Math.max(texts.length, 1)];
      fc.pre(hit !== undefined);
      const index = (hit?.index ?? 0) + 1;
      const changed = `${html.slice(0, index)}改${html.slice(index)}`;
      const fetched = comparableForm(changed, { pictureId: (src) => src });
      expect(comparePublished(comparable(body), fetched).verdict).toBe('differs');
    }),
  );
});
