/** Ring and star about one centre: the League's flag. */
import { coverScale } from '../detect/cover.ts';
import { applyMap, type Linear, linearAt } from '../detect/geometry.ts';
import { starFifth } from '../detect/star-shape.ts';
import { partName } from '../library/part-names.ts';
import type { MarkVersion } from '../mark.ts';
import type { Measurement, Point } from '../report.ts';
import { assess } from './assess.ts';
import { sample } from './edge.ts';
import type { FieldView } from './field-view.ts';
import { centreOf, type FigureBox, lengthUncertainty, ratioByBox } from './figure-checks.ts';
import { levelFor } from './region.ts';
import { expectedReading, readStar } from './star.ts';

/** Where along rays from the centre the ring begins and ends, in the mark's units; null where most rays meet none. */
function ringRadii(
  view: FieldView,
  centre: Point,
  outer: number,
): { inner: number; outer: number; share: number } | null {
  const scale = coverScale(view.charge, view.field);
  if (!scale) return null;
  const level = levelFor(view.levels, view.unitPixels, 6);
  const inners: number[] = [];
  const outers: number[] = [];
  const rays = 60;
  for (let k = 0; k < rays; k++) {
    const angle = ((k + 0.5) / rays) * 2 * Math.PI;
    const at = (r: number): number => {
      const [x, y] = applyMap(view.map, centre[0] + r * Math.cos(angle), centre[1] + r * Math.sin(angle));
      const rgb = sample(level, x, y);
      return rgb ? scale.offset + scale.red * rgb[0] + scale.green * rgb[1] + scale.blue * rgb[2] : 0;
    };
    const grain = Math.max(0.02 * outer, 0.25 / view.unitPixels);
    let end: number | null = null;
    let begin: number | null = null;
    for (let r = outer * 1.2; r > outer * 0.35; r -= grain) {
      if (end === null && at(r) >= 0.5)
        end = r + (grain * (at(r) - 0.5)) / Math.max(0.01, at(r) - at(r + grain));
      else if (end !== null && at(r) < 0.5) {
        begin = r + (grain * (0.5 - at(r))) / Math.max(0.01, at(r + grain) - at(r));
        break;
      }
    }
    if (end !== null) outers.push(end);
    if (begin !== null) inners.push(begin);
  }
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  if (outers.length < 0.4 * rays) return null;
  // Rays along the star's tips run on into it; the others show the ring's inner edge.
  inners.sort((a, b) => b - a);
  return {
    outer: middle(outers),
    inner: middle(inners.slice(0, Math.max(1, inners.length >> 1))),
    share: outers.length / rays,
  };
}

/** Ring and star of a flag that has both about one centre. */
export function checkRingAndStar(view: FieldView, version: MarkVersion, box: FigureBox): Measurement[] {
  const ring = version.primitives.find((p) => p.shape === 'ring');
  const star = version.primitives.find((p) => p.shape === 'star');
  if (ring?.shape !== 'ring' || star?.shape !== 'star') return [];
  const sigma = lengthUncertainty(view);
  const [x, y] = centreOf(view, version, box);
  const middle: Point = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const radii = ringRadii(view, middle, (box.bottom - box.top) / 2);
  const why = view.doubt;
  const out: Measurement[] = [
    ...ratioByBox(view, version, box, 1),
    assess({
      name: 'ringPosition',
      part: partName(ring.role),
      measured: Math.hypot(x - ring.centre[0], y - ring.centre[1]),
      standard: 0,
      tolerance: 0.42,
      uncertainty: sigma,
      unit: 'units',
      unverifiable: why,
    }),
    assess({
      name: 'ringSize',
      part: partName(ring.role),
      measured: (box.bottom - box.top) / 2,
      standard: ring.outer,
      tolerance: 0.06 * ring.outer,
      uncertainty: 0.8 * sigma,
      unit: 'units',
      unverifiable: why,
    }),
    assess({
      name: 'ringSize',
      part: { zh: '圆环内径', en: 'inner edge of the ring' },
      measured: radii ? (radii.inner / radii.outer) * ring.outer : null,
      standard: ring.inner,
      tolerance: 0.07 * ring.outer,
      uncertainty: 1.2 * sigma,
      unit: 'units',
      unverifiable: why ?? (radii ? null : 'tooSmall'),
    }),
  ];
  return [...out, ...checkInnerStar(view, version, middle, ring.outer, box, why)];
}

function checkInnerStar(
  view: FieldView,
  version: MarkVersion,
  middle: Point,
  ringOuter: number,
  box: FigureBox,
  why: FieldView['doubt'],
): Measurement[] {
  const star = version.primitives.find((p) => p.shape === 'star');
  const scale = coverScale(view.charge, view.field);
  if (star?.shape !== 'star' || !scale) return [];
  // The star is held against the ring that it stands in, whose own size is checked above.
  const grown = (box.bottom - box.top) / 2 / ringOuter;
  const radius = star.radius * grown;
  const [a, b, c, d] = linearAt(view.map, middle[0], middle[1]);
  const stretch = (box.right - box.left) / (box.bottom - box.top);
  const shape: Linear = [a * radius * stretch, b * radius, c * radius * stretch, d * radius];
  const pixels = radius * view.unitPixels;
  const level = levelFor(view.levels, pixels, 12);
  const rim = 0.93;
  const reading = readStar(level, applyMap(view.map, middle[0], middle[1]), shape, scale, rim);
  const part = partName(star.role);
  if (!reading || reading.core < 0.3)
    return [
      assess({
        name: 'starCount',
        part,
        measured: 0,
        standard: 1,
        tolerance: 0.5,
        uncertainty: 0,
        unit: 'count',
        unverifiable: why ?? (pixels < 5 ? 'tooSmall' : null),
      }),
    ];
  const model = expectedReading('star', [pixels, pixels], shape, level.step, 0.6, rim);
  const fifth = model?.fifth ?? starFifth;
  const grain = 0.14 + 0.015 * view.noise;
  const likeness = (reading.fifth - 0.55 * Math.max(0, reading.other - 0.06)) / fifth;
  const shaped = assess({
    name: 'starShape',
    part,
    measured: likeness,
    standard: 1,
    tolerance: 0.3,
    uncertainty: Math.min(0.5, (1.2 * grain) / pixels / Math.max(0.1, fifth) + 0.03),
    unit: 'score',
    unverifiable: why ?? (pixels < 8 ? 'tooSmall' : null),
  });
  const inner = applyMap(view.map, middle[0], middle[1]);
  return [
    assess({
      name: 'starSize',
      part,
      measured: (reading.radius / (model?.radius ?? 1)) * star.radius,
      standard: star.radius,
      tolerance: 0.1 * star.radius,
      uncertainty: (0.02 + grain / pixels) * star.radius,
      unit: 'units',
      unverifiable: why ?? (shaped.ok === false ? 'ambiguous' : pixels < 8 ? 'tooSmall' : null),
    }),
    assess({
      name: 'starPosition',
      part,
      measured: Math.hypot(reading.centre[0] - inner[0], reading.centre[1] - inner[1]) / view.unitPixels,
      standard: 0,
      tolerance: 0.4,
      uncertainty: lengthUncertainty(view),
      unit: 'units',
      unverifiable: why ?? (shaped.ok === false ? 'ambiguous' : null),
    }),
    assess({
      name: 'starRotation',
      part,
      measured: reading.turn,
      standard: 0,
      tolerance: 7,
      uncertainty: ((180 / Math.PI) * grain) / pixels / Math.max(0.2, fifth),
      unit: 'degrees',
      unverifiable: why ?? (likeness < 0.4 || pixels < 5 ? 'tooSmall' : null),
    }),
    shaped,
  ];
}
