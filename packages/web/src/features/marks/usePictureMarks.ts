import { readPictureMarks } from '@sanshen/contract/marks-review';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useRead } from '../../app/api.ts';

export type PicturesReport = RouteAnswer<typeof readPictureMarks>;

/** Marks in the pictures of a manuscript's newest text. */
export function usePictureMarks(manuscript: string) {
  return useRead(readPictureMarks, { params: { manuscript } });
}

/** Marks on which whoever looks has to rule before he can sign. */
export function waitingForMe(report: PicturesReport | undefined): number {
  if (report === undefined || !report.mine.rule) return 0;
  return report.pictures.flatMap(({ marks }) => marks).filter(({ awaits, mine }) => awaits && mine === null)
    .length;
}
