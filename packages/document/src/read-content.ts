import {
  type Attachment,
  type ChannelVariant,
  type ContentSource,
  type Cover,
  type Declarations,
  declarationNames,
  type ManuscriptContent,
  materialFields,
  type SourceEntry,
} from '@sanshen/domain/content';
import {
  brandId,
  type ChannelId,
  type Digest,
  type Instant,
  instant,
  isDigest,
  type Json,
} from '@sanshen/domain/kernel';
import { safeLink } from './address.ts';
import { canonicalContent } from './canonical.ts';
import { asResult, DocumentError, type DocumentResult } from './messages.ts';

type Members = Readonly<Record<string, unknown>>;

const mostText = 100_000;
const mostEntries = 1_000;

/**
 * Reads a content that comes from outside and gives it in canonical form, or refuses with the member that is wrong.
 * Every content that is stored has passed here, so that later steps may trust its shape.
 */
export function readContent(raw: unknown): DocumentResult<ManuscriptContent> {
  return asResult(() => {
    const content = members(raw, 'content', materialFields);
    return canonicalContent({
      title: line(content.title, 'title'),
      byline: line(content.byline, 'byline'),
      summary: line(content.summary, 'summary'),
      // canonicalContent checks the body against the schema.
      body: content.body as Json,
      cover: content.cover === null ? null : cover(content.cover),
      attachments: list(content.attachments, 'attachments').map(attachment),
      channels: distinct(list(content.channels, 'channels').map(channel)),
      schedule: content.schedule === null ? null : time(content.schedule),
      source: source(content.source),
      topic: line(content.topic, 'topic'),
      declarations: declarations(content.declarations),
    });
  });
}

function malformed(where: string): never {
  throw new DocumentError('document.malformed', where);
}

function members(raw: unknown, where: string, known: readonly string[]): Members {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) malformed(where);
  const unknown = Object.keys(raw).find((name) => !known.includes(name));
  if (unknown !== undefined) malformed(`${where}.${unknown.slice(0, 60)}`);
  // An object that is no list has string keys.
  return raw as Members;
}

function list(raw: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(raw) || raw.length > mostEntries) malformed(where);
  return raw;
}

function line(raw: unknown, where: string): string {
  if (typeof raw !== 'string') malformed(where);
  if (raw.length > mostText) throw new DocumentError('document.tooLarge', where);
  if (!raw.isWellFormed()) throw new DocumentError('document.loneSurrogate', where);
  return raw;
}

function file(raw: unknown, where: string): Digest {
  const value = line(raw, where);
  return isDigest(value) ? value : malformed(where);
}

function time(raw: unknown): Instant {
  try {
    return instant(line(raw, 'schedule'));
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    return malformed('schedule');
  }
}

function cover(raw: unknown): Cover {
  const one = members(raw, 'cover', ['file', 'alt', 'credit']);
  return {
    file: file(one.file, 'cover.file'),
    alt: line(one.alt, 'cover.alt'),
    credit: line(one.credit, 'cover.credit'),
  };
}

function attachment(raw: unknown, index: number): Attachment {
  const where = `attachments[${index}]`;
  const one = members(raw, where, ['file', 'name', 'mediaType', 'kind']);
  const { kind } = one;
  if (kind !== 'video' && kind !== 'audio' && kind !== 'file') malformed(`${where}.kind`);
  const mediaType = line(one.mediaType, `${where}.mediaType`);
  if (!/^[\w.+-]{1,64}\/[\w.+-]{1,64}$/.test(mediaType)) malformed(`${where}.mediaType`);
  return { file: file(one.file, `${where}.file`), name: line(one.name, `${where}.name`), mediaType, kind };
}

function channel(raw: unknown, index: number): ChannelVariant {
  const where = `channels[${index}]`;
  const one = members(raw, where, ['channel', 'title', 'summary']);
  const id = line(one.channel, `${where}.channel`);
  if (id === '') malformed(`${where}.channel`);
  return {
    channel: brandId<ChannelId>(id),
    ...(one.title === undefined ? {} : { title: line(one.title, `${where}.title`) }),
    ...(one.summary === undefined ? {} : { summary: line(one.summary, `${where}.summary`) }),
  };
}

function distinct(channels: readonly ChannelVariant[]): readonly ChannelVariant[] {
  if (new Set(channels.map((one) => one.channel)).size < channels.length)
    malformed('channels: one channel twice');
  return channels;
}

function source(raw: unknown): ContentSource {
  const one = members(raw, 'source', ['form', 'sources']);
  const { form } = one;
  if (form !== 'original' && form !== 'adapted' && form !== 'repost' && form !== 'workDraft')
    malformed('source.form');
  return { form, sources: list(one.sources, 'source.sources').map(sourceEntry) };
}

function sourceEntry(raw: unknown, index: number): SourceEntry {
  const where = `source.sources[${index}]`;
  const one = members(raw, where, ['who', 'document', 'link', 'file']);
  const link = one.link === undefined ? undefined : line(one.link, `${where}.link`);
  if (link !== undefined && safeLink(link) !== link)
    throw new DocumentError('document.unsafeAddress', `${where}.link`);
  return {
    who: line(one.who, `${where}.who`),
    ...(one.document === undefined ? {} : { document: line(one.document, `${where}.document`) }),
    ...(link === undefined ? {} : { link }),
    ...(one.file === undefined ? {} : { file: file(one.file, `${where}.file`) }),
  };
}

function declarations(raw: unknown): Declarations {
  const one = members(raw, 'declarations', declarationNames);
  const said = (name: keyof Declarations): boolean => {
    const value = one[name];
    return typeof value === 'boolean' ? value : malformed(`declarations.${name}`);
  };
  return {
    sourcesTrue: said('sourcesTrue'),
    noSecrets: said('noSecrets'),
    noPaidNews: said('noPaidNews'),
    copyrightCleared: said('copyrightCleared'),
    portraitConsent: said('portraitConsent'),
  };
}
