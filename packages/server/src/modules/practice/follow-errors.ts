import { brandId, instant, type ManuscriptId, type OrganizationId } from '@sanshen/domain/kernel';
import { bearsOnErrors, type CaughtError, emptyTrail, followTrail } from '@sanshen/domain/practice';
import type { ReviewEvent } from '@sanshen/domain/review';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';
import type { Projection } from '../ledger/public.ts';
import { rootOf } from '../organization/public.ts';
import { type DecisionListener, streamOf } from '../review/public.ts';

/** The ledger keeps who noted, ruled and put right what; here it is counted. Only decisions that bear on an error are looked at. */
export const followErrors: DecisionListener = async (trx, { after, before, events, head }) => {
  const { manuscript, organization } = after;
  const released = before.release !== null;
  if (manuscript !== null && organization !== null && events.some((event) => bearsOnErrors(event, released)))
    await writeErrors(trx, manuscript, organization);
  return head;
};

/** What execute() writes into the ledger of every decision, as far as it is read here. */
interface Recorded {
  readonly at: string;
  readonly body: { readonly events: readonly ReviewEvent[] };
}

/** Writes the errors of a manuscript anew, from its stream. */
async function writeErrors(
  trx: Transaction,
  manuscript: ManuscriptId,
  organization: OrganizationId,
): Promise<void> {
  const { rows } = await sql<{ text: string }>`
    select text from ledger_entry where stream = ${streamOf(manuscript)} and kind = 'review.decided'
    order by sequence`.execute(trx);
  let trail = emptyTrail;
  for (const { text } of rows) {
    // The ledger's own canonical text of an entry, written by execute().
    const { at, body } = JSON.parse(text) as Recorded;
    for (const event of body.events) trail = followTrail(trail, event, instant(at));
  }
  await replace(
    trx,
    { manuscript, organization, root: (await rootOf(trx, organization)) ?? organization },
    trail.errors,
  );
}

async function replace(
  trx: Transaction,
  place: {
    readonly manuscript: ManuscriptId;
    readonly organization: OrganizationId;
    readonly root: OrganizationId;
  },
  errors: readonly CaughtError[],
): Promise<void> {
  const { manuscript, organization, root } = place;
  await trx.deleteFrom('caught_error').where('manuscript_id', '=', manuscript).execute();
  await trx.deleteFrom('passed_error').where('manuscript_id', '=', manuscript).execute();
  if (errors.length === 0) return;
  const shared = { manuscript_id: manuscript, root_id: root, organization_id: organization };
  await trx
    .insertInto('caught_error')
    .values(
      errors.map(({ id, kind, rule, caughtBy, where, at, confirmed }) => ({
        ...shared,
        ...{ error_id: id, kind, rule, caught_by: caughtBy, stage: where, found_at: at, confirmed },
      })),
    )
    .execute();
  const passed = errors.flatMap(({ id, kind, at, confirmed, passed: people }) =>
    people.map(({ person, stage }) => ({
      ...shared,
      ...{ error_id: id, kind, person_id: person, stage, found_at: at, confirmed },
    })),
  );
  if (passed.length > 0) await trx.insertInto('passed_error').values(passed).execute();
}

const prefix = streamOf(brandId<ManuscriptId>(''));

/** Errors of real work, filled again from the ledger. */
export const errorsProjection: Projection = {
  name: 'practice',
  tables: [
    { table: 'caught_error', key: ['manuscript_id', 'error_id'] },
    { table: 'passed_error', key: ['manuscript_id', 'error_id', 'person_id', 'stage'] },
  ],
  rebuild: async (trx, entries) => {
    const organizations = new Map<ManuscriptId, OrganizationId>();
    const withErrors = new Set<ManuscriptId>();
    for await (const entry of entries) {
      if (!entry.stream.startsWith(prefix) || entry.kind !== 'review.decided') continue;
      const manuscript = brandId<ManuscriptId>(entry.stream.slice(prefix.length));
      // As above.
      const { events } = entry.body as unknown as Recorded['body'];
      for (const event of events) {
        if (event.kind === 'created') organizations.set(manuscript, event.organization);
        // Whether it was released then is found by reading the whole stream.
        if (bearsOnErrors(event, true)) withErrors.add(manuscript);
      }
    }
    for (const manuscript of withErrors) {
      const organization = organizations.get(manuscript);
      if (organization !== undefined) await writeErrors(trx, manuscript, organization);
    }
  },
};
