/** Finds the library's flags in a picture and says of each whether it is right, wrong or not to be verified. */
import { findCharges } from './detect/charges.ts';
import { findStarGroups } from './detect/constellation.ts';
import { findPlainFields, type PlainField } from './detect/plain-fields.ts';
import { buildPyramid } from './detect/pyramid.ts';
import { otherReadings, starPatterns } from './detect/star-group.ts';
import { findStarPairs } from './detect/star-pairs.ts';
import type { MarkLibrary } from './mark.ts';
import { judgeFigureFlag } from './measure/figure-flag.ts';
import { findHiddenFlags } from './measure/hidden-flags.ts';
import { isRed } from './measure/identify-figure.ts';
import { judgeStarFlag } from './measure/star-flag.ts';
import type { FoundMark, MarkReport, Raster } from './report.ts';

export interface CheckMarksOptions {
  /** Share by which the picture was scaled before; only passed on. */
  readonly scale?: number;
  /** Groups of charges that are looked at closely, the best first. */
  readonly mostGroups?: number;
}

/** Checks one unpacked picture; pure, in memory linear to its pixels. */
export function checkMarks(
  picture: Raster,
  library: MarkLibrary,
  options: CheckMarksOptions = {},
): MarkReport {
  const marks: FoundMark[] = [];
  const report = { width: picture.width, height: picture.height, scale: options.scale ?? 1 };
  if (Math.min(picture.width, picture.height) < 24) return { ...report, marks };
  const levels = buildPyramid(picture);
  const charges = findCharges(levels);
  const patterns = starPatterns(library.versions);
  const groups = findStarGroups(charges, patterns).slice(0, options.mostGroups ?? 40);
  const used = new Set(
    groups.filter((g) => g.score > 3.5).flatMap((g) => g.matched.filter((c) => c !== null)),
  );
  groups.push(...findStarPairs(charges, patterns, used).slice(0, 12));
  for (const group of groups) {
    const readings = [group, ...otherReadings(group)].map((reading) =>
      judgeStarFlag(levels, reading, charges),
    );
    const judged = readings.reduce((best, next) =>
      (next?.evidence ?? 0) > (best?.evidence ?? 0) ? next : best,
    );
    if (judged && !marks.some((mark) => overlap(mark, judged.found) > 0.3)) marks.push(judged.found);
  }
  const sideways = levels[Math.min(picture.width, picture.height) > 500 ? 1 : 0] ?? levels[0];
  const areas = sideways ? findPlainFields(sideways, leastFieldSide) : [];
  const look = (area: PlainField): boolean => {
    if (!area.encloses && !isRed(area.colour)) return true;
    const box = { box: [area.left, area.top, area.right - area.left, area.bottom - area.top] } as const;
    if (marks.some((mark) => overlap(mark, box) > 0.5)) return true;
    const found = judgeFigureFlag(levels, area, library, charges);
    if (!found) return false;
    if (!marks.some((mark) => overlap(mark, found) > 0.3)) marks.push(found);
    return true;
  };
  const unknown = areas.filter((area) => !look(area));
  // A red flag before a red banner runs together with it; of even colours, each stands for itself.
  for (const area of unknown)
    if (sideways && area.encloses && isRed(area.colour))
      for (const part of findPlainFields(sideways, leastFieldSide, area))
        if (part.encloses && !sameBox(part, area)) look(part);
  const taken = (box: Pick<FoundMark, 'box'>): boolean => marks.some((mark) => overlap(mark, box) > 0.3);
  for (const found of findHiddenFlags(levels, areas, library, taken)) if (!taken(found)) marks.push(found);
  return { ...report, marks };
}

/** Whether a part is the whole again, which has been looked at as of one even colour too. */
function sameBox(part: PlainField, whole: PlainField): boolean {
  const wide = Math.max(1, whole.right - whole.left);
  const high = Math.max(1, whole.bottom - whole.top);
  return (
    Math.abs(part.left - whole.left) + Math.abs(part.right - whole.right) < 0.03 * wide &&
    Math.abs(part.top - whole.top) + Math.abs(part.bottom - whole.bottom) < 0.03 * high
  );
}

/** Pixels; below this height no figure can be told from another. */
const leastFieldSide = 26;

/** Shared area of two boxes over the smaller one. */
function overlap(a: Pick<FoundMark, 'box'>, b: Pick<FoundMark, 'box'>): number {
  const wide = Math.min(a.box[0] + a.box[2], b.box[0] + b.box[2]) - Math.max(a.box[0], b.box[0]);
  const high = Math.min(a.box[1] + a.box[3], b.box[1] + b.box[3]) - Math.max(a.box[1], b.box[1]);
  if (wide <= 0 || high <= 0) return 0;
  return (wide * high) / Math.min(a.box[2] * a.box[3], b.box[2] * b.box[3]);
}
