import {
  canonicalBody,
  canonicalEnvelope,
  canonicalField,
  contentDigest,
  DocumentError,
  documentRefusal,
  parseBody,
  placeFiles,
  readContent,
} from '@sanshen/document';
import { nodeHash } from '@sanshen/document/node-hash';
import { changedFields, emptyContent, type ManuscriptContent, materialFields } from '@sanshen/domain/content';
import { brandId, canonicalJson, type Digest, type Json } from '@sanshen/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someBody, someContent, writtenOtherwise } from './arbitraries.ts';

const digest = (content: ManuscriptContent): string => contentDigest(content, 'sha256', nodeHash);
const body = (...content: readonly Json[]): Json => ({ type: 'doc', content });
const paragraph = (...content: readonly Json[]): Json => ({ type: 'paragraph', content });
const text = (value: string, ...marks: readonly Json[]): Json => ({ type: 'text', text: value, marks });

/** A generator that is the same in every run of the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('§5 complaint 2: an identical save, written down in any other way, has the same digest', () => {
  fc.assert(
    fc.property(someContent, fc.integer(), (content, seed) => {
      // JSON in, JSON of the same meaning out.
      const other = writtenOtherwise(
        content as unknown as Json,
        randomFrom(seed),
      ) as unknown as ManuscriptContent;
      const channels = other.channels.toReversed();
      // Only channels have no order of their own; sources and attachments are published in theirs.
      expect(digest({ ...other, channels })).toBe(digest(content));
    }),
    { numRuns: 200 },
  );
});

test('§5 complaint 1: a change of any material field gives another digest', () => {
  fc.assert(
    fc.property(someContent, someContent, fc.constantFrom(...materialFields), (a, b, field) => {
      const changed = { ...a, [field]: b[field] };
      const same = canonicalField(a, field) === canonicalField(changed, field);
      expect(digest(changed) === digest(a)).toBe(same);
      expect(changedFields(a, changed, canonicalField)).toEqual(same ? [] : [field]);
    }),
    { numRuns: 300 },
  );
});

test('§5 every single character of the body counts', () => {
  fc.assert(
    fc.property(someContent, fc.nat(), (content, at) => {
      const spelled = canonicalJson(content.body);
      const texts = [...spelled.matchAll(/"text":"[^"\\]/g)];
      const hit = texts[at % Math.max(texts.length, 1)];
      fc.pre(hit !== undefined);
      const index = (hit?.index ?? 0) + '"text":"'.length;
      const changed = `${spelled.slice(0, index)}改${spelled.slice(index)}`;
      expect(digest({ ...content, body: JSON.parse(changed) })).not.toBe(digest(content));
    }),
    { numRuns: 200 },
  );
});

test('the canonical body is canonical: a second pass changes nothing', () => {
  fc.assert(
    fc.property(someBody, (raw) => {
      const once = canonicalBody(raw);
      expect(canonicalJson(canonicalBody(once))).toBe(canonicalJson(once));
      expect(parseBody(raw).eq(parseBody(once))).toBe(true);
    }),
  );
});

test('text is kept as typed: two spellings of é are two texts', () => {
  const one = { ...emptyContent, body: body(paragraph(text('é'))) };
  const two = { ...emptyContent, body: body(paragraph(text('e\u0301'))) };
  expect(digest(one)).not.toBe(digest(two));
});

test('the digest is fixed: suite, envelope and a value that must never change', () => {
  expect(canonicalEnvelope(emptyContent)).toMatch(
    /^\{"fields":\{"attachments":\[\],.*\},"format":"sanshen-content\/1"\}$/,
  );
  expect(contentDigest(emptyContent, 'sha256', nodeHash)).toBe(
    `sha256:${nodeHash('sha256', new TextEncoder().encode(canonicalEnvelope(emptyContent)))}`,
  );
  expect(contentDigest(emptyContent, 'sm3', nodeHash)).toMatch(/^sm3:[0-9a-f]{64}$/);
  // The examples of GB/T 32905-2016, A.1, and FIPS 180-4 for "abc".
  const abc = new TextEncoder().encode('abc');
  expect(nodeHash('sm3', abc)).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(nodeHash('sha256', abc)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('§5 complaint 13: notes beside the content are no part of the digest', () => {
  const noted: ManuscriptContent & { notes: string } = { ...emptyContent, notes: '请修改标题' };
  expect(digest(noted)).toBe(digest(emptyContent));
});

const refused: readonly (readonly [string, Json, string])[] = [
  ['not an object', 'text', 'document.malformed'],
  ['an unknown node', body({ type: 'script' }), 'document.malformed'],
  ['a node named like a member of Object', body({ type: 'constructor' }), 'document.malformed'],
  ['an unknown mark', body(paragraph(text('a', { type: 'blink' }))), 'document.malformed'],
  ['an unknown attribute', body({ type: 'paragraph', attrs: { onclick: 'x' } }), 'document.malformed'],
  ['an unknown member', body({ type: 'paragraph', html: '<b>' }), 'document.malformed'],
  ['text in a wrong place', body(text('a')), 'document.malformed'],
  ['a list without items', body({ type: 'bulletList' }), 'document.malformed'],
  ['no blocks', { type: 'doc' }, 'document.malformed'],
  [
    'two links on one text',
    body(paragraph(text('a', link('https://a.cn/'), link('https://b.cn/')))),
    'document.malformed',
  ],
  ['a script link', body(paragraph(text('a', link('javascript:alert(1)')))), 'document.unsafeAddress'],
  [
    'a link that shows another host',
    body(paragraph(text('a', link('https://a.cn@b.cn/')))),
    'document.unsafeAddress',
  ],
  [
    'a style that loads',
    body({ type: 'paragraph', attrs: { style: 'background:url(x)' } }),
    'document.unsafeStyle',
  ],
  ['a picture as data', picture({ src: 'data:image/png;base64,AA==' }), 'document.unsafeAddress'],
  ['a picture from nowhere', picture({}), 'document.malformed'],
  [
    'a picture from two places',
    picture({ file: `sha256:${'a'.repeat(64)}`, src: 'https://a.cn/a.png' }),
    'document.malformed',
  ],
  ['a picture that is not stored yet', picture({ src: 'import:1' }), 'document.pictureNotStored'],
  ['a file that is no digest', picture({ file: '../../etc/passwd' }), 'document.malformed'],
  ['half a character in the text', body(paragraph(text('a\ud83d'))), 'document.loneSurrogate'],
  [
    'half a character in an attribute',
    picture({ src: 'https://a.cn/a.png', alt: '\udc00' }),
    'document.loneSurrogate',
  ],
  ['nesting without end', nested(2_000), 'document.tooDeep'],
];

test.each(refused)('a body with %s is refused with a code, not with a TypeError', (_name, raw, code) => {
  const result = readContent({ ...emptyContent, body: raw });
  expect(result).toMatchObject({ ok: false, refusal: { code } });
  expect(() => digest({ ...emptyContent, body: raw })).toThrow(DocumentError);
});

test.each([
  ['title', { title: '\ud800' }, 'document.loneSurrogate'],
  ['summary', { summary: 7 }, 'document.malformed'],
  ['extra', { extra: 1 }, 'document.malformed'],
  ['schedule', { schedule: '2026-11-23' }, 'document.malformed'],
  ['cover', { cover: { file: 'x', alt: '', credit: '' } }, 'document.malformed'],
  ['channels', { channels: [{ channel: 'a' }, { channel: 'a' }] }, 'document.malformed'],
  [
    'link',
    { source: { form: 'original', sources: [{ who: 'a', link: 'javascript:1' }] } },
    'document.unsafeAddress',
  ],
  ['form', { source: { form: 'stolen', sources: [] } }, 'document.malformed'],
  ['declaration', { declarations: { ...emptyContent.declarations, noSecrets: 'yes' } }, 'document.malformed'],
])('a content with a wrong %s is refused', (_name, part, code) => {
  expect(readContent({ ...emptyContent, ...part })).toMatchObject({ ok: false, refusal: { code } });
});

test('a lone surrogate outside the body has a code in the digest too', () => {
  expect(() => digest({ ...emptyContent, title: '\ud800' })).toThrow(/document\.loneSurrogate/);
});

test('what was read can be read again and is the same', () => {
  fc.assert(
    fc.property(someContent, (content) => {
      const once = readContent(content);
      expect(once).toMatchObject({ ok: true });
      if (!once.ok) return;
      expect(readContent(JSON.parse(JSON.stringify(once.value)))).toEqual(once);
      expect(digest(once.value)).toBe(digest(content));
    }),
  );
});

test('a stored file takes the place of an imported picture', () => {
  const file = brandId<Digest>(`sha256:${'a'.repeat(64)}`);
  const placed = placeFiles(picture({ src: 'import:1', alt: '合影' }), new Map([['import:1', file]]));
  expect(canonicalBody(placed)).toEqual(picture({ file, alt: '合影' }));
});

test('every refusal speaks both languages', () => {
  const refusal = documentRefusal('document.tooLarge', '10');
  expect(refusal.zh).not.toBe('');
  expect(refusal.en).not.toBe('');
  expect(refusal.detail).toBe('10');
});

function link(href: string): Json {
  return { type: 'link', attrs: { href } };
}

function picture(attrs: Json): Json {
  return body(paragraph({ type: 'image', attrs }));
}

function nested(depth: number): Json {
  let inner: Json = { type: 'paragraph' };
  for (let level = 0; level < depth; level += 1) inner = { type: 'section', content: [inner] };
  return body(inner);
}
