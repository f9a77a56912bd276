import { type ManuscriptContent, type MaterialField, materialFields } from '@sanshen/domain/content';
import { canonicalJson, type Json } from '@sanshen/domain/kernel';
import type { Node } from 'prosemirror-model';
import { bodyOf, mediaOf, parseBody } from './body.ts';
import { canonicalContent, canonicalField } from './canonical.ts';
import { plainText } from './plain-text.ts';
import { diffSequence } from './sequence.ts';
import { pairTexts, type TextRun, textRuns } from './text-runs.ts';

/** A block of one of the two documents: its number from 0, and its UTF-16 offsets in that document's plain text. */
export interface BlockPlace {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/**
 * One block that is not as it was. `changed`: other words. `formatted`: the same words with another look, level or
 * picture. `runs` give the words of both sides in order.
 */
export interface BlockChange {
  readonly kind: 'inserted' | 'deleted' | 'changed' | 'formatted';
  readonly before: BlockPlace | null;
  readonly after: BlockPlace | null;
  readonly runs: readonly TextRun[];
}

export interface BodyDiff {
  readonly changes: readonly BlockChange[];
  /** Pictures and media (file digest or address) that one side has more often than the other. */
  readonly mediaAdded: readonly string[];
  readonly mediaRemoved: readonly string[];
  /** True when sections, lists or tables around the text changed. */
  readonly layoutChanged: boolean;
}

/** A value inside a field, by its path (`cover.alt`, `channels[wechat-1].title`); null where there was or is none. */
export interface ValueChange {
  readonly path: string;
  readonly before: Json;
  readonly after: Json;
}

export interface FieldChange {
  readonly field: MaterialField;
  /** For title, byline and summary; empty for other fields. */
  readonly runs: readonly TextRun[];
  /** For fields with parts; empty for text fields and the body. */
  readonly values: readonly ValueChange[];
  /** For the body. */
  readonly body: BodyDiff | null;
}

interface Unit {
  readonly place: BlockPlace;
  readonly text: string;
  /** Everything about the block; equal for equal blocks only. */
  readonly spelling: string;
}

/**
 * What changed from one body to the other, block by block. There is always something to see when the canonical forms
 * differ, and nothing when they do not.
 */
export function diffDocuments(before: Node, after: Node): BodyDiff {
  const a = unitsOf(before);
  const b = unitsOf(after);
  const changes: BlockChange[] = [];
  const edits = diffSequence(
    a.map((unit) => unit.spelling),
    b.map((unit) => unit.spelling),
  );
  for (const { aFrom, aTo, bFrom, bTo } of edits) {
    changes.push(...blockChanges(a.slice(aFrom, aTo), b.slice(bFrom, bTo)));
  }
  const added = surplus(mediaNames(after), mediaNames(before));
  const removed = surplus(mediaNames(before), mediaNames(after));
  const silent = changes.length === 0 && canonicalJson(bodyOf(before)) !== canonicalJson(bodyOf(after));
  const layoutChanged = silent || canonicalJson(wrappers(before)) !== canonicalJson(wrappers(after));
  return { changes, mediaAdded: added, mediaRemoved: removed, layoutChanged };
}

/**
 * What changed from one content to the other, field by field in reading order; empty exactly when both have the same
 * digest. Throws DocumentError when a body does not fit the schema.
 */
export function diffContents(before: ManuscriptContent, after: ManuscriptContent): readonly FieldChange[] {
  const a = canonicalContent(before);
  const b = canonicalContent(after);
  return materialFields
    .filter((field) => canonicalField(a, field) !== canonicalField(b, field))
    .map((field) => fieldChange(field, a, b));
}

function fieldChange(field: MaterialField, a: ManuscriptContent, b: ManuscriptContent): FieldChange {
  const none = { field, runs: [], values: [], body: null };
  if (field === 'body') return { ...none, body: diffDocuments(parseBody(a.body), parseBody(b.body)) };
  if (field === 'title' || field === 'byline' || field === 'summary')
    return { ...none, runs: textRuns(a[field], b[field]) };
  const values: ValueChange[] = [];
  valueChanges(plain(a[field]), plain(b[field]), field, values);
  return { ...none, values };
}

/** The fields are JSON by their types but for members that may be undefined; this drops those. */
function plain(value: unknown): Json {
  return JSON.parse(canonicalJson(value)) as Json;
}

function valueChanges(before: Json, after: Json, path: string, found: ValueChange[]): void {
  if (canonicalJson(before) === canonicalJson(after)) return;
  const a = partsOf(before, path);
  const b = partsOf(after, path);
  if (!a || !b) {
    found.push({ path, before, after });
    return;
  }
  for (const key of new Set([...a.keys(), ...b.keys()]))
    valueChanges(a.get(key) ?? null, b.get(key) ?? null, key, found);
  // The same parts in another order.
  if (!found.some((one) => one.path.startsWith(path))) found.push({ path, before, after });
}

function partsOf(value: Json, path: string): ReadonlyMap<string, Json> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    // Array.isArray does not narrow a read-only list.
    const items = value as readonly Json[];
    return new Map(items.map((item, index) => [`${path}[${channelOf(item) ?? index}]`, item]));
  }
  return new Map(Object.entries(value).map(([name, member]) => [`${path}.${name}`, member]));
}

function channelOf(item: Json): string | null {
  if (typeof item !== 'object' || item === null || !('channel' in item)) return null;
  return typeof item.channel === 'string' ? item.channel : null;
}

function unitsOf(doc: Node): readonly Unit[] {
  const { text, blocks, offsetAt } = plainText(doc);
  const units: Unit[] = [];
  let textblock = 0;
  doc.descendants((node, position) => {
    if (!node.isTextblock && !(node.isLeaf && node.isBlock && node.type.name !== 'section')) return true;
    const block = node.isTextblock ? blocks[textblock] : undefined;
    if (node.isTextblock) textblock += 1;
    const offset = block ? block.start : offsetAt(position);
    const place = { index: units.length, start: offset, end: block ? block.end : offset };
    units.push({ place, text: text.slice(place.start, place.end), spelling: canonicalJson(node.toJSON()) });
    return false;
  });
  return units;
}

function blockChanges(a: readonly Unit[], b: readonly Unit[]): readonly BlockChange[] {
  const texts = (units: readonly Unit[]): readonly string[] => units.map((unit) => unit.text);
  return pairTexts(texts(a), texts(b)).map(([i, j]): BlockChange => {
    const before = i === null ? undefined : a[i];
    const after = j === null ? undefined : b[j];
    const runs = textRuns(before?.text ?? '', after?.text ?? '', before?.place.start, after?.place.start);
    const places = { before: before?.place ?? null, after: after?.place ?? null };
    if (!before) return { kind: 'inserted', ...places, runs };
    if (!after) return { kind: 'deleted', ...places, runs };
    return { kind: before.text === after.text ? 'formatted' : 'changed', ...places, runs };
  });
}

function mediaNames(doc: Node): readonly string[] {
  return mediaOf(doc).map((one) => one.file ?? one.src ?? '');
}

/** What is in `list` more often than in `other`. */
function surplus(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const name of other) left.set(name, (left.get(name) ?? 0) + 1);
  return list.filter((name) => {
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count <= 0;
  });
}

/** The blocks around the text, without the text. */
function wrappers(doc: Node): readonly Json[] {
  const found: Json[] = [];
  doc.descendants((node) => {
    if (node.isTextblock) return false;
    // Attributes of a parsed document are JSON.
    if (!node.isLeaf || node.type.name === 'section') found.push([node.type.name, node.attrs as Json]);
    return true;
  });
  return found;
}
