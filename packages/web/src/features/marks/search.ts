export const markViews = ['library', 'check'] as const;
export type MarkView = (typeof markViews)[number];

/** What of the page stands in its address. */
export interface MarksSearch {
  readonly organization?: string;
  readonly view?: MarkView;
}

/** Reads the address; what it does not know is left out. */
export function readMarksSearch({ organization, view }: Record<string, unknown>): MarksSearch {
  const known = markViews.find((one) => one === view);
  return {
    ...(typeof organization === 'string' ? { organization } : {}),
    ...(known === undefined ? {} : { view: known }),
  };
}
