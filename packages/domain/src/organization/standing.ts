import type { Instant, OrganizationId } from '../kernel/index.ts';
import type { OrganizationChange } from './change.ts';
import { inOrder, type OrganizationNode, pathTo, treeAt } from './tree.ts';
import type { Period } from './types.ts';

/** How an organisation stood in a period, with its path from the root down to itself. */
export interface OrganizationStanding extends OrganizationNode, Period {
  readonly path: readonly OrganizationId[];
}

/** Every period of every organisation that follows from the changes, oldest first; periods of one organisation join without a gap. */
export function standings(changes: readonly OrganizationChange[]): readonly OrganizationStanding[] {
  const ordered = inOrder(changes);
  const moments = [...new Set(ordered.map((change) => change.at))];
  const open = new Map<OrganizationId, OrganizationStanding>();
  const closed: OrganizationStanding[] = [];
  for (const moment of moments) {
    for (const next of standingsAt(ordered, moment)) {
      const before = open.get(next.id);
      if (before !== undefined && same(before, next)) continue;
      if (before !== undefined) closed.push({ ...before, to: moment });
      open.set(next.id, next);
    }
  }
  return [...closed, ...open.values()];
}

function standingsAt(changes: readonly OrganizationChange[], at: Instant): OrganizationStanding[] {
  const tree = treeAt(changes, at);
  return [...tree.values()].map((node) => ({ ...node, path: pathTo(tree, node.id), from: at, to: null }));
}

function same(a: OrganizationStanding, b: OrganizationStanding): boolean {
  return (
    a.parent === b.parent &&
    a.name === b.name &&
    a.status === b.status &&
    a.mergedInto === b.mergedInto &&
    a.path.length === b.path.length &&
    a.path.every((id, index) => id === b.path[index])
  );
}
