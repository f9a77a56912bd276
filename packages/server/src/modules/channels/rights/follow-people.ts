import { brandId, type Instant, type PersonId } from '@sanshen/domain/kernel';
import type { OrganizationEvent } from '@sanshen/domain/organization';
import { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import { enqueue } from '../../../platform/jobs/tasks.ts';
import type { OrganizationListener } from '../../organization/public.ts';
import { findRightsOf } from './find-rights.ts';

/** Has the rights of everybody looked at whom a decision touches: at once, and when what was decided takes effect or ends. */
export const followPeople: OrganizationListener = async (trx, { events, now }) => {
  const moments = new Map<string, { readonly person: PersonId; readonly at: Instant }>();
  for (const { person, at } of events.flatMap((event) => touched(event))) {
    // Instants compare as texts.
    const when = [at, now].toSorted()[1] ?? now;
    moments.set(`${person} ${when}`, { person, at: when });
  }
  for (const { person, at } of moments.values()) {
    const jobKey = `channels.findRights:${person}:${at}`;
    await enqueue(trx, 'channels.findRights', { person }, { jobKey, ...(at > now ? { runAt: at } : {}) });
  }
};

interface Touched {
  readonly person: PersonId;
  readonly at: Instant;
}

function touched(event: OrganizationEvent): readonly Touched[] {
  switch (event.kind) {
    case 'treeChanged':
    // Who is new on a roster has no duties yet.
    case 'rosterRecorded':
      return [];
    case 'appointed':
      return ends(event.appointment.person, event.appointment);
    case 'qualificationAdded':
      return ends(event.person, event.qualification);
    case 'employmentSet':
    case 'leaveRecorded':
      return ends(event.person, event);
    case 'appointmentEnded':
    case 'qualificationEnded':
    case 'leaveEnded':
      return [{ person: event.person, at: event.to }];
  }
}

function ends(person: PersonId, period: { readonly from: Instant; readonly to: Instant | null }) {
  return [period.from, period.to].filter((at) => at !== null).map((at) => ({ person, at }));
}

const payloadSchema = z.object({ person: z.string() });

/** The job: looks at one person's rights as they stand now. */
export async function findRightsTask({ db, clock }: AppContext, payload: unknown): Promise<void> {
  const person = brandId<PersonId>(payloadSchema.parse(payload).person);
  await db.transaction().execute((trx) => findRightsOf(trx, [person], clock.now()));
}
