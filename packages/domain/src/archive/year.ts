export const yearArchiveStatuses = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
/** How far the making of an archive of a year is. */
export type YearArchiveStatus = (typeof yearArchiveStatuses)[number];
