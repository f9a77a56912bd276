import type { Instant, Json, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import {
  applyPatrol,
  type FindingEvent,
  type Patrol,
  type PatrolEvent,
  type PatrolFinding,
} from '@sanshen/domain/patrol';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntries, appendEntry, loadHead, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectFinding, projectPatrol, writePatrols } from './store.ts';

const system = { person: 'system', name: 'Sanshen' } as const;

async function append(
  trx: Transaction,
  organization: OrganizationId,
  by: PersonSnapshot | null,
  at: Instant,
  event: PatrolEvent | FindingEvent,
): Promise<void> {
  await appendEntry(trx, {
    stream: organizationStream(organization),
    at,
    actor: by === null ? system : await actorOf(trx, by, at),
    kind: `patrol.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  await announce(trx, { kind: 'organization', id: organization });
}

/** Records what happened to a patrol in the stream of its organisation. */
export async function recordPatrol(trx: Transaction, event: PatrolEvent): Promise<Patrol> {
  const patrol = await projectPatrol(trx, event);
  const word = 'word' in event ? event.word : { by: null, at: event.at };
  await append(trx, patrol.organization, word.by, word.at, event);
  return patrol;
}

/** One patrol as it was, null for none, and what the system found of it. */
export interface Lateness {
  readonly before: Patrol | null;
  readonly event: Extract<PatrolEvent, { readonly kind: 'overdue' | 'missed' }>;
}

/** Records what the system found of several patrols of one organisation whose rows are held, in a statement for the rows and one for the ledger. */
export async function recordLate(
  trx: Transaction,
  organization: OrganizationId,
  found: readonly Lateness[],
): Promise<readonly Patrol[]> {
  const patrols = found.map(({ before, event }) => applyPatrol(before, event));
  await writePatrols(trx, patrols);
  const stream = organizationStream(organization);
  const drafts = found.map(({ event }) => ({
    at: event.at,
    actor: system,
    kind: `patrol.${event.kind}`,
    // As above.
    body: event as unknown as Json,
  }));
  await appendEntries(trx, stream, await loadHead(trx, stream), drafts);
  await announce(trx, { kind: 'organization', id: organization });
  return patrols;
}

/** Records what happened to a finding; no event holds what was written about it. */
export async function recordFinding(trx: Transaction, event: FindingEvent): Promise<PatrolFinding> {
  const finding = await projectFinding(trx, event);
  const by = 'word' in event ? event.word.by : event.kind === 'findingRaised' ? event.by : null;
  const at = 'word' in event ? event.word.at : event.at;
  await append(trx, finding.organization, by, at, event);
  return finding;
}

const bodySchema = z.looseObject({ kind: z.string() });

/** Patrols and findings, filled again from the ledger. */
export const patrolProjection: Projection = {
  name: 'patrol',
  tables: [
    { table: 'patrol', key: ['patrol_id'] },
    { table: 'patrol_finding', key: ['finding_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('patrol.')) continue;
      const event = bodySchema.parse(entry.body);
      // Bodies of these kinds are written by the two functions above and by nothing else.
      if (event.kind.startsWith('finding')) await projectFinding(trx, event as unknown as FindingEvent);
      else await projectPatrol(trx, event as unknown as PatrolEvent);
    }
  },
};
