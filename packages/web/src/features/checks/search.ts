export const checkViews = ['rules', 'registers', 'statistics', 'model'] as const;
export type CheckView = (typeof checkViews)[number];

/** What of the page stands in its address. */
export interface ChecksSearch {
  readonly organization?: string;
  readonly view?: CheckView;
}

/** Reads the address; what it does not know is left out. */
export function readChecksSearch({ organization, view }: Record<string, unknown>): ChecksSearch {
  const known = checkViews.find((one) => one === view);
  return {
    ...(typeof organization === 'string' ? { organization } : {}),
    ...(known === undefined ? {} : { view: known }),
  };
}
