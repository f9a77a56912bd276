import type { Freeze, FreezeId } from '@sanshen/domain/emergency';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { enqueue } from '../../../platform/jobs/tasks.ts';
import { tell } from '../../review/public.ts';
import { holdFreeze } from './freeze-store.ts';

const payloadSchema = z.object({ freeze: z.string() });

/** Has those told whom a freeze binds, or whom it binds no more, after the commit: submissions of the whole tree wait for an order. */
export async function enqueueTelling(trx: Transaction, freeze: FreezeId): Promise<void> {
  await enqueue(trx, 'emergency.tellFrozen', { freeze });
}

/** The job: tells everybody who works in a unit with channels that a freeze reaches, once of the order and once of its end. */
export async function tellFrozen({ db, clock }: AppContext, payload: unknown): Promise<void> {
  const { freeze: id } = payloadSchema.parse(payload);
  await db.transaction().execute(async (trx) => {
    // Held, so that a job that runs twice at once tells once.
    const freeze = await holdFreeze(trx, id);
    if (freeze === null) return;
    const word = freeze.lifted ?? freeze.ordered;
    const kind = freeze.lifted === null ? 'channelsFrozen' : 'channelsUnfrozen';
    const told = await peopleOf(trx, freeze, clock.now());
    const people = [...told].filter(([person]) => person !== word.by.person);
    const known = await alreadyTold(
      trx,
      kind,
      id,
      people.map(([person]) => person),
    );
    const byUnit = Map.groupBy(
      people.filter(([person]) => !known.has(person)),
      ([, unit]) => unit,
    );
    for (const [unit, group] of byUnit) {
      const { reach } = freeze;
      const details = { freeze: id, frozen: unit, reach, by: word.by.name, reason: word.reason };
      await tell(trx, { kind, people: group.map(([person]) => person), details }, word.at);
    }
  });
}

/** Who works where a freeze binds channels, each with a unit of his that it binds. */
async function peopleOf(
  trx: Transaction,
  { organization, reach }: Freeze,
  at: Instant,
): Promise<ReadonlyMap<PersonId, OrganizationId>> {
  const { rows } = await sql<{ readonly person: PersonId; readonly unit: OrganizationId }>`
    select distinct on (held.person_id) held.person_id as person, held.organization_id as unit
    from appointment held
    where held.standing not in ('administrator', 'registrar')
      and held.valid_from <= ${at}::timestamptz and (held.valid_to is null or held.valid_to > ${at}::timestamptz)
      and (held.organization_id = ${organization} or (${reach} = 'subtree' and held.organization_id in (
        select below.organization_id from organization_state below
        where below.valid_to is null and ${organization} = any(below.path))))
      and exists (select from channel where channel.organization_id = held.organization_id and channel.status <> 'closed')
    order by held.person_id, held.organization_id`.execute(trx);
  return new Map(rows.map(({ person, unit }) => [person, unit]));
}

async function alreadyTold(
  trx: Transaction,
  kind: string,
  id: string,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ readonly person: PersonId }>`
    select person_id as person from notification
    where person_id = any(${[...people]}::text[]) and kind = ${kind} and details ->> 'freeze' = ${id}`.execute(
    trx,
  );
  return new Set(rows.map(({ person }) => person));
}
