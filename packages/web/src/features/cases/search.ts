export const caseSides = ['below', 'own'] as const;
export const caseStates = ['open', 'overdue', 'all', 'figures'] as const;

/** Which cases of which unit are shown, as it stands in the address. */
export interface CasesSearch {
  readonly organization?: string;
  readonly side?: (typeof caseSides)[number];
  readonly state?: (typeof caseStates)[number];
}

/** Reads the address; whatever does not belong there is left out. */
export function readCasesSearch(search: Readonly<Record<string, unknown>>): CasesSearch {
  const { organization } = search;
  const side = caseSides.find((one) => one === search.side);
  const state = caseStates.find((one) => one === search.state);
  return {
    ...(typeof organization === 'string' && organization !== '' ? { organization } : {}),
    ...(side === undefined ? {} : { side }),
    ...(state === undefined || state === 'open' ? {} : { state }),
  };
}
