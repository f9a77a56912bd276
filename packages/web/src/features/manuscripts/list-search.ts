import { phaseSchema } from '@sanshen/contract/content';
import type { listManuscripts } from '@sanshen/contract/content-list';
import type { RouteCall } from '@sanshen/contract/route';

/** What the list is narrowed by, as it stands in the address; several values are set apart by commas. */
export interface ListSearch {
  /** `mine`, an organisation, or an organisation with `+` for everything below it too. */
  readonly scope?: string;
  readonly q?: string;
  readonly phase?: string;
  readonly topic?: string;
  readonly form?: string;
  readonly importance?: string;
  readonly sort?: 'changed' | 'created' | 'due';
}

const members = ['scope', 'q', 'phase', 'topic', 'form', 'importance'] as const;
const sorts = ['changed', 'created', 'due'] as const;

/** Reads the address; whatever does not belong there is left out. */
export function readListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const read: Record<string, string> = {};
  for (const name of members) {
    const value = search[name];
    // A search for a number is one by its digits.
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text !== '' && text.length <= 500) read[name] = text;
  }
  if (read.phase !== undefined) {
    const known = read.phase.split(',').filter((one) => phaseSchema.safeParse(one).success);
    if (known.length === 0) delete read.phase;
    else read.phase = known.join();
  }
  const sort = sorts.find((one) => one === search.sort);
  return { ...read, ...(sort === undefined ? {} : { sort }) };
}

type ListQuery = NonNullable<RouteCall<typeof listManuscripts>['query']>;

/** What is asked of the server; `home` is the organisation when the address names none, null for somebody without an office. */
export function listQuery(search: ListSearch, home: string | null): ListQuery {
  const { scope, ...filters } = search;
  const where = scope ?? home ?? 'mine';
  if (where === 'mine') return { ...filters, author: 'me' };
  if (!where.endsWith('+')) return { ...filters, organization: where };
  return { ...filters, organization: where.slice(0, -1), subtree: 'true' };
}

/** True if something narrows the list. */
export function isNarrowed({ q, phase, topic, form, importance }: ListSearch): boolean {
  return [q, phase, topic, form, importance].some((value) => value !== undefined);
}
