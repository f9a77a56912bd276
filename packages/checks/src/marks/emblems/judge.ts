/** What is wrong with an emblem that was found, and what cannot be told. */
import type { Rgb } from '../mark.ts';
import { colourDifference, labOf } from '../measure/colour.ts';
import type {
  FoundMark,
  MarkProblem,
  Measurement,
  Point,
  Quad,
  Raster,
  UnverifiableReason,
} from '../report.ts';
import { levelFor, type Placement, sample } from './align.ts';
import { type FoundEmblem, sideOf } from './find-emblems.ts';
import type { GreyLevel } from './grey.ts';
import type { Template } from './reference.ts';

/** From this shorter side in pixels on a mark is judged; below it is named only. */
export const judgedSide = 110;
/** Width over height may be off by this share. */
const stretchTolerance = 0.03;
/** Degrees off the upright in which a stretch is one and no oblique view. */
const upright = 2.5;
const leastSlant = 1.6;
/** CIEDE2000 by which a colour of the emblem may be off before a person is asked, and before it is called wrong. */
const colour = { fine: 14, wrong: 32 };
/** Correlation from which a picture is clear enough to accuse it. */
const clear = 0.84;

interface Judged {
  readonly measurements: readonly Measurement[];
  readonly problems: readonly MarkProblem[];
}

const measurement = (part: Partial<Measurement> & Pick<Measurement, 'name' | 'unit'>): Measurement => ({
  part: null,
  measured: null,
  standard: null,
  tolerance: null,
  uncertainty: null,
  ok: null,
  reason: null,
  ...part,
});

/** The report on one emblem. `rivals`: how alike other versions of the same emblem are at the same place. */
export function judgeEmblem(
  picture: Raster,
  levels: readonly GreyLevel[],
  found: FoundEmblem,
  rivals: readonly { readonly version: string; readonly score: number }[],
): FoundMark {
  const { reference, placement, score } = found;
  const { mark, version, outdated } = reference.reference;
  const quad = quadOf(placement);
  const box = boxOf(quad, picture);
  const small = sideOf(placement) < judgedSide;
  // Another version that is as alike cannot be told apart.
  const sure = rivals.every((rival) => score - rival.score > 0.03);
  const colours = colourOf(picture, found, small);
  const checks = [
    versionOf(sure, outdated, small),
    mirrorOf(found, small),
    turnOf(placement, small),
    stretchOf(found, small),
    colours,
    partsOf(levels, found, small, colours.problems.length === 0),
  ];
  const measurements = checks.flatMap((check) => check.measurements);
  const problems = checks.flatMap((check) => check.problems);
  const open = measurements.some(({ ok }) => ok === null);
  return {
    mark,
    version: sure ? version : null,
    box,
    quad,
    verdict: problems.length > 0 ? 'violates' : open || small ? 'cannotVerify' : 'conforms',
    measurements,
    problems,
    confidence: Math.max(0, Math.min(1, (score - 0.4) / 0.55)),
  };
}

const told = (one: Measurement, problem: MarkProblem | null = null): Judged => ({
  measurements: [one],
  problems: problem === null ? [] : [problem],
});
const untold = (name: Measurement['name'], unit: Measurement['unit'], reason: UnverifiableReason): Judged =>
  told(measurement({ name, unit, reason }));

function versionOf(sure: boolean, outdated: boolean, small: boolean): Judged {
  if (!sure) return untold('outdatedVersion', 'count', 'ambiguous');
  if (small) return untold('outdatedVersion', 'count', 'tooSmall');
  const one = { name: 'outdatedVersion', unit: 'count', measured: outdated ? 1 : 0, standard: 0 } as const;
  return told(
    measurement({ ...one, tolerance: 0, uncertainty: 0, ok: !outdated }),
    outdated ? 'outdatedVersion' : null,
  );
}

function mirrorOf({ reference, placement, score }: FoundEmblem, small: boolean): Judged {
  // Both halves alike: a mirror image is the same picture, so there is nothing that could be wrong.
  if (reference.symmetric) return { measurements: [], problems: [] };
  if (small) return untold('mirrored', 'count', 'tooSmall');
  const mirrored = placement.a * placement.e - placement.b * placement.d < 0;
  if (mirrored && score < 0.7) return untold('mirrored', 'count', 'ambiguous');
  const one = { name: 'mirrored', unit: 'count', measured: mirrored ? 1 : 0, standard: 0 } as const;
  return told(
    measurement({ ...one, tolerance: 0, uncertainty: 0, ok: !mirrored }),
    mirrored ? 'mirrored' : null,
  );
}

const degrees = 180 / Math.PI;
/** Turn of the emblem's upright axis, clockwise. */
const turnIn = ({ b, e }: Placement): number => Math.atan2(-b, e) * degrees;

function turnOf(placement: Placement, small: boolean): Judged {
  const turn = turnIn(placement);
  const one = {
    name: 'upsideDown',
    unit: 'degrees',
    measured: round(turn, 1),
    standard: 0,
    tolerance: 90,
  } as const;
  if (small) return told(measurement({ ...one, reason: 'tooSmall' }));
  const over = Math.abs(turn) > 150;
  const ok = over ? false : Math.abs(turn) < 90 ? true : null;
  return told(
    measurement({ ...one, uncertainty: 1, ok, reason: ok === null ? 'ambiguous' : null }),
    over ? 'upsideDown' : null,
  );
}

function stretchOf({ reference, placement, score }: FoundEmblem, small: boolean): Judged {
  const { a, b, d, e } = placement;
  const [wide, high] = [Math.hypot(a, d), Math.hypot(b, e)];
  const stretch = wide / high / reference.ratio;
  // A pixel of the template at each end, less where the picture is clear.
  const uncertainty = (0.35 + 2.2 * (1 - score)) / Math.min(wide, high) + 0.002;
  const one = {
    name: 'stretched',
    unit: 'ratio',
    measured: round(stretch, 3),
    standard: 1,
    tolerance: stretchTolerance,
    uncertainty: round(uncertainty, 4),
  } as const;
  if (small) return told(measurement({ ...one, reason: 'tooSmall' }));
  const off = Math.abs(Math.log(stretch));
  const slant = Math.abs(Math.asin(Math.max(-1, Math.min(1, (a * b + d * e) / (wide * high))))) * degrees;
  const flat = slant < leastSlant && isUpright(placement);
  if (off < stretchTolerance && slant < 3) return told(measurement({ ...one, ok: true }));
  // Seen from the side everything is narrower; that is no fault of whoever drew it.
  if (!flat) return told(measurement({ ...one, reason: 'oblique' }));
  if (score < clear) return told(measurement({ ...one, reason: 'blurred' }));
  if (off < stretchTolerance + 2 * uncertainty)
    return told(measurement({ ...one, reason: 'boundaryUnsure' }));
  return told(measurement({ ...one, ok: false }), 'stretched');
}

function isUpright(placement: Placement): boolean {
  const turn = Math.abs(turnIn(placement));
  return turn < upright || turn > 180 - upright;
}

/** A colour of the artwork, and which pixels of the template have it. */
interface ArtworkColour {
  readonly rgb: Rgb;
  readonly pixels: readonly number[];
}

function colourOf(picture: Raster, { reference, placement, score }: FoundEmblem, small: boolean): Judged {
  if (small) return untold('chargeColour', 'deltaE', 'tooSmall');
  const template = reference.large;
  const own = colourAt(reference.artwork, template, {
    a: reference.artwork.width / 2,
    b: 0,
    c: reference.artwork.width / 2,
    d: 0,
    e: reference.artwork.height / 2,
    f: reference.artwork.height / 2,
  });
  const seen = colourAt(picture, template, placement);
  const colours = coloursOf(own, template);
  const differences = colours.map(({ rgb, pixels }) => {
    const there = medianOf(seen, pixels);
    return there === null ? 0 : Math.min(colourDifference(rgb, there), hueApart(rgb, there));
  });
  const worst = Math.max(0, ...differences);
  const one = {
    name: 'chargeColour',
    unit: 'deltaE',
    measured: round(worst, 1),
    standard: 0,
    tolerance: colour.fine,
    uncertainty: 4,
  } as const;
  if (worst <= colour.fine) return told(measurement({ ...one, ok: true }));
  if (worst > colour.wrong && score > 0.75) return told(measurement({ ...one, ok: false }), 'chargeColour');
  return told(measurement({ ...one, reason: 'mediumUnknown' }));
}

/** How far a colour is off when light and dark are not counted: shade is the light's, hue the printer's. */
function hueApart(one: Rgb, other: Rgb): number {
  const [l, a, b] = labOf(one);
  const [l2, a2, b2] = labOf(other);
  return Math.hypot(a - a2, b - b2) * 0.6 + Math.abs(l - l2) * 0.25;
}

function colourAt(picture: Raster, { width, height }: Template, at: Placement): Uint8Array {
  const out = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const u = (2 * (column + 0.5)) / width - 1;
      const v = (2 * (row + 0.5)) / height - 1;
      const x = Math.max(0, Math.min(picture.width - 1, Math.floor(at.a * u + at.b * v + at.c)));
      const y = Math.max(0, Math.min(picture.height - 1, Math.floor(at.d * u + at.e * v + at.f)));
      for (let c = 0; c < 3; c++)
        out[(row * width + column) * 3 + c] = picture.data[(y * picture.width + x) * 4 + c] ?? 0;
    }
  return out;
}

/** The few colours of an artwork that each fill a twentieth of it, without the pixels at their borders. */
function coloursOf(rgb: Uint8Array, { width, mask }: Template): readonly ArtworkColour[] {
  const groups = new Map<number, number[]>();
  let all = 0;
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] !== 1) continue;
    all += 1;
    const even = [at - 1, at + 1, at - width, at + width].every((near) => {
      if (mask[near] !== 1) return false;
      let apart = 0;
      for (let c = 0; c < 3; c++) apart += Math.abs((rgb[at * 3 + c] ?? 0) - (rgb[near * 3 + c] ?? 0));
      return apart < 30;
    });
    if (!even) continue;
    const name =
      ((rgb[at * 3] ?? 0) >> 6) * 16 + ((rgb[at * 3 + 1] ?? 0) >> 6) * 4 + ((rgb[at * 3 + 2] ?? 0) >> 6);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [at]);
    else group.push(at);
  }
  return [...groups.values()]
    .filter((pixels) => pixels.length > all / 20)
    .flatMap((pixels) => {
      const mean = medianOf(rgb, pixels);
      return mean === null ? [] : [{ rgb: mean, pixels }];
    });
}

function medianOf(rgb: Uint8Array, pixels: readonly number[]): Rgb | null {
  if (pixels.length === 0) return null;
  const middle = (channel: number) => {
    const values = pixels.map((at) => rgb[at * 3 + channel] ?? 0).sort((a, b) => a - b);
    return values[values.length >> 1] ?? 0;
  };
  return [middle(0), middle(1), middle(2)];
}

const squares = 8;

function partsOf(
  levels: readonly GreyLevel[],
  { reference, placement, score }: FoundEmblem,
  small: boolean,
  coloursRight: boolean,
): Judged {
  if (small) return untold('partMissing', 'score', 'tooSmall');
  const template = reference.large;
  const level = levelFor(levels, template, placement);
  if (level === null) return untold('partMissing', 'score', 'ambiguous');
  const seen = sample(level, template, placement);
  if (seen.some((value, at) => value < 0 && template.mask[at] === 1))
    return untold('partMissing', 'score', 'cutByPicture');
  const missing = missingSquares(template, seen, coloursRight);
  const share = missing.all === 0 ? 0 : missing.lost / missing.all;
  const one = {
    name: 'partMissing',
    unit: 'score',
    measured: round(share, 3),
    standard: 0,
    tolerance: 0.03,
    uncertainty: 0.01,
  } as const;
  if (missing.largest < 2) {
    return score > 0.8 || missing.lost === 0
      ? told(measurement({ ...one, ok: true }))
      : told(measurement({ ...one, reason: 'blurred' }));
  }
  // Where something else lies over the emblem nobody knows what is under it.
  if (missing.busy > missing.lost / 3) return told(measurement({ ...one, reason: 'covered' }));
  return told(measurement({ ...one, ok: false }), 'partMissing');
}

/**
 * Squares of the artwork whose drawing is not in the picture: `lost` of `all` that have a drawing, the `largest` patch of them, and how many show
 * another drawing instead of an even ground (`busy`). Where colours are wrong brightness says nothing, so only a drawing that is gone counts.
 */
function missingSquares({ width, height, grey, mask }: Template, seen: Float32Array, coloursRight: boolean) {
  const [across, down] = [width / squares, height / squares];
  const { gain, offset } = brightness(grey, mask, seen);
  const lost = new Uint8Array(squares * squares);
  let [all, busy] = [0, 0];
  for (let j = 0; j < squares; j++)
    for (let i = 0; i < squares; i++) {
      const values: { own: number; there: number }[] = [];
      for (let y = Math.floor(j * down); y < Math.floor((j + 1) * down); y++)
        for (let x = Math.floor(i * across); x < Math.floor((i + 1) * across); x++) {
          const at = y * width + x;
          if (mask[at] === 1) values.push({ own: grey[at] ?? 0, there: gain * (seen[at] ?? 0) + offset });
        }
      if (values.length < (across * down) / 3) continue;
      const own = spreadOf(values.map((value) => value.own));
      const there = spreadOf(values.map((value) => value.there));
      const error = Math.sqrt(values.reduce((sum, v) => sum + (v.own - v.there) ** 2, 0) / values.length);
      if (own < 14) {
        // An even part of another brightness is gone as well, where it is much brighter or darker.
        all += 1;
        if (!coloursRight || error <= 60) continue;
        lost[j * squares + i] = 1;
        if (there > 25) busy += 1;
        continue;
      }
      all += 1;
      if (coloursRight ? error < 0.9 * own || error < 22 : there > 0.3 * own) continue;
      lost[j * squares + i] = 1;
      if (there > 0.8 * own) busy += 1;
    }
  return { all, busy, lost: lost.reduce((sum, one) => sum + one, 0), largest: largestPatch(lost) };
}

/** Gain and offset that bring the picture's brightness to the artwork's, by the middle half of the pixels. */
function brightness(grey: Float32Array, mask: Uint8Array, seen: Float32Array) {
  let [gain, offset] = [1, 0];
  let limit = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round++) {
    let [n, a, b, bb, ab] = [0, 0, 0, 0, 0];
    const errors: number[] = [];
    for (let at = 0; at < grey.length; at++) {
      const q = seen[at] ?? -1;
      if (mask[at] !== 1 || q < 0) continue;
      const p = grey[at] ?? 0;
      const error = Math.abs(gain * q + offset - p);
      if (round > 0) errors.push(error);
      if (error > limit) continue;
      n += 1;
      a += p;
      b += q;
      bb += q * q;
      ab += p * q;
    }
    const variance = bb / n - (b / n) ** 2;
    if (n < 30 || variance < 10) break;
    gain = (ab / n - (a / n) * (b / n)) / variance;
    offset = a / n - (gain * b) / n;
    if (errors.length > 0) {
      errors.sort((x, y) => x - y);
      limit = Math.max(20, 2 * (errors[Math.floor(errors.length * 0.6)] ?? 0));
    } else limit = 80;
  }
  return { gain, offset };
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function largestPatch(lost: Uint8Array): number {
  const seen = new Uint8Array(lost.length);
  let largest = 0;
  for (let seed = 0; seed < lost.length; seed++) {
    if (lost[seed] !== 1 || seen[seed] === 1) continue;
    const stack = [seed];
    seen[seed] = 1;
    let size = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      size += 1;
      const x = at % squares;
      for (const near of [x > 0 ? at - 1 : -1, x < squares - 1 ? at + 1 : -1, at - squares, at + squares])
        if (lost[near] === 1 && seen[near] === 0) {
          seen[near] = 1;
          stack.push(near);
        }
    }
    largest = Math.max(largest, size);
  }
  return largest;
}

function quadOf({ a, b, c, d, e, f }: Placement): Quad {
  const corner = (u: number, v: number): Point => [round(a * u + b * v + c, 1), round(d * u + e * v + f, 1)];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

function boxOf(quad: Quad, { width, height }: Raster): readonly [number, number, number, number] {
  const xs = quad.map(([x]) => Math.max(0, Math.min(width, x)));
  const ys = quad.map(([, y]) => Math.max(0, Math.min(height, y)));
  const [left, top] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  return [left, top, Math.ceil(Math.max(...xs)) - left, Math.ceil(Math.max(...ys)) - top];
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
