import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import { checkChange, type OrganizationChange, type OrganizationKind } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { loadChanges } from './project.ts';
import { type Asker, openScene, record, refuse, requireNotPast } from './record.ts';
import { requireOrganizationKind } from './rule-book.ts';
import { lockTree } from './tree-store.ts';

/** Founds an organisation under `parent`; gives its id. Throws a refusal of the tree, `organization.takesEffectInPast`. */
export async function foundOrganization(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  parent: OrganizationId,
  wish: {
    readonly kind: string;
    readonly name: string;
    readonly publicityDepartment: boolean;
    readonly at?: string | undefined;
  },
): Promise<{ readonly id: OrganizationId }> {
  const scene = await openScene(trx, clock, asker, parent, 'foundOrganization');
  await requireOrganizationKind(scene, wish.kind);
  await lockTree(trx, scene.root);
  const change: OrganizationChange = {
    kind: 'founded',
    organization: newId<OrganizationId>(),
    at: wish.at === undefined ? scene.now : requireNotPast(scene.now, wish.at),
    parent,
    organizationKind: brandId<OrganizationKind>(wish.kind),
    name: wish.name,
    publicityDepartment: wish.publicityDepartment,
  };
  const refusal = checkChange(await loadChanges(trx, scene.root), change);
  if (refusal !== null) throw refuse(refusal.code);
  await record({ ...scene, organization: change.organization }, [
    { kind: 'treeChanged', root: scene.root, change },
  ]);
  return { id: change.organization };
}
