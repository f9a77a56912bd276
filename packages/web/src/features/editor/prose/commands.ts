import { cleanStyle, safeLink } from '@sanshen/document';
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import type { Attrs, Node, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, type EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { markTypes, nodeTypes } from './types.ts';

/** What the toolbar shows of the selection. */
export interface Situation {
  readonly block: 'paragraph' | 'heading1' | 'heading2' | 'heading3' | 'heading4' | 'other';
  readonly marks: ReadonlySet<keyof typeof markTypes>;
  readonly align: string;
  readonly inList: 'bullet' | 'ordered' | null;
  readonly inQuote: boolean;
  readonly inTable: boolean;
  /** The picture, video or audio that is selected. */
  readonly media: { readonly kind: 'image' | 'video' | 'audio'; readonly pos: number } | null;
  readonly hasRange: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

function around(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type === type) return true;
  return false;
}

/** Where the selection stands; cheap enough for each frame. */
export function situationOf(
  state: EditorState,
  history: { readonly undo: number; readonly redo: number },
): Situation {
  const { selection } = state;
  const { $from, from, to, empty } = selection;
  const block = $from.parent;
  const marks = new Set<keyof typeof markTypes>();
  for (const [name, type] of Object.entries(markTypes)) {
    const active = empty
      ? (state.storedMarks ?? $from.marks()).some((mark) => mark.type === type)
      : state.doc.rangeHasMark(from, to, type);
    // Object.entries gives the record's own keys.
    if (active) marks.add(name as keyof typeof markTypes);
  }
  return {
    block: blockName(block),
    marks,
    align: /(?:^|;)text-align:(\w+)/.exec(String(block.attrs.style ?? ''))?.[1] ?? 'left',
    inList: around(state, nodeTypes.listItem) ? (nearestList(state) ?? null) : null,
    inQuote: around(state, nodeTypes.blockquote),
    inTable: around(state, nodeTypes.table),
    media: mediaOf(state),
    hasRange: !empty,
    canUndo: history.undo > 0,
    canRedo: history.redo > 0,
  };
}

function blockName(block: Node): Situation['block'] {
  if (block.type === nodeTypes.paragraph) return 'paragraph';
  if (block.type !== nodeTypes.heading) return 'other';
  const level = Number(block.attrs.level);
  return level >= 1 && level <= 4 ? (`heading${level}` as Situation['block']) : 'other'; // the four names that the type lists
}

function nearestList(state: EditorState): 'bullet' | 'ordered' | undefined {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { type } = $from.node(depth);
    if (type === nodeTypes.bulletList) return 'bullet';
    if (type === nodeTypes.orderedList) return 'ordered';
  }
  return undefined;
}

function mediaOf({ selection }: EditorState): Situation['media'] {
  if (!(selection instanceof NodeSelection)) return null;
  const kind = selection.node.type.name;
  return kind === 'image' || kind === 'video' || kind === 'audio' ? { kind, pos: selection.from } : null;
}

/** Makes the selected blocks headings of a level, or paragraphs for 0. Their look stays. */
export function setHeading(level: 0 | 1 | 2 | 3 | 4): Command {
  return level === 0 ? setBlockType(nodeTypes.paragraph) : setBlockType(nodeTypes.heading, { level });
}

/** Puts the selection in a list of the kind, turns a list of the other kind into it, or takes it out. */
export function toggleList(kind: 'bullet' | 'ordered'): Command {
  const wanted = kind === 'bullet' ? nodeTypes.bulletList : nodeTypes.orderedList;
  return (state, dispatch, view) => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      const list = $from.node(depth);
      if (list.type !== nodeTypes.bulletList && list.type !== nodeTypes.orderedList) continue;
      if (list.type === wanted) return liftListItem(nodeTypes.listItem)(state, dispatch, view);
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), wanted, { style: list.attrs.style }));
      return true;
    }
    return wrapInList(wanted)(state, dispatch, view);
  };
}

/** Puts the selection in a quote, or takes it out. */
export const toggleQuote: Command = (state, dispatch, view) =>
  around(state, nodeTypes.blockquote)
    ? lift(state, dispatch, view)
    : wrapIn(nodeTypes.blockquote)(state, dispatch, view);

/** Aligns the selected paragraphs and headings; what else their style says stays. */
export function setAlign(align: 'left' | 'center' | 'right' | 'justify'): Command {
  return (state, dispatch) => {
    const { tr } = state;
    state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos) => {
      if (!node.isTextblock) return true;
      const other = String(node.attrs.style)
        .split(';')
        .filter((part) => part !== '' && !part.startsWith('text-align:'));
      const wanted = align === 'left' ? other : [...other, `text-align:${align}`];
      const { style } = cleanStyle(wanted.join(';'));
      if (style !== node.attrs.style) tr.setNodeAttribute(pos, 'style', style);
      return false;
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Takes marks and styles off the selection; links stay. */
export const clearFormat: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  if (empty) return false;
  const { tr } = state;
  for (const [name, type] of Object.entries(markTypes)) if (name !== 'link') tr.removeMark(from, to, type);
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && node.attrs.style !== '') tr.setNodeAttribute(pos, 'style', '');
    return !node.isTextblock;
  });
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
};

/** Links the selection to an address, or takes the link off for an empty one. False for an address that a link may not carry. */
export function setLink(address: string): Command {
  return (state, dispatch) => {
    const range = linkRange(state);
    if (range === null) return false;
    const { tr } = state;
    tr.removeMark(range.from, range.to, markTypes.link);
    if (address.trim() !== '') {
      const href = safeLink(/^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(address) ? `https://${address}` : address);
      if (href === null) return false;
      tr.addMark(range.from, range.to, markTypes.link.create({ href }));
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The link in which the cursor stands, else what is selected. */
export function linkRange(
  state: EditorState,
): { readonly from: number; readonly to: number; readonly href: string } | null {
  const { $from, from, to, empty } = state.selection;
  const mark = $from.marks().find(({ type }) => type === markTypes.link);
  if (!empty) return { from, to, href: String(mark?.attrs.href ?? '') };
  if (mark === undefined) return null;
  const { parent } = $from;
  const start = $from.start();
  let [left, right] = [from, from];
  parent.forEach((child, offset) => {
    if (!mark.isInSet(child.marks)) return;
    const [a, b] = [start + offset, start + offset + child.nodeSize];
    if (a <= from && b >= from) [left, right] = [Math.min(left, a), Math.max(right, b)];
  });
  return { from: left, to: right, href: String(mark.attrs.href) };
}

/** Puts a block where the cursor is, with a paragraph after it to write on. */
export function insertBlock(node: Node): Command {
  return (state, dispatch) => {
    if (!dispatch) return true;
    const tr = state.tr.replaceSelectionWith(node);
    const after = tr.selection.to;
    if (tr.doc.resolve(after).nodeAfter === null && tr.selection.$to.depth === 0)
      tr.insert(after, nodeTypes.paragraph.create());
    dispatch(tr.scrollIntoView());
    return true;
  };
}

export const insertRule: Command = insertBlock(nodeTypes.horizontalRule.create());

export const insertBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodeTypes.hardBreak.create()).scrollIntoView());
  return true;
};

/** Puts a table with a head row where the cursor is. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const cells = (type: NodeType) =>
      Array.from({ length: columns }, () => type.createAndFill() ?? type.create());
    const lines = Array.from({ length: rows }, (_, row) =>
      nodeTypes.tableRow.create(null, cells(row === 0 ? nodeTypes.tableHeader : nodeTypes.tableCell)),
    );
    if (!dispatch) return true;
    const tr = state.tr.replaceSelectionWith(
      nodeTypes.table.create({ style: 'width:100%;border-collapse:collapse' }, lines),
    );
    const inside = tr.mapping.map(state.selection.from, -1);
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(inside + 4, tr.doc.content.size))));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Changes attributes of the picture or medium at a position. */
export function setMedia(pos: number, attrs: Attrs): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (node === null) return false;
    if (!dispatch) return true;
    const tr = state.tr.setNodeMarkup(pos, null, { ...node.attrs, ...attrs }, node.marks);
    dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)));
    return true;
  };
}

export const marks = {
  strong: toggleMark(markTypes.strong),
  em: toggleMark(markTypes.em),
  underline: toggleMark(markTypes.underline),
  strike: toggleMark(markTypes.strike),
} as const;
