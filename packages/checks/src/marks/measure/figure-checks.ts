/** Place, size and proportions of a flag's one figure. */
import { partName } from '../library/part-names.ts';
import type { MarkVersion } from '../mark.ts';
import type { Measurement, Point } from '../report.ts';
import { assess } from './assess.ts';
import { sideUncertainty } from './field-checks.ts';
import type { FieldView } from './field-view.ts';

/** In the mark's units. */
export interface FigureBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One standard deviation of a length between the figure's edges, in the mark's units. */
export function lengthUncertainty(view: FieldView): number {
  return (0.25 + sideUncertainty(view)) / view.unitPixels;
}

/** The field's ratio as the figure shows it: its box has known proportions, whatever the view. */
export function ratioByBox(
  view: FieldView,
  version: MarkVersion,
  box: FigureBox,
  standardBox: number,
): Measurement[] {
  if (!version.field) return [];
  const standard = version.field.width / version.field.height;
  const shown = (box.right - box.left) / (box.bottom - box.top);
  const measured = (standard * standardBox) / shown;
  return [
    assess({
      name: 'ratio',
      measured,
      standard,
      tolerance: 0.045 * standard,
      uncertainty: (measured * 1.4 * lengthUncertainty(view)) / (box.bottom - box.top),
      unit: 'ratio',
      unverifiable: view.doubt,
    }),
  ];
}

/** A field of other proportions carries its figure along: places are then counted in heights from the hoist. */
export function centreOf(view: FieldView, version: MarkVersion, box: FigureBox): Point {
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  const standard = version.field ? version.field.width / version.field.height : 1;
  const off = view.flat ? view.aspect / standard : 1;
  const other = Math.abs(off - 1) > 0.04;
  return [other ? x * off : x, y];
}

/** A figure without a known outline: its box where stated, else its centre. */
export function checkFigure(
  view: FieldView,
  version: MarkVersion,
  box: FigureBox,
  seen: { readonly turn: number; readonly mirrored: boolean; readonly likeness: number },
): Measurement[] {
  const figure = version.primitives.find((p) => p.shape === 'figure');
  if (figure?.shape !== 'figure') return [];
  const part = partName(figure.role);
  const stated = figure.box;
  const centre = stated ? ([stated[0] + stated[2] / 2, stated[1] + stated[3] / 2] as const) : figure.centre;
  const side = stated?.[3] ?? box.bottom - box.top;
  const [x, y] = centreOf(view, version, box);
  const sigma = lengthUncertainty(view);
  const turned = (((seen.turn % 360) + 540) % 360) - 180;
  return [
    ...(stated ? ratioByBox(view, version, box, stated[2] / stated[3]) : []),
    assess({
      name: 'figurePosition',
      part,
      measured: centre ? Math.hypot(x - centre[0], y - centre[1]) : null,
      standard: centre ? 0 : null,
      tolerance: centre ? 0.1 * side : null,
      uncertainty: sigma,
      unit: 'units',
      unverifiable: view.doubt,
    }),
    assess({
      name: 'figureSize',
      part,
      measured: box.bottom - box.top,
      standard: stated?.[3] ?? null,
      tolerance: stated ? 0.11 * side : null,
      uncertainty: 1.4 * sigma,
      unit: 'units',
      unverifiable: view.doubt,
    }),
    assess({
      name: 'figureShape',
      part,
      measured: version.symmetry === 'none' && figure.role === 'partyEmblem' ? turned : null,
      standard: 0,
      tolerance: 12,
      uncertainty: 6,
      unit: 'degrees',
      unverifiable: view.doubt ?? (seen.likeness < 0.6 ? 'ambiguous' : null),
    }),
    // The outline itself is stated by no source at hand, so a flag with it never conforms by this check.
    assess({
      name: 'outline',
      part,
      measured: seen.likeness,
      standard: null,
      tolerance: null,
      uncertainty: null,
      unit: 'score',
    }),
    ...(seen.mirrored
      ? [
          assess({
            name: 'mirrored',
            part,
            measured: 1,
            standard: 0,
            tolerance: 0.5,
            uncertainty: 0,
            unit: 'count',
            unverifiable: view.doubt ?? (seen.likeness < 0.62 || !view.flat ? 'ambiguous' : null),
          }),
        ]
      : []),
  ];
}
