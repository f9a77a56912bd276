import { canonicalJson, type Json } from '@sanshen/domain/kernel';
import { Fragment, type Node } from 'prosemirror-model';
import { canonicalBody } from './body.ts';
import { diffSequence } from './sequence.ts';
import { acceptAll, isSuggestionOn } from './suggestions.ts';
import { withoutHolders } from './suggestions-resolve.ts';
import { readSuggestedBody, suggestedBodyOf, suggestionSchema } from './suggestions-schema.ts';
import { pairTexts, textToken } from './text-runs.ts';

type Kind = 'insertion' | 'deletion';

/**
 * The tracked changes by which one body becomes another: a marked body of which rejecting all gives `before` and accepting all gives
 * `after`. For an editor whose own tracking went astray, and for a text that was edited elsewhere. Throws DocumentError.
 */
export function suggestionsBetween(before: Json, after: Json): Json {
  const [old, next] = [readSuggestedBody(canonicalBody(before)), readSuggestedBody(canonicalBody(after))];
  let count = 0;
  const nextId = (): number => {
    count += 1;
    return count;
  };
  return suggestedBodyOf(old.copy(Fragment.from(mergedBlocks(old.children, next.children, nextId))));
}

/**
 * The marked body of an editor if it is that base with suggestions, else the suggestions that lead from the base to what the editor shows
 * when all are accepted. Throws DocumentError when no document comes of that.
 */
export function soundSuggestions(before: Json, body: Json): Json {
  const suggested = readSuggestedBody(body);
  if (isSuggestionOn(suggested, before)) return suggestedBodyOf(suggested);
  return suggestionsBetween(before, acceptAll(suggested));
}

function marked(node: Node, kind: Kind, id: number): Node {
  return node.mark(suggestionSchema.mark(kind, { id }).addToSet(node.marks));
}

// Attributes, marks and content of a parsed document are JSON.
const spelling = (node: Node): string => canonicalJson(node.toJSON() as Json);

function mergedBlocks(old: readonly Node[], next: readonly Node[], nextId: () => number): readonly Node[] {
  const merged: Node[] = [];
  let done = 0;
  for (const { aFrom, aTo, bFrom, bTo } of diffSequence(old.map(spelling), next.map(spelling))) {
    merged.push(
      ...old.slice(done, aFrom),
      ...mergedGap(old.slice(aFrom, aTo), next.slice(bFrom, bTo), nextId),
    );
    done = aTo;
  }
  return [...merged, ...old.slice(done)];
}

function mergedGap(old: readonly Node[], next: readonly Node[], nextId: () => number): readonly Node[] {
  const texts = (nodes: readonly Node[]): readonly string[] => nodes.map((node) => node.textContent);
  return pairTexts(texts(old), texts(next)).flatMap(([a, b]) => {
    const left = a === null ? undefined : old[a];
    const right = b === null ? undefined : next[b];
    if (left && right && mergeable(left, right)) return [mergedPair(left, right, nextId)];
    const id = nextId();
    return [
      ...(left ? [marked(left, 'deletion', id)] : []),
      ...(right ? [marked(right, 'insertion', id)] : []),
    ];
  });
}

/** Words of a typed zero-width space cannot be told from the holders of suggestions, so such paragraphs are replaced as a whole. */
function mergeable(left: Node, right: Node): boolean {
  if (left.isLeaf || !left.sameMarkup(right)) return false;
  return (
    !left.isTextblock || ![left, right].some((node) => withoutHolders(node.textContent) !== node.textContent)
  );
}

function mergedPair(old: Node, next: Node, nextId: () => number): Node {
  const merge = old.isTextblock ? mergedInline : mergedBlocks;
  return old.copy(Fragment.from(merge(old.children, next.children, nextId)));
}

function mergedInline(old: readonly Node[], next: readonly Node[], nextId: () => number): readonly Node[] {
  const [a, b] = [old.flatMap(tokens), next.flatMap(tokens)];
  const merged: Node[] = [];
  let done = 0;
  for (const { aFrom, aTo, bFrom, bTo } of diffSequence(a.map(spelling), b.map(spelling))) {
    const id = nextId();
    merged.push(
      ...a.slice(done, aFrom),
      ...a.slice(aFrom, aTo).map((node) => marked(node, 'deletion', id)),
      ...b.slice(bFrom, bTo).map((node) => marked(node, 'insertion', id)),
    );
    done = aTo;
  }
  return [...merged, ...a.slice(done)];
}

function tokens(node: Node): readonly Node[] {
  const words = node.isText ? (node.text ?? '').match(textToken) : null;
  return words === null ? [node] : words.map((word) => suggestionSchema.text(word, node.marks));
}
