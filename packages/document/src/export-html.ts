import type { Digest } from '@sanshen/domain/kernel';
import type { Mark, Node } from 'prosemirror-model';
import { DocumentError } from './messages.ts';

export interface HtmlOptions {
  /**
   * Gives the address under which a stored file can be loaded, or null when it is not there; then the export is
   * refused with `document.pictureMissing`, never made with a hole in it.
   */
  readonly pictureUrl: (file: Digest) => string | null;
  /** `wechat`: everything the platform's reader needs inline, no media elements. `plain`: ordinary HTML. */
  readonly style: 'wechat' | 'plain';
}

const creditStyle = 'color:#888;font-size:12px';

/**
 * The body as HTML. Text and attributes are escaped, only fixed element names are written, and every style and address
 * has passed the schema, so that nothing in it can run. Throws {@link DocumentError}: `document.pictureMissing`, or
 * `document.mediaNotEmbeddable` for video and audio in the `wechat` style.
 */
export function toHtml(doc: Node, options: HtmlOptions): string {
  return children(doc, options);
}

/** Escapes text for element content and for attribute values in double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"'\u00a0]/g, (char) => escapes[char] ?? char);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\u00a0': '&nbsp;',
};

function children(node: Node, options: HtmlOptions): string {
  const parts: string[] = [];
  node.forEach((child) => {
    parts.push(marked(nodeHtml(child, options), child.marks));
  });
  return parts.join('');
}

function nodeHtml(node: Node, options: HtmlOptions): string {
  const name = node.type.name;
  if (node.isText) return escapeHtml(node.text ?? '');
  if (name === 'hardBreak') return '<br>';
  if (name === 'horizontalRule') return `<hr${attributes({ style: node.attrs.style })}>`;
  if (name === 'image') return image(node, options);
  if (name === 'video' || name === 'audio') return media(name, node, options);
  const style = node.attrs.style;
  const inner = children(node, options);
  if (name === 'heading') return element(`h${Number(node.attrs.level)}`, { style }, inner);
  if (name === 'orderedList') {
    return element('ol', { start: node.attrs.start === 1 ? null : node.attrs.start, style }, inner);
  }
  if (name === 'tableCell' || name === 'tableHeader') {
    const { colspan, rowspan } = node.attrs;
    const spans = { colspan: colspan === 1 ? null : colspan, rowspan: rowspan === 1 ? null : rowspan };
    return element(name === 'tableCell' ? 'td' : 'th', { ...spans, style }, inner);
  }
  // An empty paragraph has no height unless something stands in it.
  if (name === 'paragraph') return element('p', { style }, inner === '' ? '<br>' : inner);
  if (name === 'table') return element('table', { style }, `<tbody>${inner}</tbody>`);
  const tag = blockTags[name];
  if (!tag) throw new DocumentError('document.malformed', `no HTML for ${name}`);
  return element(tag, { style }, inner);
}

const blockTags: Readonly<Record<string, string>> = {
  blockquote: 'blockquote',
  bulletList: 'ul',
  listItem: 'li',
  tableRow: 'tr',
  section: 'section',
};

function marked(inner: string, marks: readonly Mark[]): string {
  return marks.reduceRight((html, mark) => {
    if (mark.type.name === 'link')
      return element('a', { href: mark.attrs.href, title: mark.attrs.title }, html);
    if (mark.type.name === 'span') return element('span', { style: mark.attrs.style }, html);
    const tag = markTags[mark.type.name];
    if (!tag) throw new DocumentError('document.malformed', `no HTML for ${mark.type.name}`);
    return element(tag, {}, html);
  }, inner);
}

const markTags: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strike: 's',
};

function address(node: Node, options: HtmlOptions): string {
  // The schema's validators give these attributes these types.
  const file = node.attrs.file as Digest | null;
  const url = file === null ? (node.attrs.src as string) : options.pictureUrl(file);
  if (url === null) throw new DocumentError('document.pictureMissing', file ?? '');
  return url;
}

function image(node: Node, options: HtmlOptions): string {
  const { alt, credit, width, style } = node.attrs;
  const fitting = options.style === 'wechat' && !String(style).includes('max-width') ? 'max-width:100%' : '';
  const styles = [style, fitting].filter((part) => part !== '').join(';');
  const picture = `<img${attributes({ src: address(node, options), width, style: styles })} alt="${escapeHtml(alt)}">`;
  if (credit === '') return picture;
  return `${picture}<br>${element('span', { style: creditStyle }, escapeHtml(credit))}`;
}

function media(kind: 'video' | 'audio', node: Node, options: HtmlOptions): string {
  if (options.style === 'wechat')
    throw new DocumentError('document.mediaNotEmbeddable', String(node.attrs.title));
  return `<${kind} controls${attributes({ src: address(node, options), title: node.attrs.title })}></${kind}>`;
}

function element(tag: string, attrs: Readonly<Record<string, unknown>>, inner: string): string {
  return `<${tag}${attributes(attrs)}>${inner}</${tag}>`;
}

function attributes(attrs: Readonly<Record<string, unknown>>): string {
  return Object.entries(attrs)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');
}
