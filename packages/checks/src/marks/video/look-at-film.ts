import { checkMarks } from '../check-marks.ts';
import type { MarkLibrary } from '../mark.ts';
import { inShownPixels } from '../picture/read-picture.ts';
import type { ChosenFrames } from './frame.ts';
import { sharpnessOf } from './sharpness.ts';
import { type FrameSightings, type MarkTrack, trackMarks } from './track-marks.ts';

/** What was found in a film. */
export interface FilmReport {
  /** Size as people see it. */
  readonly width: number;
  readonly height: number;
  readonly tracks: readonly MarkTrack[];
  /** Frames that were looked at, and those that could not be read. */
  readonly frames: number;
  readonly broken: number;
}

/** Looks at the chosen frames one after the other and follows each mark through them. Boxes are in the film's pixels. */
export async function lookAtFilm(
  { frames, broken }: ChosenFrames,
  library: MarkLibrary,
  onFrame: (done: number) => void = () => {},
): Promise<FilmReport> {
  const seen: FrameSightings[] = [];
  let shown = { width: 0, height: 0 };
  for await (const { time, cut, picture } of frames) {
    shown = picture.shown;
    const report = checkMarks(picture, library, { scale: picture.scale });
    const sharpness = report.marks.map(({ box }) => sharpnessOf(picture, box));
    const { marks } = inShownPixels(report, picture);
    seen.push({
      time,
      cut,
      marks: marks.map((found, index) => ({ time, found, sharpness: sharpness[index] ?? 0 })),
    });
    onFrame(seen.length);
  }
  return { ...shown, tracks: trackMarks(seen), frames: seen.length, broken: broken() };
}
