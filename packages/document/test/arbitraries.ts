import type { ManuscriptContent } from '@sanshen/domain/content';
import { brandId, type ChannelId, type Digest, instant, type Json } from '@sanshen/domain/kernel';
import fc from 'fast-check';

/** Texts as people and attackers write them, always well-formed and never empty. */
export const someText = fc.oneof(
  fc.stringMatching(/^[团青年政策发布审校，。《》0-9A-Za-z ]{1,12}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  fc.constantFrom('𠀀𠮷', '<b>&amp;', '"\'', 'é', 'e\u0301', '\u3000缩进', 'a\u00a0b'),
);

export const someFile: fc.Arbitrary<Digest> = fc
  .constantFrom('a', 'b', 'c', 'd')
  .map((letter) => brandId<Digest>(`sha256:${letter.repeat(64)}`));

const style = fc.constantFrom('', '', 'color:red', 'font-size:16px;color:#333', 'text-align:center');
const marks = fc.uniqueArray(
  fc.constantFrom<{ readonly type: string; readonly attrs?: Json }>(
    { type: 'link', attrs: { href: 'https://example.org/a' } },
    { type: 'strong' },
    { type: 'em' },
    { type: 'underline' },
    { type: 'strike' },
    { type: 'span', attrs: { style: 'color:red' } },
  ),
  { selector: (mark) => mark.type, maxLength: 3 },
);

const textNode = fc.record({ text: someText, marks }).map(({ text, marks: list }): Json => {
  return { type: 'text', text, ...(list.length > 0 ? { marks: list as Json } : {}) };
});
const image = fc
  .record({ file: someFile, alt: fc.constantFrom('', '合影'), credit: fc.constantFrom('', '宣传部') })
  .map((attrs): Json => ({ type: 'image', attrs }));
const inline = fc.oneof(
  { weight: 6, arbitrary: textNode },
  { weight: 1, arbitrary: image },
  { weight: 1, arbitrary: fc.constant<Json>({ type: 'hardBreak' }) },
);
const line = fc.array(inline, { maxLength: 4 });

const paragraph = fc
  .record({ content: line, style })
  .map(({ content, style: css }): Json => ({ type: 'paragraph', attrs: { style: css }, content }));
const heading = fc
  .record({ content: line, level: fc.integer({ min: 1, max: 6 }) })
  .map(({ content, level }): Json => ({ type: 'heading', attrs: { level }, content }));
const rule = fc.constant<Json>({ type: 'horizontalRule' });
const blocks = (inner: fc.Arbitrary<Json>): fc.Arbitrary<Json[]> =>
  fc.array(inner, { minLength: 1, maxLength: 3 });

const { block } = fc.letrec<{ block: Json }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: 1, arbitrary: rule },
    {
      weight: 2,
      arbitrary: fc
        .record({ content: blocks(tie('block')), style })
        .map(({ content, style: css }): Json => ({ type: 'section', attrs: { style: css }, content })),
    },
    { weight: 1, arbitrary: blocks(tie('block')).map((content): Json => ({ type: 'blockquote', content })) },
    {
      weight: 1,
      arbitrary: blocks(tie('block')).map((content): Json => {
        return { type: 'bulletList', content: [{ type: 'listItem', content }] };
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ content: blocks(tie('block')), colspan: fc.integer({ min: 1, max: 3 }) })
        .map(({ content, colspan }): Json => {
          const cell = { type: 'tableCell', attrs: { colspan }, content };
          return { type: 'table', content: [{ type: 'tableRow', content: [cell] }] };
        }),
    },
  ),
}));

/** A body that fits the schema, not necessarily in canonical form. */
export const someBody: fc.Arbitrary<Json> = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((content) => ({ type: 'doc', content }));

const channel = fc.record(
  {
    channel: fc.constantFrom('w1', 'w2', 'b1').map((id) => brandId<ChannelId>(id)),
    title: someText,
    summary: someText,
  },
  { requiredKeys: ['channel'] },
);

/** A content that fits the schema, not necessarily in canonical form. */
export const someContent: fc.Arbitrary<ManuscriptContent> = fc.record({
  title: someText,
  byline: someText,
  summary: someText,
  body: someBody,
  cover: fc.option(fc.record({ file: someFile, alt: someText, credit: someText })),
  attachments: fc.array(
    fc.record({
      file: someFile,
      name: someText,
      mediaType: fc.constant('video/mp4'),
      kind: fc.constantFrom('video', 'audio', 'file'),
    }),
    { maxLength: 2 },
  ),
  channels: fc.uniqueArray(channel, { selector: (one) => one.channel, maxLength: 3 }),
  schedule: fc.constantFrom(null, instant('2026-11-23T03:48:00.000Z')),
  source: fc.record({
    form: fc.constantFrom('original', 'adapted', 'repost', 'workDraft'),
    sources: fc.array(fc.record({ who: someText, document: someText }, { requiredKeys: ['who'] }), {
      maxLength: 2,
    }),
  }),
  topic: fc.constantFrom('policy', 'service'),
  declarations: fc.record({
    sourcesTrue: fc.boolean(),
    noSecrets: fc.boolean(),
    noPaidNews: fc.boolean(),
    copyrightCleared: fc.boolean(),
    portraitConsent: fc.boolean(),
  }),
});

type Random = () => number;

/** The same JSON written down otherwise: members in another order, texts split, defaults spelled out, marks shuffled. */
export function writtenOtherwise(value: Json, random: Random): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item) => splitText(item, random));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]): [string, Json] => {
    const other = writtenOtherwise(member, random);
    return [name, name === 'marks' ? shuffled(other as readonly Json[], random) : other];
  });
  const body = 'type' in value && value.type === 'paragraph' && !('attrs' in value);
  return Object.fromEntries(
    shuffled([...members, ...(body ? [['attrs', { style: '' }] as const] : [])], random),
  );
}

function splitText(item: Json, random: Random): readonly Json[] {
  const other = writtenOtherwise(item, random) as { readonly type?: Json; readonly text?: Json };
  if (other === null || other.type !== 'text' || typeof other.text !== 'string') return [other as Json];
  const units = [...other.text];
  const at = Math.floor(random() * (units.length + 1));
  const parts = [units.slice(0, at).join(''), units.slice(at).join('')];
  return parts.map((text): Json => ({ ...other, text }) as Json);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
