import { addHours, type Instant } from '@sanshen/domain/kernel';
import { type Month, monthStart } from '@sanshen/domain/supervision';

/** Nine in the morning in China of a day of a month. */
export function onDay(month: Month, day: number): Instant {
  return addHours(monthStart(month), (day - 1) * 24 + 9);
}
