import { safeLink, safePicture } from './address.ts';
import { DocumentError } from './messages.ts';
import { attribute, type HtmlElement, type HtmlNode, isElement, isText, parseHtml } from './parse-html.ts';
import { diffSequence } from './sequence.ts';
import { pairTexts, type TextRun, textRuns } from './text-runs.ts';

/** What of a publication can be compared after a platform has stored it in its own way. */
export interface ComparableForm {
  /** Lines of text without look: one for each paragraph or line break, empty ones left out. */
  readonly blocks: readonly string[];
  /** Ids of the pictures, in reading order. */
  readonly pictures: readonly string[];
  /** Where links lead, in reading order. */
  readonly links: readonly string[];
  /** Embedded video, audio and frames, in reading order. */
  readonly media: readonly string[];
  /** Texts beside the body, such as title and author, by name. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface ComparableOptions {
  /**
   * Says which picture an address shows: the same id for the approved file and for the platform's copy of it. Null for
   * an address that it does not know; such a picture counts as another one.
   */
  readonly pictureId: (src: string) => string | null;
  readonly fields?: Readonly<Record<string, string>>;
}

export interface PublicationDifference {
  readonly kind: 'text' | 'picture' | 'link' | 'media' | 'field';
  /** The field's name, or the number of the item from 0 in the approved form. */
  readonly at: string;
  /** Null where the approved form has nothing in this place. */
  readonly approved: string | null;
  /** Null where the fetched form has nothing in this place. */
  readonly fetched: string | null;
  /** For text: what exactly. */
  readonly runs: readonly TextRun[];
}

export interface PublicationComparison {
  readonly verdict: 'same' | 'differs';
  readonly differences: readonly PublicationDifference[];
}

const limits = { maxDepth: 500, maxNodes: 400_000 };
const mostUnits = 20_000_000;

const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'object', 'applet']);
const inlineTags = new Set(
  'a b strong i em u ins s strike del span font sub sup small big code kbd samp mark label abbr cite q time img'.split(
    ' ',
  ),
);
const mediaTags = new Set([
  'video',
  'audio',
  'iframe',
  'embed',
  'mp-common-mpaudio',
  'mpvoice',
  'mp-common-videosnap',
]);

/**
 * The comparable form of HTML as it was sent or as a platform gives it back: text without white space and look, pictures
 * by id, link targets. Scripts, styles and all other attributes are ignored.
 * Throws {@link DocumentError} when the HTML is beyond any real page.
 */
export function comparableForm(html: string, options: ComparableOptions): ComparableForm {
  if (html.length > mostUnits) throw new DocumentError('document.tooLarge', String(mostUnits));
  const reader = new Reader(options.pictureId);
  reader.walk(parseHtml(html, limits).childNodes);
  reader.endLine();
  const fields = Object.entries(options.fields ?? {}).map(([name, text]) => [name, comparableText(text)]);
  return { ...reader.form(), fields: Object.fromEntries(fields) };
}

/**
 * Compares what was approved with what the platform shows. Only another text, picture, link, medium or field counts;
 * rewritten attributes, removed scripts and moved picture hosts (by the resolver) do not.
 */
export function comparePublished(approved: ComparableForm, fetched: ComparableForm): PublicationComparison {
  const differences = [
    ...fieldDifferences(approved.fields, fetched.fields),
    ...listDifferences('text', approved.blocks, fetched.blocks),
    ...listDifferences('picture', approved.pictures, fetched.pictures),
    ...listDifferences('link', approved.links, fetched.links),
    ...listDifferences('media', approved.media, fetched.media),
  ];
  return { verdict: differences.length === 0 ? 'same' : 'differs', differences };
}

/**
 * A resolver over known pairs of address and id. It looks past what a platform's picture host changes: scheme, query, and
 * a last path part that only names a size (`/0`, `/640`).
 */
export function pictureResolver(
  known: Iterable<readonly [address: string, id: string]>,
): (src: string) => string | null {
  const ids = new Map<string, string | null>();
  for (const [address, id] of known) {
    const key = pictureKey(address);
    // Two different pictures under one key: better unknown than wrong.
    ids.set(key, ids.has(key) && ids.get(key) !== id ? null : id);
  }
  return (src) => ids.get(pictureKey(src)) ?? null;
}

function pictureKey(address: string): string {
  const url = URL.parse(safePicture(address) ?? '');
  return url ? `${url.host}${url.pathname.replace(/\/\d{1,4}$/, '')}` : address;
}

/** Text as it is compared: no zero-width characters, one space for white space, none beside Chinese characters. */
export function comparableText(text: string): string {
  return text
    .replaceAll(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      /(?<=[\u2e80-\u9fff\uf900-\ufaff\ufe30-\uffef]) | (?=[\u2e80-\u9fff\uf900-\ufaff\ufe30-\uffef])/g,
      '',
    )
    .trim();
}

class Reader {
  readonly #pictureId: (src: string) => string | null;
  readonly #blocks: string[] = [];
  readonly #pictures: string[] = [];
  readonly #links: string[] = [];
  readonly #media: string[] = [];
  #line = '';

  constructor(pictureId: (src: string) => string | null) {
    this.#pictureId = pictureId;
  }

  form(): Omit<ComparableForm, 'fields'> {
    return { blocks: this.#blocks, pictures: this.#pictures, links: this.#links, media: this.#media };
  }

  walk(nodes: readonly HtmlNode[]): void {
    for (const node of nodes) {
      if (isText(node)) this.#line += node.value;
      else if (isElement(node) && !unseen.has(node.tagName)) this.#element(node);
    }
  }

  endLine(): void {
    const text = comparableText(this.#line);
    if (text !== '') this.#blocks.push(text);
    this.#line = '';
  }

  #element(element: HtmlElement): void {
    const tag = element.tagName;
    const inline = inlineTags.has(tag);
    if (!inline) this.endLine();
    if (tag === 'img') this.#picture(element);
    if (tag === 'a') this.#link(element);
    if (mediaTags.has(tag)) this.#media.push(`${tag} ${this.#nameOf(sourceOf(element))}`);
    else this.walk(element.childNodes);
    if (!inline) this.endLine();
  }

  #picture(element: HtmlElement): void {
    this.#pictures.push(this.#nameOf(attribute(element, 'data-src') || attribute(element, 'src') || ''));
  }

  #link(element: HtmlElement): void {
    const href = attribute(element, 'href')?.trim() ?? '';
    if (href === '') return;
    this.#links.push(URL.parse(safeLink(href) ?? '')?.href ?? href);
  }

  #nameOf(src: string): string {
    return this.#pictureId(src) ?? `unknown:${src}`;
  }
}

function sourceOf(element: HtmlElement): string {
  const source = element.childNodes.filter(isElement).find((child) => child.tagName === 'source');
  return (
    attribute(element, 'src') ?? attribute(element, 'data-src') ?? (source && attribute(source, 'src')) ?? ''
  );
}

function fieldDifferences(
  approved: Readonly<Record<string, string>>,
  fetched: Readonly<Record<string, string>>,
): readonly PublicationDifference[] {
  const names = [...new Set([...Object.keys(approved), ...Object.keys(fetched)])];
  return names
    .filter((name) => approved[name] !== fetched[name])
    .map((name) => ({
      kind: 'field',
      at: name,
      approved: approved[name] ?? null,
      fetched: fetched[name] ?? null,
      runs: textRuns(approved[name] ?? '', fetched[name] ?? ''),
    }));
}

function listDifferences(
  kind: 'text' | 'picture' | 'link' | 'media',
  approved: readonly string[],
  fetched: readonly string[],
): readonly PublicationDifference[] {
  return diffSequence(approved, fetched).flatMap(({ aFrom, aTo, bFrom, bTo }) => {
    const before = approved.slice(aFrom, aTo);
    const after = fetched.slice(bFrom, bTo);
    return pairTexts(before, after).map(([i, j]): PublicationDifference => {
      const was = i === null ? null : (before[i] ?? null);
      const is = j === null ? null : (after[j] ?? null);
      const runs = kind === 'text' ? textRuns(was ?? '', is ?? '') : [];
      return { kind, at: String(aFrom + (i ?? 0)), approved: was, fetched: is, runs };
    });
  });
}
