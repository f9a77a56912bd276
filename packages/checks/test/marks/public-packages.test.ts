import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { checkMarks } from '@sanshen/checks/marks/check-marks';
import { shippedMarks } from '@sanshen/checks/marks/library/index';
import { readPicture } from '@sanshen/checks/marks/picture/read-picture';
import type { FoundMark, MarkProblem } from '@sanshen/checks/marks/report';
import { starCorners } from '@sanshen/checks/marks/star';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';

// On a crowded machine pictures take their time, and that proves nothing.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const require = createRequire(import.meta.url);

/** A package's flag of China, alone on its own ground or on a page. */
async function packageFlag(name: string, path: string): Promise<readonly FoundMark[]> {
  const manifest = require.resolve(`${name}/package.json`);
  return marksOf(await readFile(join(dirname(manifest), path)));
}

async function marksOf(svg: Uint8Array): Promise<readonly FoundMark[]> {
  const picture = await readPicture(svg);
  return checkMarks(picture, shippedMarks(), { scale: picture.scale }).marks;
}

function measured(mark: FoundMark | undefined, name: MarkProblem, part?: string): number {
  const one = mark?.measurements.find(
    (each) => each.name === name && (part === undefined || each.part?.en === part),
  );
  return one?.measured ?? Number.NaN;
}

describe('flags of public packages', () => {
  it('§3 svg-country-flags: exact geometry and older colours, which nobody is accused of', async () => {
    const [mark, ...more] = await packageFlag('svg-country-flags', 'svg/cn.svg');
    expect([mark?.mark, mark?.problems, more]).toEqual(['nationalFlag', [], []]);
    expect(mark?.verdict).toBe('conforms');
    expect(measured(mark, 'starSize', 'big star')).toBeCloseTo(3, 1);
  });

  it('§3 flag-icons: 4:3; stars 1.7 % too big are within what can be told', async () => {
    const [mark] = await packageFlag('flag-icons', 'flags/4x3/cn.svg');
    expect(mark?.verdict).toBe('violates');
    expect(mark?.problems).toContain('ratio');
    expect(mark?.problems).not.toContain('starSize');
    expect(measured(mark, 'ratio')).toBeCloseTo(1.333, 1);
  });

  it('§3 flag-icons, square: 1:1', async () => {
    const [mark] = await packageFlag('flag-icons', 'flags/1x1/cn.svg');
    expect([mark?.verdict, mark?.problems.some((one) => one === 'ratio' || one === 'stretched')]).toEqual([
      'violates',
      true,
    ]);
    expect(measured(mark, 'ratio')).toBeCloseTo(1, 1);
  });

  it('§3 country-flag-icons: the big star at (6.72, 7.23) with a radius of 4.52, the small ones with 1.48', async () => {
    const [mark] = await packageFlag('country-flag-icons', '3x2/CN.svg');
    expect(mark?.verdict).toBe('violates');
    expect(mark?.problems).toEqual(expect.arrayContaining(['starPosition', 'starSize']));
    expect(mark?.problems).not.toContain('ratio');
    expect(measured(mark, 'starSize', 'big star')).toBeCloseTo(4.52, 1);
    expect(measured(mark, 'starSize', 'small star 2')).toBeCloseTo(1.48, 1);
    expect(measured(mark, 'starPosition', 'big star')).toBeCloseTo(Math.hypot(1.72, 2.23), 1);
  });

  it('§3 twemoji: round corners, 1.384:1, the stars out of place', async () => {
    const [mark] = await packageFlag('@twemoji/svg', '1f1e8-1f1f3.svg');
    expect(mark?.verdict).toBe('violates');
    expect(mark?.problems).toContain('starPosition');
  });

  it('§3 circle-flags and flagpack: a disc, and stars that are no pentagrams, are never passed', async () => {
    const all = [
      ...(await packageFlag('circle-flags', 'flags/cn.svg')),
      ...(await packageFlag('flagpack-core', 'svg/l/CN.svg')),
      ...(await packageFlag('flagpack-core', 'svg/m/CN.svg')),
    ];
    expect(all.map(({ verdict }) => verdict)).not.toContain('conforms');
  });

  it('§3 openmoji’s figures, drawn again from what was measured: 1.67:1 with discs for small stars', async () => {
    const big = starCorners([6, 6], 3, 0)
      .map((corner) => corner.join(','))
      .join(' ');
    const discs = [
      [11, 3],
      [13, 5],
      [13, 8],
      [11, 10],
    ].map(([x, y]) => `<circle cx="${x}" cy="${y}" r="0.9" fill="#f1b31c"/>`);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 -5 43.3 30" width="866" height="600"><rect x="-5" y="-5" width="43.3" height="30" fill="#fff"/><rect width="33.3" height="20" fill="#d22f27"/><polygon points="${big}" fill="#f1b31c"/>${discs.join('')}</svg>`;
    const marks = await marksOf(Buffer.from(svg));
    expect(marks.map(({ verdict }) => verdict)).not.toContain('conforms');
  });

  it('§3 the same flag as a bitmap of 1000 and of 100 pixels is not accused', async () => {
    for (const size of ['png1000px', 'png100px']) {
      const manifest = require.resolve('svg-country-flags/package.json');
      const flag = await readFile(join(dirname(manifest), size, 'cn.png'));
      const paper = sharp({ create: { width: 1200, height: 800, channels: 3, background: '#eef2f5' } });
      const [mark] = await marksOf(
        await paper
          .composite([{ input: flag, left: 90, top: 60 }])
          .png()
          .toBuffer(),
      );
      expect(mark?.mark).toBe('nationalFlag');
      expect(mark?.verdict).not.toBe('violates');
    }
  });
});
