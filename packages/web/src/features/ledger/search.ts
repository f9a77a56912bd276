/** What of the ledger is shown, as it stands in the address. */
export interface LedgerSearch {
  /** This unit and all below it. */
  readonly organization?: string;
  readonly person?: string;
  readonly kind?: string;
  /** Only what belongs to one thing, such as `manuscript:<id>`. */
  readonly stream?: string;
  /** Days in China, `YYYY-MM-DD`, both inside. */
  readonly from?: string;
  readonly to?: string;
  /** The entry that is open: `<stream>/<sequence>`. */
  readonly entry?: string;
}

const members = ['organization', 'person', 'kind', 'stream', 'from', 'to', 'entry'] as const;

/** Reads the address; whatever does not belong there is left out. */
export function readLedgerSearch(search: Readonly<Record<string, unknown>>): LedgerSearch {
  const read: Record<string, string> = {};
  for (const name of members) {
    const value = search[name];
    if (typeof value === 'string' && value !== '' && value.length <= 220) read[name] = value;
  }
  for (const name of ['from', 'to']) if (!isDay(read[name])) delete read[name];
  if (read.entry !== undefined && entryOf(read.entry) === null) delete read.entry;
  return read;
}

/** Stream and number of an entry by its place in the address; null if it is none. */
export function entryOf(place: string): { readonly stream: string; readonly sequence: number } | null {
  const [, stream, digits] = /^([a-z][a-zA-Z]*:[\w.-]+)\/([1-9]\d{0,8})$/.exec(place) ?? [];
  return stream === undefined ? null : { stream, sequence: Number(digits) };
}

/** The moment at which a day begins in China, `days` later. */
export function dayStart(day: string, days = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + days * 86_400_000).toISOString();
}

function isDay(value: string | undefined): boolean {
  return (
    value !== undefined &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
  );
}

/** True if something besides the unit narrows the list. */
export function isNarrowed({ person, kind, stream, from, to }: LedgerSearch): boolean {
  return [person, kind, stream, from, to].some((value) => value !== undefined);
}
