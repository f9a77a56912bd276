import { canonicalJson, type Json } from '@sanshen/domain/kernel';
import type { Node } from 'prosemirror-model';
import { parseBody } from './body.ts';
import { plainText } from './plain-text.ts';
import { diffSequence } from './sequence.ts';
import { pairTexts, textRuns } from './text-runs.ts';

/** A stretch of a block's text that the other side does not have; UTF-16 offsets in {@link BlockSide.text}. */
export interface ChangedRange {
  readonly from: number;
  readonly to: number;
}

/** A picture, video or audio file of a block; `changed` when the other side's block does not have it. */
export interface BlockPicture {
  /** Digest of a stored file, or an address. */
  readonly name: string;
  readonly changed: boolean;
}

/** One side of a row: a paragraph, heading, rule, video, audio or whole table. */
export interface BlockSide {
  /** Its number among the blocks of its document, from 0. */
  readonly index: number;
  /** Its JSON, to draw it as it is. */
  readonly node: Json;
  /** What stands around it, outermost first: `section`, `blockquote`, `bulletList`, `listItem`. */
  readonly within: readonly string[];
  /** Its plain text as `plainText` has it; lines of a table follow one another. */
  readonly text: string;
  /** Where its text begins in the document's plain text. */
  readonly start: number;
  /** What was deleted (old side) or inserted (new side) in it. Empty when all of it was, and when none was. */
  readonly ranges: readonly ChangedRange[];
  readonly pictures: readonly BlockPicture[];
}

/**
 * One row of a comparison side by side. `changed`: other words. `formatted`: the same words with another look, level, picture or
 * surroundings. `moved`: the same block stands in another row, which `counterpart` numbers; it has one side only.
 */
export interface BlockRow {
  readonly kind: 'same' | 'changed' | 'formatted' | 'inserted' | 'deleted' | 'moved';
  readonly old: BlockSide | null;
  readonly new: BlockSide | null;
  readonly counterpart: number | null;
}

interface Unit {
  readonly side: Omit<BlockSide, 'ranges' | 'pictures'>;
  readonly pictures: readonly string[];
  /** Equal for blocks that look the same in the same surroundings. */
  readonly key: string;
  /** Blocks of different sorts are never two versions of one. */
  readonly sort: string;
}

/** Two bodies as rows for a comparison side by side, all blocks included. Throws DocumentError when a body does not fit the schema. */
export function diffBlocks(oldBody: Json, newBody: Json): readonly BlockRow[] {
  const [before, after] = [unitsOf(parseBody(oldBody)), unitsOf(parseBody(newBody))];
  const rows: BlockRow[] = [];
  let [i, j] = [0, 0];
  const same = (end: number): void => {
    for (; i < end; i += 1, j += 1) rows.push(pairRow(before[i], after[j]));
  };
  const keys = (units: readonly Unit[]): readonly string[] => units.map((unit) => unit.key);
  for (const { aFrom, aTo, bFrom, bTo } of diffSequence(keys(before), keys(after))) {
    same(aFrom);
    rows.push(...gapRows(before.slice(aFrom, aTo), after.slice(bFrom, bTo)));
    [i, j] = [aTo, bTo];
  }
  same(before.length);
  return withMoves(rows);
}

function gapRows(before: readonly Unit[], after: readonly Unit[]): readonly BlockRow[] {
  const texts = (units: readonly Unit[]): readonly string[] => units.map((unit) => unit.side.text);
  return pairTexts(texts(before), texts(after)).flatMap(([a, b]) => {
    const old = a === null ? undefined : before[a];
    const next = b === null ? undefined : after[b];
    if (old && next && old.sort !== next.sort) return [pairRow(old, undefined), pairRow(undefined, next)];
    return [pairRow(old, next)];
  });
}

function pairRow(old: Unit | undefined, next: Unit | undefined): BlockRow {
  if (!old || !next) {
    const kind = old ? 'deleted' : 'inserted';
    return {
      kind,
      old: old ? sideOf(old, [], []) : null,
      new: next ? sideOf(next, [], []) : null,
      counterpart: null,
    };
  }
  const kind = old.key === next.key ? 'same' : old.side.text === next.side.text ? 'formatted' : 'changed';
  const runs = kind === 'changed' ? textRuns(old.side.text, next.side.text) : [];
  const deleted = runs.filter((run) => run.kind === 'deleted');
  const inserted = runs.filter((run) => run.kind === 'inserted');
  return {
    kind,
    old: sideOf(
      old,
      deleted.map((run) => ({ from: run.before, to: run.before + run.text.length })),
      next.pictures,
    ),
    new: sideOf(
      next,
      inserted.map((run) => ({ from: run.after, to: run.after + run.text.length })),
      old.pictures,
    ),
    counterpart: null,
  };
}

function sideOf(
  { side, pictures }: Unit,
  ranges: readonly ChangedRange[],
  others: readonly string[],
): BlockSide {
  const left = [...others];
  const marked = pictures.map((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return { name, changed: at < 0 };
  });
  return { ...side, ranges, pictures: marked };
}

/** Shorter texts stand in many places by chance. */
const leastMoved = 8;

/** Says of blocks that went in one place and came in another that they were moved. */
function withMoves(rows: readonly BlockRow[]): readonly BlockRow[] {
  const gone = new Map<string, number[]>();
  rows.forEach(({ kind, old }, index) => {
    if (kind !== 'deleted' || old === null || (old.text.length < leastMoved && old.pictures.length === 0))
      return;
    const spelling = canonicalJson(old.node);
    gone.set(spelling, [...(gone.get(spelling) ?? []), index]);
  });
  const counterparts = new Map<number, number>();
  rows.forEach(({ kind, new: next }, index) => {
    if (kind !== 'inserted' || next === null) return;
    const from = gone.get(canonicalJson(next.node))?.shift();
    if (from === undefined) return;
    counterparts.set(from, index).set(index, from);
  });
  return rows.map((row, index) => {
    const counterpart = counterparts.get(index);
    return counterpart === undefined ? row : { ...row, kind: 'moved', counterpart };
  });
}

function unitsOf(doc: Node): readonly Unit[] {
  const { text, blocks, offsetAt } = plainText(doc);
  const units: Unit[] = [];
  let passed = 0;
  const visit = (parent: Node, start: number, within: readonly string[]): void => {
    parent.forEach((node, offset) => {
      const position = start + offset;
      const whole = node.isTextblock || node.isLeaf || node.type.name === 'table' || node.childCount === 0;
      if (!whole) {
        visit(node, position + 1, [...within, node.type.name]);
        return;
      }
      const first = blocks[passed];
      let lines = 0;
      while ((blocks[passed + lines]?.to ?? Number.POSITIVE_INFINITY) <= position + node.nodeSize) lines += 1;
      const last = blocks[passed + lines - 1];
      passed += lines;
      const begin = lines > 0 && first ? first.start : offsetAt(position);
      const words = lines > 0 && last ? text.slice(begin, last.end) : '';
      units.push(unitOf(node, units.length, within, words, begin));
    });
  };
  visit(doc, 0, []);
  return units;
}

function unitOf(node: Node, index: number, within: readonly string[], text: string, start: number): Unit {
  // toJSON of a ProseMirror node gives plain JSON; its type says any.
  const json = node.toJSON() as Json;
  const pictures: string[] = [];
  const collect = (inner: Node): void => {
    if ('file' in inner.attrs && 'src' in inner.attrs)
      pictures.push(String(inner.attrs.file ?? inner.attrs.src));
  };
  collect(node);
  node.descendants(collect);
  return {
    side: { index, node: json, within, text, start },
    pictures,
    key: canonicalJson([within, json]),
    sort: node.isTextblock ? 'text' : node.type.name,
  };
}
