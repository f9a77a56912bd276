import { type AppointmentId, brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { Appointment } from '@sanshen/domain/organization';
import { type Command, decide, type Facts, type Refusal, type ReviewState } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';

/**
 * The most telling form of a refusal: who is told that he holds no office is told since when, if he held it once. Offices that have
 * ended are loaded only here, because they bear on no decision and would stay in the record for good.
 */
export async function explainRefusal(
  trx: Transaction,
  refusal: Refusal,
  state: ReviewState,
  command: Command,
  facts: Facts,
): Promise<Refusal> {
  if (refusal.code !== 'review.notInOffice') return refusal;
  const person = command.kind === 'signPaper' ? command.signer : command.by;
  const rows = await trx
    .selectFrom('appointment')
    .select(['appointment_id', 'organization_id', 'office', 'standing', 'acting', 'valid_from', 'valid_to'])
    .where('person_id', '=', person)
    .where('organization_id', 'in', Object.values<OrganizationId>(facts.scopes))
    .where('valid_to', '<=', facts.now)
    .execute();
  const ended = rows.map(
    (row): Appointment => ({
      id: brandId<AppointmentId>(row.appointment_id),
      person: brandId(person ?? ''),
      organization: row.organization_id,
      office: row.office,
      standing: row.standing,
      acting: row.acting,
      from: row.valid_from,
      to: row.valid_to,
    }),
  );
  const people = facts.people.map((known) =>
    known.id === person ? { ...known, appointments: [...known.appointments, ...ended] } : known,
  );
  const decision = decide(state, command, { ...facts, people });
  return decision.ok ? refusal : decision.refusal;
}
