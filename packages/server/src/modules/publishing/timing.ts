/** Every pause and number of tries of publishing, in one place. Seconds. */

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Pauses between looks at a task that the platform works on; after the last one a person is asked. Within 100 looks a day. */
export const checkPauses = [
  5,
  15,
  30,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  30 * minute,
  hour,
  3 * hour,
] as const;

/** Pauses before each attempt to settle an unknown outcome by reading; after the last one a person is asked. */
export const reconcilePauses = [10, 30, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute] as const;

/** Pauses between preparations that failed for the time being; after the last one the attempt is given up. */
export const preparePauses = [5, 15, minute, 2 * minute, 5 * minute, 10 * minute, 20 * minute] as const;

/** Pauses between tries to take down; after the last one it counts as failed. */
export const takedownPauses = [30, minute, 5 * minute, 15 * minute, hour] as const;

/**
 * When a publication is read back, counted from the reading before; weekly after the last. The first comes while who published it still
 * looks: what went wrong on the way shows at once or in the weeks after.
 */
const verifyPauses = [10, 10 * minute, hour, 6 * hour, day, day, day, day, day, day, day] as const;

/** Seconds until the reading after `done` readings. */
export function verifyPause(done: number): number {
  return verifyPauses[done] ?? 7 * day;
}

/** When a platform that could not be read is tried again at the earliest. */
export const unreachablePause = 10 * minute;

/** Another process is at work on the same publication: look again after this. */
export const busyPause = 3;

/** A publication whose next step is overdue by this much is picked up again. */
export const sweepAfter = 5 * minute;
