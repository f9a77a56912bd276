import {
  changedFields,
  emptyContent,
  filesBesideBody,
  type ManuscriptContent,
  materialFields,
  missingIn,
  type SubmissionRules,
} from '@sanshen/domain/content';
import { brandId, type ChannelId, canonicalJson, type Digest } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';

const file = (letter: string): Digest => brandId<Digest>(`sha256:${letter.repeat(64)}`);
const spell = (content: ManuscriptContent, field: keyof ManuscriptContent): string =>
  canonicalJson(content[field]);

const full: ManuscriptContent = {
  ...emptyContent,
  title: '通知',
  cover: { file: file('a'), alt: '会场', credit: '宣传部' },
  attachments: [{ file: file('b'), name: '附件.pdf', mediaType: 'application/pdf', kind: 'file' }],
  channels: [{ channel: brandId<ChannelId>('wechat-1') }],
  source: {
    form: 'repost',
    sources: [
      { who: '办公室', file: file('b') },
      { who: '办公室', file: file('c') },
    ],
  },
};

test('every field of a content is material and named once', () => {
  expect([...materialFields].sort()).toEqual(Object.keys(emptyContent).sort());
  expect(Object.isFrozen(materialFields)).toBe(true);
});

test('§5 no field changed: none is named; each changed field is named, in reading order', () => {
  expect(changedFields(full, structuredClone(full), spell)).toEqual([]);
  expect(changedFields(emptyContent, full, spell)).toEqual([
    'title',
    'cover',
    'attachments',
    'channels',
    'source',
  ]);
});

const rules: SubmissionRules = {
  topics: ['work'],
  forms: ['original', 'repost'],
  declarations: ['noSecrets', 'noPaidNews'],
  sources: { minimum: 2, forms: ['repost'] },
};
const sound = { empty: false, foreignPictures: false };
const ready: ManuscriptContent = {
  ...full,
  topic: 'work',
  declarations: { ...full.declarations, noSecrets: true, noPaidNews: true },
};

test('§1 §2 §8 what the rule book asks for is named, and nothing it does not ask for', () => {
  expect(missingIn(ready, sound, rules)).toEqual([]);
  const { noSecrets: _, ...rest } = ready.declarations;
  expect(missingIn({ ...ready, declarations: { ...rest, noSecrets: false } }, sound, rules)).toEqual([
    'declarations.noSecrets',
  ]);
  expect(missingIn({ ...ready, topic: 'gossip' }, sound, rules)).toEqual(['topic']);
  const workDraft = { ...ready.source, form: 'workDraft' } as const;
  expect(missingIn({ ...ready, source: workDraft }, sound, rules)).toEqual(['source.form']);
  expect(
    missingIn({ ...ready, source: { form: 'repost', sources: [{ who: '办公室' }] } }, sound, rules),
  ).toEqual(['source.sources']);
  expect(missingIn({ ...ready, source: { form: 'original', sources: [] } }, sound, rules)).toEqual([]);
});

test('a manuscript needs title, body, stored pictures and a channel under any rule book and under none', () => {
  const bare = { ...ready, title: ' ', channels: [] };
  for (const given of [rules, null]) {
    expect(missingIn(bare, { empty: true, foreignPictures: true }, given)).toEqual([
      'title',
      'body',
      'body.pictures',
      'channels',
    ]);
  }
});

test('files beside the body are listed once each', () => {
  expect(filesBesideBody(full)).toEqual([file('a'), file('b'), file('c')]);
  expect(filesBesideBody(emptyContent)).toEqual([]);
});
