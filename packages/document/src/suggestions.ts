import { canonicalJson, type Json } from '@sanshen/domain/kernel';
import type { Mark, Node } from 'prosemirror-model';
import { canonicalBody } from './body.ts';
import { asResult, DocumentError } from './messages.ts';
import { plainText } from './plain-text.ts';
import {
  isInsertion,
  isModification,
  presenceMark,
  resolveSuggestions,
  suggestionIdOf,
  withoutHolders,
} from './suggestions-resolve.ts';
import { readSuggestedBody } from './suggestions-schema.ts';

/** Stands for a picture in the words of a suggestion (U+FFFC). */
export const pictureCharacter = '\ufffc';

/** One tracked change. All marks of one id make one suggestion. */
export interface Suggestion {
  readonly id: string;
  readonly kind: 'insertion' | 'deletion' | 'replacement' | 'modification';
  /** The words before and after; equal for a change of format. A line break stands for the end of a paragraph. */
  readonly before: string;
  readonly after: string;
  /** UTF-16 offsets of what it touches, in the plain text of the body without the suggestions. */
  readonly place: { readonly from: number; readonly to: number };
}

/** The body as it would be with every suggestion; valid as a manuscript's. Throws {@link DocumentError}. */
export function acceptAll(suggested: Node): Json {
  return bodyWith(suggested, () => true);
}

/** The body as it was without the suggestions. Throws {@link DocumentError}. */
export function rejectAll(suggested: Node): Json {
  return bodyWith(suggested, () => false);
}

/** The body with some suggestions, by their ids, and without the others. Throws {@link DocumentError}. */
export function acceptSome(suggested: Node, accepted: ReadonlySet<string>): Json {
  return bodyWith(suggested, (id) => accepted.has(id));
}

function bodyWith(suggested: Node, takes: (id: string) => boolean): Json {
  try {
    const { doc } = resolveSuggestions(suggested, (id) => (takes(id) ? 'accepted' : 'rejected'));
    // toJSON of a ProseMirror node gives plain JSON; its type says any.
    return canonicalBody(doc.toJSON() as Json);
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    // Marks can contradict one another in more ways than could be named; ProseMirror finds that no document comes of them.
    throw new DocumentError('document.malformed', error instanceof Error ? error.message.slice(0, 200) : '');
  }
}

/** Tells whether a marked body is that base with suggestions: rejecting everything gives exactly it, and accepting gives a valid one. */
export function isSuggestionOn(suggested: Node, base: Json): boolean {
  const both = asResult(() => [rejectAll(suggested), acceptAll(suggested)] as const);
  return both.ok && canonicalJson(both.value[0]) === canonicalJson(canonicalBody(base));
}

interface Draft {
  readonly marks: Set<'insertion' | 'deletion' | 'modification'>;
  before: string;
  after: string;
  /** The textblock in which it was seen last, so that the next one begins a line. */
  lastBefore: Node | null;
  lastAfter: Node | null;
  from: number;
  to: number;
}

/** Every suggestion of a marked body, in the order of the text. Throws {@link DocumentError}. */
export function listSuggestions(suggested: Node): readonly Suggestion[] {
  const drafts = new Map<string, Draft>();
  suggested.descendants((node, position, parent) => {
    for (const mark of node.marks) note(drafts, mark, node, position, parent);
    return presenceMark(node) === undefined;
  });
  const base = resolveSuggestions(suggested, () => 'rejected');
  const { text, offsetAt } = plainText(base.doc);
  const at = (position: number, side: -1 | 1): number =>
    Math.min(offsetAt(base.transform.mapping.map(position, side)), text.length);
  return [...drafts].map(([id, draft]) => {
    const [from, to] = [at(draft.from, -1), at(draft.to, 1)];
    return {
      id,
      kind: kindOf(draft),
      before: draft.before,
      after: draft.after,
      place: { from, to: Math.max(from, to) },
    };
  });
}

function kindOf({ marks }: Draft): Suggestion['kind'] {
  const [only, ...others] = marks;
  return only === undefined || others.length > 0 ? 'replacement' : only;
}

function note(
  drafts: Map<string, Draft>,
  mark: Mark,
  node: Node,
  position: number,
  parent: Node | null,
): void {
  const presence = presenceMark(node);
  if (mark !== presence && !isModification(mark)) return;
  const id = suggestionIdOf(mark);
  const end = position + node.nodeSize;
  const known = drafts.get(id);
  const draft = known ?? fresh(position, end);
  drafts.set(id, draft);
  draft.to = Math.max(draft.to, end);
  const block = node.isInline ? parent : node;
  const words = wordsOf(node);
  if (isModification(mark)) draft.marks.add('modification');
  else draft.marks.add(isInsertion(mark) ? 'insertion' : 'deletion');
  if (isModification(mark) || !isInsertion(mark)) {
    draft.before += (draft.lastBefore !== null && draft.lastBefore !== block ? '\n' : '') + words;
    draft.lastBefore = block;
  }
  if (isModification(mark) || isInsertion(mark)) {
    draft.after += (draft.lastAfter !== null && draft.lastAfter !== block ? '\n' : '') + words;
    draft.lastAfter = block;
  }
}

function fresh(from: number, to: number): Draft {
  return { marks: new Set(), before: '', after: '', lastBefore: null, lastAfter: null, from, to };
}

function wordsOf(node: Node): string {
  if (node.isText) return withoutHolders(node.text ?? '');
  const leaf = (inner: Node): string => (inner.type.name === 'hardBreak' ? '\n' : pictureCharacter);
  return node.isLeaf ? leaf(node) : withoutHolders(node.textBetween(0, node.content.size, '\n', leaf));
}

/** Reads a marked body and lists its suggestions. Throws {@link DocumentError}. */
export function suggestionsIn(body: Json): readonly Suggestion[] {
  return listSuggestions(readSuggestedBody(body));
}
