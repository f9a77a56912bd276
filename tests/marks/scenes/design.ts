/** A flag as drawn, right or wrong: lengths in the flag's own grid, origin in the upper hoist corner, y down, angles clockwise from a tip straight up. */
export type FlagName =
  | 'nationalFlag'
  | 'partyFlag'
  | 'leagueFlag'
  | 'pioneersFlag'
  | 'pioneersDetachmentFlag';

export interface DrawnStar {
  readonly kind: 'star';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly rotation: number;
  readonly points: number;
  /** Radius of the inner corners ÷ radius of the tips; 0.382 for a pentagram, 1 draws a disc. */
  readonly inner: number;
  readonly hollow: boolean;
  readonly colour: string | null;
}

export interface DrawnRing {
  readonly kind: 'ring';
  readonly x: number;
  readonly y: number;
  readonly inner: number;
  readonly outer: number;
  /** Parts that the ring is broken into; 0 for a whole one. */
  readonly gaps: number;
}

/** A figure without a known outline; `path` in a box of 0–1. */
export interface DrawnFigure {
  readonly kind: 'figure';
  readonly role: 'hammerAndSickle' | 'starAndTorch';
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  readonly mirrored: boolean;
}

export type DrawnPart = DrawnStar | DrawnRing | DrawnFigure;

export interface FlagDesign {
  readonly mark: FlagName;
  readonly width: number;
  readonly height: number;
  readonly field: string;
  readonly charges: string;
  readonly parts: readonly DrawnPart[];
  readonly notch: { readonly depth: number; readonly base: number } | null;
  /** SVG over the field, in the flag's units: text, figures, borders. */
  readonly extras: readonly string[];
  /** Everything made so many times as wide. */
  readonly stretch: number;
  readonly upsideDown: boolean;
  readonly mirrored: boolean;
  /** The share of the width that is left; the fly's rest is gone. */
  readonly kept: number;
  /** A hole in the field or a torn edge, as an SVG path in the flag's units that is cut away. */
  readonly torn: string | null;
}

export const pentagram = (3 - Math.sqrt(5)) / 2;

function star(x: number, y: number, radius: number, rotation = 0): DrawnStar {
  return { kind: 'star', x, y, radius, rotation, points: 5, inner: pentagram, hollow: false, colour: null };
}

/** The direction from one point to another, clockwise from straight up. */
export function direction(fromX: number, fromY: number, toX: number, toY: number): number {
  return (Math.atan2(toX - fromX, fromY - toY) * 180) / Math.PI;
}

/** Reds and yellows that a screen shows in right artwork, newer and older. */
const screenColours = [
  ['#ee1c25', '#ffff00'],
  ['#de2910', '#ffde00'],
  ['#ee1c25', '#ffff00'],
  ['#e60012', '#fff100'],
] as const;

const plain = {
  notch: null,
  extras: [],
  stretch: 1,
  upsideDown: false,
  mirrored: false,
  kept: 1,
  torn: null,
} as const;

// Own simple outlines, which stand for emblems whose proportions no source at hand states.
const hammerAndSickle =
  'M.12 .30 L.34 .08 L.52 .26 L.43 .35 L.93 .85 L.84 .94 L.34 .44 L.25 .53 Z ' +
  'M.58 .02 C.98 .12 1.06 .58 .80 .80 C.60 .96 .34 .92 .22 .82 L.10 .95 L.03 .88 L.16 .74 C.32 .86 .54 .86 .68 .70 C.86 .50 .80 .20 .58 .02 Z';
// Another hand's: a heavier hammer, a rounder sickle.
const hammerAndRoundSickle =
  'M0.000 0.349 L0.402 0.000 L0.571 0.176 L0.421 0.307 L1.000 0.908 L0.900 0.995 L0.320 0.394 L0.169 0.525 Z ' +
  'M0.582 0.015 A0.492 0.467 0 1 1 0.095 0.769 L0.113 0.666 A0.387 0.368 0 1 0 0.496 0.073 Z ' +
  'M0.001 0.917 L0.089 1.000 L0.246 0.851 L0.158 0.767 Z';
/** Outlines that a drawn Party emblem has, in a box of 0–1; the hammer first. */
export const partyEmblems = [hammerAndSickle, hammerAndRoundSickle] as const;
const torch =
  'M.44 .98 L.40 .58 L.34 .52 L.66 .52 L.60 .58 L.56 .98 Z M.36 .48 C.26 .34 .44 .28 .42 .12 C.54 .20 .50 .30 .58 .26 C.58 .22 .58 .20 .57 .18 C.70 .28 .72 .38 .64 .48 Z';
const starOutline = polygonPath(5, pentagram, 0, 0.5, 0.525, 0.525);

/** The right drawing of a flag, from the numbers of its specification. */
export function rightDesign(mark: FlagName, colours: number): FlagDesign {
  const [field, charges] = screenColours[colours % screenColours.length] ?? screenColours[0];
  const base = { ...plain, mark, field, charges };
  switch (mark) {
    case 'nationalFlag':
      return {
        ...base,
        width: 30,
        height: 20,
        parts: [
          star(5, 5, 3),
          ...(
            [
              [10, 2],
              [12, 4],
              [12, 7],
              [10, 9],
            ] as const
          ).map(([x, y]) => star(x, y, 1, direction(x, y, 5, 5))),
        ],
      };
    case 'leagueFlag':
      // The upper hoist quarter is 18 × 12 of these units, so one of its height's 12 parts is one unit.
      return {
        ...base,
        width: 36,
        height: 24,
        parts: [star(9, 6, 3), { kind: 'ring', x: 9, y: 6, inner: 3, outer: 4, gaps: 0 }],
      };
    case 'partyFlag':
      return {
        ...base,
        width: 36,
        height: 24,
        parts: [figure('hammerAndSickle', partyEmblems[colours % 2 === 0 ? 0 : 1], 4, 3, 8, 8)],
      };
    case 'pioneersFlag':
      return { ...base, width: 120, height: 90, parts: starAndTorch(60, 45, 22) };
    case 'pioneersDetachmentFlag':
      return {
        ...base,
        width: 80,
        height: 60,
        notch: { depth: 20, base: 60 },
        parts: starAndTorch(30, 30, 15),
      };
  }
}

function figure(
  role: DrawnFigure['role'],
  path: string,
  x: number,
  y: number,
  width: number,
  height: number,
): DrawnFigure {
  return { kind: 'figure', role, path, x, y, width, height, rotation: 0, mirrored: false };
}

function starAndTorch(x: number, y: number, radius: number): readonly DrawnPart[] {
  return [figure('starAndTorch', `${starOutline}|${torch}`, x - radius, y - radius, radius * 2, radius * 2)];
}

function polygonPath(
  points: number,
  inner: number,
  rotation: number,
  x: number,
  y: number,
  radius: number,
): string {
  const corners = Array.from({ length: points * 2 }, (_, index) => {
    const angle = ((rotation + (index * 180) / points) * Math.PI) / 180;
    const r = index % 2 === 0 ? radius : radius * inner;
    return `${(x + r * Math.sin(angle)).toFixed(4)} ${(y - r * Math.cos(angle)).toFixed(4)}`;
  });
  return `M${corners.join(' L')} Z`;
}

/** A star, disc or regular polygon as an SVG path. */
export function starPath(
  x: number,
  y: number,
  radius: number,
  rotation = 0,
  points = 5,
  inner = pentagram,
): string {
  return polygonPath(points, inner, rotation, x, y, radius);
}

function partSvg(part: DrawnPart, design: FlagDesign): string {
  if (part.kind === 'ring') {
    const { x, y, inner, outer, gaps } = part;
    const middle = (inner + outer) / 2;
    const dash = gaps === 0 ? '' : ` stroke-dasharray="${((Math.PI * middle) / gaps).toFixed(3)}"`;
    return `<circle cx="${x}" cy="${y}" r="${middle}" fill="none" stroke="${design.charges}" stroke-width="${outer - inner}"${dash}/>`;
  }
  if (part.kind === 'figure') {
    const { x, y, width, height, rotation, mirrored, path, role } = part;
    const turn = `translate(${x + width / 2} ${y + height / 2}) rotate(${rotation}) scale(${mirrored ? -width : width} ${height}) translate(-.5 -.5)`;
    const [body = '', over = ''] = path.split('|');
    const second =
      role === 'starAndTorch'
        ? `<path d="${over}" fill="${design.field}" stroke="${design.field}" stroke-width=".03"/><path d="${over}" fill="${design.charges}"/>`
        : '';
    return `<g transform="${turn}"><path d="${body}" fill="${design.charges}"/>${second}</g>`;
  }
  const colour = part.colour ?? design.charges;
  if (part.inner >= 1) return `<circle cx="${part.x}" cy="${part.y}" r="${part.radius}" fill="${colour}"/>`;
  const path = starPath(part.x, part.y, part.radius, part.rotation, part.points, part.inner);
  return part.hollow
    ? `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${part.radius * 0.12}"/>`
    : `<path d="${path}" fill="${colour}"/>`;
}

/** A flag's SVG in a box of `width` × `height` units, as wide as it is shown. */
export interface DrawnFlag {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/** Draws a design; `id` keeps the clip paths of several flags in one picture apart. */
export function drawFlag(design: FlagDesign, id: string): DrawnFlag {
  const { width, height, notch, stretch, kept, upsideDown, mirrored, torn } = design;
  const outline =
    notch === null
      ? `M0 0 H${width * kept} V${height} H0 Z`
      : `M0 0 H${width} V${(height - notch.base) / 2} L${width - notch.depth} ${height / 2} L${width} ${(height + notch.base) / 2} V${height} H0 Z`;
  const shown = width * kept;
  const flips = [
    `scale(${stretch} 1)`,
    upsideDown ? `rotate(180 ${shown / 2} ${height / 2})` : '',
    mirrored ? `translate(${shown} 0) scale(-1 1)` : '',
  ].join(' ');
  const content = [
    `<path d="${outline}" fill="${design.field}"/>`,
    ...design.parts.map((part) => partSvg(part, design)),
    ...design.extras,
  ].join('');
  const clip = `<clipPath id="c${id}"><path clip-rule="evenodd" d="${outline}${torn === null ? '' : ` ${torn}`}"/></clipPath>`;
  return {
    width: shown * stretch,
    height,
    body: `${clip}<g transform="${flips}"><g clip-path="url(#c${id})">${content}</g></g>`,
  };
}
