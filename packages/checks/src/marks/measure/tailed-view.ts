/** A field with a notch in its fly, seen as the rectangle that it is cut from. */
import { findSwallowTail, type RowEnds } from '../detect/swallow-tail.ts';
import type { FieldView } from './field-view.ts';
import type { Region } from './region.ts';

/** The view with the notch counted in; null where the field has none. */
export function tailedView(view: FieldView): FieldView | null {
  const quad = findSwallowTail(rowsOf(view.region));
  return quad && { ...view, quad, doubt: 'boundaryUnsure', flat: false, frontal: false, tailed: true };
}

function rowsOf({ level, x0, y0, width, mask, left, right, top, bottom }: Region): RowEnds[] {
  const rows: RowEnds[] = [];
  for (let y = top; y < bottom; y++) {
    const from = mask.indexOf(1, y * width + left);
    const to = mask.lastIndexOf(1, y * width + right - 1);
    if (from < 0 || from >= y * width + right || to < from) continue;
    rows.push({
      y: (y + y0 + 0.5) * level.step,
      left: (from - y * width + x0) * level.step,
      right: (to + 1 - y * width + x0) * level.step,
    });
  }
  return rows;
}
