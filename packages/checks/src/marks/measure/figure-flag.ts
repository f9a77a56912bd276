/** A flag of one figure on a plain field: which it is meant to be, which way it lies, and what can be measured of it. */
import type { Charge } from '../detect/charges.ts';
import { type FigureMatch, matchFigure } from '../detect/figures.ts';
import { fitHomography, type Homography } from '../detect/geometry.ts';
import type { PlainField } from '../detect/plain-fields.ts';
import type { Level } from '../detect/pyramid.ts';
import type { MarkField, MarkLibrary, MarkVersion, Rgb } from '../mark.ts';
import type { FoundMark, Measurement, Point, Quad } from '../report.ts';
import { checkExtras } from './extra-checks.ts';
import { findExtras } from './extras.ts';
import { checkAspect, checkColours, checkNotch, checkPose } from './field-checks.ts';
import { cornersOfField, type FieldView, viewField } from './field-view.ts';
import { checkFigure } from './figure-checks.ts';
import { type CutFigure, cutFigures } from './figure-image.ts';
import { levelFor } from './region.ts';
import { checkRingAndStar } from './ring-checks.ts';
import { foundMark } from './star-flag.ts';

/** What of the library can be found this way, and by which figure. */
type Kind = 'ringWithStar' | 'partyEmblem' | 'starAndTorch';

interface Candidate {
  readonly version: MarkVersion;
  readonly field: MarkField;
  readonly kind: Kind;
}

function kindOf(version: MarkVersion): Kind | null {
  const { primitives } = version;
  if (primitives.some((p) => p.shape === 'ring') && primitives.some((p) => p.shape === 'star'))
    return 'ringWithStar';
  const figure = primitives.find((p) => p.shape === 'figure');
  if (primitives.length !== 1 || !figure) return null;
  if (figure.role === 'partyEmblem') return 'partyEmblem';
  return figure.role === 'starAndTorch' ? 'starAndTorch' : null;
}

function candidatesOf(library: MarkLibrary): Candidate[] {
  return library.versions.flatMap((version) => {
    const kind = kindOf(version);
    return version.field && kind && version.validTo === null ? [{ version, field: version.field, kind }] : [];
  });
}

/** Where the middle of a version's figure belongs, in its own units; null where no source says. */
export function figureCentre(version: MarkVersion): Point | null {
  const [first] = version.primitives;
  return first?.centre ?? null;
}

/** Judges a plain area; null where it is none of the library's flags. */
export function judgeFigureFlag(
  levels: readonly Level[],
  area: PlainField,
  library: MarkLibrary,
  charges: readonly Charge[],
): FoundMark | null {
  const wide = area.right - area.left;
  const high = area.bottom - area.top;
  if (wide / high > 4 || high / wide > 4) return null;
  const box: Homography = [wide / 30, 0, area.left, 0, high / 20, area.top, 0, 0, 1];
  const start = { ground: area.colour, noise: 3, charge: area.colour, points: [area.seed] };
  const view = viewField(levels, start, box, { width: 30, height: 20 });
  const fine = levelFor(levels, high / 20, 5);
  const known = candidatesOf(library);
  for (const cut of cutFigures(fine, view.quad, view.field, view.noise)) {
    if (cut.others > 0.2) continue;
    const choice = identify(known, matchFigure(cut.image), cut, view);
    if (choice) return judge(choice, { ...view, charge: cut.colour }, cut, charges);
  }
  return null;
}

export interface FigureReading {
  readonly version: MarkVersion;
  readonly field: MarkField;
  readonly kind: Kind;
  readonly match: FigureMatch;
  readonly likeness: number;
}

function isRed(colour: Rgb): boolean {
  return (
    colour[0] > 90 &&
    colour[0] - Math.max(colour[1], colour[2]) > 45 &&
    colour[0] > 1.7 * Math.max(colour[1], colour[2])
  );
}

/** Gold stands out from red by its green, and is nowhere near white or green itself. */
function isGold(colour: Rgb): boolean {
  return (
    colour[0] > 120 &&
    colour[1] > 0.5 * colour[0] &&
    colour[2] < 0.75 * colour[1] &&
    colour[1] < 1.15 * colour[0]
  );
}

/** The mark that the figure is most like, if it is like enough; colours, place and proportions decide how much is enough. */
function identify(
  candidates: readonly Candidate[],
  matches: readonly FigureMatch[],
  cut: CutFigure,
  view: FieldView,
): FigureReading | null {
  const best = matches[0];
  if (!best) return null;
  const likeness = (name: FigureMatch['name']): number => matches.find((m) => m.name === name)?.likeness ?? 0;
  const usual = isRed(view.field) && isGold(cut.colour);
  const strange = usual ? 0 : isRed(view.field) || isGold(cut.colour) ? 0.06 : 0.14;
  const take = (kind: Kind, name: FigureMatch['name'], by: number): FigureReading | null => {
    const match = matches.find((m) => m.name === name);
    const fitting = candidates.filter((c) => c.kind === kind);
    const candidate = kind === 'starAndTorch' ? pioneersOf(fitting, cut, view) : fitting[0];
    return match && candidate ? { ...candidate, match, likeness: match.likeness - by } : null;
  };
  const wheel = likeness('ringWithStar');
  if (wheel > 0.66 + strange && wheel >= best.likeness - 0.02)
    return take('ringWithStar', 'ringWithStar', strange);
  if (best.name === 'ring' && best.likeness > 0.8 && usual && inUpperQuarter(cut))
    return take('ringWithStar', 'ringWithStar', 0.1);
  const emblem = likeness('partyEmblem');
  // In its place and size a rough likeness is enough; anywhere else it must be a good one, as much is written in gold on red.
  const elsewhere = usual && cut.others < 0.03 && cut.bottom - cut.top > 0.2 ? 0.66 : 0.72;
  const needed = inPlaceOfEmblem(cut, view) ? (usual ? 0.53 : 0.62) : elsewhere;
  if (emblem > needed + strange && emblem >= best.likeness && flagLike(view, 0.95))
    return take('partyEmblem', 'partyEmblem', strange);
  const star = Math.max(likeness('star'), likeness('starAndTorch'));
  const squeezed = star > 0.88 ? 0.9 : 1.12;
  if (
    star > 0.78 + 0.4 * strange &&
    star >= best.likeness - 0.02 &&
    flagLike(view, squeezed) &&
    hasTorch(cut)
  )
    return take('starAndTorch', 'starAndTorch', strange);
  return null;
}

function inUpperQuarter(cut: CutFigure): boolean {
  const x = (cut.left + cut.right) / 2;
  const y = (cut.top + cut.bottom) / 2;
  return Math.abs(Math.min(x, 1 - x) - 0.25) < 0.1 && Math.abs(Math.min(y, 1 - y) - 0.25) < 0.1;
}

/** A third of the height in size, about its place in any of the four ways that a flag can lie. */
function inPlaceOfEmblem(cut: CutFigure, view: FieldView): boolean {
  const x = (cut.left + cut.right) / 2;
  const y = (cut.top + cut.bottom) / 2;
  const high = cut.bottom - cut.top;
  const away = Math.hypot((Math.min(x, 1 - x) - 2 / 9) * 1.5, Math.min(y, 1 - y) - 7 / 24);
  return away < 0.12 && high > 0.22 && high < 0.48 && (view.doubt === null || away < 0.08);
}

/** A torch is parted from the star by lines of the field's colour: a plain star has none in its inmost part. */
function hasTorch(cut: CutFigure): boolean {
  const side = Math.sqrt(cut.image.length);
  let [dark, n] = [0, 0];
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      // The pentagon within a star, which is solid where nothing is laid over it.
      const [u, v] = [((x + 0.5) / side - 0.5) / 0.16, ((y + 0.5) / side - 0.553) / 0.165];
      if (u * u + v * v > 1) continue;
      n++;
      if ((cut.image[y * side + x] ?? 0) < 0.7) dark++;
    }
  return dark / n > 0.06;
}

/** Proportions that a flag with this figure can have, also a wrong one: icons are square, banners long. */
function flagLike(view: FieldView, least: number): boolean {
  const [a, b, c, d] = view.quad;
  const wide = Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1]);
  const high = Math.hypot(d[0] - a[0], d[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1]);
  return wide / high > least && wide / high < 2.1;
}

/** The swallow-tailed flag carries its figure nearer to the pole. */
function pioneersOf(
  candidates: readonly Candidate[],
  cut: CutFigure,
  view: FieldView,
): Candidate | undefined {
  const x = (cut.left + cut.right) / 2;
  const y = (cut.top + cut.bottom) / 2;
  const aside =
    view.doubt === null
      ? Math.abs(Math.min(x, 1 - x) - 0.375) < 0.05 && Math.abs(y - 0.5) < 0.06
      : Math.abs(x - 0.5) > 0.07;
  return candidates.find((c) => (c.field.notch !== null) === aside);
}

/** What is measured against the field's sides. */
const ofSides = ['ratio', 'stretched', 'ringPosition', 'ringSize', 'figurePosition', 'figureSize'];

/** Orders of the quadrilateral's corners in which a mark can lie in the picture: upright, over, turned. */
const poses: readonly {
  readonly order: readonly [number, number, number, number];
  readonly turn: number;
  readonly mirrored: boolean;
  readonly cost: number;
}[] = [
  { order: [0, 1, 2, 3], turn: 0, mirrored: false, cost: 0 },
  { order: [1, 0, 3, 2], turn: 0, mirrored: true, cost: 0.25 },
  { order: [2, 3, 0, 1], turn: 180, mirrored: false, cost: 0.25 },
  { order: [3, 2, 1, 0], turn: 180, mirrored: true, cost: 0.4 },
];

function turnBetween(a: number, b: number, fold: number): number {
  const d = (((a - b) % fold) + fold) % fold;
  return Math.min(d, fold - d);
}

/** The pose that puts the figure nearest to its place and its right way up. */
function poseOf(reading: FigureReading, cut: CutFigure) {
  const centre = figureCentre(reading.version);
  const x = (cut.left + cut.right) / 2;
  const y = (cut.top + cut.bottom) / 2;
  const { width, height } = reading.field;
  const fold = reading.kind === 'partyEmblem' ? 360 : 72;
  let best: { pose: (typeof poses)[number]; cost: number } | null = null;
  for (const pose of poses) {
    const fx = pose.order[0] === 0 || pose.order[0] === 3 ? x : 1 - x;
    const fy = pose.order[0] === 0 || pose.order[0] === 1 ? y : 1 - y;
    const away = centre ? Math.hypot((fx - centre[0] / width) * 1.5, fy - centre[1] / height) : 0;
    let askew = turnBetween(reading.match.turn, pose.turn, fold) / fold;
    if (reading.kind === 'partyEmblem' && reading.match.mirrored !== pose.mirrored) askew += 0.25;
    const cost = pose.cost + 3 * away + 2 * askew;
    if (!best || cost < best.cost) best = { pose, cost };
  }
  return best?.pose ?? poses[0];
}

function judge(
  reading: FigureReading,
  seen: FieldView,
  cut: CutFigure,
  charges: readonly Charge[],
): FoundMark | null {
  const pose = poseOf(reading, cut);
  if (!pose) return null;
  const { version, field, kind } = reading;
  const quad = pose.order.map((k) => seen.quad[k]) as unknown as Quad;
  const map = fitHomography(cornersOfField(field), quad);
  if (!map) return null;
  const height = Math.hypot(quad[3][0] - quad[0][0], quad[3][1] - quad[0][1]);
  const view: FieldView = { ...seen, quad, map, unitPixels: height / field.height };
  const [x0, x1] =
    pose.order[0] === 0 || pose.order[0] === 3 ? [cut.left, cut.right] : [1 - cut.right, 1 - cut.left];
  const [y0, y1] =
    pose.order[0] === 0 || pose.order[0] === 1 ? [cut.top, cut.bottom] : [1 - cut.bottom, 1 - cut.top];
  const box = {
    left: x0 * field.width,
    right: x1 * field.width,
    top: y0 * field.height,
    bottom: y1 * field.height,
  };
  const turn = pose.turn === 0 ? reading.match.turn : reading.match.turn - 180;
  const part = {
    centre: [(box.left + box.right) / 2, (box.top + box.bottom) / 2] as const,
    radius: 0.74 * Math.max(box.right - box.left, box.bottom - box.top),
  };
  const extras = findExtras(view.region, view.map, field, [part], view.unitPixels);
  const added = checkExtras(view, field, extras, charges, new Set());
  const small = height < 50;
  const chargeKey = version.primitives[0]?.colour ?? '';
  const measurements: Measurement[] = [
    ...checkAspect(view, version),
    ...checkPose(view, version),
    ...(kind === 'ringWithStar'
      ? checkRingAndStar(view, version, box)
      : checkFigure(view, version, box, {
          turn,
          mirrored: reading.match.mirrored !== pose.mirrored,
          likeness: reading.match.likeness,
        })),
    ...checkNotch(view, version),
    ...checkColours(view, version, chargeKey, small),
    ...added.measurements,
  ];
  const strange = seen.aspect < 0.75 || seen.aspect > 2.6;
  const sided = measurements.some((m) => m.ok === false && ofSides.includes(m.name));
  if (!seen.doubt && sided && (seen.overrun || strange))
    return judge(reading, { ...seen, doubt: 'covered', flat: false, frontal: false }, cut, charges);
  return {
    ...foundMark(quad, measurements),
    mark: version.mark,
    version: version.version,
    confidence: Math.max(0, Math.min(1, reading.likeness)),
  };
}
