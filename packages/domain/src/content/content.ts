import type { ChannelId, Digest, Instant, Json } from '../kernel/index.ts';

/** The picture that stands for the article in lists; `alt` is read aloud, `credit` names who took or drew it. */
export interface Cover {
  readonly file: Digest;
  readonly alt: string;
  readonly credit: string;
}

/** A file that is published beside the text. */
export interface Attachment {
  readonly file: Digest;
  readonly name: string;
  readonly mediaType: string;
  readonly kind: 'video' | 'audio' | 'file';
}

/** One channel that the manuscript goes to; a title or summary here stands in for the common one on that channel. */
export interface ChannelVariant {
  readonly channel: ChannelId;
  readonly title?: string;
  readonly summary?: string;
}

/** How the text came to be: 原创 original, 改编 adapted, 转载 repost, 工作稿转发 workDraft. */
export type SourceForm = 'original' | 'adapted' | 'repost' | 'workDraft';

/** Where a statement or a whole text comes from; `who` vouches for it. */
export interface SourceEntry {
  readonly who: string;
  readonly document?: string;
  readonly link?: string;
  readonly file?: Digest;
}

export interface ContentSource {
  readonly form: SourceForm;
  readonly sources: readonly SourceEntry[];
}

/** What the author declares by submitting; part of the digest, so that every signer signs over it. */
export interface Declarations {
  readonly sourcesTrue: boolean;
  readonly noSecrets: boolean;
  readonly noPaidNews: boolean;
  readonly copyrightCleared: boolean;
  readonly portraitConsent: boolean;
}

/**
 * Everything about a manuscript that will be published or that a signer vouches for. Notes of reviewers, findings and
 * importance are not here: they change no digest and can therefore never be published with it.
 */
export interface ManuscriptContent {
  readonly title: string;
  readonly byline: string;
  readonly summary: string;
  /** The document of the editor (ProseMirror's JSON); `@sanshen/document` owns its schema. */
  readonly body: Json;
  readonly cover: Cover | null;
  readonly attachments: readonly Attachment[];
  readonly channels: readonly ChannelVariant[];
  /** When it is to appear; null as soon as it is released. */
  readonly schedule: Instant | null;
  readonly source: ContentSource;
  /** Id of a topic of the rule book. */
  readonly topic: string;
  readonly declarations: Declarations;
}

/** A field whose change makes a new digest. */
export type MaterialField = keyof ManuscriptContent;

// A record, so that a new field of ManuscriptContent does not compile until it is listed here.
const everyField: Readonly<Record<MaterialField, true>> = {
  title: true,
  byline: true,
  summary: true,
  body: true,
  cover: true,
  attachments: true,
  channels: true,
  schedule: true,
  source: true,
  topic: true,
  declarations: true,
};

/** The material fields in the order in which people read them. */
// Object.keys of a record over MaterialField gives exactly MaterialField.
export const materialFields = Object.freeze(Object.keys(everyField)) as readonly MaterialField[];

/** The names of the declarations in the order in which a form shows them. */
export const declarationNames: readonly (keyof Declarations)[] = [
  'sourcesTrue',
  'noSecrets',
  'noPaidNews',
  'copyrightCleared',
  'portraitConsent',
];

/** Declarations of which none has been made yet. */
export const noDeclarations: Declarations = {
  sourcesTrue: false,
  noSecrets: false,
  noPaidNews: false,
  copyrightCleared: false,
  portraitConsent: false,
};

/** A manuscript without text, as the editor opens it. */
export const emptyContent: ManuscriptContent = {
  title: '',
  byline: '',
  summary: '',
  body: { type: 'doc', content: [{ type: 'paragraph' }] },
  cover: null,
  attachments: [],
  channels: [],
  schedule: null,
  source: { form: 'original', sources: [] },
  topic: '',
  declarations: noDeclarations,
};

/** Spells one field so that two values are the same exactly when their spellings are. */
export type FieldSpelling = (content: ManuscriptContent, field: MaterialField) => string;

/**
 * The material fields in which two contents differ, in reading order. `spell` decides what counts as the same:
 * `canonicalField` of `@sanshen/document` is the one that the digest uses.
 */
export function changedFields(
  before: ManuscriptContent,
  after: ManuscriptContent,
  spell: FieldSpelling,
): readonly MaterialField[] {
  return materialFields.filter((field) => spell(before, field) !== spell(after, field));
}

/** Every file that the content refers to outside its body, each once, in reading order. */
export function filesBesideBody(content: ManuscriptContent): readonly Digest[] {
  const sourceFiles = content.source.sources.flatMap((entry) => (entry.file ? [entry.file] : []));
  const cover = content.cover ? [content.cover.file] : [];
  return [...new Set([...cover, ...content.attachments.map((one) => one.file), ...sourceFiles])];
}
