import type { Json } from '@sanshen/domain/kernel';
import { type AttributeSpec, type MarkSpec, type Node, type NodeSpec, Schema } from 'prosemirror-model';
import { parseBodyAs } from './body.ts';
import { DocumentError } from './messages.ts';
import { manuscriptSchema } from './schema.ts';

const mostIdLength = 100;

const id: AttributeSpec = {
  validate: (value: unknown) => {
    const number = Number.isSafeInteger(value) && Number(value) >= 0;
    const word = typeof value === 'string' && value.length <= mostIdLength && /^[\w.:-]+$/.test(value);
    if (!number && !word) throw new DocumentError('document.malformed', 'the id of a suggestion');
  },
};

const modificationType: AttributeSpec = {
  validate: (value: unknown) => {
    if (value !== 'attr' && value !== 'nodeType' && value !== 'mark')
      throw new DocumentError('document.malformed', 'the type of a modification');
  },
};

/** A value of an attribute, the name of a node type, or a mark as JSON. */
const modifiedValue: AttributeSpec = {
  default: null,
  validate: (value: unknown) => {
    if (value === null || typeof value === 'string' || typeof value === 'number') return;
    const mark = typeof value === 'object' && !Array.isArray(value) && 'type' in value;
    if (!mark || typeof value.type !== 'string' || JSON.stringify(value).length > 10_000)
      throw new DocumentError('document.malformed', 'the value of a modification');
  },
};

/** The marks of tracked changes, with the attributes that `@handlewithcare/prosemirror-suggest-changes` writes. */
export const suggestionMarks = {
  deletion: { inclusive: false, excludes: 'insertion modification deletion', attrs: { id } },
  insertion: { inclusive: false, excludes: 'deletion modification insertion', attrs: { id } },
  modification: {
    inclusive: false,
    excludes: 'deletion insertion',
    attrs: {
      id,
      type: modificationType,
      attrName: { default: null, validate: 'string|null' },
      previousValue: modifiedValue,
      newValue: modifiedValue,
    },
  },
} satisfies Record<string, MarkSpec>;

/** What blocks within blocks may carry. Textblocks take every mark already. */
export const suggestedBlockMarks = 'insertion deletion modification';

/** A manuscript's schema with tracked changes on texts, pictures and blocks. */
export const suggestionSchema = new Schema({
  nodes: withBlockMarks(),
  marks: { ...Object.fromEntries(entriesOf(manuscriptSchema.spec.marks)), ...suggestionMarks },
});

function withBlockMarks(): Record<string, NodeSpec> {
  const specs = entriesOf(manuscriptSchema.spec.nodes).map(([name, spec]): [string, NodeSpec] => {
    const type = manuscriptSchema.nodes[name];
    const holdsBlocks = type !== undefined && !type.isLeaf && !type.inlineContent;
    return [name, holdsBlocks ? { ...spec, marks: suggestedBlockMarks } : spec];
  });
  return Object.fromEntries(specs);
}

function entriesOf<Spec>(specs: { forEach(f: (name: string, spec: Spec) => void): void }): [string, Spec][] {
  const entries: [string, Spec][] = [];
  specs.forEach((name, spec) => {
    entries.push([name, spec]);
  });
  return entries;
}

/**
 * Reads a body with tracked changes as strictly as a manuscript's own: nothing passes here that a manuscript could not hold, but for the
 * marks themselves. Throws {@link DocumentError}.
 */
export function readSuggestedBody(body: Json): Node {
  return parseBodyAs(body, suggestionSchema);
}

/** The JSON of a body with tracked changes, with defaults left out. Throws {@link DocumentError}. */
export function suggestedBodyOf(doc: Node): Json {
  // toJSON of a ProseMirror node gives plain JSON; its type says any.
  return readSuggestedBody(doc.toJSON() as Json).toJSON() as Json;
}
