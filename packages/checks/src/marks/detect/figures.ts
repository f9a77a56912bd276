/**
 * What the one figure of a flag looks like, brought to a square of its own box: enough to tell which mark it is meant to be, never to
 * judge its outline. Drawn here from the words of the descriptions; a version's own artwork takes its place where there is one.
 */
import { innerRadius } from './star-shape.ts';

export const figureSide = 32;

/** Cover 0–1 of a 32×32 square over the figure's box. */
export type FigureImage = Float32Array;

type Inside = (x: number, y: number) => boolean;

function draw(inside: Inside): FigureImage {
  const image = new Float32Array(figureSide * figureSide);
  const grain = 3;
  for (let y = 0; y < figureSide; y++)
    for (let x = 0; x < figureSide; x++) {
      let hits = 0;
      for (let j = 0; j < grain; j++)
        for (let i = 0; i < grain; i++)
          if (inside((x + (i + 0.5) / grain) / figureSide, (y + (j + 0.5) / grain) / figureSide)) hits++;
      image[y * figureSide + x] = hits / (grain * grain);
    }
  return image;
}

/** Inside a star of radius 1 about the origin, one tip up. */
export function insideStar(x: number, y: number): boolean {
  const sector = Math.PI / 5;
  let angle = Math.atan2(x, -y);
  angle = Math.abs(angle - Math.round(angle / (2 * sector)) * 2 * sector);
  const edge = (innerRadius * Math.sin(sector)) / (Math.sin(angle) + innerRadius * Math.sin(sector - angle));
  return Math.hypot(x, y) < edge;
}

/** A star of radius 1 fills a box from −0.951 to 0.951 and from −1 to 0.809. */
function starInBox(x: number, y: number): boolean {
  return insideStar((x - 0.5) * 2 * 0.951, y * 1.809 - 1);
}

function nearSegment(
  x: number,
  y: number,
  from: readonly [number, number],
  to: readonly [number, number],
  half: number,
): boolean {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const t = Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - from[0] - t * dx, y - from[1] - t * dy) < half;
}

/** Hammer from the upper left to the lower right, sickle open to the left with its handle at the lower left; in a box of 1 by 1. */
export function hammerAndSickle(x: number, y: number): boolean {
  const handle = nearSegment(x, y, [0.36, 0.32], [0.93, 0.93], 0.065);
  const head = nearSegment(x, y, [0.16, 0.36], [0.4, 0.14], 0.12);
  const outer = Math.hypot(x - 0.46, y - 0.46) < 0.47;
  const inner = Math.hypot(x - 0.4, y - 0.42) < 0.37;
  const angle = Math.atan2(y - 0.46, x - 0.46);
  const blade = outer && !inner && angle > -1.35 && angle < 2.45;
  const grip = nearSegment(x, y, [0.05, 0.95], [0.2, 0.8], 0.06);
  return handle || head || blade || grip;
}

function ringWithStar(x: number, y: number): boolean {
  const u = (x - 0.5) * 2;
  const v = (y - 0.5) * 2;
  const r = Math.hypot(u, v);
  return (r > 0.75 && r < 1) || insideStar(u / 0.75, v / 0.75);
}

function starAndTorch(x: number, y: number): boolean {
  if (!starInBox(x, y)) return false;
  // The torch's outline parts it from the star.
  const rim = (half: number): boolean =>
    nearSegment(x, y, [0.5, 0.55], [0.5, 1], half * 0.6) || nearSegment(x, y, [0.5, 0.25], [0.5, 0.5], half);
  return !rim(0.15) || rim(0.1);
}

const images = {
  partyEmblem: draw(hammerAndSickle),
  ringWithStar: draw(ringWithStar),
  starAndTorch: draw(starAndTorch),
  star: draw(starInBox),
  disc: draw((x, y) => Math.hypot(x - 0.5, y - 0.5) < 0.5),
  ring: draw((x, y) => {
    const r = Math.hypot(x - 0.5, y - 0.5);
    return r > 0.375 && r < 0.5;
  }),
  cross: draw((x, y) => Math.abs(x - 0.5) < 0.17 || Math.abs(y - 0.5) < 0.17),
  box: draw(() => true),
  crescent: draw((x, y) => Math.hypot(x - 0.5, y - 0.5) < 0.5 && Math.hypot(x - 0.66, y - 0.5) > 0.4),
};
export type FigureName = keyof typeof images;

export interface FigureMatch {
  readonly name: FigureName;
  /** Correlation, 1 for the same picture. */
  readonly likeness: number;
  /** Turn in degrees clockwise at which it is most alike. */
  readonly turn: number;
  readonly mirrored: boolean;
}

function turned(image: FigureImage, degrees: number, mirrored: boolean): FigureImage {
  const out = new Float32Array(image.length);
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const half = figureSide / 2;
  for (let y = 0; y < figureSide; y++)
    for (let x = 0; x < figureSide; x++) {
      const dx = x + 0.5 - half;
      const dy = y + 0.5 - half;
      const u = (c * dx + s * dy) * (mirrored ? -1 : 1) + half;
      const v = -s * dx + c * dy + half;
      if (u < 0 || v < 0 || u >= figureSide || v >= figureSide) continue;
      out[y * figureSide + x] = image[Math.floor(v) * figureSide + Math.floor(u)] ?? 0;
    }
  return out;
}

/** The image within its own box again, after a turn has changed that. */
function cropped(image: FigureImage): FigureImage {
  let [left, right, top, bottom] = [figureSide, 0, figureSide, 0];
  for (let y = 0; y < figureSide; y++)
    for (let x = 0; x < figureSide; x++)
      if ((image[y * figureSide + x] ?? 0) > 0.5) {
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
      }
  if (right <= left || bottom <= top) return image;
  const out = new Float32Array(image.length);
  for (let y = 0; y < figureSide; y++)
    for (let x = 0; x < figureSide; x++) {
      const u = left + Math.floor(((x + 0.5) * (right - left)) / figureSide);
      const v = top + Math.floor(((y + 0.5) * (bottom - top)) / figureSide);
      out[y * figureSide + x] = image[v * figureSide + u] ?? 0;
    }
  return out;
}

function soft(image: FigureImage): FigureImage {
  const out = new Float32Array(image.length);
  for (let y = 0; y < figureSide; y++)
    for (let x = 0; x < figureSide; x++) {
      let [sum, n] = [0, 0];
      for (let v = Math.max(0, y - 1); v <= Math.min(figureSide - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(figureSide - 1, x + 1); u++) {
          sum += image[v * figureSide + u] ?? 0;
          n++;
        }
      out[y * figureSide + x] = sum / n;
    }
  return out;
}

interface Variant {
  readonly name: FigureName;
  readonly turn: number;
  readonly mirrored: boolean;
  /** Softened, its mean taken off, of length 1: the dot product of two is their correlation. */
  readonly image: FigureImage;
  /** The same with four cells in one. */
  readonly coarse: FigureImage;
}

let variants: readonly Variant[] | null = null;

function allVariants(): readonly Variant[] {
  if (variants) return variants;
  const out: Variant[] = [];
  for (const [name, image] of Object.entries(images) as [FigureName, FigureImage][]) {
    const round = name === 'disc' || name === 'ring' || name === 'box';
    const fold =
      name === 'star' || name === 'starAndTorch' || name === 'ringWithStar'
        ? 360
        : name === 'cross'
          ? 90
          : 360;
    for (let turn = 0; turn < (round ? 1 : fold); turn += 15)
      for (const mirrored of name === 'partyEmblem' ? [false, true] : [false])
        out.push({
          name,
          turn,
          mirrored,
          ...bothGrains(soft(turn === 0 && !mirrored ? image : cropped(turned(image, turn, mirrored)))),
        });
  }
  variants = out;
  return out;
}

function bothGrains(image: FigureImage): Pick<Variant, 'image' | 'coarse'> {
  const half = figureSide / 2;
  const coarse = new Float32Array(half * half);
  for (let y = 0; y < half; y++)
    for (let x = 0; x < half; x++) {
      const i = 2 * (y * figureSide + x);
      coarse[y * half + x] =
        (image[i] ?? 0) +
        (image[i + 1] ?? 0) +
        (image[i + figureSide] ?? 0) +
        (image[i + figureSide + 1] ?? 0);
    }
  return { image: normal(image), coarse: normal(coarse) };
}

function normal(image: FigureImage): FigureImage {
  let sum = 0;
  for (const value of image) sum += value;
  const mean = sum / image.length;
  let squares = 0;
  for (const value of image) squares += (value - mean) ** 2;
  const scale = squares > 1e-6 ? 1 / Math.sqrt(squares) : 0;
  return image.map((value) => (value - mean) * scale);
}

function correlation(one: FigureImage, other: FigureImage): number {
  // Four sums side by side: a single one waits for itself at every cell.
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < one.length; i += 4) {
    a += (one[i] ?? 0) * (other[i] ?? 0);
    b += (one[i + 1] ?? 0) * (other[i + 1] ?? 0);
    c += (one[i + 2] ?? 0) * (other[i + 2] ?? 0);
    d += (one[i + 3] ?? 0) * (other[i + 3] ?? 0);
  }
  return a + b + c + d;
}

/** Correlation by which a figure's turn may be less like an image in the coarse grain and still be the likest in the fine one. */
const grainSlack = 0.06;

/** Every known figure with the turn and side at which it is most like the image, the likest first. */
export function matchFigure(image: FigureImage): FigureMatch[] {
  const own = bothGrains(soft(image));
  const guesses = allVariants().map((variant) => correlation(own.coarse, variant.coarse));
  const likest = new Map<FigureName, number>();
  allVariants().forEach(({ name }, k) => {
    likest.set(name, Math.max(likest.get(name) ?? -1, guesses[k] ?? -1));
  });
  const best = new Map<FigureName, FigureMatch>();
  allVariants().forEach(({ name, turn, mirrored, image: drawn }, k) => {
    if ((guesses[k] ?? -1) < (likest.get(name) ?? -1) - grainSlack) return;
    const likeness = correlation(own.image, drawn);
    if (likeness > (best.get(name)?.likeness ?? -1)) best.set(name, { name, likeness, turn, mirrored });
  });
  return [...best.values()].sort((a, b) => b.likeness - a.likeness);
}

const softened = new Map<FigureName, FigureImage>();

/** Correlation with an upright figure over the cells that can be seen (`visible` is 1 there); 0 where next to nothing can. */
export function likenessWhereSeen(name: FigureName, image: FigureImage, visible: Uint8Array): number {
  let drawn = softened.get(name);
  if (!drawn) {
    drawn = soft(images[name]);
    softened.set(name, drawn);
  }
  let [n, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < image.length; i++) {
    if (!visible[i]) continue;
    const a = image[i] ?? 0;
    const b = drawn[i] ?? 0;
    n++;
    sa += a;
    sb += b;
    saa += a * a;
    sbb += b * b;
    sab += a * b;
  }
  const va = saa - (sa * sa) / n;
  const vb = sbb - (sb * sb) / n;
  return n > 0.3 * image.length && va > 1 && vb > 1 ? (sab - (sa * sb) / n) / Math.sqrt(va * vb) : 0;
}
