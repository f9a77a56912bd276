import { brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import {
  type Action,
  actions,
  type Grant,
  grantOf,
  inForce,
  type OrganizationNode,
  type OrganizationTree,
  pathTo,
  type Relation,
  relation,
} from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadPersonFacts } from './person-store.ts';
import { standpoint } from './standing.ts';
import { loadSubtree, loadSurroundings } from './tree-store.ts';

/** An organisation as a caller sees it. */
export interface VisibleOrganization extends OrganizationNode {
  readonly relation: Relation;
  /** Place in the order from the root down. */
  readonly order: string;
}

/** Organisations on which a person may do `action` at `at`, from the root down; closed ones are left out. */
export async function organizationsFor(
  db: Database | Transaction,
  person: PersonId,
  action: Action,
  at: Instant,
): Promise<VisibleOrganization[]> {
  const [facts] = await loadPersonFacts(db, { people: [person] }, at);
  const appointments = (facts?.appointments ?? []).filter((one) => inForce(one, at));
  const tree = await loadTreesOf(
    db,
    appointments.map((one) => one.organization),
    at,
  );
  return [...tree.values()]
    .filter((node) => node.status === 'active' && grantOf(tree, appointments, node.id, action, at) !== null)
    .map((node) => ({
      ...node,
      relation: relation(tree, appointments, node.id, at),
      order: pathTo(tree, node.id).join('/'),
    }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
}

/** The trees in which a person holds offices at `at`, and where in them he may do something; closed organisations count, for their records. */
export async function reachOf(
  db: Database | Transaction,
  person: PersonId,
  at: Instant,
): Promise<{
  readonly tree: OrganizationTree;
  readonly where: (action: Action) => readonly OrganizationId[];
}> {
  const [facts] = await loadPersonFacts(db, { people: [person] }, at);
  const appointments = (facts?.appointments ?? []).filter((one) => inForce(one, at));
  const tree = await loadTreesOf(
    db,
    appointments.map((one) => one.organization),
    at,
  );
  const where = (action: Action) =>
    [...tree.keys()].filter((id) => grantOf(tree, appointments, id, action, at) !== null);
  return { tree, where };
}

/** The whole trees that some organisations belong to. */
async function loadTreesOf(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  at: Instant,
): Promise<OrganizationTree> {
  if (organizations.length === 0) return new Map();
  const around = await loadSurroundings(db, organizations, at);
  const roots = [...around.values()].filter((node) => node.parent === null);
  const trees = await Promise.all(roots.map((root) => loadSubtree(db, root.id, at)));
  return new Map(trees.flatMap((tree) => [...tree]));
}

/** What a person may do on one organisation, and by which appointment. Throws `request.notFound`, `access.forbidden`. */
export async function accessOf(
  db: Database | Transaction,
  person: PersonId,
  organization: string,
  at: Instant,
): Promise<{ readonly node: OrganizationNode; readonly relation: Relation; readonly grants: Grant[] }> {
  const target = brandId<OrganizationId>(organization);
  const { facts, tree } = await standpoint(db, person, [target], at);
  const node = tree.get(target);
  if (node === undefined) throw platformProblem('request.notFound');
  const appointments = facts?.appointments ?? [];
  const grants = actions.flatMap((action) => grantOf(tree, appointments, target, action, at) ?? []);
  if (grants.length === 0) throw platformProblem('access.forbidden', { organization });
  return { node, relation: relation(tree, appointments, target, at), grants };
}
