import { type Instant, instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { requireGrant } from '../organization/public.ts';
import { type Publication, selectPublications, toPublication } from './publication-store.ts';

const dayMilliseconds = 86_400_000;
/** China's time is UTC+8 the whole year. */
const offset = 8 * 3_600_000;

/**
 * Publications of an organisation that began on a day in China, newest first; today's if `day` is null. Whoever only guides it sees what
 * became public. Throws `access.forbidden`, `request.cursorInvalid`.
 */
export async function listOfDay(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  page: { readonly day: string | null; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: Publication[]; next: string | null }> {
  const now = context.clock.now();
  const grant = await requireGrant(context.readDb, person, organization, 'readPublished', now);
  const after = decodeCursor(page.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  const [from, to] = dayInChina(page.day, now);
  const rows = await selectPublications(context.readDb)
    .where('organization_id', '=', organization)
    .where('begun_at', '>=', from)
    .where('begun_at', '<', to)
    .$if(grant.relation === 'guidance', (query) =>
      query.where('status', 'in', ['done', 'takedownBegun', 'takenDown']),
    )
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(begun_at, publication_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('begun_at', 'desc')
    .orderBy('publication_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageFrom(
    rows.map(toPublication),
    page.limit,
    (one) => [one.begunAt, one.id],
    (one) => one,
  );
}

function dayInChina(day: string | null, now: Instant): readonly [Instant, Instant] {
  const start =
    day === null
      ? Math.floor((Date.parse(now) + offset) / dayMilliseconds) * dayMilliseconds - offset
      : Date.parse(`${day}T00:00:00.000Z`) - offset;
  const at = (milliseconds: number) => instant(new Date(milliseconds).toISOString());
  return [at(start), at(start + dayMilliseconds)];
}
