import type { DrillAnswer } from '@sanshen/contract/drills';
import type { Drill } from '@sanshen/domain/drills';
import type { CallReason } from '@sanshen/domain/emergency';
import type { Instant } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { callsFor, closeCallFor, startCall } from '../emergency/public.ts';

const reasonOf = ({ id }: Pick<Drill, 'id'>): CallReason => ({ kind: 'drill', id });

/** Calls everybody who takes part, marked as a drill wherever the call is shown. */
export async function callParticipants(
  trx: Transaction,
  drill: Drill,
  { text, by, at }: { readonly text: string; readonly by: PersonSnapshot; readonly at: Instant },
): Promise<void> {
  const { root, organization, participants, roles } = drill;
  const people = participants.map(({ person, name, role }) => ({
    person,
    name,
    role: roles.find(({ id }) => id === role)?.name ?? null,
  }));
  await startCall(trx, { root, organization, for: reasonOf(drill), text, people, drill: true, by, at });
}

/** Ends the call of a drill that is over; nothing where nobody was called. */
export async function endCall(
  trx: Transaction,
  drill: Drill,
  { by, at }: { readonly by: PersonSnapshot; readonly at: Instant },
): Promise<void> {
  for (const { id } of await callsFor(trx, reasonOf(drill))) await closeCallFor(trx, id, by, at);
}

/** The call of a drill with who has not answered; null while nobody was called. */
export async function callOf(
  db: Database | Transaction,
  drill: Pick<Drill, 'id'>,
): Promise<DrillAnswer['call']> {
  const [call] = await callsFor(db, reasonOf(drill));
  if (call === undefined) return null;
  const silent = call.people.filter(({ acknowledged }) => acknowledged === null).map(({ name }) => name);
  return { call: call.id, people: call.people.length, silent };
}
