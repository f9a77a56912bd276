import type { Json } from '@sanshen/domain/kernel';
import { safeLink } from './address.ts';
import {
  blockContainers,
  droppedTags,
  type InlineState,
  inlineState,
  marksOf,
  noMarks,
  phrasingTags,
  silentlySkipped,
  withStyle,
} from './html-rules.ts';
import type { ExternalPicture, HtmlSource, ImportedPicture } from './import-result.ts';
import { InlineRun } from './inline-run.ts';
import { DocumentError, type WarningList } from './messages.ts';
import {
  attribute,
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
} from './parse-html.ts';
import { PictureReader } from './picture-reader.ts';
import { cleanStyle } from './style.ts';

type JsonNode = { readonly [key: string]: Json };

/** Where the walk stands: the textblock to open for loose text, and the marks that text gets. */
interface Place {
  readonly depth: number;
  readonly marks: InlineState;
  readonly textblock: JsonNode;
  readonly keepSpace: boolean;
}

const paragraph: JsonNode = { type: 'paragraph' };

/** Turns a parsed page into blocks of the manuscript schema. One converter for one page. */
export class HtmlConverter {
  readonly #warnings: WarningList;
  readonly #maxDepth: number;
  readonly #classStyles: ReadonlyMap<string, string>;
  readonly #pictures: PictureReader;

  constructor(warnings: WarningList, maxDepth: number, source: HtmlSource) {
    this.#warnings = warnings;
    this.#maxDepth = maxDepth;
    this.#classStyles = source.classStyles ?? new Map();
    this.#pictures = new PictureReader(warnings, source.placeholders ?? new Set());
  }

  get pictures(): readonly ImportedPicture[] {
    return this.#pictures.found;
  }

  get externalPictures(): readonly ExternalPicture[] {
    return this.#pictures.external;
  }

  convert(page: HtmlDocument): readonly JsonNode[] {
    return this.#blocks(page.childNodes, {
      depth: 0,
      marks: noMarks,
      textblock: paragraph,
      keepSpace: false,
    });
  }

  #blocks(nodes: readonly HtmlNode[], place: Place): readonly JsonNode[] {
    const run = new InlineRun(place.textblock);
    this.#walk(nodes, place, run);
    run.close();
    return run.blocks;
  }

  #walk(nodes: readonly HtmlNode[], place: Place, run: InlineRun): void {
    if (place.depth > this.#maxDepth) throw new DocumentError('document.tooDeep', String(this.#maxDepth));
    for (const node of nodes) {
      if (isText(node)) run.text(this.#clean(node.value), marksOf(place.marks), place.keepSpace);
      else if (isElement(node)) this.#element(node, { ...place, depth: place.depth + 1 }, run);
    }
  }

  #element(element: HtmlElement, place: Place, run: InlineRun): void {
    const tag = element.tagName;
    if (silentlySkipped.has(tag)) return;
    if (droppedTags.has(tag)) {
      this.#warnings.add('import.elementDropped', `<${tag}>`);
      return;
    }
    this.#noteHandlers(element);
    if (tag === 'br') run.lineBreak();
    else if (tag === 'img') this.#image(element, place, run);
    else if (tag === 'video' || tag === 'audio') this.#media(tag, element, run);
    else if (tag === 'hr') run.block(this.#styled('horizontalRule', element));
    else if (phrasingTags.has(tag)) this.#phrase(element, place, run);
    else if (tag === 'p' || /^h[1-6]$/.test(tag) || tag === 'pre') this.#textblock(element, place, run);
    else if (tag === 'ul' || tag === 'ol') this.#list(element, place, run);
    else if (tag === 'table') this.#table(element, place, run);
    else if (tag === 'blockquote')
      run.block({ ...this.#styled('blockquote', element), ...this.#filled(element, place) });
    else this.#container(element, place, run);
  }

  #phrase(element: HtmlElement, place: Place, run: InlineRun): void {
    let marks = inlineState(place.marks, element.tagName, this.#style(element));
    if (element.tagName === 'font') marks = withStyle(marks, this.#fontColour(element));
    const raw = element.tagName === 'a' ? attribute(element, 'href') : undefined;
    if (raw !== undefined && raw.trim() !== '') {
      const href = safeLink(raw);
      if (href === null) this.#warnings.add('import.linkDropped', raw);
      else marks = { ...marks, link: { href, title: this.#clean(attribute(element, 'title') ?? '') } };
    }
    this.#walk(element.childNodes, { ...place, marks }, run);
  }

  #textblock(element: HtmlElement, place: Place, run: InlineRun): void {
    const pre = element.tagName === 'pre';
    const style = [pre ? 'white-space:pre-wrap' : '', this.#style(element)].filter(Boolean).join(';');
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    const type = level === undefined ? 'paragraph' : 'heading';
    const textblock = { type, attrs: { ...(level === undefined ? {} : { level: Number(level) }), style } };
    const keepSpace = place.keepSpace || /white-space:pre/.test(style);
    const inner = this.#blocks(element.childNodes, { ...place, textblock, keepSpace });
    for (const block of inner.length > 0 ? inner : [textblock]) run.block(block);
  }

  #container(element: HtmlElement, place: Place, run: InlineRun): void {
    const tag = element.tagName;
    const style = this.#style(element);
    const centred = tag === 'center' ? 'text-align:center' : '';
    const full = [centred, style].filter(Boolean).join(';');
    if (!blockContainers.has(tag)) {
      this.#warnings.add('import.elementUnwrapped', `<${tag}>`);
      this.#walk(element.childNodes, place, run);
      return;
    }
    const inner = this.#blocks(element.childNodes, {
      ...place,
      keepSpace: place.keepSpace || /white-space:pre/.test(full),
    });
    if (full !== '' && tag !== 'body' && tag !== 'html' && tag !== 'head') {
      run.block({ type: 'section', attrs: { style: full }, content: inner });
    } else for (const block of inner) run.block(block);
    if (inner.length === 0) run.close();
  }

  #list(element: HtmlElement, place: Place, run: InlineRun): void {
    const ordered = element.tagName === 'ol';
    const items: JsonNode[] = [];
    const elsewhere = { ...place, textblock: paragraph };
    for (const child of element.childNodes) {
      if (isElement(child) && child.tagName === 'li') {
        this.#noteHandlers(child);
        items.push({ ...this.#styled('listItem', child), ...this.#filled(child, elsewhere) });
        continue;
      }
      const loose = this.#blocks([child], elsewhere);
      if (loose.length > 0) items.push({ type: 'listItem', content: loose });
    }
    if (items.length === 0) return;
    const start = Number(attribute(element, 'start') ?? 1);
    const list = this.#styled(ordered ? 'orderedList' : 'bulletList', element);
    const attrs = ordered && Number.isInteger(start) && Math.abs(start) <= 1_000_000 ? { start } : {};
    run.block({ ...list, attrs: { ...attributesOf(list), ...attrs }, content: items });
  }

  #table(element: HtmlElement, place: Place, run: InlineRun): void {
    const inCells = { ...place, textblock: paragraph };
    const rows: JsonNode[] = [];
    const visit = (node: HtmlNode): void => {
      if (!isElement(node)) return;
      this.#noteHandlers(node);
      if (node.tagName === 'tr') rows.push(this.#row(node, inCells));
      else if (node.tagName === 'caption')
        for (const block of this.#blocks(node.childNodes, inCells)) run.block(block);
      else if (/^t(?:body|head|foot)$/.test(node.tagName)) node.childNodes.forEach(visit);
    };
    element.childNodes.forEach(visit);
    if (rows.length > 0) run.block({ ...this.#styled('table', element), content: rows });
  }

  #row(element: HtmlElement, place: Place): JsonNode {
    const cells = element.childNodes
      .filter(isElement)
      .filter((cell) => cell.tagName === 'td' || cell.tagName === 'th');
    const content = cells.map((cell): JsonNode => {
      this.#noteHandlers(cell);
      const node = this.#styled(cell.tagName === 'td' ? 'tableCell' : 'tableHeader', cell);
      const spans = { colspan: span(cell, 'colspan', 1_000), rowspan: span(cell, 'rowspan', 65_534) };
      const deeper = { ...place, depth: place.depth + 1 };
      return { ...node, attrs: { ...attributesOf(node), ...spans }, ...this.#filled(cell, deeper) };
    });
    return { ...this.#styled('tableRow', element), content };
  }

  #image(element: HtmlElement, place: Place, run: InlineRun): void {
    const attrs = this.#pictures.read(element, (text) => this.#clean(text));
    if (attrs === null) return;
    const link = marksOf({ ...noMarks, link: place.marks.link });
    run.atom({
      type: 'image',
      attrs: { ...attrs, style: this.#style(element) },
      ...(link.length > 0 ? { marks: link } : {}),
    });
  }

  #media(kind: 'video' | 'audio', element: HtmlElement, run: InlineRun): void {
    const attrs = this.#pictures.readMedia(element);
    if (attrs !== null) run.block({ type: kind, attrs });
  }

  /** The content of an element that must hold at least one block. */
  #filled(element: HtmlElement, place: Place): { content: readonly Json[] } {
    const blocks = this.#blocks(element.childNodes, { ...place, textblock: paragraph });
    return { content: blocks.length > 0 ? blocks : [paragraph] };
  }

  #styled(type: string, element: HtmlElement): JsonNode {
    const style = this.#style(element);
    return style === '' ? { type } : { type, attrs: { style } };
  }

  #style(element: HtmlElement): string {
    const byClass = (attribute(element, 'class') ?? '')
      .split(/\s+/)
      .map((name) => this.#classStyles.get(name) ?? '');
    const align = /^(?:left|right|center|justify)$/i.exec(attribute(element, 'align') ?? '')?.[0];
    const byAlign =
      align === undefined || element.tagName === 'img' ? '' : `text-align:${align.toLowerCase()}`;
    const { style, dropped } = cleanStyle(attribute(element, 'style') ?? '');
    for (const one of dropped) this.#warnings.add('import.styleDropped', one);
    return cleanStyle([...byClass, byAlign, style].filter(Boolean).join(';')).style;
  }

  #fontColour(element: HtmlElement): string {
    const colour = attribute(element, 'color');
    return colour === undefined ? '' : cleanStyle(`color:${colour}`).style;
  }

  #noteHandlers(element: HtmlElement): void {
    for (const { name } of element.attrs) {
      if (/^on/i.test(name)) this.#warnings.add('import.handlerDropped', `<${element.tagName} ${name}>`);
    }
  }

  #clean(text: string): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these have no place in a text and hide things in it.
    const clean = text.replaceAll(/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g, '');
    if (clean.length < text.length) this.#warnings.add('import.controlCharactersDropped');
    return clean;
  }
}

function attributesOf(node: JsonNode): JsonNode {
  const { attrs } = node;
  // Only objects are ever put there, in #styled.
  return (attrs ?? {}) as JsonNode;
}

function span(cell: HtmlElement, name: string, most: number): number {
  const value = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : 1;
}
