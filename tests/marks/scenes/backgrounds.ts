import { scribble } from './error-kind.ts';
import type { Random } from './random.ts';

type Painter = (random: Random, width: number, height: number) => string;

const full = (fill: string) => `<rect width="100%" height="100%" fill="${fill}"/>`;

function gradient(random: Random, from: string, to: string): string {
  const upright = random.happens(0.7);
  return `<linearGradient id="bg" x1="0" y1="0" x2="${upright ? 0 : 1}" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>${full('url(#bg)')}`;
}

/** Grounds of posters, screenshots and documents. */
const flat: readonly Painter[] = [
  (random) => full(random.pick(['#ffffff', '#f5f5f5', '#eef3f9', '#fff8e8', '#e8e8e8'])),
  (random) =>
    gradient(
      random,
      random.pick(['#eaf4ff', '#fff4e0', '#dfeee0']),
      random.pick(['#b8d4f0', '#f5d090', '#ffffff']),
    ),
  (random) =>
    gradient(
      random,
      random.pick(['#203a63', '#0b2545', '#333333']),
      random.pick(['#3f6db0', '#888888', '#101820']),
    ),
  // A screenshot of an article.
  (random, width, height) =>
    full('#ffffff') +
    Array.from({ length: 12 }, (_, line) =>
      scribble(
        random,
        width * 0.06,
        height * (0.06 + line * 0.075),
        height * 0.03,
        Math.floor(random.between(18, 44)),
        '#333333',
      ),
    ).join(''),
  // A poster's red and gold head.
  (random, width, height) =>
    full(random.pick(['#fff6e0', '#f7f7f7'])) +
    `<rect width="${width}" height="${height * 0.16}" fill="${random.pick(['#c8161d', '#d7000f'])}"/>` +
    scribble(random, width * 0.2, height * 0.03, height * 0.09, 9, '#ffe45c'),
  (random) => full(random.pick(['#c9dff2', '#d8e8c8', '#f2d9d9', '#d9d0ea', '#7d9bb5', '#2f5d50'])),
];

/** Grounds that look like a photo: sky, houses, trees, halls. */
const photo: readonly Painter[] = [
  (random, width, height) => {
    const horizon = height * random.between(0.6, 0.8);
    return (
      gradient(random, random.pick(['#7fb2e5', '#a8c8e8', '#c9d3da']), '#eef4f8') +
      houses(random, width, horizon) +
      trees(random, width, horizon) +
      `<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="${random.pick(['#8c8c86', '#6f8f52', '#a89f91'])}"/>`
    );
  },
  (random, width, height) =>
    gradient(
      random,
      random.pick(['#5a4030', '#8a6a4a', '#40464c']),
      random.pick(['#2a1d15', '#c0a080', '#a0a4a8']),
    ) +
    Array.from(
      { length: 10 },
      (_, at) =>
        `<rect x="${(at * width) / 10}" width="${width / 14}" height="${height}" fill="#000000" opacity="${random.between(0.03, 0.14).toFixed(3)}"/>`,
    ).join(''),
  (random, width, height) => gradient(random, '#dfe6ea', '#b9c2c7') + houses(random, width, height),
  (random, width, height) =>
    full('#4c6b3c') + trees(random, width, height * 0.9) + trees(random, width, height),
];

function houses(random: Random, width: number, foot: number): string {
  const out: string[] = [];
  for (let x = 0; x < width; ) {
    const wide = random.between(90, 260);
    const high = foot * random.between(0.25, 0.85);
    const wall = random.pick(['#c8beb0', '#a7a9ac', '#8f7f70', '#d9d4c8', '#b06a50', '#7c8a98']);
    out.push(`<rect x="${x}" y="${foot - high}" width="${wide}" height="${high}" fill="${wall}"/>`);
    const step = random.between(26, 44);
    const panes: string[] = [];
    for (let row = foot - high + 12; row < foot - step; row += step) {
      for (let column = x + 10; column < x + wide - step * 0.6; column += step)
        panes.push(
          `M${column.toFixed(0)} ${row.toFixed(0)}h${(step * 0.5).toFixed(0)}v${(step * 0.6).toFixed(0)}h${(-step * 0.5).toFixed(0)}z`,
        );
    }
    out.push(`<path d="${panes.join('')}" fill="${random.pick(['#51677a', '#38444e', '#e8d9a0'])}"/>`);
    x += wide + random.between(0, 60);
  }
  return out.join('');
}

function trees(random: Random, width: number, foot: number): string {
  return Array.from({ length: random.whole(8, 26) }, () => {
    const radius = random.between(25, 90);
    return `<circle cx="${random.between(0, width)}" cy="${foot - random.between(0, radius)}" r="${radius}" fill="${random.pick(['#3d6b35', '#4f7f3f', '#2f5530', '#6b8f4a'])}"/>`;
  }).join('');
}

/** The ground of a picture, as SVG. */
export function background(random: Random, like: 'graphic' | 'photo', width: number, height: number): string {
  return random.pick(like === 'photo' ? photo : flat)(random, width, height);
}
