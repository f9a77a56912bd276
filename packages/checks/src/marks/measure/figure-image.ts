/** The one figure of a field, cut out in the field's own frame. */
import { coverScale } from '../detect/cover.ts';
import { type FigureImage, figureSide } from '../detect/figures.ts';
import { fitHomography, type Homography } from '../detect/geometry.ts';
import type { Level } from '../detect/pyramid.ts';
import type { Rgb } from '../mark.ts';
import type { Quad } from '../report.ts';
import { sampleInto } from './edge.ts';
import { distanceFromField, levelFor } from './region.ts';

/** Shares of the field's width and height, from the quadrilateral's first corner. */
export interface CutFigure {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly image: FigureImage;
  readonly colour: Rgb;
  /** Share of the field that other things on it fill. */
  readonly others: number;
  /** The same without what is as large as something in front of the field: writing and small figures. */
  readonly written: number;
  /** Maps the unit square onto the picture. */
  readonly map: Homography;
}

const columns = 120;
const rows = 84;
/** Share of the field along its sides that is left out, where blur mixes in what lies beyond. */
const blurred = 0.022;

interface Cluster {
  cells: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  touches: boolean;
}

/** Cells that are not the field's colour, joined into clusters over gaps of one cell. */
function clusters(strange: Uint8Array, edgeX: number, edgeY: number): Cluster[] {
  const found: Cluster[] = [];
  const seen = new Uint8Array(strange.length);
  const stack: number[] = [];
  for (let start = 0; start < strange.length; start++) {
    if (!strange[start] || seen[start]) continue;
    const cluster: Cluster = { cells: 0, left: columns, top: rows, right: 0, bottom: 0, touches: false };
    stack.push(start);
    seen[start] = 1;
    while (stack.length > 0) {
      const i = stack.pop() ?? 0;
      const x = i % columns;
      const y = (i - x) / columns;
      cluster.cells++;
      cluster.left = Math.min(cluster.left, x);
      cluster.right = Math.max(cluster.right, x + 1);
      cluster.top = Math.min(cluster.top, y);
      cluster.bottom = Math.max(cluster.bottom, y + 1);
      if (x <= edgeX || y <= edgeY || x >= columns - 1 - edgeX || y >= rows - 1 - edgeY)
        cluster.touches = true;
      for (let v = Math.max(0, y - 2); v <= Math.min(rows - 1, y + 2); v++)
        for (let u = Math.max(0, x - 2); u <= Math.min(columns - 1, x + 2); u++) {
          const j = v * columns + u;
          if (!strange[j] || seen[j]) continue;
          seen[j] = 1;
          stack.push(j);
        }
    }
    found.push(cluster);
  }
  return found.sort((a, b) => b.cells - a.cells);
}

/** The median colour of some cells. */
function middleColour(cells: readonly number[], colours: Float64Array): Rgb {
  const median = (c: 0 | 1 | 2): number =>
    Float64Array.from(cells, (i) => colours[3 * i + c] ?? 0).sort()[cells.length >> 1] ?? 0;
  return [median(0), median(1), median(2)];
}

/** Share of the field; what bears more beside its figure is a banner with writing. */
const mostOthers = 0.2;

/** The largest figures that don't reach over the field's sides and stand nearly alone on it, the largest first; `inset`: what is left out along these, as a share. */
export function cutFigures(
  level: Level,
  quad: Quad,
  field: Rgb,
  noise: number,
  inset = blurred,
): CutFigure[] {
  const map = fitHomography(
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    quad,
  );
  if (!map) return [];
  const strange = new Uint8Array(columns * rows);
  const colours = new Float64Array(columns * rows * 3);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const [u, v] = [(x + 0.5) / columns, (y + 0.5) / rows];
      if (u < inset || v < inset || u > 1 - inset || v > 1 - inset) continue;
      const w = map[6] * u + map[7] * v + map[8];
      const i = y * columns + x;
      const px = (map[0] * u + map[1] * v + map[2]) / w;
      const py = (map[3] * u + map[4] * v + map[5]) / w;
      if (!sampleInto(level, px, py, colours, 3 * i)) continue;
      const far = distanceFromField(
        colours[3 * i] ?? 0,
        colours[3 * i + 1] ?? 0,
        colours[3 * i + 2] ?? 0,
        field,
      );
      if (far > 44 + 2 * noise) strange[i] = 1;
    }
  const [edgeX, edgeY] = [columns, rows].map((cells) => Math.max(0, Math.ceil(inset * cells - 0.5)));
  const free = clusters(strange, edgeX ?? 0, edgeY ?? 0).filter((c) => !c.touches);
  const largest = free.slice(0, 4);
  const parts = largest
    .slice(0, 1)
    .flatMap((main) => [...aboveText(main, quad), ...ofOneColour(main, strange, colours, field)]);
  return [...largest, ...parts].flatMap((main) => {
    const rest = free.filter((c) => !(largest.includes(c) && c.top === main.top && c.left === main.left));
    const share = (some: readonly Cluster[]): number =>
      some.reduce((sum, c) => sum + c.cells, 0) / (columns * rows);
    const others = share(rest);
    const possible = others <= mostOthers && main.cells >= 30 && figureLike(main, quad);
    const cut = possible ? cutOne(main, strange, colours, map, level, field) : null;
    return cut
      ? [{ ...cut, others, written: share(rest.filter((c) => c.cells < 0.1 * columns * rows)) }]
      : [];
  });
}

/** Neither a speck nor as large as the field, and not so long as writing: whatever it is, a flag's figure has such a box. */
function figureLike(main: Cluster, quad: Quad): boolean {
  const wide = (main.right - main.left) / columns;
  const high = (main.bottom - main.top) / rows;
  const shape = (wide / high) * aspectOf(quad);
  return high > 0.1 && high < 0.9 && shape > 0.4 && shape < 2.5;
}

/** Figures that come close to trusted sides, seen as finely as the picture is. */
export function cutCloseFigures(
  levels: readonly Level[],
  quad: Quad,
  field: Rgb,
  noise: number,
): CutFigure[] {
  const high = Math.hypot(quad[3][0] - quad[0][0], quad[3][1] - quad[0][1]);
  const level = levelFor(levels, high / rows, 4);
  return cutFigures(level, quad, field, noise, Math.min(blurred, (2.6 * level.step) / high));
}

function aspectOf([a, b, c, d]: Quad): number {
  const wide = Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - d[0], c[1] - d[1]);
  return wide / (Math.hypot(d[0] - a[0], d[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1]));
}

/** The upper part that is as high as a star of that width: text below may have grown together with a figure. */
function aboveText(main: Cluster, [a, b, , d]: Quad): Cluster[] {
  const aspect = Math.hypot(b[0] - a[0], b[1] - a[1]) / Math.hypot(d[0] - a[0], d[1] - a[1]);
  const high = ((main.right - main.left) / columns) * aspect * 0.951 * rows;
  const wide = (main.right - main.left) / columns;
  if (!(main.bottom - main.top > 1.06 * high) || wide < 0.25 || wide > 0.6) return [];
  return [{ ...main, bottom: main.top + Math.round(high) }];
}

/** The part of the figure's own colour, where something of another has grown together with it: a hole, or a disc. */
function ofOneColour(main: Cluster, strange: Uint8Array, colours: Float64Array, field: Rgb): Cluster[] {
  const inside = coreCells(main, strange);
  if (inside.length < 30) return [];
  const own = middleColour(inside, colours);
  const away = (i: number): number => distanceFromLine(colours, i, field, own);
  if (inside.filter((i) => away(i) > otherColour).length < 0.12 * inside.length) return [];
  const like = new Uint8Array(strange.length);
  for (let y = main.top; y < main.bottom; y++)
    for (let x = main.left; x < main.right; x++) {
      const i = y * columns + x;
      if (strange[i] && away(i) <= otherColour) like[i] = 1;
    }
  return clusters(like, 0, 0).slice(0, 1);
}

const otherColour = 48;

/** How far a cell's colour is from all that two colours mix to. */
function distanceFromLine(colours: Float64Array, cell: number, from: Rgb, to: Rgb): number {
  const [ax, ay, az] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const x = (colours[3 * cell] ?? 0) - from[0];
  const y = (colours[3 * cell + 1] ?? 0) - from[1];
  const z = (colours[3 * cell + 2] ?? 0) - from[2];
  const t = Math.max(0, Math.min(1, (ax * x + ay * y + az * z) / (ax * ax + ay * ay + az * az + 1)));
  return Math.hypot(x - t * ax, y - t * ay, z - t * az);
}

/** The cells in the core of a cluster's strokes, where no edge is mixed in. */
function coreCells(main: Cluster, strange: Uint8Array): number[] {
  const inside: number[] = [];
  for (let y = main.top; y < main.bottom; y++)
    for (let x = main.left; x < main.right; x++) {
      const i = y * columns + x;
      if (strange[i] && strange[i - 1] && strange[i + 1] && strange[i - columns] && strange[i + columns])
        inside.push(i);
    }
  return inside;
}

function cutOne(
  main: Cluster,
  strange: Uint8Array,
  colours: Float64Array,
  map: Homography,
  level: Level,
  field: Rgb,
): Omit<CutFigure, 'others' | 'written'> | null {
  const inside = coreCells(main, strange);
  if (inside.length < 6) return null;
  const colour = middleColour(inside, colours);
  const scale = coverScale(colour, field);
  if (!scale) return null;
  const rgb = new Float64Array(3);
  const cover = (u: number, v: number): number => {
    const w = map[6] * u + map[7] * v + map[8];
    const px = (map[0] * u + map[1] * v + map[2]) / w;
    const py = (map[3] * u + map[4] * v + map[5]) / w;
    return sampleInto(level, px, py, rgb, 0)
      ? scale.offset + scale.red * (rgb[0] ?? 0) + scale.green * (rgb[1] ?? 0) + scale.blue * (rgb[2] ?? 0)
      : 0;
  };
  const box = tighten(main, cover);
  const image = new Float32Array(figureSide * figureSide);
  for (let y = 0; y < figureSide; y++)
    for (let x = 0; x < figureSide; x++) {
      const u = box.left + ((x + 0.5) / figureSide) * (box.right - box.left);
      const v = box.top + ((y + 0.5) / figureSide) * (box.bottom - box.top);
      image[y * figureSide + x] = Math.max(0, Math.min(1, cover(u, v)));
    }
  return { ...box, image, colour, map };
}

/** The box to a fraction of a cell: where the cover of the outermost row or column passes one half. */
function tighten(main: Cluster, cover: (u: number, v: number) => number) {
  const box = {
    left: main.left / columns,
    right: main.right / columns,
    top: main.top / rows,
    bottom: main.bottom / rows,
  };
  const fine = 6;
  const most = (at: (t: number) => readonly [number, number], n: number): number => {
    let best = 0;
    for (let k = 0; k <= n; k++) best = Math.max(best, cover(...at(k / n)));
    return best;
  };
  const search = (
    from: number,
    by: number,
    line: (at: number) => (t: number) => readonly [number, number],
    n: number,
  ): number => {
    // From well outside inwards, until something covers half a pixel.
    let before = 0;
    for (let k = -2 * fine; k <= 3 * fine; k++) {
      const at = from + (k * by) / fine;
      const now = most(line(at), n);
      if (now >= 0.5) return at - (now > before ? ((now - 0.5) / (now - before)) * (by / fine) : 0);
      before = now;
    }
    return from;
  };
  const wide = 3 * (main.right - main.left);
  const high = 3 * (main.bottom - main.top);
  const row = (v: number) => (t: number) => [box.left + t * (box.right - box.left), v] as const;
  const column = (u: number) => (t: number) => [u, box.top + t * (box.bottom - box.top)] as const;
  const top = search(box.top, 1 / rows, row, wide);
  const bottom = search(box.bottom, -1 / rows, row, wide);
  const left = search(box.left, 1 / columns, column, high);
  const right = search(box.right, -1 / columns, column, high);
  return { left, right, top, bottom };
}
