/** Every star of a flag: is it there, in its place, of its size, turned as it should be, and a star at all. */

import type { Charge } from '../detect/charges.ts';
import { type CoverScale, coverScale } from '../detect/cover.ts';
import { applyMap, determinant, invertMap, type Linear, linearAt } from '../detect/geometry.ts';
import type { StarGroup } from '../detect/star-group.ts';
import { starFifth } from '../detect/star-shape.ts';
import { partName } from '../library/part-names.ts';
import type { StarPrimitive } from '../mark.ts';
import type { Measurement, Point, UnverifiableReason } from '../report.ts';
import { assess } from './assess.ts';
import type { Extra } from './extras.ts';
import { sideUncertainty } from './field-checks.ts';
import type { FieldView } from './field-view.ts';
import { type FrameFit, fitFrame, placeInFrame, standardFrame } from './frame.ts';
import { levelFor } from './region.ts';
import { blurOf, expectedReading, readStar, type StarReading } from './star.ts';

/** One star's reading with what stands beside it. */
export interface ReadStar {
  readonly star: StarPrimitive;
  readonly charge: Charge | null;
  readonly reading: StarReading | null;
  /** Where it was found, in the mark's units. */
  readonly place: Point | null;
  /** Pixels of the picture that its radius should have. */
  readonly radiusPixels: number;
  /** Linear map of the expected star. */
  readonly shape: Linear;
  readonly step: number;
}

export interface StarReadings {
  readonly stars: readonly ReadStar[];
  readonly frame: FrameFit;
  /** Standard deviation of the blur in pixels of the picture. */
  readonly blur: number;
}

function shapeOf(view: FieldView, frame: FrameFit, star: StarPrimitive, at: Point): Linear {
  const [a, b, c, d] = linearAt(view.map, at[0], at[1]);
  const turn = (star.rotation * Math.PI) / 180;
  const [x, y, r] = [frame.scaleX, frame.scaleY, star.radius];
  const [cos, sin] = [Math.cos(turn) * r, Math.sin(turn) * r];
  return [
    a * x * cos + b * y * sin,
    -a * x * sin + b * y * cos,
    c * x * cos + d * y * sin,
    -c * x * sin + d * y * cos,
  ];
}

/** Reads all stars of the group, first where charges were found, then, in the frame that these agree on, in the empty places. */
export function readStars(view: FieldView, group: StarGroup): StarReadings {
  const back = invertMap(view.map);
  const pairs = group.pattern.stars.flatMap((star, i) => {
    const charge = group.matched[i];
    return charge ? [{ standard: star.centre as Point, found: applyMap(back, charge.x, charge.y) }] : [];
  });
  const frame = view.doubt ? standardFrame : fitFrame(pairs, 0.42);
  const stars = group.pattern.stars.map((star, i): ReadStar => {
    const charge = group.matched[i] ?? null;
    const expected = placeInFrame(frame, star.centre[0], star.centre[1]);
    const found: Point = charge ? applyMap(back, charge.x, charge.y) : expected;
    const shape = shapeOf(view, frame, star, found);
    const radiusPixels = Math.sqrt(Math.abs(determinant(shape)));
    const level = levelFor(view.levels, radiusPixels, 11);
    const scale = scaleFor(view, charge);
    const centre: Point = charge ? [charge.x, charge.y] : applyMap(view.map, expected[0], expected[1]);
    const reading = scale ? readStar(level, centre, shape, scale) : null;
    return {
      star,
      charge,
      reading,
      place: reading ? applyMap(back, reading.centre[0], reading.centre[1]) : null,
      radiusPixels,
      shape,
      step: level.step,
    };
  });
  const largest = [...stars]
    .filter((s) => s.charge && s.reading)
    .sort((a, b) => b.radiusPixels - a.radiusPixels)[0];
  const blur = largest?.reading ? blurOf(largest.reading, largest.shape, largest.step) * largest.step : 1;
  return { stars, frame, blur };
}

/** The largest charge's colour on the star's own ground, as small ones hardly show theirs. */
function scaleFor(view: FieldView, charge: Charge | null): CoverScale | null {
  const ground = charge?.ground ?? view.field;
  const large = charge && charge.radius > 9;
  return coverScale(large ? charge.colour : view.charge, ground);
}

function hiddenBy(view: FieldView, star: ReadStar, at: Point, extras: readonly Extra[]): boolean {
  const reach = star.star.radius * 1.15 + 0.5;
  return extras.some(
    (extra) =>
      extra.area > 0.6 &&
      // What is larger than any star is in front of them, whatever its colour.
      (extra.area > 14 || !likeCharge(view, extra)) &&
      at[0] > extra.left - reach &&
      at[0] < extra.right + reach &&
      at[1] > extra.top - reach &&
      at[1] < extra.bottom + reach,
  );
}

export function likeCharge(view: FieldView, extra: Extra): boolean {
  const scale = coverScale(view.charge, view.field);
  if (!scale) return false;
  const share =
    scale.offset + scale.red * extra.colour[0] + scale.green * extra.colour[1] + scale.blue * extra.colour[2];
  const far = [0, 1, 2].reduce((sum, c) => {
    const mixed =
      (view.field[c] ?? 0) +
      Math.min(1.1, Math.max(0, share)) * ((view.charge[c] ?? 0) - (view.field[c] ?? 0));
    return sum + (mixed - (extra.colour[c] ?? 0)) ** 2;
  }, 0);
  return share > 0.2 && Math.sqrt(far) < 60;
}

/** Share of the field's own colour within a star's circle: high where nothing stands there. */
function fieldShare(view: FieldView, at: Point, radius: number): number {
  const { region } = view;
  const { level, x0, y0, width, height, mask } = region;
  let [n, field] = [0, 0];
  for (let k = 0; k < 60; k++) {
    const r = radius * 0.85 * Math.sqrt((k + 0.5) / 60);
    const [px, py] = applyMap(view.map, at[0] + r * Math.cos(k * 2.4), at[1] + r * Math.sin(k * 2.4));
    const x = Math.floor(px / level.step) - x0;
    const y = Math.floor(py / level.step) - y0;
    if (x < 0 || y < 0 || x >= width || y >= height) return 0;
    n++;
    if (mask[y * width + x]) field++;
  }
  return field / n;
}

export interface StarVerdicts {
  readonly measurements: readonly Measurement[];
  /** Stars of the pattern that stand in their places. */
  readonly present: number;
  readonly missing: number;
  readonly hidden: number;
}

/** Measurements of every star; `extras` tell what is covered. */
export function checkStars(view: FieldView, readings: StarReadings, extras: readonly Extra[]): StarVerdicts {
  const out: Measurement[] = [];
  let [present, missing, hidden] = [0, 0, 0];
  const side = sideUncertainty(view);
  // Without the sides, five stars in their places among each other still show each one's shape, turn and size, less surely.
  const steady =
    view.doubt === 'boundaryUnsure' &&
    readings.stars.every(
      (s) =>
        s.charge &&
        s.place &&
        Math.hypot(s.place[0] - s.star.centre[0], s.place[1] - s.star.centre[1]) < 0.22,
    );
  for (const read of readings.stars) {
    const expected = placeInFrame(readings.frame, read.star.centre[0], read.star.centre[1]);
    const at = read.place ?? expected;
    const covered = hiddenBy(view, read, at, extras);
    const standsThere =
      read.charge !== null ||
      (read.reading !== null && read.reading.core > 0.45 && read.reading.radius > 0.5);
    if (!standsThere) {
      const empty = !covered && fieldShare(view, expected, read.star.radius) > 0.8;
      if (empty && (view.doubt === null || view.doubt === 'boundaryUnsure')) missing++;
      else hidden++;
      continue;
    }
    present++;
    out.push(...checkStar(view, readings, read, expected, at, covered ? 'covered' : null, side, steady));
  }
  return { measurements: out, present, missing, hidden };
}

function checkStar(
  view: FieldView,
  readings: StarReadings,
  read: ReadStar,
  expected: Point,
  at: Point,
  covered: UnverifiableReason | null,
  side: number,
  steady: boolean,
): Measurement[] {
  const { star, reading } = read;
  if (!reading) return [];
  const part = partName(star.role);
  const big = star.radius > 1.5;
  const pixels = read.radiusPixels;
  const unit = pixels / star.radius;
  const why = covered ?? view.doubt;
  const ofItself = covered ?? (steady ? null : view.doubt);
  const slack = steady ? 1 : 0;
  const model =
    pixels < 26
      ? expectedReading(
          'star',
          [pixels, pixels],
          read.shape,
          read.step,
          Math.max(0.3, readings.blur / read.step),
        )
      : null;
  const fullFifth = model?.fifth ?? starFifth;
  const bias = model?.radius ?? 1;
  const grain = 0.1 + 0.012 * view.noise + 0.06 * readings.blur;
  const tooSmall: UnverifiableReason | null = pixels < 4 ? 'tooSmall' : null;
  const distance = Math.hypot(at[0] - expected[0], at[1] - expected[1]);
  const sizeTolerance = big ? 0.06 : 0.13;
  const likeness =
    fullFifth > 0.12 ? (reading.fifth - 0.55 * Math.max(0, reading.other - 0.06)) / fullFifth : 0;
  const shape = assess({
    name: 'starShape',
    part,
    measured: likeness,
    standard: 1,
    tolerance: pixels > 8 ? 0.2 : 0.3,
    uncertainty: Math.min(0.5, (0.9 * grain) / pixels / Math.max(0.1, fullFifth) + 0.02 + 0.08 * slack),
    unit: 'score',
    // No star is that much more of a star than one can be: the blur, read from another that is partly hidden, was overrated.
    unverifiable:
      ofItself ?? (likeness > 1.8 ? 'blurred' : fullFifth < 0.12 || pixels < 4.4 ? 'tooSmall' : null),
  });
  return [
    assess({
      name: 'starPosition',
      part,
      measured: distance,
      standard: 0,
      tolerance: 0.32,
      uncertainty: Math.hypot(grain, side) / unit,
      unit: 'units',
      unverifiable: why,
    }),
    assess({
      name: 'starSize',
      part,
      measured: (reading.radius / bias) * star.radius,
      standard: star.radius,
      tolerance: sizeTolerance * star.radius,
      uncertainty: (0.012 + 0.06 * slack + (1.1 * grain) / pixels) * star.radius,
      unit: 'units',
      // The size is read from the area, which says nothing of a figure that is no star.
      unverifiable: ofItself ?? tooSmall ?? (shape.ok === false ? 'ambiguous' : null),
    }),
    assess({
      name: 'starRotation',
      part,
      measured: reading.turn,
      standard: 0,
      tolerance: big ? 6 : 9,
      uncertainty:
        3 * slack + (180 / Math.PI) * ((1.5 * grain) / pixels) * (0.75 / Math.max(0.08, fullFifth)),
      unit: 'degrees',
      unverifiable: ofItself ?? (fullFifth < 0.12 || likeness < 0.35 ? 'tooSmall' : null),
    }),
    shape,
  ];
}
