import { editorSchema } from './schema.ts';

function nodeType(name: string) {
  const type = editorSchema.nodes[name];
  if (type === undefined) throw new Error(`no node ${name}`);
  return type;
}

function markType(name: string) {
  const type = editorSchema.marks[name];
  if (type === undefined) throw new Error(`no mark ${name}`);
  return type;
}

/** The node types of the editor, by name, without looking each up for undefined. */
export const nodeTypes = {
  paragraph: nodeType('paragraph'),
  heading: nodeType('heading'),
  blockquote: nodeType('blockquote'),
  bulletList: nodeType('bulletList'),
  orderedList: nodeType('orderedList'),
  listItem: nodeType('listItem'),
  table: nodeType('table'),
  tableRow: nodeType('tableRow'),
  tableCell: nodeType('tableCell'),
  tableHeader: nodeType('tableHeader'),
  section: nodeType('section'),
  horizontalRule: nodeType('horizontalRule'),
  image: nodeType('image'),
  video: nodeType('video'),
  audio: nodeType('audio'),
  hardBreak: nodeType('hardBreak'),
} as const;

/** The mark types of the editor. */
export const markTypes = {
  link: markType('link'),
  strong: markType('strong'),
  em: markType('em'),
  underline: markType('underline'),
  strike: markType('strike'),
  span: markType('span'),
} as const;
