import { emblemBanner } from './banners.ts';
import { starPath } from './design.ts';
import { scribble } from './error-kind.ts';
import { foreignFlags } from './foreign-flags.ts';
import { golds, type Place, reds } from './place.ts';
import type { Random } from './random.ts';

/** Things that stand about in a picture; each draws itself into its place. Some are close to a flag, none is one. */
const objects: Readonly<
  Record<
    string,
    { readonly ratio: readonly [number, number]; readonly draw: (random: Random, place: Place) => string }
  >
> = {
  foreignFlag: { ratio: [1.5, 1.5], draw: foreignFlag },
  redFlag: {
    ratio: [1.4, 1.6],
    draw: (random, { x, y, width, height }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${random.pick(reds)}"/>`,
  },
  // Red flag with an inscription, as companies and sports meetings have.
  writtenFlag: {
    ratio: [1.4, 1.7],
    draw: (random, { x, y, width, height }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${random.pick(reds)}"/>` +
      scribble(random, x + width * 0.12, y + height * 0.36, width * 0.17, 4, random.pick(golds)),
  },
  banner: {
    ratio: [5, 12],
    draw: (random, { x, y, width, height }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${random.pick(reds)}"/>` +
      scribble(
        random,
        x + height * 0.4,
        y + height * 0.18,
        height * 0.62,
        Math.max(1, Math.floor(width / height / 0.72) - 1),
        random.pick(golds),
      ),
  },
  emblemBanner: { ratio: [1.2, 7], draw: emblemBanner },
  scroll: {
    ratio: [0.12, 0.2],
    draw: (random, { x, y, width, height }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${random.pick(reds)}"/>` +
      scribble(
        random,
        x + width * 0.18,
        y + width * 0.3,
        width * 0.62,
        Math.max(1, Math.floor(height / width / 0.72) - 1),
        random.pick(golds),
        true,
      ),
  },
  lantern: {
    ratio: [0.7, 0.9],
    draw: (random, { x, y, width, height }) =>
      `<ellipse cx="${x + width / 2}" cy="${y + height * 0.42}" rx="${width / 2}" ry="${height * 0.34}" fill="${random.pick(reds)}"/>` +
      [0.25, 0.5, 0.75]
        .map(
          (at) =>
            `<ellipse cx="${x + width / 2}" cy="${y + height * 0.42}" rx="${width * at * 0.5}" ry="${height * 0.34}" fill="none" stroke="#f0b000" stroke-width="${width * 0.015}"/>`,
        )
        .join('') +
      `<rect x="${x + width * 0.32}" y="${y + height * 0.04}" width="${width * 0.36}" height="${height * 0.07}" fill="#f0b000"/><rect x="${x + width * 0.42}" y="${y + height * 0.76}" width="${width * 0.16}" height="${height * 0.24}" fill="#f0b000"/>`,
  },
  text: {
    ratio: [4, 10],
    draw: (random, { x, y, width, height }) => {
      const size = height / random.whole(1, 4);
      const colour = random.pick(['#222222', '#555555', '#b00000', '#003080']);
      return Array.from({ length: Math.round(height / size) }, (_, line) =>
        scribble(
          random,
          x,
          y + line * size,
          size * 0.7,
          Math.max(1, Math.floor((width / size) * 0.8 * random.between(0.6, 1.6))),
          colour,
        ),
      ).join('');
    },
  },
  star: {
    ratio: [1, 1],
    draw: (random, { x, y, width }) =>
      `<path d="${starPath(x + width / 2, y + width / 2, width / 2, random.between(-20, 20))}" fill="${random.pick(['#ffd800', '#d7000f', '#f0b000'])}"/>`,
  },
  // A red square sign with a yellow star, as badges and apps have.
  badge: {
    ratio: [1, 1],
    draw: (random, { x, y, width }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${width}" rx="${width * random.between(0, 0.5)}" fill="${random.pick(reds)}"/>` +
      (random.happens(0.5)
        ? `<path d="${starPath(x + width / 2, y + width / 2, width * 0.36)}" fill="${random.pick(golds)}"/>`
        : `<circle cx="${x + width / 2}" cy="${y + width / 2}" r="${width * 0.3}" fill="${random.pick(golds)}"/>`),
  },
  // Red cloth with many small lights, as stages have.
  lights: {
    ratio: [1.2, 2.5],
    draw: (random, { x, y, width, height }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${random.pick(reds)}"/>` +
      Array.from({ length: random.whole(5, 40) }, () => {
        const radius = width * random.between(0.005, 0.025);
        return `<circle cx="${x + random.between(radius, width - radius)}" cy="${y + random.between(radius, height - radius)}" r="${radius}" fill="${random.pick(golds)}"/>`;
      }).join(''),
  },
  person: {
    ratio: [0.35, 0.5],
    draw: (random, { x, y, width, height }) =>
      `<circle cx="${x + width / 2}" cy="${y + height * 0.1}" r="${height * 0.09}" fill="${random.pick(['#e8b890', '#d9a47c', '#c98f64'])}"/>` +
      `<path d="M${x + width * 0.1} ${y + height * 0.22} h${width * 0.8} l${-width * 0.12} ${height * 0.4} v${height * 0.38} h${-width * 0.56} v${-height * 0.38} Z" fill="${random.pick(['#27408b', '#333333', '#f2f2f2', '#c8161d', '#5a7d3a', '#806040'])}"/>`,
  },
};

const names = Object.keys(objects);

/** Draws one thing of about `size` pixels; null if its place would not fit. */
export function clutterAt(
  random: Random,
  width: number,
  height: number,
): { readonly place: Place; readonly draw: () => string } | null {
  // Foreign and other red flags are the likeliest mistakes, so they are the commonest.
  const name = random.happens(0.4)
    ? random.pick(['foreignFlag', 'foreignFlag', 'redFlag', 'writtenFlag'])
    : random.pick(names);
  const object = objects[name];
  if (object === undefined) return null;
  const ratio = random.between(object.ratio[0], object.ratio[1]);
  const area = random.scale(60, 300) ** 2;
  const [w, h] = [Math.sqrt(area * ratio), Math.sqrt(area / ratio)];
  if (w > width * 0.9 || h > height * 0.9) return null;
  const place = { x: random.between(0, width - w), y: random.between(0, height - h), width: w, height: h };
  const turn = random.happens(0.3) ? random.between(-12, 12) : 0;
  return {
    place,
    draw: () =>
      `<g transform="rotate(${turn.toFixed(2)} ${(place.x + w / 2).toFixed(1)} ${(place.y + h / 2).toFixed(1)})">${object.draw(random, place)}</g>`,
  };
}

function foreignFlag(random: Random, { x, y, width }: Place): string {
  // The red ones stand first in the list.
  const flag = random.happens(0.5) ? random.pick(foreignFlags.slice(0, 16)) : random.pick(foreignFlags);
  return `<svg x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${((width * 2) / 3).toFixed(1)}" viewBox="0 0 3 2" preserveAspectRatio="none">${flag.body}</svg>`;
}
