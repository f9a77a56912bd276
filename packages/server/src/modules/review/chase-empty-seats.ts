import { addHours, type ManuscriptId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import { chaseEach } from './chase-due.ts';
import { execute } from './execute.ts';

/** Hours back in which a change of offices or leaves makes its organisation's runs worth a look: longer than between two looks. */
const lookBackHours = 0.25;

/**
 * Looks again at every run whose seats may have emptied with time: appointments that ended, leaves that began, qualifications that
 * lapsed. Without this a seat could stand empty without anybody being told. A run that is known to wait for an empty seat is not among
 * them: `chaseDue` looks at it every few minutes.
 */
export async function chaseEmptySeats(context: AppContext): Promise<void> {
  const now = context.clock.now();
  const since = addHours(now, -lookBackHours);
  const { rows } = await sql<{ manuscript_id: ManuscriptId }>`
    select distinct manuscript_id from review_task task
    where not exists (
      select from appointment held join employment using (person_id)
      where held.organization_id = task.organization_id and held.office = task.office
        and (task.person_id is null or task.person_id = held.person_id)
        and not (held.person_id = any(task.barred))
        and held.valid_from <= ${now} and (held.valid_to is null or held.valid_to > ${now})
        and employment.employment = any(task.employment)
        and employment.valid_from <= ${now} and (employment.valid_to is null or employment.valid_to > ${now})
        and task.qualifications <@ array(
          select kind from qualification where qualification.person_id = held.person_id
            and qualification.valid_from <= ${now} and (qualification.valid_to is null or qualification.valid_to > ${now}))
        and not exists (select from leave where leave.person_id = held.person_id and leave.valid_from <= ${now}
          and (leave.valid_to is null or leave.valid_to > ${now})))
    union
    select manuscript_id from review_task task
    where organization_id in (
      select organization_id from appointment where valid_from > ${since} and valid_from <= ${now}
      union select organization_id from appointment where valid_to > ${since} and valid_to <= ${now}
      union select organization_id from appointment join leave using (person_id)
        where leave.valid_from > ${since} and leave.valid_from <= ${now}
      union select organization_id from appointment join leave using (person_id)
        where leave.valid_to > ${since} and leave.valid_to <= ${now})`.execute(context.db);
  await chaseEach(context, rows, async (trx, { manuscript_id }) => {
    await execute(trx, manuscript_id, { kind: 'chase', by: null }, now);
  });
}
