/** Finds uploaded emblems in a picture and says of each whether it is shown right, wrong, or whether that cannot be told. */
import type { FoundMark, Raster } from '../report.ts';
import { align } from './align.ts';
import { type FoundEmblem, findEmblems } from './find-emblems.ts';
import type { GreyLevel } from './grey.ts';
import { judgeEmblem } from './judge.ts';
import { type EmblemReference, type PreparedReference, prepareReference } from './reference.ts';

export type { EmblemReference } from './reference.ts';

export interface CheckEmblemsOptions {
  /** Emblems that are told of one picture, the likeliest first. */
  readonly most?: number;
}

/**
 * Emblems of `references` in one unpacked picture; pure, in memory linear to its pixels. From 110 pixels on an emblem is judged; from 36 it is
 * named, and what is wrong with it is left to people. Artwork is made ready once for each reference object.
 */
export function checkEmblems(
  picture: Raster,
  references: readonly EmblemReference[],
  { most = 20 }: CheckEmblemsOptions = {},
): readonly FoundMark[] {
  const prepared = references.flatMap((reference) => {
    const ready = prepareReference(reference);
    return ready === null ? [] : [ready];
  });
  if (prepared.length === 0 || Math.min(picture.width, picture.height) < 40) return [];
  const { levels, found } = findEmblems(picture, prepared);
  return found
    .slice(0, most)
    .map((one) => judgeEmblem(picture, levels, one, rivalsOf(levels, one, prepared)));
}

/** How alike the other versions of an emblem are at the place where one was found. */
function rivalsOf(levels: readonly GreyLevel[], found: FoundEmblem, all: readonly PreparedReference[]) {
  const { reference, placement } = found;
  const { mark, version } = reference.reference;
  return all
    .filter((other) => other.reference.mark === mark && other.reference.version !== version)
    .map((other) => ({
      version: other.reference.version,
      score: align(levels, other.large, placement, 6)?.score ?? 0,
    }));
}
