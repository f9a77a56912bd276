import { type Attrs, Fragment, type Mark, type Node, type NodeType } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { suggestionSchema } from './suggestions-schema.ts';

/** What becomes of a suggestion; null for one that stays open. */
export type Verdict = 'accepted' | 'rejected' | null;
export type VerdictOf = (id: string) => Verdict;

const { insertion, deletion, modification } = suggestionSchema.marks;

/** The zero-width space by which an editor holds a mark at the edge of a paragraph that was split or joined. */
const holder = '\u200b';
const holders = new RegExp(holder, 'gu');
const holdersAtStart = new RegExp(`^${holder}+`, 'u');
const holdersAtEnd = new RegExp(`${holder}+$`, 'u');

/** A text without the holders of suggestions. */
export function withoutHolders(text: string): string {
  return text.replace(holders, '');
}

interface Range {
  readonly from: number;
  readonly to: number;
  /** Set for a stretch of text that reaches into the next paragraph when that begins with the same suggestion. */
  readonly key: string | null;
}

/** The id of a suggestion as people and requests name it. */
export function suggestionIdOf(mark: Mark): string {
  return String(mark.attrs.id);
}

/** The insertion or deletion that a node is marked with. */
export function presenceMark(node: Node): Mark | undefined {
  return node.marks.find((mark) => mark.type === insertion || mark.type === deletion);
}

export function isModification(mark: Mark): boolean {
  return mark.type === modification;
}

export function isInsertion(mark: Mark): boolean {
  return mark.type === insertion;
}

/**
 * Carries out verdicts on a document with tracked changes: what goes is removed, paragraphs between which the break goes are joined, what
 * stays loses its mark. Gives the transform, whose mapping leads from places before to places after.
 */
export function resolveSuggestions(doc: Node, verdictOf: VerdictOf): { doc: Node; transform: Transform } {
  const transform = new Transform(doc);
  const ranges = joined(doc, removals(doc, verdictOf));
  for (const { from, to } of ranges.toReversed()) remove(transform, from, to);
  return { doc: unmarked(transform.doc, verdictOf), transform };
}

function remove(transform: Transform, from: number, to: number): void {
  const { parent } = transform.doc.resolve(from);
  const emptied = from <= to && !parent.inlineContent && to - from === parent.content.size;
  const filler = emptied && !parent.type.contentMatch.validEnd ? parent.type.contentMatch.defaultType : null;
  if (filler) transform.replaceWith(from, to, filler.create());
  else transform.delete(from, to);
}

function goes(node: Node, verdictOf: VerdictOf): boolean {
  const mark = presenceMark(node);
  if (mark === undefined) return false;
  const verdict = verdictOf(suggestionIdOf(mark));
  return verdict !== null && (verdict === 'rejected') === isInsertion(mark);
}

/** A block goes with its mark, or when nothing is left in it and it cannot be empty. */
function vanishes(node: Node, verdictOf: VerdictOf): boolean {
  if (goes(node, verdictOf)) return true;
  const { type } = node;
  const mayBeEmpty = node.inlineContent || node.isLeaf || type.contentMatch.validEnd || type.spec.isolating;
  return !mayBeEmpty && node.children.every((child) => vanishes(child, verdictOf));
}

/** What goes, in order; `null` stands where something remains that no joining may swallow. */
function removals(doc: Node, verdictOf: VerdictOf): readonly (Range | null)[] {
  const found: (Range | null)[] = [];
  doc.descendants((node, position) => {
    if (vanishes(node, verdictOf)) {
      found.push({ from: position, to: position + node.nodeSize, key: null });
      return false;
    }
    if (node.isTextblock) {
      found.push(...removalsWithin(node, position + 1, verdictOf));
      return false;
    }
    if (node.childCount === 0) found.push(null);
    return true;
  });
  return found;
}

function removalsWithin(block: Node, start: number, verdictOf: VerdictOf): readonly (Range | null)[] {
  const found: (Range | null)[] = [];
  block.forEach((child, offset, index) => {
    const from = start + offset;
    const mark = presenceMark(child);
    if (mark !== undefined && goes(child, verdictOf)) {
      found.push({ from, to: from + child.nodeSize, key: `${mark.type.name} ${suggestionIdOf(mark)}` });
      return;
    }
    const decided = mark !== undefined && verdictOf(suggestionIdOf(mark)) !== null;
    for (const [a, b] of decided ? holdersIn(block, index, mark) : [])
      found.push({ from: from + a, to: from + b, key: null });
    found.push(null);
  });
  if (block.childCount === 0) found.push(null);
  return found;
}

/**
 * The holders in a text that stays. In what was inserted, every one; in what was there before, those at the edge of the paragraph, as
 * any other was typed.
 */
function holdersIn(block: Node, index: number, mark: Mark): readonly (readonly [number, number])[] {
  const text = block.child(index).text ?? '';
  if (isInsertion(mark)) return [...text.matchAll(holders)].map(({ index: at }) => [at, at + 1]);
  const insertedOnly = (nodes: readonly Node[]): boolean =>
    nodes.every((node) => {
      const other = presenceMark(node);
      return other !== undefined && isInsertion(other);
    });
  const found: (readonly [number, number])[] = [];
  const leading = holdersAtStart.exec(text)?.[0].length ?? 0;
  if (leading > 0 && insertedOnly(block.children.slice(0, index))) found.push([0, leading]);
  const trailing = leading === text.length ? 0 : (holdersAtEnd.exec(text)?.[0].length ?? 0);
  const atEnd = insertedOnly(block.children.slice(index + 1));
  if (trailing > 0 && atEnd) found.push([text.length - trailing, text.length]);
  if (leading === text.length && leading > 0 && found.length === 0 && atEnd) found.push([0, leading]);
  return found;
}

/** One stretch of what lies side by side, over the ends of paragraphs where the same suggestion goes on in the next one. */
function joined(doc: Node, parts: readonly (Range | null)[]): readonly Range[] {
  const ranges: Range[] = [];
  let open: Range | null = null;
  for (const part of parts) {
    if (part === null) {
      open = null;
      continue;
    }
    if (open !== null && (part.from === open.to || reaches(doc, open, part))) {
      const merged: Range = { from: open.from, to: part.to, key: part.key };
      ranges[ranges.length - 1] = merged;
      open = merged;
      continue;
    }
    ranges.push(part);
    open = part;
  }
  return ranges;
}

/** Tells whether the break between two paragraphs belongs to the suggestion that stands on both sides of it. */
function reaches(doc: Node, left: Range, right: Range): boolean {
  if (left.key === null || left.key !== right.key) return false;
  const [from, to] = [doc.resolve(left.to), doc.resolve(right.from)];
  if (!from.parent.inlineContent || !to.parent.inlineContent) return false;
  const shared = from.sharedDepth(to.pos);
  const isolated = (depth: number, place: typeof from): boolean =>
    depth > shared && (place.node(depth).type.spec.isolating ?? false);
  for (let depth = 0; depth <= Math.max(from.depth, to.depth); depth += 1) {
    if (depth <= from.depth && isolated(depth, from)) return false;
    if (depth <= to.depth && isolated(depth, to)) return false;
  }
  return true;
}

/** The document without the marks of what was decided; a rejected change of format is undone. */
function unmarked(node: Node, verdictOf: VerdictOf): Node {
  const open = (mark: Mark): boolean => !isSuggestion(mark) || verdictOf(suggestionIdOf(mark)) === null;
  if (node.isText) return node.mark(node.marks.filter(open));
  const content = Fragment.from(node.children.map((child) => unmarked(child, verdictOf)));
  const undone = node.marks.filter(
    (mark) => isModification(mark) && verdictOf(suggestionIdOf(mark)) === 'rejected',
  );
  const marks = undone.reduce(marksBefore, node.marks.filter(open));
  const type = undone.reduce(typeBefore, node.type);
  return type.create(attrsBefore(node, type, undone), content, marks);
}

function isSuggestion(mark: Mark): boolean {
  return mark.type === insertion || mark.type === deletion || isModification(mark);
}

function typeBefore(type: NodeType, mark: Mark): NodeType {
  if (mark.attrs.type !== 'nodeType') return type;
  return suggestionSchema.nodes[String(mark.attrs.previousValue)] ?? type;
}

function attrsBefore(node: Node, type: NodeType, undone: readonly Mark[]): Attrs {
  const changed = undone.filter((mark) => mark.attrs.type === 'attr');
  const before = {
    ...node.attrs,
    ...Object.fromEntries(changed.map((mark) => [String(mark.attrs.attrName), mark.attrs.previousValue])),
  };
  // Another type need not know what the present one is described by.
  return Object.fromEntries(
    Object.entries(before).filter(([name]) => Object.hasOwn(type.spec.attrs ?? {}, name)),
  );
}

function marksBefore(marks: readonly Mark[], { attrs }: Mark): readonly Mark[] {
  if (attrs.type !== 'mark') return marks;
  const without =
    attrs.newValue === null ? marks : suggestionSchema.markFromJSON(attrs.newValue).removeFromSet(marks);
  return attrs.previousValue === null
    ? without
    : suggestionSchema.markFromJSON(attrs.previousValue).addToSet(without);
}
