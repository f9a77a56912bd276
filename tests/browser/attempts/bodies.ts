import type { Json } from '@sanshen/domain/kernel';
import { addressAttempts } from './addresses.ts';
import { elsewhere } from './texts.ts';

const run = 'top.__ran.push(1)';
const digest = `sha256:${'0'.repeat(64)}`;

const doc = (...content: readonly Json[]): Json => ({ type: 'doc', content });
const text = (words: string, marks: readonly Json[] = []): Json => ({ type: 'text', text: words, marks });
const paragraph = (attrs: Json, ...content: readonly Json[]): Json => ({ type: 'paragraph', attrs, content });
const styled = (style: string): Json => doc(paragraph({ style }, text('字')));

/** Styles that load, run, leave their place or hide words. */
export const styleAttempts: readonly string[] = [
  'position:fixed;top:0;left:0;width:100%;height:100%',
  'position:absolute;top:0',
  'position:sticky;top:0',
  'z-index:2147483647',
  'background:url(https://attempt.invalid/x)',
  'background:u\\72l(https://attempt.invalid/x)',
  'background-image:image-set("https://attempt.invalid/x" 1x)',
  'background:-webkit-cross-fade(url(https://attempt.invalid/x),red)',
  'list-style:url(https://attempt.invalid/x)',
  'border-image:url(https://attempt.invalid/x) 1',
  'cursor:url(https://attempt.invalid/x),auto',
  'content:url(https://attempt.invalid/x)',
  'filter:url(https://attempt.invalid/x#a)',
  'mask:url(https://attempt.invalid/x)',
  '@import "https://attempt.invalid/x"',
  `width:expression(${run})`,
  `width:exp/**/ression(${run})`,
  'behavior:url(x.htc)',
  '-moz-binding:url(x.xml#a)',
  `--x:url(javascript:${run});background:var(--x)`,
  `color:red}</style><script>${run}</script>`,
  `font-family:'</style><img src=x: onerror=${run}>'`,
  `color:red" onmouseover="${run}`,
  'animation:x 1s',
  'display:none',
  'visibility:hidden',
  'opacity:0',
  'font-size:0',
  'color:transparent',
  'text-indent:-9999px',
  'margin-left:-9999px',
  'transform:translateX(-9999px)',
  'transform:scale(0)',
  'transform:rotate(20deg) scaleX(.01)',
  'transform:rotateY(90deg)',
  'transform:rotateX(0.25turn)',
  'clip-path:inset(100%)',
  'height:0;overflow:hidden',
  'pointer-events:none',
];

/** Bodies that the server has to refuse: the schema knows no such node, attribute, address or style. */
export const refusedBodies: readonly (readonly [name: string, body: Json])[] = [
  ['a script node', doc({ type: 'script', content: [text(run)] })],
  ['a node of HTML', doc({ type: 'html', attrs: { html: `<script>${run}</script>` } })],
  ['a node named as a member of every object', doc({ type: 'constructor' })],
  ['a node named __proto__', doc({ type: '__proto__' })],
  ['a mark named as a member of every object', doc(paragraph({}, text('字', [{ type: 'toString' }])))],
  ['a handler as attribute', doc(paragraph({ onclick: run }, text('字')))],
  ['a class as attribute', doc(paragraph({ class: 'ant-modal-mask' }, text('字')))],
  ['an inner HTML as attribute', doc(paragraph({ innerHTML: `<img src=x: onerror=${run}>` }, text('字')))],
  ['a style that is no text', doc(paragraph({ style: { toString: 'color:red' } }, text('字')))],
  ['a level as text', doc({ type: 'heading', attrs: { level: '1 onclick=x' }, content: [text('字')] })],
  ['a level beyond', doc({ type: 'heading', attrs: { level: 7 }, content: [text('字')] })],
  ['a text with an unknown member', doc(paragraph({}, { type: 'text', text: '字', html: '<b>' }))],
  ['a DOM specification as text', doc(paragraph({}, { type: 'text', text: ['script', run] }))],
  ['a picture of a script', doc(paragraph({}, { type: 'image', attrs: { src: `javascript:${run}` } }))],
  [
    'a picture that is data',
    doc(paragraph({}, { type: 'image', attrs: { src: 'data:image/svg+xml,<svg onload=1/>' } })),
  ],
  [
    'a picture of a file elsewhere',
    doc(paragraph({}, { type: 'image', attrs: { file: `../../${digest}` } })),
  ],
  [
    'a picture with both origins',
    doc(paragraph({}, { type: 'image', attrs: { file: digest, src: `https://${elsewhere}/x` } })),
  ],
  ['a film of a script', doc({ type: 'video', attrs: { src: `javascript:${run}` } })],
  [
    'a cell as wide as text',
    doc({
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [{ type: 'tableCell', attrs: { colspan: '1 onclick=x' }, content: [paragraph({})] }],
        },
      ],
    }),
  ],
  ...addressAttempts.map((href): readonly [string, Json] => [
    `a link to ${JSON.stringify(href)}`,
    doc(paragraph({}, text('字', [{ type: 'link', attrs: { href } }]))),
  ]),
  ...styleAttempts.map((style): readonly [string, Json] => [`a style: ${style}`, styled(style)]),
  ...styleAttempts
    .slice(0, 6)
    .map((style): readonly [string, Json] => [
      `a span's style: ${style}`,
      doc(paragraph({}, text('字', [{ type: 'span', attrs: { style } }]))),
    ]),
];

/** A body of ordinary nodes whose every text is an attempt; the server keeps it, and every screen has to show it as words. */
export function bodyOfAttempts(texts: readonly string[], picture: string): Json {
  const all = texts.map((words) => paragraph({}, text(words)));
  const link = {
    type: 'link',
    attrs: { href: 'https://a.example/?x=javascript:top.__ran.push(1)', title: texts[0] ?? '' },
  };
  return doc(
    { type: 'heading', attrs: { level: 2 }, content: [text(texts[1] ?? '字')] },
    ...all,
    paragraph({}, text('前'), {
      type: 'image',
      attrs: { file: picture, alt: texts[2] ?? '', credit: texts[3] ?? '' },
    }),
    paragraph({}, text(texts[4] ?? '字', [link])),
    // A picture on another site can be in a draft; no screen may ask for it.
    paragraph({}, { type: 'image', attrs: { src: `https://${elsewhere}/picture.png`, alt: texts[5] ?? '' } }),
    { type: 'blockquote', content: [paragraph({}, text(texts[6] ?? '字'))] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [{ type: 'tableCell', content: [paragraph({}, text(texts[7] ?? '字'))] }],
        },
      ],
    },
  );
}
