import type { Raster } from '@sanshen/checks/marks/report';
import sharp from 'sharp';
import { type Random, randomOf } from './random.ts';
import type { SceneMode } from './truth.ts';
import type { Sheet } from './warp.ts';

// Noise is drawn once: a picture takes its part from a random place of this band.
const grain = noiseBand();

function noiseBand(): Float32Array {
  const random = randomOf(1, 'noise');
  return Float32Array.from(
    { length: 1 << 16 },
    () => random.number() + random.number() + random.number() + random.number() - 2,
  );
}

/** What a camera and a platform do to a picture: light, colour cast, noise, blur, compression. */
export async function developed(
  picture: Sheet,
  random: Random,
  like: 'graphic' | 'photo',
  mode: SceneMode,
): Promise<Raster> {
  if (like === 'photo') expose(picture, random);
  const { width, height } = picture;
  let image = sharp(picture.data, { raw: { width, height, channels: 4 } }).removeAlpha();
  const blur =
    like === 'photo'
      ? random.between(0.3, mode === 'small' ? 0.7 : 1.3)
      : random.happens(0.3)
        ? random.between(0.3, 0.8)
        : 0;
  if (blur > 0.3) image = image.blur(blur);
  const compressed = like === 'photo' || random.happens(0.75);
  const quality = random.whole(mode === 'small' || mode === 'lane' ? 72 : 55, 95);
  // Pixels first, then the file as a platform would make it.
  const bytes = compressed
    ? await image.jpeg({ quality, chromaSubsampling: quality > 88 ? '4:4:4' : '4:2:0' }).toBuffer()
    : await image.png({ compressionLevel: 1 }).toBuffer();
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

function expose({ width, height, data }: Sheet, random: Random): void {
  const light = random.between(0.72, 1.12);
  const cast = [random.between(0.95, 1.05), 1, random.between(0.93, 1.06)];
  const [slopeX, slopeY] = [random.between(-0.22, 0.22), random.between(-0.22, 0.22)];
  const noise = random.between(1, 9);
  let at = random.whole(0, grain.length - 1);
  for (let y = 0, pixel = 0; y < height; y++) {
    const row = light * (1 + slopeY * (y / height - 0.5));
    at = (at + 7919) & 0xffff;
    for (let x = 0; x < width; x++, pixel += 4) {
      const here = row * (1 + slopeX * (x / width - 0.5));
      for (let channel = 0; channel < 3; channel++) {
        at = (at + 1) & 0xffff;
        const value =
          (data[pixel + channel] ?? 0) * here * (cast[channel] ?? 1) + (grain[at] ?? 0) * noise * 1.7;
        data[pixel + channel] = Math.max(0, Math.min(255, value));
      }
    }
  }
}
