import { checkMarks } from '@sanshen/checks/marks/check-marks';
import { shippedMarks } from '@sanshen/checks/marks/library/index';
import type { MarkReport, Raster } from '@sanshen/checks/marks/report';

/** The checker that is measured, with the library that the product ships. */
export function subject(): (picture: Raster) => MarkReport {
  const library = shippedMarks();
  return (picture) => checkMarks(picture, library);
}
