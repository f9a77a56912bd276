import { NodeSelection } from 'prosemirror-state';
import { useEditing } from './editing-context.ts';
import type { Goal } from './panels/missing-items.ts';
import type { PanelTab } from './SidePanel.tsx';

const tabs: Readonly<Partial<Record<Goal, PanelTab>>> = {
  channels: 'publish',
  cover: 'publish',
  topic: 'filing',
  form: 'filing',
  sources: 'filing',
  declarations: 'filing',
};

/** Leads to the place where something is to be mended. */
export function useGoal(openTab: (tab: PanelTab) => void): (goal: Goal) => void {
  const session = useEditing();
  return (goal) => {
    const tab = tabs[goal];
    if (tab !== undefined) {
      openTab(tab);
      // The panel is on the page after this rendering.
      setTimeout(() => focusOn(`editor-${goal}`), 60);
      return;
    }
    openTab('missing');
    if (goal === 'title') return focusOn('editor-title');
    const { editor } = session;
    if (editor === null) return;
    if (goal === 'picture') {
      const at = firstUnfinished(editor.state.doc);
      if (at !== null)
        editor.dispatch(
          editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, at)).scrollIntoView(),
        );
    }
    editor.focus();
  };
}

/** A picture that lies elsewhere, else one without words for who cannot see it. */
function firstUnfinished(
  doc: NonNullable<ReturnType<typeof useEditing>['editor']>['state']['doc'],
): number | null {
  let foreign: number | null = null;
  let mute: number | null = null;
  doc.descendants((node, pos) => {
    if (node.type.name !== 'image') return true;
    if (node.attrs.file === null) foreign ??= pos;
    else if (node.attrs.alt === '') mute ??= pos;
    return false;
  });
  return foreign ?? mute;
}

function focusOn(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  place?.focus({ preventScroll: true });
}
