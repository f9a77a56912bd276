import type { Instant, Json, OrganizationId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { OrganizationChange, OrganizationEvent, RosterPerson } from '@sanshen/domain/organization';
import { checkChange } from '@sanshen/domain/organization';
import type { Transaction } from '../../platform/db/database.ts';
import { appendEntries, loadHead } from '../ledger/public.ts';
import { loadChanges, project, refreshStandings } from './project.ts';
import { organizationStream, refuse } from './record.ts';

/** An organisation with its people, as it enters the system at first. */
export interface Founding {
  readonly change: OrganizationChange & { readonly kind: 'founded' };
  readonly people: readonly RosterPerson[];
}

/**
 * Enters whole trees at once, before there is anybody who could decide: superiors first, recorded as done by the system itself.
 * Throws a refusal of the tree.
 */
export async function foundTrees(
  trx: Transaction,
  actor: Actor,
  foundings: readonly Founding[],
  at: Instant,
): Promise<void> {
  const roots = new Map<OrganizationId, OrganizationId>();
  const changes = new Map<OrganizationId, OrganizationChange[]>();
  for (const { change, people } of foundings) {
    const { organization, parent } = change;
    const root = parent === null ? organization : (roots.get(parent) ?? parent);
    roots.set(organization, root);
    const before = changes.get(root) ?? [...(await loadChanges(trx, root))];
    const refusal = checkChange(before, change);
    if (refusal !== null) throw refuse(refusal.code, { organization });
    changes.set(root, [...before, change]);
    const events: OrganizationEvent[] = [
      { kind: 'treeChanged', root, change },
      { kind: 'rosterRecorded', people },
    ];
    const stream = organizationStream(organization);
    // As in record(): an event is made of JSON members only.
    const drafts = events.map((event) => ({
      at,
      actor,
      kind: `organization.${event.kind}`,
      body: event as unknown as Json,
    }));
    await appendEntries(trx, stream, await loadHead(trx, stream), drafts);
    for (const event of events) await project(trx, event, { organization, root, at, by: null });
    await trx
      .updateTable('organization')
      .set((row) => ({ version: row('version', '+', events.length) }))
      .where('organization_id', '=', organization)
      .execute();
  }
  for (const root of changes.keys()) await refreshStandings(trx, root);
}
