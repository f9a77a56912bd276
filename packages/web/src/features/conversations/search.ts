import type { listConversations } from '@sanshen/contract/conversations';
import type { RouteCall } from '@sanshen/contract/route';
import { publicMessageKinds, publicMessageStates } from '@sanshen/domain/conversations';

/** What of the inbox is shown, as it stands in the address: a view can be kept and handed on. */
export interface ConversationSearch {
  readonly organization?: string;
  /** `all`, or one of the states; what waits if absent. */
  readonly state?: 'all' | (typeof publicMessageStates)[number];
  readonly channel?: string;
  readonly kind?: (typeof publicMessageKinds)[number];
  readonly unread?: 'true';
  readonly q?: string;
  readonly sort?: 'oldest';
  /** The one that is open. */
  readonly message?: string;
}

/** Reads the address; whatever does not belong there is left out. */
export function readConversationSearch(search: Readonly<Record<string, unknown>>): ConversationSearch {
  const state = search.state === 'all' ? 'all' : publicMessageStates.find((one) => one === search.state);
  const kind = publicMessageKinds.find((one) => one === search.kind);
  const { organization, channel, message } = search;
  // A search for a number is one by its digits.
  const q = typeof search.q === 'number' ? String(search.q) : search.q;
  return {
    ...(isName(organization) ? { organization } : {}),
    ...(state === undefined || state === 'open' ? {} : { state }),
    ...(isName(channel) ? { channel } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(search.unread === 'true' || search.unread === true ? { unread: 'true' as const } : {}),
    ...(isName(q) ? { q } : {}),
    ...(search.sort === 'oldest' ? { sort: 'oldest' as const } : {}),
    ...(isName(message) ? { message } : {}),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 100;
}

type Query = NonNullable<RouteCall<typeof listConversations>['query']>;

/** What is asked of the server. */
export function conversationQuery({
  state = 'open',
  channel,
  kind,
  unread,
  q,
  sort,
}: ConversationSearch): Query {
  return {
    ...(state === 'all' ? {} : { state }),
    ...(channel === undefined ? {} : { channel }),
    ...(kind === undefined ? {} : { kind }),
    ...(unread === undefined ? {} : { unread }),
    ...(q === undefined ? {} : { text: q }),
    ...(sort === undefined ? {} : { sort }),
  };
}
