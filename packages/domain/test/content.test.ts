import {
  changedFields,
  emptyContent,
  filesBesideBody,
  type ManuscriptContent,
  materialFields,
  missingDeclarations,
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

test('§8 declarations that were not made are named', () => {
  const declarations = { ...emptyContent.declarations, noSecrets: true };
  expect(missingDeclarations({ ...full, declarations })).toEqual([
    'sourcesTrue',
    'noPaidNews',
    'copyrightCleared',
    'portraitConsent',
  ]);
});

test('files beside the body are listed once each', () => {
  expect(filesBesideBody(full)).toEqual([file('a'), file('b'), file('c')]);
  expect(filesBesideBody(emptyContent)).toEqual([]);
});
