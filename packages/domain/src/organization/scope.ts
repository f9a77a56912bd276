import type { OrganizationId } from '../kernel/index.ts';
import { type OrganizationTree, pathTo, publicityOf } from './tree.ts';
import type { Scope } from './types.ts';

/**
 * The organisations in which the seats of a manuscript of `organization` are looked for. A scope that leads nowhere is absent, and its seat is
 * empty: it blocks. `superiorPublicity` is the publicity department of the nearest superior that has one; a department's superior is the
 * committee that it belongs to.
 */
export function resolveScopes(
  tree: OrganizationTree,
  organization: OrganizationId,
): Partial<Record<Scope, OrganizationId>> {
  const path = pathTo(tree, organization).toReversed();
  const [own, superior] = path;
  const root = path.at(-1);
  if (own === undefined || root === undefined || tree.get(own)?.status !== 'active') return {};
  const ownPublicity = tree.get(own)?.publicityDepartment ? own : publicityOf(tree, own);
  const superiorPublicity = path
    .slice(1)
    .map((id) => publicityOf(tree, id))
    .find((id) => id !== null);
  const rootPublicity = publicityOf(tree, root);
  return {
    own,
    root,
    ...(ownPublicity === null ? {} : { ownPublicity }),
    ...(superior === undefined ? {} : { superior }),
    ...(superiorPublicity ? { superiorPublicity } : {}),
    ...(rootPublicity === null ? {} : { rootPublicity }),
  };
}
