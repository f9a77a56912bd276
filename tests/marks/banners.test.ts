import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { emblemBanner } from './scenes/banners.ts';
import { randomOf } from './scenes/random.ts';
import { subject } from './subject.ts';

describe('§3 a banner or backdrop with the Party emblem and writing', () => {
  it('is no flag, so it is never a wrong one', async () => {
    const look = subject();
    const [width, height] = [720, 400];
    for (let seed = 0; seed < 24; seed++) {
      const random = randomOf(seed, 'banner');
      // Backdrops of a stage are often as long as flags are.
      const ratio = seed % 3 === 0 ? random.between(2.2, 6) : random.between(1.3, 2.1);
      const wide = Math.min(660, 360 * ratio);
      const banner = emblemBanner(random, { x: 20, y: 18, width: wide, height: wide / ratio });
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#e8eef2"/>${banner}</svg>`;
      const data = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
      expect([seed, look({ width, height, data }).marks.map(({ mark }) => mark)]).toEqual([seed, []]);
    }
  });
});
