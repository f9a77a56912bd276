/** What is checked of any flag's field: proportions, the way it lies, its colours, cuts. */
import { applyMap, determinant, linearAt } from '../detect/geometry.ts';
import { partName } from '../library/part-names.ts';
import type { MarkColour, MarkVersion, Rgb } from '../mark.ts';
import type { Measurement, UnverifiableReason } from '../report.ts';
import { assess } from './assess.ts';
import { colourDifference } from './colour.ts';
import type { FieldView } from './field-view.ts';

/** One standard deviation of a length between two of the field's sides, in pixels. */
export function sideUncertainty(view: FieldView): number {
  const scatter = view.boundary ? Math.max(...view.boundary.sides.map((side) => side.scatter)) : 1;
  return 0.12 + 0.35 * scatter;
}

/** Width over height as seen; only a frontal view of a drawn, plain rectangle shows what was really drawn. */
export function checkAspect(view: FieldView, version: MarkVersion): Measurement[] {
  if (!version.field) return [];
  const standard = version.field.width / version.field.height;
  const height = view.unitPixels * version.field.height;
  const uncertainty = (1.5 * sideUncertainty(view) * standard) / Math.max(height, 1);
  const frame = {
    name: 'stretched',
    measured: view.aspect || null,
    standard,
    uncertainty,
    unit: 'ratio',
  } as const;
  if (view.doubt) return [assess({ ...frame, tolerance: 0.03 * standard, unverifiable: view.doubt })];
  if (view.borders > 0 && view.borders < 4)
    return [assess({ ...frame, tolerance: 0.03 * standard, unverifiable: 'cutByPicture' })];
  if (view.flat) return [assess({ ...frame, tolerance: 0.03 * standard })];
  // In a photograph a turn away from the camera narrows a flag as a squeeze would.
  const near = Math.abs(view.aspect / standard - 1) < 0.025;
  return [
    assess({
      ...frame,
      tolerance: 0.03 * standard,
      ...(view.frontal && near ? {} : { unverifiable: 'oblique' as const }),
    }),
  ];
}

/** `fewParts`: too little of the mark is seen to be sure. Which way is up, in degrees clockwise from the picture's own up; and whether left and right are exchanged. */
export function checkPose(view: FieldView, version: MarkVersion, fewParts = false): Measurement[] {
  if (!version.field) return [];
  const { width, height } = version.field;
  const [ux, uy] = applyMap(view.map, width * 0.3, height * 0.2);
  const [lx, ly] = applyMap(view.map, width * 0.3, height * 0.6);
  const turn = (Math.atan2(ux - lx, ly - uy) * 180) / Math.PI;
  const mirrored = determinant(linearAt(view.map, width * 0.3, height * 0.4)) < 0;
  const onSide = Math.abs(turn) > 55 && Math.abs(turn) < 125;
  return [
    assess({
      name: 'upsideDown',
      measured: turn,
      standard: 0,
      tolerance: 45,
      uncertainty: 4,
      unit: 'degrees',
      // On cloth a group can be read turned over as well.
      unverifiable:
        (!view.flat && onSide) || (view.doubt && mirrored) || (fewParts && Math.abs(turn) > 45)
          ? 'ambiguous'
          : null,
    }),
    assess({
      name: 'mirrored',
      measured: mirrored ? 1 : 0,
      standard: 0,
      tolerance: 0.5,
      uncertainty: 0,
      unit: 'count',
      unverifiable: mirrored && (fewParts || !seenFromFront(view, version)) ? 'ambiguous' : null,
    }),
  ];
}

/**
 * Whether a mark that is turned over was drawn so: the reverse side, with its pole on the right, is lawful, and in a photograph or a
 * small picture the pole may not be seen.
 */
function seenFromFront(view: FieldView, version: MarkVersion): boolean {
  if (!version.field) return false;
  if (version.reverse === 'none') return true;
  return view.flat && !view.overrun && view.unitPixels * version.field.height > 78;
}

function scaled(colour: Rgb, by: number): Rgb {
  return [Math.min(255, colour[0] * by), Math.min(255, colour[1] * by), Math.min(255, colour[2] * by)];
}

/** Least distance to a reference, and the entry it belongs to. */
function nearest(
  colour: Rgb,
  entries: readonly MarkColour[],
): { distance: number; entry: MarkColour } | null {
  let best: { distance: number; entry: MarkColour } | null = null;
  for (const entry of entries)
    for (const reference of entry.references) {
      const distance = colourDifference(colour, reference);
      if (!best || distance < best.distance) best = { distance, entry };
    }
  return best;
}

/**
 * Field and charge held against the references. A photograph's light is taken out by the charge, which is the brightest part of a flag,
 * and a further allowance stands for its colour cast.
 */
export function checkColours(
  view: FieldView,
  version: MarkVersion,
  chargeKey: string,
  small: boolean,
): Measurement[] {
  if (!version.field) return [];
  const brightest = Math.max(...view.charge, 1);
  const lit = view.flat ? 1 : Math.min(2.2, 255 / brightest);
  const out: Measurement[] = [];
  const parts = [
    ['fieldColour', version.field.colour, view.field, 'field'],
    ['chargeColour', chargeKey, view.charge, null],
  ] as const;
  for (const [name, key, colour, role] of parts) {
    const screen = (version.colours[key] ?? []).filter((c) => !view.frontal || c.medium === 'screen');
    const hit = nearest(scaled(colour, lit), screen);
    if (!hit) continue;
    const allowance = view.flat ? 0 : 9;
    const { distance, entry } = hit;
    const part = role ? partName(role) : null;
    const common = {
      name,
      part,
      measured: distance,
      standard: 0,
      uncertainty: view.flat ? 1.2 : 3,
      unit: 'deltaE',
    } as const;
    const gross = entry.gross ?? screen.find((c) => c.gross !== null)?.gross ?? Number.POSITIVE_INFINITY;
    if (distance > gross + allowance + 2 && !(small && name === 'chargeColour'))
      out.push(assess({ ...common, tolerance: gross + allowance, uncertainty: 0.9 }));
    else if (distance <= entry.tolerance + allowance / 3)
      out.push(assess({ ...common, tolerance: entry.tolerance + allowance, uncertainty: 0 }));
    else
      out.push(
        assess({
          ...common,
          tolerance: entry.tolerance + allowance,
          ...(entry.accuses && view.flat ? {} : { unverifiable: 'mediumUnknown' as UnverifiableReason }),
        }),
      );
  }
  return out;
}

/** A swallow-tail whose four sides are all straight has lost its notch; its depth is not measured. */
export function checkNotch(view: FieldView, version: MarkVersion): Measurement[] {
  if (!version.field?.notch) return [];
  return [
    assess({
      name: 'partMissing',
      part: { zh: '燕尾缺口', en: 'notch' },
      measured: view.doubt === null ? 1 : null,
      standard: 0,
      tolerance: 0.5,
      uncertainty: 0,
      unit: 'count',
      unverifiable: view.doubt ?? (view.flat ? null : 'oblique'),
    }),
  ];
}
