/** What is wrong with an emblem that was found, and what cannot be told. */
import type { FoundMark, Point, Quad, Raster } from '../report.ts';
import type { Placement } from './align.ts';
import { type FoundEmblem, sideOf } from './find-emblems.ts';
import type { GreyLevel } from './grey.ts';
import { colourOf } from './judge-colour.ts';
import { partsOf } from './judge-parts.ts';
import { type Judged, measurement, round, told, untold } from './judged.ts';

/** From this shorter side in pixels on a mark is judged; below it is named only. */
export const judgedSide = 110;
/** Width over height may be off by this share. */
const stretchTolerance = 0.03;
/** Degrees off the upright in which a stretch is one and no oblique view: only what a computer placed stands so straight. */
const upright = 0.9;
const leastSlant = 0.9;
/** Correlation from which a picture is clear enough to accuse it. */
const clear = 0.9;

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
    partsOf(picture, levels, found, small, colours.problems.length === 0),
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
