import type { checkedPicturesSchema } from '@sanshen/contract/checks-pictures';
import type { z } from 'zod';
import type { PictureReport } from './picture-report-store.ts';

type Shown = z.input<typeof checkedPicturesSchema>;

/** What people see of the reading of a text's pictures; a text without pictures has no report. */
export function showPictures(report: PictureReport | null): Shown {
  if (report === null) return { state: 'none', progress: 0, pictures: [] };
  return {
    state: report.state,
    progress: report.progress,
    pictures: report.pictures.map(({ codes, ...picture }) => ({
      ...picture,
      codes: codes.map(({ text, box: [x, y, width, height] }) => ({ text, box: [x, y, width, height] })),
    })),
  };
}
