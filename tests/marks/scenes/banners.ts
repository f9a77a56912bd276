import { partyEmblems } from './design.ts';
import { scribble } from './error-kind.ts';
import { golds, type Place, reds } from './place.ts';
import type { Random } from './random.ts';

/** A banner or backdrop with the Party emblem and writing: above it, between it, or after it. No flag, whatever its proportions. */
export function emblemBanner(random: Random, { x, y, width, height }: Place): string {
  const gold = random.pick(['#ffd800', '#ffe45c', '#f8c300', '#fff100']);
  const above = width < 1.9 * height || random.happens(0.3);
  const side = height * random.between(0.24, above ? 0.4 : 0.62);
  const middle = above ? 0.08 * height + side / 2 : height / 2;
  const centred = above || random.happens(0.6);
  const left = centred
    ? x + (width - side) / 2
    : x + Math.max(0.15 * side, width * random.between(0.03, 0.1));
  const colour = random.pick(golds);
  const line = (from: number, to: number, top: number, size: number): string =>
    scribble(random, from, top, size, Math.max(1, Math.floor((to - from) / size / 1.12)), colour);
  const size = height * random.between(0.18, 0.34);
  const beside = y + middle - size / 2;
  const words = above
    ? line(x + width * 0.08, x + width * 0.92, y + middle + side * 0.65, Math.min(size, width / 6))
    : (centred ? line(x + width * 0.04, left - side * 0.15, beside, size) : '') +
      line(left + side * 1.15, x + width * 0.97, beside, size);
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${random.pick(reds)}"/>` +
    `<path transform="translate(${left} ${y + middle - side / 2}) scale(${side})" d="${random.pick(partyEmblems)}" fill="${gold}"/>` +
    words
  );
}
