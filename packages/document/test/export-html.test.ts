import { DocumentError, escapeHtml, parseBody, toHtml } from '@sanshen/document';
import type { Json } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';

const file = `sha256:${'a'.repeat(64)}`;
const doc = (...content: readonly Json[]) => parseBody({ type: 'doc', content });
const plain = { pictureUrl: () => 'https://files.example/"><script>', style: 'plain' } as const;
const wechat = { pictureUrl: () => 'http://mmbiz.qpic.cn/a/0', style: 'wechat' } as const;

test('text, attributes and addresses are escaped, whoever gives them', () => {
  const body = doc({
    type: 'paragraph',
    content: [
      {
        type: 'text',
        text: '<script>alert("1")</script>&amp;',
        marks: [{ type: 'link', attrs: { href: 'https://a.cn/?a=1&b=2', title: '"onclick="x' } }],
      },
      { type: 'image', attrs: { file, alt: '"><script>', credit: '<b>' } },
    ],
  });
  expect(toHtml(body, plain)).toBe(
    '<p><a href="https://a.cn/?a=1&amp;b=2" title="&quot;onclick=&quot;x">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;</a>' +
      '<img src="https://files.example/&quot;&gt;&lt;script&gt;" alt="&quot;&gt;&lt;script&gt;"><br><span style="color:#888;font-size:12px">&lt;b&gt;</span></p>',
  );
  expect(escapeHtml(`<>&"'\u00a0`)).toBe('&lt;&gt;&amp;&quot;&#39;&nbsp;');
});

test('marks nest in one order, and empty paragraphs keep their height', () => {
  const marks = [{ type: 'span', attrs: { style: 'color:red' } }, { type: 'em' }, { type: 'strong' }];
  const body = doc(
    { type: 'paragraph', content: [{ type: 'text', text: '甲', marks }] },
    { type: 'paragraph' },
  );
  expect(toHtml(body, plain)).toBe(
    '<p><strong><em><span style="color:red">甲</span></em></strong></p><p><br></p>',
  );
});

test('pictures fit the reader of WeChat; video and audio are refused there, not left out', () => {
  const picture: Json = { type: 'paragraph', content: [{ type: 'image', attrs: { file, width: 600 } }] };
  expect(toHtml(doc(picture), wechat)).toContain('width="600" style="max-width:100%"');
  const video: Json = { type: 'video', attrs: { file, title: '片头' } };
  expect(toHtml(doc(video), { ...plain, pictureUrl: () => 'https://f.example/1' })).toBe(
    '<video controls src="https://f.example/1" title="片头"></video>',
  );
  expect(() => toHtml(doc(video), wechat)).toThrow(/document\.mediaNotEmbeddable/);
});

test('§5 a missing picture refuses the export; it never publishes a hole', () => {
  const body = doc({ type: 'paragraph', content: [{ type: 'image', attrs: { file } }] });
  expect(() => toHtml(body, { ...wechat, pictureUrl: () => null })).toThrow(DocumentError);
});
