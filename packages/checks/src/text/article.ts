/** What a paragraph is in its article. */
export type ParagraphKind = 'title' | 'summary' | 'heading' | 'body';

/** One line of the article's plain text. */
export interface Paragraph {
  readonly kind: ParagraphKind;
  readonly text: string;
  /** Offset of its first unit in the article's text. */
  readonly start: number;
}

/** A picture of the article as far as text checks care. */
export interface PictureFacts {
  /** Null where the author said nothing; empty where he declared it decorative. */
  readonly alt: string | null;
  /** Texts of the QR codes found in it. */
  readonly codes?: readonly string[];
}

/** Another text in which passages of the article stand word for word. */
export interface SimilarText {
  /** A draft that the author uploaded as a source, or an article that was there before. */
  readonly kind: 'workDraft' | 'earlierArticle';
  /** 0 to 1, of the article's letters. */
  readonly share: number;
  /** Offsets in the article's text. */
  readonly passages: readonly { readonly start: number; readonly end: number }[];
}

/** What is known of an article besides its words; whatever is missing is not checked. */
export interface ArticleFacts {
  /** The day of publication in Asia/Shanghai, YYYY-MM-DD. */
  readonly publishedOn?: string;
  /** Sources as the author declared them: 新华社, 云南日报 … */
  readonly sources?: readonly string[];
  /** How the text came to be, as the author declared it. */
  readonly form?: 'original' | 'adapted' | 'repost' | 'workDraft';
  /** Texts that passages of it stand in, the one with the greatest share first of each kind. */
  readonly similar?: readonly SimilarText[];
  /** Addresses of the links in the text. */
  readonly links?: readonly string[];
  /** Names of HTML elements in the text. */
  readonly elements?: readonly string[];
  readonly pictures?: readonly PictureFacts[];
  /** What the platforms it goes to demand. */
  readonly platforms?: readonly PlatformForm[];
}

/** What a platform accepts; lengths in characters (code points). */
export interface PlatformForm {
  readonly name: string;
  readonly titleLength?: number;
  readonly summaryLength?: number;
  readonly bodyLength?: number;
  /** False where the figures are a habit and no documented rule: then nothing is an error. */
  readonly documented?: boolean;
  /** True where the text is pasted without its form, so that no link can be clicked. */
  readonly plainText?: boolean;
  /** Hosts that links may point to, suffixes of host names; absent if any. */
  readonly linkHosts?: readonly string[];
  readonly forbiddenElements?: readonly string[];
  readonly altText?: boolean;
}

/** An article's plain text, cut into paragraphs. */
export interface Article {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly facts: ArticleFacts;
}

/**
 * An article from plain text: every line is a paragraph. `kindOf` says what a line is by its number and start; body text unless
 * told. Empty lines keep their place in the offsets and give no paragraph.
 */
export function articleOf(
  text: string,
  facts: ArticleFacts = {},
  kindOf: (line: number, start: number) => ParagraphKind = () => 'body',
): Article {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (let line = 0; start <= text.length; line++) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    if (stop > start) paragraphs.push({ kind: kindOf(line, start), text: text.slice(start, stop), start });
    start = end + 1;
  }
  return { text, paragraphs, facts };
}

/** The parts of a manuscript that are checked together. */
export interface ArticleParts {
  readonly title: string;
  readonly summary?: string;
  /** The body's plain text, a block a line. */
  readonly body: string;
  /** Offsets in the body's text at which headings begin. */
  readonly headings?: readonly number[];
}

/** An article whose text is title, summary and body, with the offsets at which summary and body begin in it. */
export function articleOfParts(
  { title, summary = '', body, headings = [] }: ArticleParts,
  facts: ArticleFacts = {},
): Article & { readonly summaryStart: number; readonly bodyStart: number } {
  const one = (text: string) => text.replaceAll('\n', ' ');
  const summaryStart = title.length + 1;
  const bodyStart = summaryStart + summary.length + 1;
  const known = new Set(headings.map((offset) => bodyStart + offset));
  const text = `${one(title)}\n${one(summary)}\n${body}`;
  const kindOf = (line: number, start: number): ParagraphKind => {
    if (line === 0) return 'title';
    if (line === 1) return 'summary';
    return known.has(start) ? 'heading' : 'body';
  };
  return { ...articleOf(text, facts, kindOf), summaryStart, bodyStart };
}
