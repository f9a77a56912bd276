import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { OrganizationEvent } from '@sanshen/domain/organization';
import { enqueue } from '../../platform/jobs/tasks.ts';
import type { OrganizationListener } from '../organization/public.ts';

/** Has a person looked at when something that his rights rest on ends: at that moment, and not at the next daily look. */
export const followEnds: OrganizationListener = async (trx, { events, now }) => {
  for (const { person, at } of events.flatMap((event) => endsIn(event))) {
    const later = at > now;
    const jobKey = `qualification.look:${person}:${later ? at : now}`;
    await enqueue(trx, 'qualification.look', { person }, { jobKey, ...(later ? { runAt: at } : {}) });
  }
};

interface End {
  readonly person: PersonId;
  readonly at: Instant;
}

function endsIn(event: OrganizationEvent): readonly End[] {
  const end = (person: PersonId, at: Instant | null) => (at === null ? [] : [{ person, at }]);
  switch (event.kind) {
    case 'appointed':
      return end(event.appointment.person, event.appointment.to);
    case 'qualificationAdded':
      return end(event.person, event.qualification.to);
    case 'employmentSet':
      return [...end(event.person, event.from), ...end(event.person, event.to)];
    case 'appointmentEnded':
    case 'qualificationEnded':
      return end(event.person, event.to);
    default:
      return [];
  }
}
