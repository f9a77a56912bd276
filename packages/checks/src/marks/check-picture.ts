/** Flags and emblems of one picture together: flags by their specification, emblems by uploaded artwork. */
import { type CheckMarksOptions, checkMarks } from './check-marks.ts';
import { checkEmblems, type EmblemReference } from './emblems/check-emblems.ts';
import type { MarkLibrary } from './mark.ts';
import type { FoundMark, MarkReport, Raster } from './report.ts';

export type { EmblemReference } from './emblems/check-emblems.ts';

/** Checks one unpacked picture; pure. `references` are kept ready by object, so give the same ones for every picture. */
export function checkPicture(
  picture: Raster,
  library: MarkLibrary,
  references: readonly EmblemReference[],
  options: CheckMarksOptions = {},
): MarkReport {
  const report = checkMarks(picture, library, options);
  if (references.length === 0) return report;
  // A flag's own emblem is judged with the flag.
  const emblems = checkEmblems(picture, references).filter(
    (emblem) =>
      !report.marks.some((flag) => coverOf(flag, emblem) > 0.8 && areaOf(flag) < 2.5 * areaOf(emblem)),
  );
  return { ...report, marks: [...report.marks, ...emblems] };
}

const areaOf = ({ box: [, , width, height] }: FoundMark): number => width * height;

/** Share of the second mark's box that the first one's covers. */
function coverOf(one: FoundMark, other: FoundMark): number {
  const [x, y, width, height] = one.box;
  const [x2, y2, width2, height2] = other.box;
  const wide = Math.min(x + width, x2 + width2) - Math.max(x, x2);
  const high = Math.min(y + height, y2 + height2) - Math.max(y, y2);
  return wide <= 0 || high <= 0 ? 0 : (wide * high) / Math.max(1, width2 * height2);
}
