/** Parts of what is shown of a unit. `import` stands beside them: it is reached from the actions. */
export const unitTabs = ['overview', 'people', 'appointments', 'channels', 'history', 'import'] as const;
export type UnitTab = (typeof unitTabs)[number];

/** What is shown, as it stands in the address: which unit, which part of it, which person, which import. */
export interface OrganizationSearch {
  readonly organization?: string;
  readonly tab?: UnitTab;
  readonly person?: string;
  readonly import?: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the address; whatever does not belong there is left out. */
export function readOrganizationSearch(search: Readonly<Record<string, unknown>>): OrganizationSearch {
  const tab = unitTabs.find((one) => one === search.tab);
  const { organization, person } = search;
  const running = search.import;
  return {
    ...(isId(organization) ? { organization } : {}),
    ...(tab === undefined || tab === 'overview' ? {} : { tab }),
    ...(isId(person) ? { person } : {}),
    ...(typeof running === 'string' && uuid.test(running) ? { import: running } : {}),
  };
}

/** What the page of reasons is about: a unit, or one manuscript of a unit. */
export function readWhySearch({ organization, manuscript }: Readonly<Record<string, unknown>>): {
  readonly organization?: string;
  readonly manuscript?: string;
} {
  return {
    ...(isId(organization) ? { organization } : {}),
    ...(isId(manuscript) ? { manuscript } : {}),
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 100;
}
