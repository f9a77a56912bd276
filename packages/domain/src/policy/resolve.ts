import type { Policy, PolicyDocument } from './policy.ts';
import { type PolicyProblem, pointer, policyProblem } from './problem.ts';
import { optionalMembers, sectionMembers } from './validate.ts';

/** A rule book with everything inherited filled in, and where each part of it was written. */
export interface Resolved {
  readonly data: Readonly<Record<string, unknown>>;
  /** The pointer into the document as written for a pointer into `data`; null where that part was inherited. */
  readonly written: (pointer: string) => string | null;
}

/**
 * Fills in what a rule book inherits from `base`. An item of a list replaces the item of the same id (assignments: of the same kind) as a
 * whole and keeps its place; new items follow. Members of a section that is an object replace their namesakes. Nothing can be removed.
 */
export function resolvePolicy(document: object, base: Policy | null): Resolved {
  if (base === null) return { data: { ...document }, written: (at) => at };
  const origins = new Map<string, string | null>();
  const data: Record<string, unknown> = { ...document };
  for (const [section, members] of Object.entries(sectionMembers)) {
    const own: unknown = Reflect.get(document, section);
    const inherited: unknown = Reflect.get(base, section);
    const at = pointer(section);
    if (own === undefined) {
      data[section] = inherited;
      origins.set(at, null);
    } else if (members.length === 0) {
      data[section] = mergeValue(own, inherited, at, origins);
    } else {
      // The keys of sectionMembers are all that entries gives.
      const optional = optionalMembers[section as keyof typeof sectionMembers] ?? [];
      data[section] = mergeMembers(Object(own), Object(inherited), [...members, ...optional], at, origins);
    }
  }
  return { data, written: (at) => writtenAt(at, origins) };
}

function mergeMembers(
  own: object,
  inherited: object,
  members: readonly string[],
  at: string,
  origins: Map<string, string | null>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...inherited, ...own };
  for (const member of members) {
    const place = at + pointer(member);
    const value: unknown = Reflect.get(own, member);
    if (value === undefined) origins.set(place, null);
    else merged[member] = mergeValue(value, Reflect.get(inherited, member), place, origins);
  }
  return merged;
}

function mergeValue(
  own: unknown,
  inherited: unknown,
  at: string,
  origins: Map<string, string | null>,
): unknown {
  if (!Array.isArray(own) || !Array.isArray(inherited)) return own;
  const keys = own.map(itemKey);
  if (keys.some((key) => key === null) || inherited.some((item) => itemKey(item) === null)) return own;
  const merged: unknown[] = [...inherited];
  inherited.forEach((_, index) => {
    origins.set(`${at}/${index}`, null);
  });
  own.forEach((item: unknown, index) => {
    const same = inherited.findIndex((before) => itemKey(before) === keys[index]);
    // The first occurrence replaces; a second one of the same key follows, so that validation sees the duplicate.
    const place = same < 0 || keys.indexOf(keys[index] ?? null) < index ? merged.length : same;
    merged[place] = item;
    origins.set(`${at}/${place}`, `${at}/${index}`);
  });
  return merged;
}

/** What tells an item of a list from the others; null for lists without ids. */
export function itemKey(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  if ('id' in item && typeof item.id === 'string') return item.id;
  if ('kind' in item && 'procedure' in item && typeof item.kind === 'string') return item.kind;
  return null;
}

function writtenAt(at: string, origins: ReadonlyMap<string, string | null>): string | null {
  for (let head = at; head !== ''; head = head.slice(0, head.lastIndexOf('/'))) {
    const origin = origins.get(head);
    if (origin === null) return null;
    if (origin !== undefined) return origin + at.slice(head.length);
  }
  return at;
}

type Heading = Pick<PolicyDocument, 'id' | 'version' | 'extends'>;

/** How a rule book is called among others: `<id>@<version>`. */
export function policyKey(of: { readonly id: string; readonly version: number }): string {
  return `${of.id}@${of.version}`;
}

/**
 * Puts rule books in an order in which each follows the one it extends. Gives the problems of those whose base is unknown (neither in the
 * set nor among `known` keys) or that extend one another in a cycle.
 */
export function orderByBase<D extends Heading>(
  documents: readonly D[],
  known: ReadonlySet<string> = new Set(),
): { readonly ordered: readonly D[]; readonly problems: readonly (PolicyProblem & { readonly of: D })[] } {
  const byKey = new Map(documents.map((document) => [policyKey(document), document]));
  const ordered: D[] = [];
  const problems: (PolicyProblem & { readonly of: D })[] = [];
  const state = new Map<D, 'open' | 'placed' | 'failed'>();
  const place = (document: D, chain: readonly string[]): boolean => {
    const here = [...chain, policyKey(document)];
    const before = state.get(document);
    if (before === 'placed') return true;
    if (before === 'failed') return false;
    if (before === 'open') {
      problems.push({ ...policyProblem('policy.baseCycle', '/extends', here.join(' → ')), of: document });
      return false;
    }
    state.set(document, 'open');
    const ok = placeBase(document, here);
    state.set(document, ok ? 'placed' : 'failed');
    if (ok) ordered.push(document);
    return ok;
  };
  const placeBase = (document: D, chain: readonly string[]): boolean => {
    if (document.extends === null) return true;
    const key = policyKey({ id: document.extends.policy, version: document.extends.version });
    const base = byKey.get(key);
    if (base !== undefined) return place(base, chain);
    if (known.has(key)) return true;
    problems.push({ ...policyProblem('policy.baseUnknown', '/extends', key), of: document });
    return false;
  };
  for (const document of documents) place(document, []);
  return { ordered, problems };
}
