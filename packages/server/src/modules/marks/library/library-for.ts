import { createHash } from 'node:crypto';
import { shippedMarks } from '@sanshen/checks/marks/library/index';
import type { MarkLibrary, MarkVersion } from '@sanshen/checks/marks/mark';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { pathTo } from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { loadSurroundings } from '../../organization/public.ts';
import { loadRegistered, type RegisteredMark } from './mark-store.ts';

/** The marks that hold for an organisation. */
export interface OrganizationLibrary {
  /** The organisation and its superiors, the nearest first. */
  readonly chain: readonly OrganizationId[];
  readonly registered: readonly RegisteredMark[];
  /** What the checker is to use: registered versions, the nearest unit's first, before shipped ones. */
  readonly library: MarkLibrary;
  /** Another one when any version was added or withdrawn. */
  readonly key: string;
}

/** The library of an organisation: shipped versions, and those that it and its superiors registered. */
export async function libraryFor(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<OrganizationLibrary> {
  const chain = [...pathTo(await loadSurroundings(db, [organization], at), organization)].reverse();
  const registered = [...(await loadRegistered(db, chain))].sort(
    (one, other) => chain.indexOf(one.organization) - chain.indexOf(other.organization),
  );
  const standing = registered.filter(({ withdrawn }) => withdrawn === null).map(({ data }) => data);
  const versions = [...standing, ...shippedMarks().versions];
  const key = createHash('sha256').update(JSON.stringify(versions)).digest('hex').slice(0, 16);
  return { chain, registered, library: { versions }, key };
}

/** The version of each mark that is used on a day: the first that is in force, the nearest unit's before a superior's and shipped ones. */
export function inUse(versions: readonly MarkVersion[], day: string): ReadonlyMap<string, MarkVersion> {
  const found = new Map<string, MarkVersion>();
  for (const version of versions) {
    const known = found.get(version.mark);
    if (known === undefined || (!isInForce(known, day) && isInForce(version, day)))
      found.set(version.mark, version);
  }
  return found;
}

/** Years and days compare as texts; what has no date counts as in force. */
function isInForce({ validFrom, validTo }: MarkVersion, day: string): boolean {
  return (
    (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day.slice(0, validTo.length))
  );
}
