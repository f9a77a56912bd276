import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brandId } from '@sanshen/domain/kernel';
import { orderByBase, type Policy, policyKey } from '@sanshen/domain/policy';
import { type Assembled, assemble, rootFile, type SourceFile } from './assemble.ts';
import { type CheckedPolicy, checkPolicy, type RefusedPolicy } from './check-policy.ts';
import { shippedPolicies } from './check-shape.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';

/** What came of one rule book's folder. */
export interface ReadPolicy {
  readonly folder: string;
  readonly result: CheckedPolicy | RefusedPolicy;
}

/** The files of a rule book's folder (or of the folder of its `policy.yaml`). Throws the file system's error. */
export async function readPolicyFolder(path: string): Promise<readonly SourceFile[]> {
  const folder = (await stat(path)).isDirectory() ? path : dirname(path);
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      label: relative(process.cwd(), join(folder, name)) || name,
      bytes: await readFile(join(folder, name)),
    })),
  );
}

/** The folder of a rule book that comes with the product, by its id. */
export function shippedFolder(id: string): string {
  return fileURLToPath(new URL(`${id}/`, shippedPolicies));
}

/**
 * Reads and checks rule books in folders. What one extends may be among them or come with the product; the answer has the order of `paths`.
 * Throws the file system's error for a path that cannot be read.
 */
export async function readPolicies(paths: readonly string[]): Promise<readonly ReadPolicy[]> {
  const results = new Map<string, CheckedPolicy | RefusedPolicy>();
  const written: (Heading & { readonly path: string; readonly assembled: Assembled })[] = [];
  for (const path of paths) {
    const assembled = assemble(await readPolicyFolder(path));
    if (!('document' in assembled)) results.set(path, { problems: assembled, differences: [] });
    else written.push({ ...headingOf(assembled), path, assembled });
  }
  const known = new Map<string, Policy>();
  for (const base of await shippedBases(written)) known.set(policyKey(base), base);
  const { ordered, problems } = orderByBase(written, new Set(known.keys()));
  for (const { of, ...problem } of problems) {
    results.set(of.path, {
      problems: [{ ...problem, ...of.assembled.placeOf(problem.pointer) }],
      differences: [],
    });
  }
  for (const { path, assembled, extends: base } of ordered) {
    const found = base === null ? null : known.get(`${base.policy}@${base.version}`);
    const result = found === undefined ? baseRefused(assembled) : checkPolicy(assembled, found);
    results.set(path, result);
    if ('policy' in result) known.set(policyKey(result.policy), result.policy);
  }
  return paths.map((folder) => ({
    folder,
    result: results.get(folder) ?? { problems: [], differences: [] },
  }));
}

type Heading = Pick<Policy, 'id' | 'version' | 'extends'>;

/** The heading as written; whether it has the right shape is for the check to say. */
export function headingOf(assembled: Assembled): Heading {
  const { id, version, extends: base } = assembled.document;
  const named = typeof base === 'object' && base !== null && 'policy' in base && 'version' in base;
  return {
    id: brandId(String(id)),
    version: Number(version),
    extends: named ? { policy: brandId(String(base.policy)), version: Number(base.version) } : null,
  };
}

/** The base has problems of its own, which are told at its own files. */
function baseRefused(assembled: Assembled): { problems: FileProblem[]; differences: [] } {
  const place = assembled.placeOf('/extends');
  return { problems: [fileProblem('policy.baseRefused', place, '/extends')], differences: [] };
}

/** The shipped rule books that some of `written` extend and that are not among them. */
async function shippedBases(written: readonly Heading[]): Promise<readonly Policy[]> {
  const ids = new Set(written.flatMap((one) => (one.extends === null ? [] : [String(one.extends.policy)])));
  const here = new Set(written.map((one) => String(one.id)));
  const shipped = (await readdir(fileURLToPath(shippedPolicies), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && ids.has(entry.name) && !here.has(entry.name))
    .map((entry) => entry.name);
  const read = shipped.length === 0 ? [] : await readPolicies(shipped.map(shippedFolder));
  return read.flatMap(({ result }) => ('policy' in result ? [result.policy] : []));
}

/** A rule book that comes with the product. Throws RangeError if there is none of that id, or it is broken. */
export async function shippedPolicy(id: string): Promise<CheckedPolicy> {
  const [read] = await readPolicies([shippedFolder(basename(id))]);
  if (read === undefined || !('policy' in read.result)) throw new RangeError(`no rule book ${id}`);
  return read.result;
}

/** The files of a rule book that comes with the product, as text by name, as a proposal takes them. */
export async function shippedPolicyFiles(id: string): Promise<readonly { name: string; text: string }[]> {
  return policyFilesIn(join(shippedFolder(basename(id)), rootFile));
}

/** The files of a rule book's folder as text by name, as a proposal takes them. Throws the file system's error. */
export async function policyFilesIn(path: string): Promise<readonly { name: string; text: string }[]> {
  const files = await readPolicyFolder(path);
  return files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('utf8') }));
}
