import { canonicalJson, type LocalizedText } from '@sanshen/domain/kernel';
import { itemKey, optionalMembers, type Policy, sectionMembers } from '@sanshen/domain/policy';

/** What a rule book is called; the rest of it is its rules. */
export interface Heading {
  readonly id: string;
  readonly version: number;
  readonly title: LocalizedText;
  readonly source: { readonly document: string; readonly issuer: string; readonly issuedOn: string };
  readonly extends: { readonly policy: string; readonly version: number } | null;
}

/**
 * A rule book as its owner writes it: of `mine` only what differs from the superior's, since everything else is inherited. Of a list only
 * the items that differ; all of it where there is no superior.
 */
export function ownDocument(
  mine: Policy,
  superior: Policy | null,
  heading: Heading,
): Readonly<Record<string, unknown>> {
  const written: Record<string, unknown> = { ...heading };
  for (const [section, members] of Object.entries(sectionMembers)) {
    const own: unknown = Reflect.get(mine, section);
    const base: unknown = superior === null ? undefined : Reflect.get(superior, section);
    // The keys of sectionMembers are all that entries gives.
    const optional = optionalMembers[section as keyof typeof sectionMembers] ?? [];
    const part =
      members.length === 0 ? differing(own, base) : differingMembers(own, base, [...members, ...optional]);
    if (part !== undefined) written[section] = part;
  }
  return written;
}

function differingMembers(own: unknown, base: unknown, members: readonly string[]): unknown {
  if (base === undefined) return own;
  const changed = members.flatMap((name) => {
    const part = differing(Reflect.get(Object(own), name), Reflect.get(Object(base), name));
    return part === undefined ? [] : [[name, part] as const];
  });
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** What has to be written so that `own` comes out on top of `base`; undefined for nothing. */
function differing(own: unknown, base: unknown): unknown {
  if (own === undefined || same(own, base)) return undefined;
  if (!Array.isArray(own) || !Array.isArray(base)) return own;
  const keys = own.map(itemKey);
  if (keys.includes(null) || base.some((item) => itemKey(item) === null)) return own;
  return own.filter((item) => {
    const before = base.find((one) => itemKey(one) === itemKey(item));
    return before === undefined || !same(before, item);
  });
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}

/** The id of a unit's own rule book, made from the unit's. */
export function policyIdOf(organization: string): string {
  const plain = organization
    .replace(/^organization-/, '')
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/[^a-z0-9-]/g, '-');
  return `${/^[a-z]/.test(plain) ? '' : 'unit-'}${plain}-rules`.slice(0, 60);
}
