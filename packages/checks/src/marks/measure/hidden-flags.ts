/**
 * Flags of which a part is hidden, from what can be seen: areas of one red, also two on either side of something, are completed to one field by
 * the sides that show, and the figure on it by its visible part. Such a flag is named for a person to look at, and never judged.
 */
import { enclosingQuad } from '../detect/enclosing-quad.ts';
import { fitHomography } from '../detect/geometry.ts';
import type { PlainField } from '../detect/plain-fields.ts';
import type { Level } from '../detect/pyramid.ts';
import type { MarkLibrary, Rgb } from '../mark.ts';
import type { FoundMark, Point, Quad } from '../report.ts';
import { findByCorner } from './by-corner.ts';
import { golden } from './corner-cells.ts';
import { cornersOfField, type FieldView, viewField } from './field-view.ts';
import { type FigureFlag, figureFlags } from './figure-flag.ts';
import {
  bluish,
  type CellPatch,
  type ChargeTest,
  carried,
  cellColumns,
  cellRows,
  goesOn,
  orange,
  patchesOf,
  type ReadCells,
  readCells,
  whitish,
} from './hidden-cells.ts';
import { byFigure, type FigureFound } from './hidden-figure.ts';
import { isRed } from './identify-figure.ts';
import { growField, levelFor, type Region } from './region.ts';
import { unjudged } from './unjudged.ts';

/** Pixels: of a smaller field the part that is left tells too little. */
const leastHeight = 84;
/** Correlation that a figure needs on a field that is not red, or in another colour than gold; the second where it stands in its place too. */
const leastInWrongColour = 0.82;
const leastInPlace = 0.7;
/** Pixels: how high a part of a field must be to be looked at. */
const leastPart = 30;
const frame = { width: 30, height: 20 };

/** A red field of one piece or two, completed. */
interface Completed {
  readonly quad: Quad;
  readonly region: Region;
  readonly parts: readonly PlainField[];
}

/** The flag that red areas belong to, each area of one and two of them together; `taken`: whether something has been found there already. */
export function findHiddenFlags(
  levels: readonly Level[],
  areas: readonly PlainField[],
  library: MarkLibrary,
  taken: (found: Pick<FoundMark, 'box'>) => boolean,
): FoundMark[] {
  const flags = figureFlags(library);
  const out: FoundMark[] = [];
  const used = new Set<PlainField>();
  const [first] = levels;
  // A sky or a wall is no field of a wrong colour: what spans the picture is looked at only if it is red.
  const fields = areas.filter(
    ({ colour, left, right, bottom, top }) =>
      bottom - top >= leastPart && (isRed(colour) || right - left < 0.75 * (first?.width ?? 0)),
  );
  const pairs = fields.flatMap((one, i) =>
    fields.slice(i + 1).flatMap((other) => (partsOfOne(one, other) ? [[one, other]] : [])),
  );
  for (const parts of [...pairs, ...fields.map((area) => [area])]) {
    if (parts.some((part) => used.has(part)) || taken({ box: boxAround(parts) })) continue;
    const completed = complete(levels, parts);
    const found = completed && lookAt(levels, completed, flags, library);
    if (!found) continue;
    for (const part of parts) used.add(part);
    out.push(found);
  }
  return out;
}

function boxAround(parts: readonly PlainField[]): FoundMark['box'] {
  const left = Math.min(...parts.map((part) => part.left));
  const top = Math.min(...parts.map((part) => part.top));
  return [
    left,
    top,
    Math.max(...parts.map((part) => part.right)) - left,
    Math.max(...parts.map((part) => part.bottom)) - top,
  ];
}

/** Two areas of one colour, beside each other and about as high, or above each other and about as wide. */
function partsOfOne(one: PlainField, other: PlainField): boolean {
  if (Math.hypot(...one.colour.map((value, c) => value - (other.colour[c] ?? 0))) > 30) return false;
  const along = (from: number, to: number, from2: number, to2: number): number =>
    (Math.min(to, to2) - Math.max(from, from2)) / Math.max(to - from, to2 - from2);
  const down = along(one.top, one.bottom, other.top, other.bottom);
  const across = along(one.left, one.right, other.left, other.right);
  const [, , wide, high] = boxAround([one, other]);
  const beside = down > 0.6 && across > -0.8 && wide < 2.4 * high;
  const above = across > 0.6 && down > -0.8 && wide > 0.9 * high;
  return beside || above;
}

function complete(levels: readonly Level[], parts: readonly PlainField[]): Completed | null {
  const [left, top, wide, high] = boxAround(parts);
  const [first] = parts;
  if (!first || high < leastHeight || wide / high > 3.2 || high / wide > 2.2) return null;
  const level = levelFor(levels, Math.max(wide, high) / 100, 1);
  const margin = 2 * level.step;
  const region = growField(
    level,
    [left - margin, top - margin, left + wide + margin, top + high + margin],
    parts.map((part) => part.seed),
    first.colour,
    4,
    false,
  );
  const points: Point[] = [];
  for (let y = region.top; y < region.bottom; y++) {
    let [from, to] = [-1, -1];
    for (let x = region.left; x < region.right; x++)
      if (region.mask[y * region.width + x]) {
        if (from < 0) from = x;
        to = x;
      }
    if (from < 0) continue;
    for (const [x, v] of [
      [from, y],
      [from, y + 1],
      [to + 1, y],
      [to + 1, y + 1],
    ] as const)
      points.push([(x + region.x0) * level.step, (v + region.y0) * level.step]);
  }
  const found = points.length > 0 ? enclosingQuad(points) : null;
  if (!found || found.area > 1.75 * found.hullArea) return null;
  const filled = (region.size * level.step ** 2) / found.area;
  return filled > 0.38 ? { quad: found.quad, region, parts } : null;
}

function lookAt(
  levels: readonly Level[],
  { quad, parts }: Completed,
  flags: readonly FigureFlag[],
  library: MarkLibrary,
): FoundMark | null {
  const [first] = parts;
  const [w, h] = sizeOf(quad);
  const fine = levelFor(levels, h / 20, 5);
  const map = fitHomography(cornersOfField(frame), quad);
  if (!map || !first || h < leastHeight || w / h < 0.6 || w / h > 2.5) return null;
  const red = isRed(first.colour);
  const start = { ground: first.colour, noise: 3, points: parts.map(({ seed }) => seed) };
  const seen = figureOn(fine, quad, first.colour, golden, flags, library);
  // In a wrong colour the figure must be the clearer, and of the two only one is wrong.
  const sure = red && seen?.found ? seen : null;
  const clear = ({ found }: Figure): boolean =>
    found !== null && found.fitted.likeness >= (found.box ? leastInPlace : leastInWrongColour);
  const doubtful = sure
    ? null
    : (red ? [whitish, orange, bluish] : [golden])
        .map((charged) =>
          charged === golden ? seen : figureOn(fine, quad, first.colour, charged, flags, library),
        )
        .find((figure) => figure !== null && clear(figure));
  const { found, cells } = sure ?? doubtful ?? { found: null, cells: null };
  if (!found || !cells) {
    if (!seen || !red) return null;
    const corner = findByCorner(
      fine,
      viewField(levels, { ...start, charge: seen.cells.charge }, map, frame),
      library,
    );
    return corner && unjudged(corner);
  }
  const view = viewField(levels, { ...start, charge: cells.charge }, map, frame);
  const { version, fitted, box } = found;
  const shown = box ? (carried(quad, box) ?? quad) : quad;
  const whole: FieldView = {
    ...view,
    quad: shown,
    map: fitHomography(cornersOfField(version.field ?? frame), shown) ?? map,
    doubt: 'covered',
    flat: false,
    frontal: false,
    charge: cells.charge,
    unitPixels: sizeOf(shown)[1] / (version.field?.height ?? frame.height),
  };
  return unjudged({ version, view: whole, likeness: fitted.likeness });
}

interface Figure {
  readonly cells: ReadCells;
  readonly found: FigureFound | null;
}

/** What a field shows in one colour of charges; null where nothing of that colour lies on it, or what looks like writing. */
function figureOn(
  fine: Level,
  quad: Quad,
  field: Rgb,
  charged: ChargeTest,
  flags: readonly FigureFlag[],
  library: MarkLibrary,
): Figure | null {
  const cells = readCells(fine, quad, field, charged);
  if (!cells) return null;
  const patches = patchesOf(cells).filter(
    (patch) => patch.cells > 6 && !framing(patch) && (patch.cells > 60 || patch.amidHidden < 0.75),
  );
  const [main, ...others] = patches.filter((patch) => patch.cells < 0.3 * cellColumns * cellRows);
  // Writing is many patches: a field with a few and one large is no banner.
  if (!main || main.cells < 60 || patches.length > 9 || (charged === golden && patches[0] !== main))
    return null;
  const [w, h] = sizeOf(quad);
  const found = byFigure(cells, main, others, flags, library, w / h);
  return { cells, found: found && !goesOn(fine, quad, cells, found.fitted) ? found : null };
}

/** Whether a patch runs round the whole field: an added border. */
function framing({ left, right, top, bottom }: CellPatch): boolean {
  return right - left > 0.85 * cellColumns && bottom - top > 0.85 * cellRows;
}

function sizeOf([a, b, c, d]: Quad): readonly [wide: number, high: number] {
  const length = (p: Point, q: Point): number => Math.hypot(q[0] - p[0], q[1] - p[1]);
  return [(length(a, b) + length(d, c)) / 2, (length(a, d) + length(b, c)) / 2];
}
