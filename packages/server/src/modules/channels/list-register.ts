import type { listRegister } from '@sanshen/contract/channels-register';
import type { RouteInput } from '@sanshen/contract/route';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { loadSubtree, requireGrant } from '../organization/public.ts';
import { type LivingChannel, selectLiving, toLiving } from './channel-store.ts';
import { linesOf } from './register-lines.ts';

/** A page of the register, by organisation and name. Throws `access.forbidden`, `request.cursorInvalid`. */
export async function registerPage(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  query: RouteInput<typeof listRegister>['query'],
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readChannels', now);
  const organizations = await organizationsIn(db, organization, query.below === 'true', now);
  const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string(), z.string()]));
  const { status, platform, q } = query;
  const rows = await selectLiving(db)
    .where('organization_id', 'in', organizations)
    .$if(status !== undefined, (found) => found.where('status', '=', status ?? 'active'))
    .$if(platform !== undefined, (found) => found.where('platform', '=', platform ?? ''))
    .$if(q !== undefined && q !== '', (found) =>
      found.where((row) => {
        const part = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
        return row.or([row('name', 'ilike', part), row('handle', 'ilike', part)]);
      }),
    )
    .$if(after !== null, (found) =>
      found.where(
        sql<boolean>`(organization_id, name, channel_id) > (${after?.[0]}::text, ${after?.[1]}::text, ${after?.[2]}::text)`,
      ),
    )
    .orderBy('organization_id')
    .orderBy('name')
    .orderBy('channel_id')
    .limit(query.limit + 1)
    .execute();
  const page = pageFrom(
    rows.map(toLiving),
    query.limit,
    (one: LivingChannel) => [one.organization, one.name, one.id],
    (one) => one,
  );
  return { items: await linesOf(db, page.items, now), next: page.next };
}

/** The organisation, or it and all that stand below it. */
export async function organizationsIn(
  db: AppContext['db'],
  organization: OrganizationId,
  below: boolean,
  now: Parameters<typeof loadSubtree>[2],
): Promise<readonly OrganizationId[]> {
  if (!below) return [organization];
  const tree = await loadSubtree(db, organization, now);
  // The tree has the superiors too, for its relations.
  const within = (id: OrganizationId): boolean => {
    for (let at: OrganizationId | null = id; at !== null; at = tree.get(at)?.parent ?? null) {
      if (at === organization) return true;
    }
    return false;
  };
  return [...tree.keys()].filter(within);
}
