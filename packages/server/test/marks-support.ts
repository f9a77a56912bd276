import type { FoundMark, MarkReport } from '@sanshen/checks/marks/report';
import { isFilm } from '@sanshen/checks/marks/video/film-kind';
import sharp from 'sharp';
import type { PictureChecker } from '../src/modules/marks/picture-checker.ts';

/** A national flag found in a picture, as a checker would report it. */
export function foundFlag(given: Partial<FoundMark> = {}): FoundMark {
  return {
    mark: 'nationalFlag',
    version: '1949',
    box: [20, 20, 150, 100],
    quad: [
      [20, 20],
      [170, 20],
      [170, 120],
      [20, 120],
    ],
    verdict: 'violates',
    measurements: [
      {
        name: 'starRotation',
        part: { zh: '小五角星（上一）', en: 'small star 1' },
        measured: 0,
        standard: 23,
        tolerance: 5,
        uncertainty: 1,
        unit: 'degrees',
        ok: false,
        reason: null,
      },
    ],
    problems: ['starRotation'],
    confidence: 0.98,
    ...given,
  };
}

/** A checker that finds what it is told to, and counts how often it looks. */
export class TestChecker implements PictureChecker {
  readonly version = 'test';
  marks: readonly FoundMark[] = [];
  looked = 0;

  async check(picture: Uint8Array) {
    this.looked += 1;
    if (isFilm(picture)) {
      const report: MarkReport = { width: 320, height: 200, marks: this.marks, scale: 1 };
      return { ok: true, report, times: this.marks.map(() => 3.2) } as const;
    }
    try {
      const { width, height } = await sharp(picture).metadata();
      const report: MarkReport = { width, height, marks: this.marks, scale: 1 };
      return { ok: true, report } as const;
    } catch {
      return { ok: false, why: { zh: '无法读取', en: 'unreadable' } } as const;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A picture with something to see in it, another one for each seed. */
export async function picture(seed: number, width = 320, height = 200): Promise<Buffer> {
  const blobs = Array.from({ length: 12 }, (_, index) => {
    const value = Math.abs(Math.sin(seed * 97.3 + index * 13.7));
    const other = Math.abs(Math.sin(seed * 31.1 + index * 57.9));
    return `<circle cx="${value * width}" cy="${other * height}" r="${20 + 40 * value}" fill="hsl(${Math.round(360 * other)},80%,${30 + Math.round(40 * value)}%)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#ddd"/>${blobs.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
