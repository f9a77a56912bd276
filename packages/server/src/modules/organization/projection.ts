import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Entry } from '@sanshen/domain/ledger';
import type { OrganizationEvent } from '@sanshen/domain/organization';
import type { Transaction } from '../../platform/db/database.ts';
import type { Projection } from '../ledger/public.ts';
import { project, refreshStandings } from './project.ts';
import { organizationStream } from './record.ts';

const streamPrefix = organizationStream(brandId<OrganizationId>(''));

/** Organisations and people, filled again from the ledger by the functions that fill them in daily use. */
export const organizationProjection: Projection = {
  name: 'organization',
  tables: [
    { table: 'organization', key: ['organization_id'] },
    { table: 'organization_change', key: ['root_id', 'sequence'] },
    { table: 'organization_state', key: ['organization_id', 'valid_from'] },
    { table: 'person', key: ['person_id'] },
    { table: 'employment', key: ['employment_id'] },
    { table: 'qualification', key: ['qualification_id'] },
    { table: 'appointment', key: ['appointment_id'] },
    { table: 'leave', key: ['leave_id'] },
  ],
  rebuild: async (trx, entries) => {
    const roots = new Map<OrganizationId, OrganizationId>();
    for await (const entry of entries) {
      // Beside them stands what other modules decided about the organisation's people, such as their logins.
      if (entry.stream.startsWith(streamPrefix) && entry.kind.startsWith('organization.'))
        await replay(trx, entry, roots);
    }
    for (const root of new Set(roots.values())) await refreshStandings(trx, root);
  },
};

async function replay(
  trx: Transaction,
  entry: Entry,
  roots: Map<OrganizationId, OrganizationId>,
): Promise<void> {
  const organization = brandId<OrganizationId>(entry.stream.slice(streamPrefix.length));
  // Bodies of these streams are written by record() from events and by nothing else.
  const event = entry.body as unknown as OrganizationEvent;
  if (event.kind === 'treeChanged') roots.set(organization, event.root);
  const root = roots.get(organization);
  if (root === undefined) throw new Error(`${entry.stream} begins before its organisation was founded`);
  const by = entry.actor.person === 'system' ? null : brandId<PersonId>(entry.actor.person);
  await project(trx, event, { organization, root, at: entry.at, by });
  await trx
    .updateTable('organization')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('organization_id', '=', organization)
    .execute();
}
