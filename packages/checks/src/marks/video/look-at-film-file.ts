import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LookedAt } from '../look-at-picture.ts';
import type { MarkLibrary } from '../mark.ts';
import { RefusedPicture } from '../picture/picture-refusal.ts';
import { ffmpegFrames, findFfmpeg } from './ffmpeg-frames.ts';
import { filmReader } from './film-kind.ts';
import { lookAtFilm } from './look-at-film.ts';

/**
 * Looks at a film with the machine's own ffmpeg, named by SANSHEN_FFMPEG or on the PATH; none is shipped. Throws RefusedPicture:
 * `noFfmpeg` says that the film was not looked at.
 */
export async function lookAtFilmFile(
  bytes: Uint8Array,
  library: MarkLibrary,
  env: Readonly<Record<string, string | undefined>>,
  onFrame: (done: number) => void = () => {},
): Promise<LookedAt> {
  const reader = filmReader(bytes);
  if (reader === null) throw new RefusedPicture('notAPicture');
  const program = await findFfmpeg(env);
  if (program === null) throw new RefusedPicture('noFfmpeg');
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-film-'));
  try {
    const path = join(folder, 'film');
    await writeFile(path, bytes);
    const film = await lookAtFilm(ffmpegFrames(program, path, reader), library, onFrame);
    if (film.frames === 0) throw new RefusedPicture('brokenFilm');
    const marks = film.tracks.map(({ found }) => found);
    return {
      report: { width: film.width, height: film.height, scale: 1, marks },
      notes: film.broken > 0 ? ['brokenFrames'] : [],
      tracks: film.tracks,
      frames: { seen: film.frames, broken: film.broken },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
