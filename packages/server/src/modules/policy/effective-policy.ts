import type { Digest, Instant, OrganizationId } from '@sanshen/domain/kernel';
import { type OrganizationKind, pathTo } from '@sanshen/domain/organization';
import type { Policy } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { loadSurroundings } from '../organization/public.ts';
import { assemble } from './assemble.ts';
import { checkPolicy } from './check-policy.ts';
import { type FiledVersion, loadFiles, loadNewest, loadText, type PolicyFile } from './policy-store.ts';

/** The rule book in force for an organisation. */
export interface EffectivePolicy {
  readonly policy: Policy;
  readonly digest: Digest;
  /** The organisation that filed it: the one asked about, or the nearest above it. */
  readonly filedBy: OrganizationId;
  readonly kind: OrganizationKind;
  /**
   * Filings on the way down that are out of force because the superior's rule book has since become stricter than they are; each has to be
   * filed anew on the superior's present one.
   */
  readonly suspended: readonly OrganizationId[];
}

// Digests name immutable texts, so these can be kept by any process without telling another. A city has a few hundred at most.
const texts = new Map<Digest, Policy>();
const rebased = new Map<string, { readonly policy: Policy; readonly digest: Digest } | null>();
const most = 500;

function remember<K, V>(cache: Map<K, V>, key: K, value: V): V {
  if (cache.size >= most) cache.clear();
  cache.set(key, value);
  return value;
}

/**
 * The rule book in force for an organisation at `at`: its own newest filing, laid on what is in force for its superior, and so on to the
 * root. A filing that was stricter than an older rule book of the superior but is looser than the present one does not count. Null where
 * nobody above has filed any, or the organisation is unknown.
 */
export async function effectivePolicy(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<EffectivePolicy | null> {
  const found = await effectivePolicies(db, [organization], at);
  return found.get(organization) ?? null;
}

/** As {@link effectivePolicy}, for several organisations in two queries; those without are left out. */
export async function effectivePolicies(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  at: Instant,
): Promise<ReadonlyMap<OrganizationId, EffectivePolicy>> {
  const tree = await loadSurroundings(db, organizations, at);
  const paths = new Map(
    organizations.flatMap((id) => (tree.has(id) ? [[id, pathTo(tree, id)] as const] : [])),
  );
  const filings = await loadNewest(db, [...new Set([...paths.values()].flat())]);
  const found = new Map<OrganizationId, EffectivePolicy>();
  for (const [id, path] of paths) {
    const kind = tree.get(id)?.kind;
    const standing = kind === undefined ? null : await alongPath(db, path, filings, kind);
    if (standing !== null) found.set(id, standing);
  }
  return found;
}

async function alongPath(
  db: Database | Transaction,
  path: readonly OrganizationId[],
  filings: ReadonlyMap<OrganizationId, FiledVersion>,
  kind: OrganizationKind,
): Promise<EffectivePolicy | null> {
  const suspended: OrganizationId[] = [];
  let standing: { policy: Policy; digest: Digest; filedBy: OrganizationId } | null = null;
  for (const id of path) {
    const filed = filings.get(id);
    if (filed === undefined) continue;
    const laid = await layOn(db, filed, standing);
    if (laid === null) suspended.push(id);
    else standing = { ...laid, filedBy: id };
  }
  return standing === null ? null : { ...standing, kind, suspended };
}

/** What a filing amounts to on a base; null if it is looser than the base. */
async function layOn(
  db: Database | Transaction,
  filed: FiledVersion,
  base: { readonly policy: Policy; readonly digest: Digest } | null,
): Promise<{ readonly policy: Policy; readonly digest: Digest } | null> {
  if (filed.baseDigest === (base?.digest ?? null)) return textOf(db, filed.digest);
  const key = `${filed.organization} ${filed.digest} ${filed.sequence} ${base?.digest}`;
  const known = rebased.get(key);
  if (known !== undefined) return known;
  const assembled = assemble(asSource(await loadFiles(db, filed)));
  const result = 'document' in assembled ? checkPolicy(assembled, base?.policy ?? null) : null;
  return remember(rebased, key, result !== null && 'policy' in result ? result : null);
}

async function textOf(db: Database | Transaction, digest: Digest) {
  const policy = texts.get(digest) ?? (await loadText(db, digest));
  return policy === null ? null : { policy: remember(texts, digest, policy), digest };
}

/** Files from a request or the database as the reader takes them. */
export function asSource(files: readonly PolicyFile[]) {
  return files.map(({ name, text }) => ({ name, label: name, bytes: new TextEncoder().encode(text) }));
}
