import type { Instant, Json, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type {
  CertificateEvent,
  ExaminationEvent,
  ExaminationId,
  HoursCredited,
} from '@sanshen/domain/training';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntries, appendEntry, loadHead, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectCertificate, projectExamination, projectHours } from './project.ts';

const system = { person: 'system', name: 'Sanshen' } as const;

/**
 * The ledger stream of what happened to an examination, or in one of its sittings: each sitting has one of its own, since takers of a full hall who begin or hand in
 * together would wait for one another's entries, and for every connection that these hold.
 */
function streamOf(examination: ExaminationId, event: ExaminationEvent): string {
  switch (event.kind) {
    case 'examinationSet':
    case 'examinationCancelled':
      return `examination:${examination}`;
    case 'attemptBegun':
      return `sitting:${event.attempt.id}`;
    default:
      return `sitting:${event.attempt}`;
  }
}

async function actor(trx: Transaction, by: PersonSnapshot | null, at: Instant) {
  return by === null ? system : await actorOf(trx, by, at);
}

/** Records what happened to an examination or in a sitting. Null stands for the system. */
export async function recordExamination(
  trx: Transaction,
  examination: ExaminationId,
  by: PersonSnapshot | null,
  event: ExaminationEvent,
): Promise<void> {
  await projectExamination(trx, event);
  await appendEntry(trx, {
    stream: streamOf(examination, event),
    at: event.at,
    actor: await actor(trx, by, event.at),
    kind: `training.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
}

/** Records events of an organisation's training that no table but the projection's follows. */
export async function recordTraining(
  trx: Transaction,
  organization: OrganizationId,
  by: PersonSnapshot | null,
  events: readonly (CertificateEvent | HoursCredited)[],
): Promise<void> {
  for (const event of events) {
    if (event.kind === 'hoursCredited') await projectHours(trx, event);
    else await projectCertificate(trx, event);
  }
  const bodies = events.map((event) => ({
    kind: event.kind,
    at: event.at,
    // As above.
    body: event as unknown as Json,
  }));
  await append(trx, organization, by, bodies);
}

/** Records that a course or questions were kept: what and by which digest, not what they say. */
export function recordKept(
  trx: Transaction,
  organization: OrganizationId,
  by: PersonSnapshot,
  kept: {
    readonly kind: 'coursePublished' | 'courseRetired' | 'itemKept' | 'itemRetired';
    readonly at: Instant;
    readonly body: { readonly [member: string]: Json };
  },
): Promise<void> {
  return append(trx, organization, by, [{ ...kept, body: { kind: kept.kind, at: kept.at, ...kept.body } }]);
}

async function append(
  trx: Transaction,
  organization: OrganizationId,
  by: PersonSnapshot | null,
  entries: readonly { readonly kind: string; readonly at: Instant; readonly body: Json }[],
): Promise<void> {
  const stream = organizationStream(organization);
  const drafts = [];
  for (const { kind, at, body } of entries)
    drafts.push({ at, actor: await actor(trx, by, at), kind: `training.${kind}`, body });
  await appendEntries(trx, stream, await loadHead(trx, stream), drafts);
  await announce(trx, { kind: 'organization', id: organization });
}

const bodySchema = z.looseObject({ kind: z.string() });

/** Examinations, sittings, hours and certificates, filled again from the ledger. */
export const trainingProjection: Projection = {
  name: 'training',
  tables: [
    { table: 'training_examination', key: ['examination_id'] },
    { table: 'training_attempt', key: ['attempt_id'] },
    { table: 'training_hours', key: ['credit_id'] },
    { table: 'training_certificate', key: ['certificate_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('training.')) continue;
      const { kind } = bodySchema.parse(entry.body);
      // Bodies of these kinds are written by the functions above and by nothing else.
      const body = entry.body as unknown;
      if (kind === 'hoursCredited') await projectHours(trx, body as HoursCredited);
      else if (kind.startsWith('certificate')) await projectCertificate(trx, body as CertificateEvent);
      else if (kind.startsWith('examination') || kind.startsWith('attempt'))
        await projectExamination(trx, body as ExaminationEvent);
    }
  },
};
