/** Pages of a PDF that are read for their words. */
export const mostPages = 200;
/** UTF-16 units of it that are kept; a manuscript has no more. */
export const mostUnits = 200_000;
