import { drawSvg } from '@sanshen/checks/marks/draw-svg';
import { shippedMarks } from '@sanshen/checks/marks/library/index';
import { nationalFlag } from '@sanshen/checks/marks/library/national';
import { lookAtPicture } from '@sanshen/checks/marks/look-at-picture';
import type { FoundMark } from '@sanshen/checks/marks/report';
import { animatedFrames } from '@sanshen/checks/marks/video/animated-frames';
import { chooseFrames } from '@sanshen/checks/marks/video/frame';
import { type FrameSightings, trackMarks } from '@sanshen/checks/marks/video/track-marks';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';

// On a crowded machine pictures take their time, and that proves nothing.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const flag = drawSvg(nationalFlag, { width: 240 }) ?? '';

/** A picture of 640 × 360 with the national flag at a place, or without it. */
function frame(ground: string, left: number | null): Promise<Buffer> {
  const paper = sharp({ create: { width: 640, height: 360, channels: 3, background: ground } });
  return (left === null ? paper : paper.composite([{ input: Buffer.from(flag), left, top: 80 }]))
    .png()
    .toBuffer();
}

const film = (frames: readonly Buffer[], delay: number) =>
  sharp([...frames], { join: { animated: true } })
    .webp({ lossless: true, effort: 0, delay: frames.map(() => delay) })
    .toBuffer();

function seen(
  time: number,
  verdict: FoundMark['verdict'],
  sharpness = 1,
  cut = false,
  x = 100,
): FrameSightings {
  const found: FoundMark = {
    mark: 'nationalFlag',
    version: null,
    box: [x, 100, 300, 200],
    quad: null,
    verdict,
    measurements: [],
    problems: verdict === 'violates' ? ['starCount'] : [],
    confidence: 1,
  };
  return { time, cut, marks: [{ time, found, sharpness }] };
}

describe('a film', () => {
  it('§3 is looked at once a second and at every change of scene', () => {
    const dark = new Uint8Array(10).fill(10);
    const light = new Uint8Array(10).fill(200);
    const thumbnails = [...Array(12).fill(dark), ...Array(4).fill(light)];
    const times = thumbnails.map((_, index) => index * 0.25);
    expect(chooseFrames(thumbnails, times)).toEqual([
      { index: 0, cut: true },
      { index: 4, cut: false },
      { index: 8, cut: false },
      { index: 12, cut: true },
    ]);
    expect(
      chooseFrames(
        Array(5000).fill(dark),
        Array.from({ length: 5000 }, (_, index) => index),
      ).length,
    ).toBeLessThan(260);
  });

  it('§3 has one track for a mark in a scene, reported by its sharpest frame', () => {
    const tracks = trackMarks([
      seen(0, 'conforms', 3, true),
      seen(1, 'conforms', 9, false, 120),
      seen(2, 'cannotVerify', 1, false, 140),
      seen(3, 'conforms', 2, true, 140),
    ]);
    expect(tracks.map(({ from, to, frames, sharpestAt }) => [from, to, frames, sharpestAt])).toEqual([
      [0, 2, 3, 1],
      [3, 3, 1, 3],
    ]);
    expect(tracks[0]?.found.verdict).toBe('conforms');
  });

  it('§3 gives a mark about which its frames disagree to a person', () => {
    const [track] = trackMarks([seen(0, 'conforms', 5, true), seen(1, 'violates', 9)]);
    expect([track?.disagrees, track?.found.verdict, track?.suspected]).toEqual([
      true,
      'cannotVerify',
      ['starCount'],
    ]);
    const [other] = trackMarks([seen(0, 'cannotVerify', 9, true), seen(1, 'violates', 2)]);
    expect([other?.disagrees, other?.found.verdict, other?.sharpestAt]).toEqual([false, 'violates', 1]);
  });

  it('§3 of moving pictures shows the same flag once in each scene', async () => {
    const bytes = await film(
      await Promise.all([
        frame('#dde8f0', 40),
        frame('#dde8f0', 60),
        frame('#203040', null),
        frame('#f0f0f0', 300),
      ]),
      1000,
    );
    const { report, tracks, notes, frames } = await lookAtPicture(bytes, shippedMarks());
    expect([report.width, report.height, frames.seen, notes]).toEqual([640, 360, 4, ['animated']]);
    expect(tracks.map(({ found, from, to }) => [found.mark, from, to])).toEqual([
      ['nationalFlag', 0, 1],
      ['nationalFlag', 3, 3],
    ]);
    expect(report.marks.map(({ verdict }) => verdict)).not.toContain('violates');
    const [x = 0, y = 0, width = 0] = report.marks[1]?.box ?? [];
    expect([Math.abs(x - 300) < 8, Math.abs(y - 80) < 8, Math.abs(width - 240) < 12]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('§3 with broken frames says how many, and shows the rest; one that is cut off is refused', async () => {
    const size = { width: 80, height: 60, channels: 3 } as const;
    const frames = await Promise.all(
      [1, 2, 3, 4].map((seed) => {
        const noise = new Uint8Array(80 * 60 * 3).map(
          (_, at) => Math.imul(at + seed * 7919, 2654435761) >>> 24,
        );
        return sharp(noise, { raw: size }).png().toBuffer();
      }),
    );
    const bytes = await film(frames, 1000);
    const broken = Buffer.from(bytes);
    // Within the last frame's data.
    broken.fill(0x55, Math.floor(broken.length * 0.85), Math.floor(broken.length * 0.95));
    const chosen = await animatedFrames(broken);
    const times: number[] = [];
    for await (const { time } of chosen.frames) times.push(time);
    expect(times[0]).toBe(0);
    expect(chosen.broken()).toBeGreaterThan(0);
    expect(times.length + chosen.broken()).toBe(4);
    const { notes } = await lookAtPicture(broken, shippedMarks());
    expect(notes).toContain('brokenFrames');
    await expect(lookAtPicture(bytes.subarray(0, bytes.length / 2), shippedMarks())).rejects.toMatchObject({
      code: 'corrupt',
    });
  });
});
