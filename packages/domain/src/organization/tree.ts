import type { Instant, OrganizationId } from '../kernel/index.ts';
import { type OrganizationChange, type OrganizationKind, type TreeRefusal, treeRefusal } from './change.ts';

export type OrganizationStatus = 'active' | 'merged' | 'closed';

/** How an organisation stood at a moment. */
export interface OrganizationNode {
  readonly id: OrganizationId;
  /** The superior organisation; null for the root. */
  readonly parent: OrganizationId | null;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly publicityDepartment: boolean;
  readonly status: OrganizationStatus;
  readonly mergedInto: OrganizationId | null;
}

/** Every organisation that had been founded by a moment, closed ones included: their records still need a name. */
export type OrganizationTree = ReadonlyMap<OrganizationId, OrganizationNode>;

export const emptyTree: OrganizationTree = new Map();

/** Changes in the order in which they take effect; of one moment, in the order in which they were recorded. */
export function inOrder(changes: readonly OrganizationChange[]): readonly OrganizationChange[] {
  return changes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The tree as it stood at `at` by all changes recorded so far. Changes that were checked when they were recorded are not checked again. */
export function treeAt(changes: readonly OrganizationChange[], at: Instant): OrganizationTree {
  const tree = new Map<OrganizationId, OrganizationNode>();
  for (const change of inOrder(changes)) {
    if (change.at > at) break;
    apply(tree, change);
  }
  return tree;
}

/**
 * Whether a new change may be recorded behind those recorded so far: null, or the refusal. It may not take effect before another change that
 * touches the same organisations, and the tree must stay a tree at every later moment that is already decided.
 */
export function checkChange(
  changes: readonly OrganizationChange[],
  change: OrganizationChange,
): TreeRefusal | null {
  const touched = organizationsOf(change);
  const overtaken = changes.some(
    (earlier) => earlier.at > change.at && organizationsOf(earlier).some((id) => touched.includes(id)),
  );
  if (overtaken) return treeRefusal('organization.rewritesHistory');
  const tree = new Map<OrganizationId, OrganizationNode>();
  for (const next of inOrder([...changes, change])) {
    const refusal = next.at < change.at ? null : refusalOf(tree, next);
    if (refusal !== null) return refusal;
    apply(tree, next);
  }
  return null;
}

/** Organisations that take part in a change, its own first. */
export function organizationsOf(change: OrganizationChange): readonly OrganizationId[] {
  switch (change.kind) {
    case 'founded':
      return change.parent === null ? [change.organization] : [change.organization, change.parent];
    case 'moved':
      return [change.organization, change.parent];
    case 'merged':
      return [change.organization, change.into];
    case 'renamed':
    case 'closed':
      return [change.organization];
  }
}

/** From the root down to the organisation itself; empty if it is unknown. */
export function pathTo(tree: OrganizationTree, organization: OrganizationId): readonly OrganizationId[] {
  const path: OrganizationId[] = [];
  for (let node = tree.get(organization); node !== undefined; ) {
    path.push(node.id);
    node = node.parent === null ? undefined : tree.get(node.parent);
  }
  return path.reverse();
}

/** Whether `upper` is a superior of `lower`, near or far. */
export function isAbove(tree: OrganizationTree, upper: OrganizationId, lower: OrganizationId): boolean {
  return upper !== lower && pathTo(tree, lower).includes(upper);
}

/** Active organisations directly under one. */
export function childrenOf(
  tree: OrganizationTree,
  organization: OrganizationId,
): readonly OrganizationNode[] {
  return [...tree.values()].filter((node) => node.parent === organization && node.status === 'active');
}

/** The organisation and every active one below it. */
export function subtreeOf(tree: OrganizationTree, organization: OrganizationId): readonly OrganizationNode[] {
  return [...tree.values()].filter(
    (node) => node.status === 'active' && pathTo(tree, node.id).includes(organization),
  );
}

/** The organisation that answers for another's records: the one it was merged into, or itself. */
export function successorOf(tree: OrganizationTree, organization: OrganizationId): OrganizationId {
  let id = organization;
  for (let node = tree.get(id); node?.mergedInto; node = tree.get(id)) id = node.mergedInto;
  return id;
}

function refusalOf(tree: OrganizationTree, change: OrganizationChange): TreeRefusal | null {
  if (change.kind === 'founded') return refusalOfFounding(tree, change);
  const node = tree.get(change.organization);
  if (node === undefined) return treeRefusal('organization.unknown');
  if (node.status !== 'active') return treeRefusal('organization.notActive');
  if (change.kind === 'renamed') {
    if (node.name === change.name) return treeRefusal('organization.nothingChanges');
    return nameTaken(tree, node.parent, change.name) ? treeRefusal('organization.nameTaken') : null;
  }
  if (node.parent === null) return treeRefusal('organization.rootFixed');
  if (change.kind === 'closed') {
    return childrenOf(tree, node.id).length > 0 ? treeRefusal('organization.hasChildren') : null;
  }
  return refusalOfTarget(tree, node, change);
}

function refusalOfFounding(
  tree: OrganizationTree,
  change: OrganizationChange & { readonly kind: 'founded' },
): TreeRefusal | null {
  if (tree.has(change.organization)) return treeRefusal('organization.alreadyFounded');
  if (change.parent === null) return null;
  const parent = tree.get(change.parent);
  if (parent === undefined) return treeRefusal('organization.unknown');
  if (parent.status !== 'active') return treeRefusal('organization.notActive');
  if (change.publicityDepartment && publicityOf(tree, parent.id) !== null) {
    return treeRefusal('organization.secondPublicityDepartment');
  }
  return nameTaken(tree, parent.id, change.name) ? treeRefusal('organization.nameTaken') : null;
}

function refusalOfTarget(
  tree: OrganizationTree,
  node: OrganizationNode,
  change: OrganizationChange & { readonly kind: 'moved' | 'merged' },
): TreeRefusal | null {
  const target = tree.get(change.kind === 'moved' ? change.parent : change.into);
  if (target === undefined) return treeRefusal('organization.unknown');
  if (target.status !== 'active') return treeRefusal('organization.notActive');
  const targetPath = pathTo(tree, target.id);
  if (targetPath.includes(node.id)) return treeRefusal('organization.cycle');
  if (targetPath[0] !== pathTo(tree, node.id)[0]) return treeRefusal('organization.otherTree');
  if (change.kind === 'merged') {
    const clash = childrenOf(tree, node.id).some((child) => nameTaken(tree, target.id, child.name));
    if (clash) return treeRefusal('organization.nameTaken');
    const second = publicityOf(tree, node.id) !== null && publicityOf(tree, target.id) !== null;
    return second ? treeRefusal('organization.secondPublicityDepartment') : null;
  }
  if (node.parent === target.id) return treeRefusal('organization.nothingChanges');
  if (node.publicityDepartment && publicityOf(tree, target.id) !== null) {
    return treeRefusal('organization.secondPublicityDepartment');
  }
  return nameTaken(tree, target.id, node.name) ? treeRefusal('organization.nameTaken') : null;
}

function nameTaken(tree: OrganizationTree, parent: OrganizationId | null, name: string): boolean {
  return parent !== null && childrenOf(tree, parent).some((child) => child.name === name);
}

/**
 * The name by which an organisation signs a document: a publicity department, whose own name is only 宣传部, with its superior's in front (GB/T 9704—2012, 7.2.4:
 * full name or standardised short name of the issuing authority). Null for an unknown organisation.
 */
export function officialName(tree: OrganizationTree, organization: OrganizationId): string | null {
  const node = tree.get(organization);
  if (node === undefined) return null;
  const superior = node.parent === null ? undefined : tree.get(node.parent);
  const whole = superior === undefined || !node.publicityDepartment || node.name.startsWith(superior.name);
  return whole ? node.name : `${superior.name}${node.name}`;
}

/** The active publicity department (宣传部) directly under an organisation; null if it has none. */
export function publicityOf(tree: OrganizationTree, organization: OrganizationId): OrganizationId | null {
  return childrenOf(tree, organization).find((child) => child.publicityDepartment)?.id ?? null;
}

function apply(tree: Map<OrganizationId, OrganizationNode>, change: OrganizationChange): void {
  if (change.kind === 'founded') {
    const { organization: id, parent, organizationKind: kind, name, publicityDepartment } = change;
    tree.set(id, { id, parent, kind, name, publicityDepartment, status: 'active', mergedInto: null });
    return;
  }
  const node = tree.get(change.organization);
  if (node === undefined) return;
  switch (change.kind) {
    case 'renamed':
      tree.set(node.id, { ...node, name: change.name });
      return;
    case 'moved':
      tree.set(node.id, { ...node, parent: change.parent });
      return;
    case 'closed':
      tree.set(node.id, { ...node, status: 'closed' });
      return;
    case 'merged':
      for (const child of childrenOf(tree, node.id)) tree.set(child.id, { ...child, parent: change.into });
      tree.set(node.id, { ...node, status: 'merged', mergedInto: change.into });
  }
}
