/** A figure of which a part is hidden, laid over what can be seen of it: place and size at which it is most like, whatever hides the rest. */
import { hammerAndSickle, insideStar } from '../detect/figures.ts';

export type SeenFigureName = 'ringWithStar' | 'starAndTorch' | 'star' | 'partyEmblem' | 'ring';

/** Cells over a field: what each one shows. */
export interface SeenCells {
  readonly columns: number;
  readonly rows: number;
  readonly state: Uint8Array;
  /** 0 for the field's colour, 1 for the charge's; thin lines lie between. */
  readonly share: Float32Array;
}
export const [cellIsField, cellIsCharge, cellIsHidden] = [0, 1, 2] as const;

/** In cells; `likeness` is the correlation over the cells that can be seen. */
export interface FittedFigure {
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
  readonly likeness: number;
  /** Share of the figure's own points that can be seen. */
  readonly seen: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const side = 30;
const reach = 1.12;
type Drawing = Uint8Array;
/** What may be the figure's colour or the field's. */
const either = 2;

/** Drawn within a circle of radius 1, a little of what is about it with it; `open`: where anything may stand. */
function draw(
  inside: (x: number, y: number) => boolean,
  open: (x: number, y: number) => boolean = () => false,
): Drawing {
  return Uint8Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [unitOf(i % side), unitOf(Math.floor(i / side))];
    return open(x, y) ? either : inside(x, y) ? 1 : 0;
  });
}

const unitOf = (cell: number): number => ((cell + 0.5) / side) * 2 * reach - reach;
const far = (x: number, y: number): number => Math.hypot(x, y);
const drawings: Readonly<Record<SeenFigureName, Drawing>> = {
  ringWithStar: draw((x, y) => (far(x, y) > 0.75 && far(x, y) < 1) || insideStar(x / 0.75, y / 0.75)),
  starAndTorch: draw(insideStar),
  star: draw(insideStar),
  ring: draw(
    (x, y) => far(x, y) > 0.75 && far(x, y) < 1,
    (x, y) => far(x, y) < 0.6,
  ),
  partyEmblem: draw((x, y) => hammerAndSickle((x + 1) / 2, (y + 1) / 2)),
};
const decoys: readonly Drawing[] = [
  draw((x, y) => far(x, y) < 1),
  draw((x, y) => far(x, y) < 0.7),
  draw((x, y) => far(x, y) > 0.75 && far(x, y) < 1),
  draw((x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.8),
  draw((x, y) => Math.min(Math.abs(x), Math.abs(y)) < 0.3),
];

type Place = Omit<FittedFigure, 'likeness' | 'seen'>;

function likenessAt(drawing: Drawing, { columns, rows, state, share }: SeenCells, at: Place, stride: number) {
  let [n, sa, sb, saa, sab, own, ownSeen] = [0, 0, 0, 0, 0, 0, 0];
  for (let v = 0; v < side; v += stride) {
    const y = Math.floor(at.y + at.radiusY * unitOf(v));
    for (let u = 0; u < side; u += stride) {
      const b = drawing[v * side + u] ?? 0;
      if (b === either) continue;
      own += b;
      const x = Math.floor(at.x + at.radiusX * unitOf(u));
      if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
      const here = state[y * columns + x];
      if (here === cellIsHidden) continue;
      const a = Math.max(0, Math.min(1, 1.6 * (share[y * columns + x] ?? 0) - 0.3));
      n++;
      sa += a;
      saa += a * a;
      sb += b;
      sab += a * b;
      ownSeen += b;
    }
  }
  const [va, vb] = [saa - (sa * sa) / Math.max(1, n), sb - (sb * sb) / Math.max(1, n)];
  return {
    likeness: va > 1 && vb > 1 ? (sab - (sa * sb) / n) / Math.sqrt(va * vb) : 0,
    seen: own > 0 ? ownSeen / own : 0,
  };
}

/** Foreshortening of a flag that is turned away as far as people still show it, and a little the other way. */
const squeezes = [1.08, 0.95, 0.84, 0.74];

/**
 * Where a figure lies best about a patch of charge cells; `round` is how many cells across are as long as one down. Null where nothing known is
 * like it, too little is seen, or something plainer is as like.
 */
export function fitSeenFigure(
  name: SeenFigureName,
  cells: SeenCells,
  patch: Box,
  round: number,
  least: number,
): FittedFigure | null {
  const drawing = drawings[name];
  const [wide, high] = [patch.right - patch.left, patch.bottom - patch.top];
  let best: FittedFigure | null = null;
  const consider = (at: Place, stride: number): void => {
    const { likeness, seen } = likenessAt(drawing, cells, at, stride);
    if (seen > 0.4 && likeness > (best?.likeness ?? 0)) best = { ...at, likeness, seen };
  };
  for (let radiusY = 0.1 * cells.rows; radiusY < 0.45 * cells.rows; radiusY *= 1.13)
    for (const squeeze of squeezes) {
      const radiusX = radiusY * round * squeeze;
      if (wide > 2.1 * radiusX || high > 2.1 * radiusY || wide < 0.7 * radiusX || high < 0.7 * radiusY)
        continue;
      for (let x = patch.right - 1.05 * radiusX; x <= patch.left + 1.05 * radiusX; x += 0.17 * radiusX)
        for (let y = patch.bottom - 1.05 * radiusY; y <= patch.top + 1.05 * radiusY; y += 0.17 * radiusY)
          consider({ x, y, radiusX, radiusY }, 2);
    }
  let found = best as FittedFigure | null;
  // A ring's line is so thin that the first places pass beside it.
  const slack = name === 'ring' || name === 'ringWithStar' ? 0.32 : 0.14;
  if (!found || found.likeness < least - slack) return null;
  best = null;
  consider(found, 1);
  for (const grain of [0.08, 0.04])
    for (const [dx, dy, wider, higher] of moves) {
      found = best ?? found;
      const { x, y, radiusX, radiusY } = found;
      consider(
        {
          x: x + dx * grain * radiusX,
          y: y + dy * grain * radiusY,
          radiusX: radiusX * (1 + wider * grain),
          radiusY: radiusY * (1 + higher * grain),
        },
        1,
      );
    }
  const fitted = best as FittedFigure | null;
  if (!fitted || fitted.likeness < least) return null;
  const plainer = decoys.some(
    (decoy) => likenessAt(decoy, cells, fitted, 1).likeness > fitted.likeness - 0.08,
  );
  return plainer ? null : fitted;
}

const steps = [
  [1, 0, 0, 0],
  [-1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, -1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, -1, 0],
  [0, 0, 0, 1],
  [0, 0, 0, -1],
  [0, 0, 1, 1],
  [0, 0, -1, -1],
] as const;
const moves = [...steps, ...steps];

/** Whether lines of the field's colour part something from the star's inmost part, as a torch's do; a plain star is solid there. */
export function torchWithin({ columns, rows, state, share }: SeenCells, at: FittedFigure): boolean {
  let [n, dark] = [0, 0];
  for (let v = -0.36; v <= 0.36; v += 0.04)
    for (let u = -0.36; u <= 0.36; u += 0.04) {
      if (u * u + v * v > 0.36 * 0.36) continue;
      const [x, y] = [Math.floor(at.x + u * at.radiusX), Math.floor(at.y + v * at.radiusY)];
      if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
      const i = y * columns + x;
      if (state[i] === cellIsHidden) continue;
      n++;
      if ((share[i] ?? 1) < 0.75) dark++;
    }
  return n > 60 && dark / n > 0.06;
}
