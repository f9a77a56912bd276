import type { Json } from '@sanshen/domain/kernel';
import { tidyBody } from './body.ts';
import { decodeText } from './decode.ts';
import { HtmlConverter } from './html-converter.ts';
import {
  defaultImportLimits,
  type HtmlSource,
  type ImportedDocument,
  type ImportLimits,
} from './import-result.ts';
import { asResult, DocumentError, type DocumentResult, WarningList } from './messages.ts';
import {
  attribute,
  type HtmlDocument,
  type HtmlElement,
  isElement,
  parseHtml,
  textOf,
} from './parse-html.ts';

/**
 * Imports HTML, as bytes (decoded as {@link decodeText} says) or as a string. What the schema cannot hold is left out,
 * each with a warning: scripts, handlers, frames, forms, styles that load or hide something, unknown addresses. Pictures
 * given as data come back as bytes; pictures on other sites are listed. The title is that of the page, else a heading
 * of level 1 with which the text begins; such a heading does not stay in the body. Never throws on bad input.
 */
export function importHtml(
  html: Uint8Array | string,
  limits: ImportLimits = defaultImportLimits,
  source: HtmlSource = {},
): DocumentResult<ImportedDocument> {
  return asResult(() => {
    const warnings = source.warnings ?? new WarningList();
    const text = readSource(html, limits, warnings);
    const page = parseHtml(text, limits);
    const converter = new HtmlConverter(warnings, limits.maxDepth, source);
    const blocks = converter.convert(page);
    const pageTitle = oneLine(findTitle(page));
    const heading = firstHeading(blocks);
    const title = pageTitle || heading;
    const rest = heading !== '' && heading === title ? blocks.slice(1) : blocks;
    if (rest.length === 0 && title === '') throw new DocumentError('document.empty');
    const content = rest.length > 0 ? rest : [{ type: 'paragraph' }];
    return {
      title: title === '' ? null : title,
      body: tidyBody({ type: 'doc', content }),
      pictures: converter.pictures,
      externalPictures: converter.externalPictures,
      warnings: warnings.list(),
    };
  });
}

function readSource(html: Uint8Array | string, limits: ImportLimits, warnings: WarningList): string {
  if (html.length > limits.maxBytes) throw new DocumentError('document.tooLarge', String(limits.maxBytes));
  const text = typeof html === 'string' ? html : decodeText(html, warnings, 'html');
  if (!text.isWellFormed()) throw new DocumentError('document.loneSurrogate');
  if (text.trim() === '') throw new DocumentError('document.empty');
  return text;
}

function findTitle(page: HtmlDocument): string {
  const head = page.childNodes.filter(isElement).flatMap((html) => html.childNodes.filter(isElement));
  const inHead = head
    .filter((one) => one.tagName === 'head')
    .flatMap((one) => one.childNodes.filter(isElement));
  const named = inHead.find((one) => one.tagName === 'title');
  const shared = inHead.find((one: HtmlElement) => attribute(one, 'property') === 'og:title');
  return (named && textOf(named).trim()) || (shared && attribute(shared, 'content')) || '';
}

function firstHeading(blocks: readonly Json[]): string {
  const first = blocks[0];
  if (typeof first !== 'object' || first === null || !('type' in first) || first.type !== 'heading')
    return '';
  const { attrs, content } = first;
  const topLevel = typeof attrs === 'object' && attrs !== null && 'level' in attrs && attrs.level === 1;
  if (!topLevel || !Array.isArray(content)) return '';
  // A list of inline nodes as the converter makes them; a heading with a picture in it is no mere title.
  const inline = content as readonly { readonly type: string; readonly text?: string }[];
  if (inline.some((node) => node.type === 'image')) return '';
  return oneLine(inline.map((node) => node.text ?? ' ').join(''));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
