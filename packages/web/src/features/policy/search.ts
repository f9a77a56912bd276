/** Ways to look at a rule book. */
export const policyViews = ['flow', 'clauses', 'comparison', 'versions', 'proposal'] as const;
export type PolicyView = (typeof policyViews)[number];

/** What of a rule book is shown, as it stands in the address. */
export interface PolicySearch {
  readonly organization?: string;
  readonly view?: PolicyView;
  readonly procedure?: string;
  /** A clause to begin at, such as `§5`. */
  readonly clause?: string;
}

/** Reads the address; whatever does not belong there is left out. */
export function readPolicySearch(search: Readonly<Record<string, unknown>>): PolicySearch {
  const { organization, view, procedure, clause } = search;
  const known = policyViews.find((one) => one === view);
  return {
    ...(isId(organization) ? { organization } : {}),
    ...(known === undefined ? {} : { view: known }),
    ...(isId(procedure) ? { procedure } : {}),
    ...(typeof clause === 'string' && /^§\d{1,3}$/.test(clause) ? { clause } : {}),
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 100;
}
