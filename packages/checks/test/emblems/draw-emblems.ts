import sharp, { type Sharp } from 'sharp';
import type { EmblemReference } from '../../src/marks/emblems/check-emblems.ts';
import type { Raster } from '../../src/marks/report.ts';

/** Emblems of no organisation, in a box of 200 × 200, for tests: what is checked is the method. */
export const emblemNames = ['gear', 'gearOld', 'pen', 'wheat', 'torch', 'wave'] as const;
export type EmblemName = (typeof emblemNames)[number];

const [red, gold, blue, white, green] = ['#c8102e', '#f5c518', '#0b4ea2', '#ffffff', '#0a7d4b'];

function star(x: number, y: number, radius: number, fill: string, turn = 0): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (Math.PI * index) / 5 + turn;
    const r = index % 2 === 0 ? radius : radius * 0.382;
    return `${(x + r * Math.sin(angle)).toFixed(2)},${(y - r * Math.cos(angle)).toFixed(2)}`;
  });
  return `<polygon points="${points.join(' ')}" fill="${fill}"/>`;
}

function gearWheel(fill: string, teeth: number): string {
  return Array.from({ length: teeth }, (_, index) => {
    const angle = (360 * index) / teeth;
    return `<rect x="92" y="4" width="16" height="20" fill="${fill}" transform="rotate(${angle} 100 100)"/>`;
  }).join('');
}

const book = (y: number) =>
  `<path d="M40 ${y} Q70 ${y - 16} 100 ${y} Q130 ${y - 16} 160 ${y} V${y + 34} Q130 ${y + 18} 100 ${y + 34} Q70 ${y + 18} 40 ${y + 34}Z" fill="${white}" stroke="${blue}" stroke-width="4"/><path d="M100 ${y}V${y + 34}" stroke="${blue}" stroke-width="4"/>`;

const bodies: Readonly<Record<EmblemName, string>> = {
  gear: `${gearWheel(red, 14)}<circle cx="100" cy="100" r="84" fill="${red}"/><circle cx="100" cy="100" r="70" fill="${gold}"/><circle cx="100" cy="100" r="62" fill="${red}"/>${star(78, 78, 30, gold)}${book(122)}<path d="M120 60 L150 52 L140 92 Z" fill="${white}"/>`,
  gearOld: `${gearWheel(red, 14)}<circle cx="100" cy="100" r="84" fill="${red}"/><circle cx="100" cy="100" r="70" fill="${gold}"/><circle cx="100" cy="100" r="62" fill="${red}"/>${star(100, 82, 36, gold)}<rect x="56" y="126" width="88" height="14" fill="${gold}"/><rect x="66" y="146" width="68" height="8" fill="${white}"/>`,
  pen: `<circle cx="100" cy="100" r="98" fill="${blue}"/><circle cx="100" cy="100" r="80" fill="${white}"/><path d="M60 150 L120 40 L146 54 L86 160 L58 172Z" fill="${blue}"/><path d="M58 172 L86 160 L70 148Z" fill="${gold}"/>${star(62, 78, 20, red)}<path d="M112 130 q24 -22 46 -4 l-6 14 q-20 -12 -34 6Z" fill="${green}"/>`,
  wheat: `<circle cx="100" cy="100" r="98" fill="${gold}"/><circle cx="100" cy="100" r="86" fill="${red}"/>${star(100, 70, 34, gold)}${[-1, 1].map((side) => Array.from({ length: 7 }, (_, index) => `<ellipse cx="${100 + side * (34 + index * 6)}" cy="${162 - index * 14}" rx="7" ry="13" fill="${gold}" transform="rotate(${side * 40} ${100 + side * (34 + index * 6)} ${162 - index * 14})"/>`).join('')).join('')}<rect x="74" y="112" width="52" height="34" fill="${gold}"/><rect x="94" y="124" width="12" height="22" fill="${red}"/>`,
  torch: `<path d="M20 14 H180 V120 Q180 170 100 194 Q20 170 20 120Z" fill="${green}"/><path d="M30 24 H170 V118 Q170 162 100 183 Q30 162 30 118Z" fill="${white}"/><path d="M92 80 L112 80 L106 164 L98 164Z" fill="${red}"/><path d="M86 80 Q84 50 108 32 Q104 52 122 58 Q130 74 118 80Z" fill="${gold}"/>${star(60, 60, 18, red)}<path d="M44 120 L84 112 L84 130 L44 138Z" fill="${blue}"/>`,
  wave: `<rect x="6" y="6" width="188" height="188" rx="30" fill="${blue}"/><path d="M6 120 Q50 84 100 118 T194 108 V164 Q194 194 164 194 H36 Q6 194 6 164Z" fill="${white}"/><circle cx="140" cy="60" r="28" fill="${gold}"/><path d="M40 40 L84 40 L84 52 L68 52 L68 96 L56 96 L56 52 L40 52Z" fill="${white}"/><path d="M30 160 Q70 130 110 156 T180 150" stroke="${red}" stroke-width="10" fill="none"/>`,
};

/** What is drawn of an emblem, and what is wrong with it. */
export type EmblemFault = 'none' | 'mirror' | 'stretch' | 'colour' | 'missing' | 'upsideDown' | 'covered';

export interface PlacedEmblem {
  readonly name: EmblemName;
  readonly x: number;
  readonly y: number;
  /** Height in pixels. */
  readonly size: number;
  readonly turn: number;
  readonly fault: EmblemFault;
  /** Factor of the width where it is stretched. */
  readonly stretch: number;
  /** What shows where a part is missing, or what covers it. */
  readonly ground: string;
}

/** SVG of an emblem at its place. */
export function emblemSvg({ name, x, y, size, turn, fault, stretch, ground }: PlacedEmblem): string {
  const scale = size / 200;
  const wide = scale * (fault === 'stretch' ? stretch : 1) * (fault === 'mirror' ? -1 : 1);
  const angle = turn + (fault === 'upsideDown' ? 180 : 0);
  let body = bodies[name];
  if (fault === 'colour')
    body = body.replaceAll(red, '#7a1fa2').replaceAll(blue, '#d86a00').replaceAll(gold, '#33b8ff');
  if (fault === 'missing') body += `<rect x="96" y="96" width="80" height="80" fill="${ground}"/>`;
  if (fault === 'covered')
    body += `<g><rect x="90" y="60" width="112" height="120" fill="#444"/><path d="M90 60L202 180M90 180L202 60M146 60V180M90 120H202" stroke="#eee" stroke-width="9"/><circle cx="146" cy="120" r="26" fill="#9bd"/></g>`;
  return `<g transform="translate(${x} ${y}) rotate(${angle}) scale(${wide} ${scale}) translate(-100 -100)">${body}</g>`;
}

async function rasterOf(svg: string, finish: (image: Sharp) => Sharp = (image) => image): Promise<Raster> {
  const encoded = await finish(sharp(Buffer.from(svg))).toBuffer();
  const { data, info } = await sharp(encoded)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

const sheet = (width: number, height: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;

/** The uploaded artwork of an emblem, transparent around it. */
export async function emblemReference(name: EmblemName): Promise<EmblemReference> {
  const content = `<g transform="scale(2)">${bodies[name]}</g>`;
  const old = name === 'gearOld';
  return {
    mark: old ? 'gear' : name,
    version: old ? '1990' : '2020',
    outdated: old,
    picture: await rasterOf(sheet(400, 400, content), (image) => image.png()),
  };
}

/** Numbers from 0 to 1, the same for the same seed. */
export function chanceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Banners, windows, letters, lanterns, stars and rings that are nobody's emblem. */
export function clutter(width: number, height: number, chance: () => number, amount: number): string {
  const hue = () =>
    `hsl(${Math.floor(chance() * 360)} ${30 + Math.floor(chance() * 60)}% ${25 + Math.floor(chance() * 55)}%)`;
  const parts: string[] = [];
  for (let index = 0; index < amount; index++) {
    const [x, y] = [chance() * width, chance() * height];
    const size = 20 + chance() ** 2 * 260;
    const kind = Math.floor(chance() * 7);
    const turn = `transform="rotate(${Math.floor(chance() * 40 - 20)} ${x} ${y})"`;
    if (kind === 0)
      parts.push(
        `<rect x="${x}" y="${y}" width="${size}" height="${size * (0.2 + chance())}" fill="${hue()}" ${turn}/>`,
      );
    if (kind === 1)
      parts.push(
        `<circle cx="${x}" cy="${y}" r="${size / 2}" fill="${hue()}" stroke="${hue()}" stroke-width="${size / 9}"/>`,
      );
    if (kind === 2) parts.push(star(x, y, size / 2, hue(), chance()));
    if (kind === 3)
      for (let letter = 0; letter < 10; letter++)
        parts.push(
          `<path d="M${x + letter * size * 0.3} ${y}h${size * 0.2}v${size * 0.2 * chance()}h-${size * 0.15}v${size * 0.1}m0 ${size * 0.02}v-${size * 0.28}" stroke="${hue()}" stroke-width="${size / 26}" fill="none"/>`,
        );
    if (kind === 4)
      parts.push(
        `<path d="M${x} ${y} q${size * chance()} ${-size * chance()} ${size} 0 t${size * chance()} ${size * chance()}" stroke="${hue()}" stroke-width="${3 + chance() * 20}" fill="none"/>`,
      );
    if (kind === 5)
      parts.push(
        `<ellipse cx="${x}" cy="${y}" rx="${size / 2}" ry="${size / 3}" fill="#c22" stroke="#fc3" stroke-width="5" ${turn}/>`,
      );
    if (kind === 6)
      for (let row = 0; row < 4; row++)
        for (let column = 0; column < 4; column++)
          parts.push(
            `<rect x="${x + column * size * 0.2}" y="${y + row * size * 0.2}" width="${size * 0.13}" height="${size * 0.15}" fill="${hue()}"/>`,
          );
  }
  return parts.join('');
}

/** A picture with emblems over clutter, compressed as pictures are. */
export async function drawScene(scene: {
  readonly width: number;
  readonly height: number;
  readonly emblems: readonly PlacedEmblem[];
  readonly chance: () => number;
  readonly amount: number;
  readonly quality?: number;
  /** Seen from the side, blurred and in uneven light. */
  readonly photo?: boolean;
}): Promise<Raster> {
  const { width, height, emblems, chance, amount, quality = 82, photo = false } = scene;
  const light = Math.floor(chance() * 40) + 55;
  const ground = `<rect width="${width}" height="${height}" fill="hsl(${Math.floor(chance() * 360)} 30% ${light}%)"/>`;
  // An emblem stands on a ground of its own, as people place them; clutter may come close.
  const placed = emblems
    .map((one) => {
      const shown = `<circle cx="${one.x}" cy="${one.y}" r="${one.size * 0.95}" fill="${one.ground}"/>${emblemSvg(one)}`;
      return photo ? seenObliquely(shown, one, chance) : shown;
    })
    .join('');
  const shade = photo ? unevenLight(width, height, chance) : '';
  const content = ground + clutter(width, height, chance, amount) + placed + shade;
  return rasterOf(sheet(width, height, content), (image) =>
    (photo ? image.blur(0.6 + chance() * 1.1) : image).jpeg({ quality }),
  );
}

function seenObliquely(shown: string, { x, y }: PlacedEmblem, chance: () => number): string {
  const [yaw, pitch] = [chance() * 0.5, chance() * 0.3];
  const slant = (chance() - 0.5) * 12;
  const roll = (chance() - 0.5) * 8;
  return `<g transform="translate(${x} ${y}) rotate(${roll}) skewY(${slant}) scale(${Math.cos(yaw)} ${Math.cos(pitch)}) translate(${-x} ${-y})">${shown}</g>`;
}

function unevenLight(width: number, height: number, chance: () => number): string {
  const stop = (at: number, colour: string) =>
    `<stop offset="${at}" stop-color="${colour}" stop-opacity="0.33"/>`;
  const stops = stop(chance() * 0.5, '#fff') + stop(0.5 + chance() * 0.5, '#201000');
  return `<defs><linearGradient id="light" x1="0" y1="0" x2="1" y2="1">${stops}</linearGradient></defs><rect width="${width}" height="${height}" fill="url(#light)"/>`;
}
