/** Which unit and year are shown, and for whom a letter is being made. */
export interface LettersSearch {
  readonly organization?: string;
  readonly year?: number;
  readonly person?: string;
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 100;

/** Reads the address; whatever does not belong there is left out. */
export function readLettersSearch(search: Readonly<Record<string, unknown>>): LettersSearch {
  const { organization, year, person } = search;
  const known = typeof year === 'number' && Number.isInteger(year) && year >= 2000 && year <= 2200;
  return {
    ...(isId(organization) ? { organization } : {}),
    ...(known ? { year } : {}),
    ...(isId(person) ? { person } : {}),
  };
}
