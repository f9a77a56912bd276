export const drillViews = ['list', 'calendar', 'lessons', 'reports'] as const;
export type DrillView = (typeof drillViews)[number];

/** Whose drills are shown and which part of them, as it stands in the address. */
export interface DrillsSearch {
  readonly organization?: string;
  readonly view?: DrillView;
}

/** Reads the address; whatever does not belong there is left out. */
export function readDrillsSearch(search: Readonly<Record<string, unknown>>): DrillsSearch {
  const { organization } = search;
  const view = drillViews.find((one) => one === search.view);
  return {
    ...(typeof organization === 'string' && organization !== '' ? { organization } : {}),
    ...(view === undefined || view === 'list' ? {} : { view }),
  };
}

/** Where a drill is prepared: for a unit, from a scenario, or an existing one that is changed. */
export interface PrepareSearch {
  readonly organization?: string;
  readonly drill?: string;
}

/** Reads the address; whatever does not belong there is left out. */
export function readPrepareSearch({ organization, drill }: Readonly<Record<string, unknown>>): PrepareSearch {
  return {
    ...(typeof organization === 'string' && organization !== '' ? { organization } : {}),
    ...(typeof drill === 'string' && drill !== '' ? { drill } : {}),
  };
}
