/** What the address of the list of incidents keeps. */
export interface IncidentSearch {
  readonly organization?: string;
  readonly state?: 'open';
  /** Opens the declaration at once. */
  readonly declare?: true;
}

/** Reads the address; what it cannot mean is left out. */
export function readIncidentSearch(search: Record<string, unknown>): IncidentSearch {
  const { organization, state, declare } = search;
  return {
    ...(typeof organization === 'string' ? { organization } : {}),
    ...(state === 'open' ? { state } : {}),
    ...(declare === true ? { declare } : {}),
  };
}
