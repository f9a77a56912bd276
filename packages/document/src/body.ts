import type { Digest, Json } from '@sanshen/domain/kernel';
import { canonicalJson } from '@sanshen/domain/kernel';
import { type Attrs, type MarkType, Node, type NodeType, type Schema } from 'prosemirror-model';
import { DocumentError } from './messages.ts';
import { manuscriptSchema } from './schema.ts';
import { cleanStyle } from './style.ts';

/** Limits of a stored body, far above what an article needs and far below what would exhaust the process. */
export const bodyLimits = { maxDepth: 400, maxNodes: 200_000, maxTextUnits: 4_000_000 } as const;

interface JsonObject {
  readonly [key: string]: Json;
}

interface Budget {
  readonly schema: Schema;
  nodes: number;
  textUnits: number;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/**
 * The canonical JSON of a body: attributes with default values left out, styles in one spelling, marks in the schema's
 * order, neighbouring texts with the same marks joined, empty texts and empty lists left out. Text is kept as typed.
 * Throws {@link DocumentError} when the body does not fit the schema, holds half a character, or is beyond
 * {@link bodyLimits}.
 */
export function canonicalBody(body: Json): Json {
  const tidy = tidied(body, manuscriptSchema);
  checked(tidy, manuscriptSchema);
  return tidy;
}

/** Tidies as {@link canonicalBody} does without holding the result against the schema; for pictures still on the way. */
export function tidyBody(body: Json): Json {
  return tidied(body, manuscriptSchema);
}

/** The body as a document of the schema. Errors as {@link canonicalBody}. */
export function parseBody(body: Json): Node {
  return parseBodyAs(body, manuscriptSchema);
}

/** As {@link parseBody} for a schema that adds to a manuscript's, as that of tracked changes does. */
export function parseBodyAs(body: Json, schema: Schema): Node {
  return checked(tidied(body, schema), schema);
}

function tidied(body: Json, schema: Schema): JsonObject {
  return tidyNode(body, 0, { nodes: 0, textUnits: 0, schema });
}

/** The canonical JSON of a document, such as the editor holds it. */
export function bodyOf(doc: Node): Json {
  // toJSON of a ProseMirror node gives plain JSON; its type says any.
  return canonicalBody(doc.toJSON() as Json);
}

function checked(tidy: Json, schema: Schema): Node {
  try {
    const doc = Node.fromJSON(schema, tidy);
    if (doc.type !== schema.topNodeType) throw new DocumentError('document.malformed', 'not a document');
    doc.check();
    doc.descendants((node) => {
      if (node.type.name === 'image' || node.type.name === 'video' || node.type.name === 'audio')
        checkOrigin(node);
      return true;
    });
    return doc;
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError('document.malformed', error instanceof Error ? error.message.slice(0, 200) : '');
  }
}

/** A picture comes from a stored file or from an address: never from both, never from nowhere. */
function checkOrigin(node: Node): void {
  if ((node.attrs.file === null) === (node.attrs.src === null)) {
    throw new DocumentError('document.malformed', `${node.type.name} needs either a file or an address`);
  }
}

function tidyNode(json: Json, depth: number, budget: Budget): JsonObject {
  if (depth > bodyLimits.maxDepth) throw new DocumentError('document.tooDeep');
  budget.nodes += 1;
  if (budget.nodes > bodyLimits.maxNodes) throw new DocumentError('document.tooManyNodes');
  if (!isObject(json)) throw new DocumentError('document.malformed', 'a node is not an object');
  const { type: name, text, attrs, content, marks, ...rest } = json;
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw new DocumentError('document.malformed', `unknown member ${unknown}`);
  const type =
    typeof name === 'string' && Object.hasOwn(budget.schema.nodes, name)
      ? budget.schema.nodes[name]
      : undefined;
  if (!type) throw new DocumentError('document.malformed', `unknown node ${String(name)}`);
  const tidyMarkList = marks === undefined ? [] : tidyMarks(marks, budget.schema);
  const node: Record<string, Json> = { type: type.name };
  if (type.isText) {
    if (typeof text !== 'string') throw new DocumentError('document.malformed', 'a text without text');
    budget.textUnits += text.length;
    if (budget.textUnits > bodyLimits.maxTextUnits) throw new DocumentError('document.tooLarge');
    node.text = wellFormed(text);
  } else {
    if (text !== undefined) throw new DocumentError('document.malformed', `${type.name} cannot hold text`);
    const kept = tidyAttrs(attrs, type);
    if (Object.keys(kept).length > 0) node.attrs = kept;
    const children = tidyContent(content, depth, budget);
    if (children.length > 0) node.content = children;
  }
  if (tidyMarkList.length > 0) node.marks = tidyMarkList;
  return node;
}

function tidyContent(content: Json | undefined, depth: number, budget: Budget): readonly Json[] {
  if (content === undefined || content === null) return [];
  if (!isList(content)) throw new DocumentError('document.malformed', 'content is not a list');
  const children: JsonObject[] = [];
  for (const child of content) {
    const tidy = tidyNode(child, depth + 1, budget);
    if (tidy.text === '') continue;
    const last = children.at(-1);
    if (last && typeof last.text === 'string' && typeof tidy.text === 'string' && sameMarks(last, tidy)) {
      children[children.length - 1] = { ...last, text: last.text + tidy.text };
    } else children.push(tidy);
  }
  return children;
}

function sameMarks(a: JsonObject, b: JsonObject): boolean {
  return canonicalJson(a.marks ?? []) === canonicalJson(b.marks ?? []);
}

function tidyMarks(marks: Json, schema: Schema): readonly Json[] {
  if (!isList(marks)) throw new DocumentError('document.malformed', 'marks are not a list');
  const tidy = marks.map((mark) => {
    const name = isObject(mark) ? mark.type : mark;
    const type: MarkType | undefined =
      typeof name === 'string' && Object.hasOwn(schema.marks, name) ? schema.marks[name] : undefined;
    if (!type) throw new DocumentError('document.malformed', `unknown mark ${String(name)}`);
    const attrs = tidyAttrs(isObject(mark) ? mark.attrs : undefined, type);
    return { type, json: Object.keys(attrs).length > 0 ? { type: type.name, attrs } : { type: type.name } };
  });
  // A span without style says nothing.
  const telling = tidy.filter(({ type, json }) => type.name !== 'span' || 'attrs' in json);
  const order = Object.keys(schema.marks);
  return telling
    .sort((a, b) => order.indexOf(a.type.name) - order.indexOf(b.type.name))
    .map(({ json }) => json);
}

function tidyAttrs(attrs: Json | undefined, type: NodeType | MarkType): JsonObject {
  if (attrs === undefined || attrs === null) return {};
  if (!isObject(attrs)) throw new DocumentError('document.malformed', 'attributes are not an object');
  const known = type.spec.attrs ?? {};
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(attrs)) {
    const spec = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!spec) throw new DocumentError('document.malformed', `${type.name} has no attribute ${name}`);
    const tidy = name === 'style' && typeof value === 'string' ? tidyStyle(value) : value;
    if (typeof tidy === 'string') wellFormed(tidy);
    if (tidy !== spec.default) kept[name] = tidy;
  }
  return kept;
}

function tidyStyle(value: string): string {
  const { style, dropped } = cleanStyle(value);
  if (dropped[0] !== undefined) throw new DocumentError('document.unsafeStyle', dropped[0].slice(0, 200));
  return style;
}

function wellFormed(value: string): string {
  if (!value.isWellFormed())
    throw new DocumentError('document.loneSurrogate', value.toWellFormed().slice(0, 60));
  return value;
}

/** A picture, video or audio file that a body refers to. */
export interface BodyMedia {
  readonly kind: 'image' | 'video' | 'audio';
  readonly file: Digest | null;
  /** The address when the file is not stored here. */
  readonly src: string | null;
  readonly alt: string;
  readonly credit: string;
}

/** Every picture, video and audio file of the body, in reading order; the same file as often as it appears. */
export function mediaOf(doc: Node): readonly BodyMedia[] {
  const found: BodyMedia[] = [];
  doc.descendants((node) => {
    const kind = node.type.name;
    if (kind === 'image' || kind === 'video' || kind === 'audio') found.push(mediaFrom(kind, node.attrs));
    return true;
  });
  return found;
}

function mediaFrom(kind: BodyMedia['kind'], attrs: Attrs): BodyMedia {
  // The schema's validators have run on every parsed document, so these attributes have these types.
  return {
    kind,
    file: attrs.file as Digest | null,
    src: attrs.src as string | null,
    alt: String(attrs.alt ?? attrs.title ?? ''),
    credit: String(attrs.credit ?? ''),
  };
}

/**
 * Puts stored files in the place of the addresses in `files` (an import's `import:1` or an external address). Addresses
 * that are not in `files` stay.
 */
export function placeFiles(body: Json, files: ReadonlyMap<string, Digest>): Json {
  if (isList(body)) return body.map((child) => placeFiles(child, files));
  if (!isObject(body)) return body;
  const attrs = body.attrs;
  const stored = isObject(attrs) && typeof attrs.src === 'string' ? files.get(attrs.src) : undefined;
  const placed: Record<string, Json> = { ...body };
  if (stored !== undefined && isObject(attrs)) placed.attrs = { ...attrs, src: null, file: stored };
  if (body.content !== undefined) placed.content = placeFiles(body.content, files);
  return placed;
}
