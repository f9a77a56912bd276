import { checkMarks } from './check-marks.ts';
import { checkEmblems, type EmblemReference } from './emblems/check-emblems.ts';
import type { MarkLibrary } from './mark.ts';
import { inShownPixels, type PictureNote, readPicture } from './picture/read-picture.ts';
import type { MarkReport } from './report.ts';
import { animatedFrames } from './video/animated-frames.ts';
import { lookAtFilm } from './video/look-at-film.ts';
import type { MarkTrack } from './video/track-marks.ts';

/** What was found in a file, in the pixels of the picture as people see it. */
export interface LookedAt {
  readonly report: MarkReport;
  readonly notes: readonly PictureNote[];
  /** For an animation: each mark through its frames, in the order of `report.marks`. */
  readonly tracks: readonly MarkTrack[];
  readonly frames: { readonly seen: number; readonly broken: number };
}

/**
 * Unpacks a picture, also an animated one, and checks its marks; emblems by their artwork, in still pictures only. Throws RefusedPicture. Takes
 * the thread: see MarkPool.
 */
export async function lookAtPicture(
  bytes: Uint8Array,
  library: MarkLibrary,
  onFrame: (done: number) => void = () => {},
  emblems: readonly EmblemReference[] = [],
): Promise<LookedAt> {
  const read = await readPicture(bytes);
  const { notes } = read;
  if (!notes.includes('animated')) {
    const flags = checkMarks(read, library, { scale: read.scale });
    const marks = [...flags.marks, ...checkEmblems(read, emblems)];
    const report = inShownPixels({ ...flags, marks }, read);
    return { report, notes, tracks: [], frames: { seen: 1, broken: 0 } };
  }
  const film = await lookAtFilm(await animatedFrames(bytes), library, onFrame);
  const { width, height } = read.shown;
  return {
    report: { width, height, scale: read.scale, marks: film.tracks.map(({ found }) => found) },
    notes: film.broken > 0 ? [...notes, 'brokenFrames'] : notes,
    tracks: film.tracks,
    frames: { seen: film.frames, broken: film.broken },
  };
}
