import { brandId, type Digest, type Instant } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { nextChineseMidnight, rejection } from '../src/wechat/errors.ts';
import {
  classify,
  describe as describeError,
  listedCodes,
  memoryTokenStore,
  renderForWechat,
  wechatConnector,
  wechatLimits,
} from '../src/wechat/index.ts';
import { parseJson } from '../src/wechat/json.ts';
import { article, channel, cover, credentials, files, first, movableClock } from './support.ts';

const connector = wechatConnector({
  channel,
  credentials: credentials(),
  files,
  clock: movableClock(),
  renderHtml: renderForWechat,
  tokens: memoryTokenStore(),
});
const problems = (change: Parameters<typeof article>[0]) =>
  connector.validate(article(change)).map((issue) => `${issue.severity}:${issue.message.code}`);
const body = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

test.each([
  ['title', { title: '字'.repeat(32) }, { title: '字'.repeat(33) }, 'error:titleLong'],
  ['byline', { byline: '字'.repeat(16) }, { byline: '字'.repeat(17) }, 'error:bylineLong'],
  ['summary', { summary: '字'.repeat(128) }, { summary: '字'.repeat(129) }, 'error:summaryLong'],
  [
    'source link',
    { sourceLink: `https://a.cn/${'x'.repeat(1011)}` },
    { sourceLink: `https://a.cn/${'x'.repeat(1012)}` },
    'error:sourceLinkLong',
  ],
  [
    'body',
    { body: body('字'.repeat(19_992)), pictures: [] },
    { body: body('字'.repeat(19_993)), pictures: [] },
    'error:bodyLong',
  ],
  [
    'picture size',
    { pictures: [first, { ...cover, byteLength: 1_048_575 }] },
    { pictures: [first, { ...cover, byteLength: 1_048_576 }] },
    'error:pictureLarge',
  ],
  [
    'cover size',
    { cover: { ...cover, byteLength: 10_485_760 } },
    { cover: { ...cover, byteLength: 10_485_761 } },
    'error:coverLarge',
  ],
] as const)('%s: the limit itself is fine, one more is not', (_name, fine, over, code) => {
  expect(problems(fine)).not.toContain(code);
  expect(problems(over)).toContain(code);
});

test('types, absences and foreign things are named', () => {
  expect(problems({ cover: null })).toContain('error:coverMissing');
  expect(problems({ cover: { ...cover, mediaType: 'image/webp' } })).toContain('error:coverType');
  expect(problems({ pictures: [{ ...first, mediaType: 'image/gif' }] })).toContain('error:pictureType');
  expect(problems({ sourceLink: 'javascript:alert(1)' })).toContain('error:sourceLinkBad');
  expect(problems({ summary: '' })).toContain('warning:summaryEmpty');
  expect(problems({ body: { type: 'doc', content: [{ type: 'paragraph' }] } })).toContain('error:bodyEmpty');
  expect(problems({ body: 'not a document' })).toEqual(['error:document.malformed']);
});

test('complaint 11: a picture that the release does not cover is refused', () => {
  const issue = connector
    .validate(article({ pictures: [first] }))
    .find((each) => each.message.code === 'pictureUnlisted');
  expect(issue).toMatchObject({ severity: 'error', field: 'pictures' });
  expect(issue?.picture).not.toBe(first.digest);
});

test('a picture on another site is announced as lost', () => {
  const foreign = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'image', attrs: { src: 'https://example.com/a.png' } }] },
    ],
  };
  expect(problems({ body: foreign })).toContain('warning:bodyForeignPicture');
});

test('excess is measured', () => {
  const issue = connector.validate(article({ title: '字'.repeat(40) }))[0];
  expect(issue).toMatchObject({ limit: wechatLimits.title, actual: 40, message: { zh: '标题超过 32 个字' } });
});

test.each([
  [40001, 'token'],
  [40014, 'token'],
  [42001, 'token'],
  [-1, 'backoff'],
  [45011, 'quota'],
  [45009, 'quota'],
  [45028, 'quota'],
  [40164, 'configuration'],
  [89503, 'configuration'],
  [89506, 'configuration'],
  [89507, 'configuration'],
  [40125, 'configuration'],
  [40243, 'configuration'],
  [48001, 'configuration'],
  [48004, 'configuration'],
  [50002, 'configuration'],
  [44003, 'content'],
  [45001, 'content'],
  [45002, 'content'],
  [45003, 'content'],
  [45004, 'content'],
  [45008, 'content'],
  [45166, 'content'],
  [47001, 'content'],
  [41039, 'content'],
  [53404, 'content'],
  [53405, 'content'],
  [53406, 'content'],
  [53503, 'byHand'],
  [53504, 'byHand'],
  [53505, 'byHand'],
  [48021, 'byHand'],
  [40007, 'missing'],
  [53600, 'missing'],
  [88001, 'missing'],
  [88008, 'missing'],
  [53501, 'unlisted'],
] as const)('error %i is of class %s', (code, errorClass) => {
  expect(classify(code)).toBe(errorClass);
});

test('every listed code has both languages and keeps the platform’s own words', () => {
  for (const code of listedCodes()) {
    const message = describeError({ kind: 'error', code, text: 'rid: 1-2-3' });
    expect(message.zh).toMatch(/[\u4e00-\u9fff].*rid: 1-2-3/s);
    expect(message.en).toMatch(/[a-z]{3}.*rid: 1-2-3/s);
  }
});

test('a day of quota ends at midnight in China', () => {
  expect(nextChineseMidnight('2026-11-23T15:59:59.999Z' as Instant)).toBe('2026-11-23T16:00:00.000Z');
  expect(nextChineseMidnight('2026-11-23T16:00:00.000Z' as Instant)).toBe('2026-11-24T16:00:00.000Z');
  expect(
    rejection({ kind: 'error', code: 45009, text: '' }, '2026-11-23T16:00:00.000Z' as Instant).retryAt,
  ).toBe('2026-11-24T16:00:00.000Z');
});

test('numbers beyond 2^53 keep every digit; ids are always strings', () => {
  expect(
    parseJson(
      '{"publish_id":12,"msg_data_id":9223372036854775807,"x":9007199254740993,"n":1.5,"l":[9007199254740991]}',
    ),
  ).toEqual({
    publish_id: '12',
    msg_data_id: '9223372036854775807',
    x: '9007199254740993',
    n: 1.5,
    l: [9007199254740991],
  });
  expect(brandId<Digest>('x')).toBe('x');
});
