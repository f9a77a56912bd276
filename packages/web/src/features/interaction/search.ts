export const interactionViews = ['waiting', 'running', 'record', 'standing', 'hidings', 'accounts'] as const;
export type InteractionView = (typeof interactionViews)[number];

export interface InteractionSearch {
  readonly organization?: string;
  readonly view?: InteractionView;
}

/** What the address of the page says; anything else is left out. */
export function readInteractionSearch({ organization, view }: Record<string, unknown>): InteractionSearch {
  const known = interactionViews.find((one) => one === view);
  return {
    ...(typeof organization === 'string' ? { organization } : {}),
    ...(known === undefined ? {} : { view: known }),
  };
}
