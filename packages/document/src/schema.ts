import { isDigest } from '@sanshen/domain/kernel';
import { type AttributeSpec, type Attrs, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';
import { importedPicture, safeLink, safePicture } from './address.ts';
import { DocumentError } from './messages.ts';
import { cleanStyle } from './style.ts';

/** An inline style; only what {@link cleanStyle} keeps, and in its spelling. */
const style: AttributeSpec = {
  default: '',
  validate: (value: unknown) => {
    if (typeof value !== 'string' || cleanStyle(value).style !== value) {
      throw new DocumentError('document.unsafeStyle', String(value).slice(0, 200));
    }
  },
};

const text: AttributeSpec = { default: '', validate: 'string' };

const wholeNumber = (fallback: number, least: number, most: number): AttributeSpec => ({
  default: fallback,
  validate: (value: unknown) => {
    if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) {
      throw new DocumentError(
        'document.malformed',
        `not a whole number from ${least} to ${most}: ${String(value)}`,
      );
    }
  },
});

const file: AttributeSpec = {
  default: null,
  validate: (value: unknown) => {
    if (value !== null && !(typeof value === 'string' && isDigest(value))) {
      throw new DocumentError('document.malformed', `not a file digest: ${String(value).slice(0, 100)}`);
    }
  },
};

const src: AttributeSpec = {
  default: null,
  validate: (value: unknown) => {
    if (value === null) return;
    if (typeof value === 'string' && importedPicture.test(value)) {
      throw new DocumentError('document.pictureNotStored', value);
    }
    if (typeof value !== 'string' || safePicture(value) !== value) {
      throw new DocumentError('document.unsafeAddress', String(value).slice(0, 200));
    }
  },
};

const href: AttributeSpec = {
  validate: (value: unknown) => {
    if (typeof value !== 'string' || safeLink(value) !== value) {
      throw new DocumentError('document.unsafeAddress', String(value).slice(0, 200));
    }
  },
};

const width: AttributeSpec = {
  default: null,
  validate: (value: unknown) => {
    if (value !== null && !(Number.isInteger(value) && Number(value) > 0 && Number(value) <= 10_000)) {
      throw new DocumentError('document.malformed', `not a width in pixels: ${String(value)}`);
    }
  },
};

const cell: Attrs = {
  style,
  colspan: wholeNumber(1, 1, 1_000),
  rowspan: wholeNumber(1, 1, 65_534),
};

const media: NodeSpec = { group: 'block', atom: true, attrs: { file, src, title: text } };

const nodes = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*', attrs: { style } },
  heading: {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: { level: wholeNumber(1, 1, 6), style },
  },
  blockquote: { group: 'block', content: 'block+', defining: true, attrs: { style } },
  bulletList: { group: 'block', content: 'listItem+', attrs: { style } },
  orderedList: {
    group: 'block',
    content: 'listItem+',
    attrs: { start: wholeNumber(1, -1_000_000, 1_000_000), style },
  },
  listItem: { content: 'block+', defining: true, attrs: { style } },
  // tableRole is what table editing plug-ins look for.
  table: { group: 'block', content: 'tableRow+', isolating: true, tableRole: 'table', attrs: { style } },
  tableRow: { content: '(tableCell | tableHeader)*', tableRole: 'row', attrs: { style } },
  tableCell: { content: 'block+', isolating: true, tableRole: 'cell', attrs: cell },
  tableHeader: { content: 'block+', isolating: true, tableRole: 'header_cell', attrs: cell },
  // Decorations of WeChat layouts are styled boxes without any text, so a section may be empty.
  section: { group: 'block', content: 'block*', attrs: { style } },
  horizontalRule: { group: 'block', attrs: { style } },
  video: media,
  audio: media,
  image: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { file, src, alt: text, credit: text, width, style },
  },
  hardBreak: { group: 'inline', inline: true, linebreakReplacement: true },
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>;

const marks = {
  link: { inclusive: false, attrs: { href, title: text } },
  strong: {},
  em: {},
  underline: {},
  strike: {},
  span: { attrs: { style } },
} satisfies Record<string, MarkSpec>;

/**
 * The schema of a manuscript's body. It keeps the layouts that WeChat articles are made of: nested styled sections,
 * tables, inline pictures and inline styles, and knows no node or attribute that could run a script. Every attribute
 * checks itself when `Node.check()` runs, which {@link parseBody} always does.
 */
export const manuscriptSchema = new Schema({ nodes, marks });
