import type { listConversations as route } from '@sanshen/contract/conversations';
import type { RouteInput } from '@sanshen/contract/route';
import type { PublicMessageId, PublicMessageState } from '@sanshen/domain/conversations';
import { brandId, instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { readTextQuery } from '../content/public.ts';
import { requireAccess } from './access.ts';
import { findMessages, type Narrowing, type Page } from './find-messages.ts';
import { linesOf } from './lines.ts';

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of the inbox. Throws `access.forbidden`, `request.cursorInvalid`. */
export async function listConversations(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  query: RouteInput<typeof route>['query'],
) {
  const { readDb, clock } = context;
  const now = clock.now();
  const text = query.text === undefined ? null : readTextQuery(query.text);
  const narrowing: Narrowing = {
    organization,
    channel: query.channel ?? null,
    kind: query.kind ?? null,
    // The contract let only states pass.
    states: (query.state?.split(',') ?? []) as PublicMessageState[],
    unread: query.unread === 'true',
    text,
  };
  const after = decodeCursor(query.cursor, cursorKey);
  const wanted: Page = {
    sort: query.sort ?? 'newest',
    after: after === null ? null : [instant(after[0]), brandId<PublicMessageId>(after[1])],
    limit: query.limit + 1,
  };
  const nothing = query.text !== undefined && text === null;
  // Found while the right is looked up, on another connection; nothing is shown before both are there.
  const [, found] = await Promise.all([
    requireAccess(readDb, person, organization, 'readConversations', now),
    nothing ? [] : findMessages(readDb, narrowing, wanted),
  ]);
  const page = pageFrom(
    found,
    query.limit,
    (row) => [row.at, row.id],
    (row) => row.id,
  );
  const items = await linesOf(context, page.items, { person, now, text });
  return { items, next: page.next };
}
