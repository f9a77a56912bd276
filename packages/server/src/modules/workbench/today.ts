import type { publicationStates, workbenchPublicationSchema } from '@sanshen/contract/workbench';
import { publicationStateTexts, todaySummary } from '@sanshen/contract/workbench-texts';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { PublicationStatus, Verdict } from '@sanshen/domain/review';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';

type Item = z.input<typeof workbenchPublicationSchema>;
type State = (typeof publicationStates)[number];

/** Publications shown at most. */
const most = 30;

/** What an organisation is called, for those whose publications are shown. */
export interface NamedOrganization {
  readonly id: OrganizationId;
  readonly name: string;
}

/** Publications of some organisations that began since `from`, newest first, each with how it stands. One query over an index. */
export async function publicationsSince(
  db: Database,
  organizations: readonly NamedOrganization[],
  from: Instant,
) {
  const names = new Map(organizations.map(({ id, name }) => [id, name]));
  const { rows } = await sql<Omit<Item, 'organizationName' | 'state' | 'line'>>`
    select found.*, channel.name as "channelName", channel.platform
    from unnest(${[...names.keys()]}::text[]) as owner (id) cross join lateral (
      select publication_id as publication, manuscript_id as manuscript, title, organization_id as organization,
        channel_id as channel, status, verdict, url, verified_at as "verifiedAt", begun_at as "begunAt"
      from publication where organization_id = owner.id and begun_at >= ${from}
      order by begun_at desc, publication_id limit ${most + 1}
    ) found join channel on channel.channel_id = found.channel
    order by found."begunAt" desc, found.publication limit ${most + 1}`.execute(db);
  const counts: Partial<Record<State, number>> = {};
  const items = rows.slice(0, most).map((row): Item => {
    const state = publicationState(row.status, row.verdict);
    counts[state] = (counts[state] ?? 0) + 1;
    const organizationName = names.get(row.organization as OrganizationId) ?? row.organization;
    return { ...row, organizationName, state, line: publicationStateTexts[state] };
  });
  const more = rows.length > most;
  return { items, more, line: todaySummary(counts, more) };
}

/** How a publication stands, by its status and the last reading of what is public. */
export function publicationState(status: PublicationStatus, verdict: Verdict | null): State {
  switch (status) {
    case 'begun':
    case 'accepted':
      return 'onItsWay';
    case 'handedOver':
      return 'byHand';
    case 'rejected':
      return 'refused';
    case 'takenDown':
      return 'takenDown';
    case 'done':
    case 'takedownBegun':
      if (verdict === null) return 'published';
      return verdict === 'same' ? 'verified' : 'differs';
  }
}
