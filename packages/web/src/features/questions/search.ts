export const views = ['open', 'mine', 'toUs', 'settled', 'all'] as const;
export type View = (typeof views)[number];

/** What stands in the address of the inbox. */
export interface QuestionsSearch {
  readonly organization?: string;
  readonly view?: View;
}

/** Reads the address of the inbox; what is not known there is left out. */
export function readQuestionsSearch({ organization, view }: Record<string, unknown>): QuestionsSearch {
  const known = views.find((one) => one === view);
  return {
    ...(typeof organization === 'string' ? { organization } : {}),
    ...(known === undefined ? {} : { view: known }),
  };
}
