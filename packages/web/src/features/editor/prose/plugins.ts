import { baseKeymap, chainCommands, exitCode } from 'prosemirror-commands';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history, redo, undo } from 'prosemirror-history';
import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  undoInputRule,
  wrappingInputRule,
} from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import type { Command, Plugin } from 'prosemirror-state';
import { goToNextCell, tableEditing } from 'prosemirror-tables';
import { insertBreak, marks, setHeading, toggleList, toggleQuote } from './commands.ts';
import { docWatchPlugin } from './doc-watch-plugin.ts';
import { findingsPlugin } from './findings-plugin.ts';
import { placesPlugin } from './places-plugin.ts';
import { searchPlugin } from './search-plugin.ts';
import { nodeTypes } from './types.ts';
import { uploadsPlugin } from './uploads-plugin.ts';

const rules = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{1,4})\s$/, nodeTypes.heading, (match) => ({ level: match[1]?.length ?? 1 })),
    wrappingInputRule(/^\s*>\s$/, nodeTypes.blockquote),
    wrappingInputRule(/^\s*[-*•]\s$/, nodeTypes.bulletList),
    wrappingInputRule(
      /^(\d{1,3})[.、．]\s$/,
      nodeTypes.orderedList,
      (match) => ({ start: Number(match[1]) }),
      (match, node) => node.childCount + Number(node.attrs.start) === Number(match[1]),
    ),
    new InputRule(/^(?:---|———)$/, (state, _match, from, to) => {
      const rule = nodeTypes.horizontalRule.create();
      const before = state.doc.resolve(from).before();
      const tr = state.tr.delete(from, to);
      return tr.insert(before, rule);
    }),
  ],
});

const breakLine: Command = chainCommands(exitCode, insertBreak);

const keys = keymap({
  'Mod-z': undo,
  'Shift-Mod-z': redo,
  'Mod-y': redo,
  Backspace: undoInputRule,
  'Mod-b': marks.strong,
  'Mod-i': marks.em,
  'Mod-u': marks.underline,
  'Mod-Shift-x': marks.strike,
  'Mod-Alt-0': setHeading(0),
  'Mod-Alt-1': setHeading(1),
  'Mod-Alt-2': setHeading(2),
  'Mod-Alt-3': setHeading(3),
  'Mod-Shift-7': toggleList('ordered'),
  'Mod-Shift-8': toggleList('bullet'),
  'Mod-Shift-9': toggleQuote,
  Enter: splitListItem(nodeTypes.listItem),
  'Shift-Enter': breakLine,
  'Mod-Enter': breakLine,
  // Outside of lists and tables Tab leaves the text, as everywhere.
  Tab: chainCommands(goToNextCell(1), sinkListItem(nodeTypes.listItem)),
  'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(nodeTypes.listItem)),
});

/** Everything that the body's editor does by itself. */
export function editorPlugins(): readonly Plugin[] {
  return [
    rules,
    keys,
    keymap(baseKeymap),
    history({ newGroupDelay: 800 }),
    dropCursor({ width: 2, color: 'var(--accent)' }),
    gapCursor(),
    tableEditing(),
    uploadsPlugin(),
    findingsPlugin(),
    findingsPlugin('machine'),
    docWatchPlugin(),
    placesPlugin(),
    searchPlugin(),
  ];
}
