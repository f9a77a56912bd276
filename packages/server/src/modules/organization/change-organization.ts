import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import { checkChange, type OrganizationChange, type OrganizationEvent } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { openAppointments } from './appointment-store.ts';
import { loadChanges } from './project.ts';
import { type Asker, openScene, record, refuse, requireNotPast, type Scene } from './record.ts';
import { lockTree } from './tree-store.ts';

export type ChangeWish = { readonly at?: string | undefined } & (
  | { readonly kind: 'renamed'; readonly name: string }
  | { readonly kind: 'moved'; readonly parent: string }
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'closed' }
);

/**
 * Renames, moves, merges or closes an organisation; only a superior may. Who holds an office of an organisation that is merged or closed loses it
 * at that moment. Throws a refusal of the tree, `organization.takesEffectInPast`.
 */
export async function changeOrganization(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  organization: OrganizationId,
  wish: ChangeWish,
): Promise<void> {
  const scene = await openScene(trx, clock, asker, organization, 'changeOrganization');
  await lockTree(trx, scene.root);
  const change = changeOf(scene, wish);
  const refusal = checkChange(await loadChanges(trx, scene.root), change);
  if (refusal !== null) throw refuse(refusal.code);
  const events: OrganizationEvent[] = [{ kind: 'treeChanged', root: scene.root, change }];
  if (change.kind === 'merged' || change.kind === 'closed') {
    for (const held of await openAppointments(trx, organization, change.at)) {
      events.push({
        kind: 'appointmentEnded',
        appointment: held.id,
        person: held.person,
        to: change.at,
      });
    }
  }
  await record(scene, events);
}

function changeOf(scene: Scene, wish: ChangeWish): OrganizationChange {
  const { organization } = scene;
  const at = wish.at === undefined ? scene.now : requireNotPast(scene.now, wish.at);
  switch (wish.kind) {
    case 'renamed':
      return { kind: 'renamed', organization, at, name: wish.name };
    case 'moved':
      return { kind: 'moved', organization, at, parent: brandId<OrganizationId>(wish.parent) };
    case 'merged':
      return { kind: 'merged', organization, at, into: brandId<OrganizationId>(wish.into) };
    case 'closed':
      return { kind: 'closed', organization, at };
  }
}
