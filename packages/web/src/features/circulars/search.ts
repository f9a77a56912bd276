export const circularSides = ['received', 'sent'] as const;

/** Which circulars of which unit are shown, as it stands in the address. */
export interface CircularsSearch {
  readonly organization?: string;
  readonly side?: (typeof circularSides)[number];
}

/** Reads the address; whatever does not belong there is left out. */
export function readCircularsSearch(search: Readonly<Record<string, unknown>>): CircularsSearch {
  const { organization } = search;
  const side = circularSides.find((one) => one === search.side);
  return {
    ...(typeof organization === 'string' && organization !== '' ? { organization } : {}),
    ...(side === undefined ? {} : { side }),
  };
}
