import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute } from './route.ts';

export const liveProblems = defineProblems({
  'live.tooManyStreams': {
    status: 429,
    zh: '打开的页面过多，请关闭一些后重试',
    en: 'Too many open pages; close some and try again',
  },
});

/**
 * What a change is about. The id is the manuscript's for manuscript, publication, comment, checkout and check; the organisation's for organization and conversation; the
 * caller's own for notification; the tree's size for ledger.
 */
export const liveKinds = [
  'manuscript',
  'notification',
  'publication',
  'comment',
  'checkout',
  'check',
  'ledger',
  'organization',
  'conversation',
  'question',
] as const;
export type LiveKind = (typeof liveKinds)[number];

/** Data of an SSE event `change`: what changed, without its content. The caller reads it again by the usual routes, under their rules. */
export const liveChangeSchema = z.object({
  kind: z.enum(liveKinds),
  id: z.string(),
  organization: z.string().optional(),
});
export type LiveChange = z.output<typeof liveChangeSchema>;

/** Data of the SSE event `hello`, the first of every stream; `server` is another one after each start of the process. */
export const liveHelloSchema = z.object({ server: z.string() });
export type LiveHello = z.output<typeof liveHelloSchema>;

/** Why the SSE event `end` came last: the session has ended, the server stops, or the reader is too slow. */
export const liveEndSchema = z.object({ why: z.enum(['session', 'stopping', 'slow']) });
export type LiveEnd = z.output<typeof liveEndSchema>;

/** Streams that one session may have open at once. */
export const maximumStreams = 10;
/** Seconds between two comments that keep a quiet stream open. */
export const heartbeatSeconds = 15;

/**
 * Server-sent events: `hello` first, then `change`, `resync` and `end`. Nothing is replayed and there are no event ids: whoever reads reads
 * everything that he shows again at every `hello` and `resync` (the server lost its own connection for a moment), so that no reconnection leaves a gap.
 * Browsers open six connections to a host over HTTP/1.1 at most: several tabs should share one stream.
 */
export const liveStream = defineRoute({
  id: 'live.stream',
  method: 'GET',
  path: '/api/v1/live',
  summary: {
    zh: '实时更新（服务器推送事件）',
    en: 'Live updates as server-sent events: what changed among what I may read now',
  },
  capability: 'live',
  access: 'session',
  response: z.string().meta({
    description: 'Events hello {server}, change {kind, id, organization?}, resync {}, end {why}',
  }),
  command: false,
  responseMedia: 'text/event-stream',
});

export const liveRoutes = [liveStream] as const;
