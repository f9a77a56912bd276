/** A flag of one figure on a plain field: which it is meant to be, which way it lies, and what can be measured of it. */
import type { Charge } from '../detect/charges.ts';
import { matchFigure } from '../detect/figures.ts';
import { applyMap, fitHomography, type Homography } from '../detect/geometry.ts';
import type { PlainField } from '../detect/plain-fields.ts';
import type { Level } from '../detect/pyramid.ts';
import type { MarkLibrary, MarkVersion } from '../mark.ts';
import type { FoundMark, Measurement, Point, Quad } from '../report.ts';
import { bannerRather } from './banner.ts';
import { figureBox, findByCorner } from './by-corner.ts';
import { anythingGolden } from './corner-cells.ts';
import { sample } from './edge.ts';
import { endsBehind } from './ends-behind.ts';
import { checkExtras } from './extra-checks.ts';
import { findExtras } from './extras.ts';
import { checkAspect, checkColours, checkNotch, checkPose } from './field-checks.ts';
import { cornersOfField, type FieldStart, type FieldView, viewField } from './field-view.ts';
import { checkFigure } from './figure-checks.ts';
import { type CutFigure, cutCloseFigures, cutFigures } from './figure-image.ts';
import { type Candidate, type FigureReading, identify, isRed, type Kind } from './identify-figure.ts';
import { levelFor } from './region.ts';
import { checkRingAndStar } from './ring-checks.ts';
import { foundMark } from './star-flag.ts';
import { tailedView } from './tailed-view.ts';
import { unjudged } from './unjudged.ts';

function kindOf(version: MarkVersion): Kind | null {
  const { primitives } = version;
  if (primitives.some((p) => p.shape === 'ring') && primitives.some((p) => p.shape === 'star'))
    return 'ringWithStar';
  const figure = primitives.find((p) => p.shape === 'figure');
  if (primitives.length !== 1 || !figure) return null;
  if (figure.role === 'partyEmblem') return 'partyEmblem';
  return figure.role === 'starAndTorch' ? 'starAndTorch' : null;
}

export type FigureFlag = Candidate;

/** The library's flags of one figure on a plain field. */
export function figureFlags(library: MarkLibrary): FigureFlag[] {
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
  const long = wide / high > 4 || high / wide > 4;
  if (long && !isRed(area.colour)) return null;
  const box: Homography = [wide / 30, 0, area.left, 0, high / 20, area.top, 0, 0, 1];
  const start = { ground: area.colour, noise: 3, charge: area.colour, points: [area.seed] };
  const fine = levelFor(levels, high / 20, 5);
  // Without anything enclosed only a golden figure beside a corner can tell.
  if (!area.encloses && !anythingGolden(fine, area)) return null;
  const known = figureFlags(library);
  const views = viewsOf(levels, start, box, area.even);
  for (const view of area.encloses ? views : [])
    for (const cut of cutFigures(fine, view.quad, view.field, view.noise)) {
      const choice = long ? null : identify(known, matchFigure(cut.image), cut, view);
      if (choice && !bannerRather(choice.version, cut, view))
        return judge(choice, { ...view, charge: cut.colour }, cut, charges);
      const apart =
        view.doubt === 'boundaryUnsure' && isRed(area.colour) ? viewApart(levels, view, cut, known) : null;
      for (const own of apart ? cutFigures(fine, apart.quad, apart.field, apart.noise) : []) {
        const again = apart ? identify(known, matchFigure(own.image), own, apart) : null;
        if (apart && again && !bannerRather(again.version, own, apart))
          return judge(again, { ...apart, charge: own.colour }, own, charges);
      }
    }
  for (const view of area.encloses && isRed(area.colour) && !long ? views : []) {
    if (view.doubt !== null) continue;
    for (const cut of cutCloseFigures(levels, view.quad, view.field, view.noise)) {
      const choice = identify(known, matchFigure(cut.image), cut, view);
      if (choice && !bannerRather(choice.version, cut, view))
        return judge(choice, { ...view, charge: cut.colour }, cut, charges);
    }
  }
  const [closest] = views;
  const hidden = closest && !long && isRed(area.colour) ? findByCorner(fine, closest, library) : null;
  return hidden && unjudged(hidden);
}

/** The field about a figure alone, of the colour beside it: a red flag before something as red, with which its area has run together. */
function viewApart(
  levels: readonly Level[],
  view: FieldView,
  cut: CutFigure,
  known: readonly Candidate[],
): FieldView | null {
  const matches = matchFigure(cut.image);
  const [best] = matches;
  const candidate = known.find(({ kind }) => kind === best?.name);
  const box = candidate && figureBox(candidate.version);
  if (!best || !candidate || !box || best.likeness < 0.58 || best.mirrored) return null;
  const [x, y, width, height] = box;
  const { left, right, top, bottom } = cut;
  const map = fitHomography(
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
    [
      applyMap(cut.map, left, top),
      applyMap(cut.map, right, top),
      applyMap(cut.map, right, bottom),
      applyMap(cut.map, left, bottom),
    ],
  );
  const level = levels[0];
  if (!map || !level) return null;
  const points = [-1, 1].flatMap((sign) => [
    applyMap(map, x + width / 2 + sign * 0.62 * width, y + height / 2),
    applyMap(map, x + width / 2, y + height / 2 + sign * 0.6 * height),
  ]);
  const colours = points.flatMap((point) => {
    const colour = sample(level, ...point);
    return colour && isRed(colour) ? [colour] : [];
  });
  const [ground] = colours;
  if (!ground || colours.length < 3) return null;
  const apart = viewField(
    levels,
    { ground, noise: Math.min(3, view.noise), charge: cut.colour, points },
    map,
    candidate.field,
    true,
  );
  // Sides before something nearly as red are weak, so that such a flag is often named and not judged; a guess from the figure proves nothing.
  const sides = apart.quad === apart.boundary?.quad ? apart.boundary.sides : [];
  const seen = sides.length === 4 && sides.every(({ support, bow }) => support > 0.5 && bow < 0.008);
  return apart.doubt === null || seen ? apart : null;
}

/** The field about an area, and again from the sides it did show where the area's box stood too badly for a turned field. */
function viewsOf(levels: readonly Level[], start: FieldStart, box: Homography, even: boolean): FieldView[] {
  const size = { width: 30, height: 20 };
  const view = viewField(levels, start, box, size, even);
  const { boundary } = view;
  const tail = view.doubt === null ? null : tailedView(view);
  if (tail) return [tail, view];
  if (view.doubt !== 'boundaryUnsure' || !boundary || !sided(view)) return [view];
  const turned = fitHomography(cornersOfField(size), boundary.quad);
  const again = turned ? viewField(levels, start, turned, size, even) : null;
  if (!again || !sided(again)) return [view];
  const tailed = again.doubt ? withTail(again) : null;
  return tailed ? [tailed, again, view] : [again, view];
}

/** With three good sides, the fourth carried out to its outermost corner: one arm of a tail draws its line askew. */
function withTail(view: FieldView): FieldView | null {
  const sides = view.boundary?.sides ?? [];
  const tail = sides.findIndex((side) => side.support < 0.72);
  const corner = (k: number): Point => view.boundary?.quad[(tail + k) % 4] ?? [0, 0];
  if (tail < 0) return null;
  const [one, other] = [corner(0), corner(1)];
  const a: Point = [one[0] - corner(3)[0], one[1] - corner(3)[1]];
  const b: Point = [other[0] - corner(2)[0], other[1] - corner(2)[1]];
  const longer = Math.hypot(...a) > Math.hypot(...b);
  const ends: readonly [Point, Point] = longer
    ? [one, [corner(2)[0] + a[0], corner(2)[1] + a[1]]]
    : [[corner(3)[0] + b[0], corner(3)[1] + b[1]], other];
  const quad = [0, 1, 2, 3].map((k) => {
    const from = (k - tail + 4) % 4;
    return from < 2 ? ends[from] : corner(from);
  }) as unknown as Quad;
  return { ...view, quad };
}

/** Three good sides and some of the fourth: a swallow-tail has hardly an edge at its fly. */
function sided({ boundary }: FieldView): boolean {
  const supports = boundary?.sides.map((side) => side.support) ?? [0];
  return Math.min(...supports) > 0.3 && supports.filter((support) => support > 0.72).length >= 3;
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
  const narrow = field.width / field.height / seen.aspect;
  if (!seen.doubt && sided && (seen.overrun || strange || endsBehind(view, narrow, field)))
    return judge(reading, { ...seen, doubt: 'covered', flat: false, frontal: false }, cut, charges);
  return {
    ...foundMark(quad, measurements),
    mark: version.mark,
    version: version.version,
    confidence: Math.max(0, Math.min(1, reading.likeness)),
  };
}
