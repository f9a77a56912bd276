import {
  cleanStyle,
  DocumentError,
  importedPicture,
  manuscriptSchema,
  parseBodyAs,
  safeLink,
  safePicture,
} from '@sanshen/document';
import { isDigest, type Json } from '@sanshen/domain/kernel';
import {
  type AttributeSpec,
  type DOMOutputSpec,
  type MarkSpec,
  type Node,
  type NodeSpec,
  Schema,
  type TagParseRule,
} from 'prosemirror-model';

/** The address under which the server gives a stored file. */
export function fileUrl(digest: string): string {
  return `/api/v1/files/${digest}`;
}

const styleOf = (dom: HTMLElement): string => cleanStyle(dom.getAttribute('style') ?? '').style;
const styled = (dom: HTMLElement) => ({ style: styleOf(dom) });
const looks = (node: Node): Record<string, string> =>
  node.attrs.style === '' ? {} : { style: node.attrs.style };

/** A block whose only attribute is its style. */
function plainBlock(tag: string): Partial<NodeSpec> {
  return {
    parseDOM: [{ tag, getAttrs: styled }],
    toDOM: (node) => [tag, looks(node), 0],
  };
}

function whole(dom: HTMLElement, name: string, most: number): number {
  const value = Number(dom.getAttribute(name) ?? 1);
  return Number.isInteger(value) && value >= 1 && value <= most ? value : 1;
}

function cell(tag: 'td' | 'th'): Partial<NodeSpec> {
  return {
    parseDOM: [
      {
        tag,
        getAttrs: (dom) => ({
          style: styleOf(dom),
          colspan: whole(dom, 'colspan', 1_000),
          rowspan: whole(dom, 'rowspan', 65_534),
        }),
      },
    ],
    toDOM: (node) => [
      tag,
      {
        ...looks(node),
        ...(node.attrs.colspan === 1 ? {} : { colspan: String(node.attrs.colspan) }),
        ...(node.attrs.rowspan === 1 ? {} : { rowspan: String(node.attrs.rowspan) }),
      },
      0,
    ],
  };
}

/** Only a file that is stored here comes back from a clipboard; an address on another site is never loaded. */
function storedFile(dom: HTMLElement): string | null {
  const file = dom.dataset.file;
  return file !== undefined && isDigest(file) ? file : null;
}

function media(tag: 'video' | 'audio'): Partial<NodeSpec> {
  return {
    draggable: true,
    parseDOM: [
      {
        tag: `${tag}[data-file]`,
        getAttrs: (dom) => {
          const file = storedFile(dom);
          return file === null ? false : { file, src: null, title: dom.getAttribute('title') ?? '' };
        },
      },
    ],
    toDOM: (node): DOMOutputSpec => {
      const { file, src, title } = node.attrs;
      if (file === null) return ['div', { class: 'foreign', 'data-host': hostOf(src) }];
      const attrs = { src: fileUrl(file), 'data-file': file, title, controls: '', preload: 'metadata' };
      return ['div', { class: 'media' }, [tag, attrs]];
    },
  };
}

function hostOf(src: unknown): string {
  return (typeof src === 'string' ? URL.parse(src)?.host : undefined) ?? '';
}

/** Of a paste whose pictures are still on their way, so that each keeps its place; no revision takes it. */
const waitingSource: AttributeSpec = {
  default: null,
  validate: (value: unknown) => {
    if (value === null || (typeof value === 'string' && importedPicture.test(value))) return;
    if (typeof value !== 'string' || safePicture(value) !== value)
      throw new DocumentError('document.unsafeAddress', String(value).slice(0, 200));
  },
};

const image: Partial<NodeSpec> = {
  draggable: true,
  attrs: { ...manuscriptSchema.spec.nodes.get('image')?.attrs, src: waitingSource },
  parseDOM: [
    {
      tag: 'img[data-file]',
      getAttrs: (dom) => {
        const file = storedFile(dom);
        if (file === null) return false;
        const width = Number(dom.getAttribute('width'));
        return {
          file,
          src: null,
          alt: dom.getAttribute('alt') ?? '',
          credit: dom.dataset.credit ?? '',
          width: Number.isInteger(width) && width > 0 && width <= 10_000 ? width : null,
          style: styleOf(dom),
        };
      },
    },
  ],
  toDOM: (node): DOMOutputSpec => {
    const { file, src, alt, credit, width } = node.attrs;
    if (file === null)
      return [
        'span',
        { class: importedPicture.test(src) ? 'foreign waiting' : 'foreign', 'data-host': hostOf(src) },
      ];
    const size = width === null ? {} : { width: String(width) };
    const attrs = {
      src: fileUrl(file),
      alt,
      'data-file': file,
      'data-credit': credit,
      ...size,
      ...looks(node),
    };
    return ['span', { class: 'picture', ...(credit === '' ? {} : { 'data-shown': credit }) }, ['img', attrs]];
  },
};

const nodeLooks: Readonly<Record<string, Partial<NodeSpec>>> = {
  paragraph: plainBlock('p'),
  heading: {
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      getAttrs: (dom: HTMLElement) => ({ level, style: styleOf(dom) }),
    })),
    toDOM: (node) => [`h${node.attrs.level}`, looks(node), 0],
  },
  blockquote: plainBlock('blockquote'),
  bulletList: plainBlock('ul'),
  orderedList: {
    parseDOM: [
      { tag: 'ol', getAttrs: (dom) => ({ style: styleOf(dom), start: whole(dom, 'start', 1_000_000) }) },
    ],
    toDOM: (node) => [
      'ol',
      { ...looks(node), ...(node.attrs.start === 1 ? {} : { start: String(node.attrs.start) }) },
      0,
    ],
  },
  listItem: plainBlock('li'),
  table: { ...plainBlock('table'), toDOM: (node) => ['table', looks(node), ['tbody', 0]] },
  tableRow: plainBlock('tr'),
  tableCell: cell('td'),
  tableHeader: cell('th'),
  section: plainBlock('section'),
  horizontalRule: { parseDOM: [{ tag: 'hr', getAttrs: styled }], toDOM: (node) => ['hr', looks(node)] },
  video: media('video'),
  audio: media('audio'),
  image,
  hardBreak: { selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
};

const tags = (...names: readonly string[]): TagParseRule[] => names.map((tag) => ({ tag }));

const markLooks: Readonly<Record<string, Partial<MarkSpec>>> = {
  link: {
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (dom) => {
          const href = safeLink(dom.getAttribute('href') ?? '');
          return href === null ? false : { href, title: dom.getAttribute('title') ?? '' };
        },
      },
    ],
    toDOM: ({ attrs: { href, title } }) => [
      'a',
      { href, rel: 'noopener noreferrer', ...(title === '' ? {} : { title }) },
      0,
    ],
  },
  strong: { parseDOM: tags('strong', 'b'), toDOM: () => ['strong', 0] },
  em: { parseDOM: tags('em', 'i'), toDOM: () => ['em', 0] },
  underline: { parseDOM: tags('u', 'ins'), toDOM: () => ['u', 0] },
  strike: { parseDOM: tags('s', 'del', 'strike'), toDOM: () => ['s', 0] },
  span: {
    parseDOM: [
      {
        tag: 'span[style]',
        getAttrs: (dom) => {
          const style = styleOf(dom);
          return style === '' ? false : { style };
        },
      },
    ],
    toDOM: (mark) => ['span', { style: mark.attrs.style }, 0],
  },
};

/** The manuscript's schema with the way in which a browser shows it: the same nodes, marks and attributes, by the same names. */
export const editorSchema = new Schema({ nodes: shownNodes(), marks: shownMarks() });

function shownNodes(): Record<string, NodeSpec> {
  const nodes: Record<string, NodeSpec> = {};
  manuscriptSchema.spec.nodes.forEach((name: string, spec: NodeSpec) => {
    nodes[name] = { ...spec, ...nodeLooks[name] };
  });
  return nodes;
}

function shownMarks(): Record<string, MarkSpec> {
  const marks: Record<string, MarkSpec> = {};
  manuscriptSchema.spec.marks.forEach((name: string, spec: MarkSpec) => {
    marks[name] = { ...spec, ...markLooks[name] };
  });
  return marks;
}

/** A body as a document that the editor holds. Throws DocumentError. */
export function editorDocument(body: Json): Node {
  return parseBodyAs(body, editorSchema);
}

/** A working copy's body: pictures that had not arrived when it was kept are left out. Throws DocumentError. */
export function restoredDocument(body: Json): Node {
  return editorDocument(withoutWaiting(body));
}

function withoutWaiting(node: Json): Json {
  if (Array.isArray(node)) return node.filter((child) => !isWaiting(child)).map(withoutWaiting);
  if (typeof node !== 'object' || node === null || !('content' in node)) return node;
  return { ...node, content: withoutWaiting(node.content ?? []) };
}

function isWaiting(node: Json): boolean {
  if (typeof node !== 'object' || node === null || !('attrs' in node)) return false;
  const { attrs } = node;
  if (typeof attrs !== 'object' || attrs === null || !('src' in attrs)) return false;
  return typeof attrs.src === 'string' && importedPicture.test(attrs.src);
}

/** The document as JSON, quickly and unchecked: for copies, not for revisions. */
export function rawBody(doc: Node): Json {
  // toJSON of a ProseMirror node gives plain JSON; its type says any.
  return doc.toJSON() as Json;
}
