import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedMarks } from '@sanshen/checks/marks/library/index';
import { ffmpegFrames, findFfmpeg } from '@sanshen/checks/marks/video/ffmpeg-frames';
import { filmReader, isFilm } from '@sanshen/checks/marks/video/film-kind';
import { lookAtFilmFile } from '@sanshen/checks/marks/video/look-at-film-file';
import { PpmReader } from '@sanshen/checks/marks/video/ppm-reader';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// On a crowded machine pictures take their time, and that proves nothing.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanshen-ffmpeg-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program in ffmpeg's place that speaks as ffmpeg does: times on standard error, PPM on standard output. */
async function standIn(name: string, body: string): Promise<string> {
  const path = join(folder, name);
  const head = `#!${process.execPath}\nconst ppm = (v) => Buffer.concat([Buffer.from('P6\\n4 2\\n255\\n'), Buffer.alloc(24, v)]);\nconst told = (n, t) => process.stderr.write('[Parsed_showinfo_2 @ 0x1] n: ' + n + ' pts: 1 pts_time:' + t + ' fmt:rgb24\\n');\n`;
  await writeFile(path, head + body);
  await chmod(path, 0o755);
  return path;
}

const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom0000isommp42')]);

describe('films', () => {
  it('are known by their first bytes; pictures and playlists are none', () => {
    expect(filmReader(mp4)).toBe('mov');
    expect(filmReader(Buffer.from('1a45dfa3', 'hex'))).toBe('matroska');
    expect(isFilm(Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypavif')]))).toBe(false);
    expect(isFilm(Buffer.from('#EXTM3U\nfile:///etc/passwd'))).toBe(false);
    expect(isFilm(Buffer.from('89504e470d0a1a0a', 'hex'))).toBe(false);
  });

  it('come as PPM, however their chunks fall', () => {
    const one = Buffer.concat([Buffer.from('P6\n2 1\n255\n'), Buffer.from([1, 2, 3, 4, 5, 6])]);
    const both = Buffer.concat([one, one]);
    for (const size of [1, 5, 16, both.length]) {
      const reader = new PpmReader();
      const pictures = [];
      for (let at = 0; at < both.length; at += size)
        pictures.push(...reader.read(both.subarray(at, at + size)));
      expect(pictures.map(({ width, height, data }) => [width, height, ...data])).toEqual([
        [2, 1, 1, 2, 3, 255, 4, 5, 6, 255],
        [2, 1, 1, 2, 3, 255, 4, 5, 6, 255],
      ]);
      expect(reader.isInside()).toBe(false);
    }
    expect(() => [...new PpmReader().read(Buffer.alloc(60))]).toThrow(RangeError);
  });

  it('§3 give the time of each frame, the changes of scene, and how much could not be read', async () => {
    const program = await standIn(
      'works',
      `told(0, 0); process.stdout.write(ppm(1)); told(1, 1); process.stdout.write(ppm(2)); told(2, 1.4); process.stderr.write('[h264] error while decoding MB 3 4\\n'); process.stdout.write(ppm(3));`,
    );
    const { frames, broken } = ffmpegFrames(program, join(folder, 'film'), 'mov');
    const seen = [];
    for await (const { cut, picture } of frames) seen.push([cut, picture.width, picture.data[0]]);
    expect(seen.map(([, width, value]) => [width, value])).toEqual([
      [4, 1],
      [4, 2],
      [4, 3],
    ]);
    expect(seen[0]?.[0]).toBe(true);
    expect(broken()).toBe(1);
  });

  it('§3 that break off show what there is; without any frame they are refused', async () => {
    const half = await standIn(
      'half',
      `told(0, 0); process.stdout.write(ppm(1)); process.stdout.write(ppm(2).subarray(0, 20)); process.exitCode = 1;`,
    );
    const { frames, notes } = await lookAtFilmFile(mp4, shippedMarks(), { SANSHEN_FFMPEG: half });
    expect([frames, notes]).toEqual([{ seen: 1, broken: 1 }, ['brokenFrames']]);
    const none = await standIn(
      'none',
      `process.stderr.write('Invalid data found when processing input\\n'); process.exitCode = 1;`,
    );
    await expect(lookAtFilmFile(mp4, shippedMarks(), { SANSHEN_FFMPEG: none })).rejects.toMatchObject({
      code: 'brokenFilm',
    });
  });

  it('§3 are not looked at where there is no ffmpeg', async () => {
    expect(await findFfmpeg({ PATH: folder })).toBeNull();
    expect(await findFfmpeg({ SANSHEN_FFMPEG: join(folder, 'absent'), PATH: folder })).toBeNull();
    await expect(lookAtFilmFile(mp4, shippedMarks(), {})).rejects.toMatchObject({ code: 'noFfmpeg' });
  });
});
