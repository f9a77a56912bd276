import { channelPlatforms } from '@sanshen/domain/channels';
import { z } from 'zod';
import { phaseSchema } from './content.ts';
import { keyDateKinds } from './key-date-kinds.ts';
import { publicationStatuses, verdicts } from './publishing.ts';
import { inboxItemSchema } from './review.ts';
import { defineRoute, instantSchema, localizedTextSchema } from './route.ts';

export { keyDateKinds } from './key-date-kinds.ts';

/** How a publication of today stands, as a person would say it. */
export const publicationStates = [
  'onItsWay',
  'byHand',
  'published',
  'verified',
  'differs',
  'refused',
  'takenDown',
] as const;

/** A capped count: `count` is exact unless `capped`, which says that there are at least so many. */
const countSchema = { count: z.number().int(), capped: z.boolean() };

/** What waits for me, with one line that says it. */
export const workbenchWaitingSchema = inboxItemSchema.extend({
  overdue: z.boolean(),
  line: localizedTextSchema,
});

/** A manuscript of mine that is on its way, and where it hangs. */
export const workbenchSentSchema = z.object({
  manuscript: z.string(),
  title: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  phase: phaseSchema,
  importance: z.string().nullable(),
  round: z.number().int(),
  /** The stage that waits now; null when none does. */
  stage: z.string().nullable(),
  stageName: localizedTextSchema.nullable(),
  /** The seats that wait; `waitingFor` without anybody is an empty seat (席位空缺). */
  seats: z.array(
    z.object({
      seat: z.string(),
      name: localizedTextSchema,
      waitingFor: z.array(z.string()),
      empty: z.boolean(),
    }),
  ),
  /** Since when it stands as it does. */
  since: instantSchema,
  dueAt: instantSchema.nullable(),
  overdue: z.boolean(),
  line: localizedTextSchema,
});

export const workbenchPublicationSchema = z.object({
  publication: z.string(),
  manuscript: z.string(),
  title: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  channel: z.string(),
  channelName: z.string(),
  platform: z.enum(channelPlatforms),
  status: z.enum(publicationStatuses),
  verdict: z.enum(verdicts).nullable(),
  state: z.enum(publicationStates),
  url: z.string().nullable(),
  verifiedAt: instantSchema.nullable(),
  begunAt: instantSchema,
  line: localizedTextSchema,
});

export const keyDateSchema = z.object({
  id: z.string(),
  name: localizedTextSchema,
  kind: z.enum(keyDateKinds),
  /** Date in China, `YYYY-MM-DD`. */
  date: z.iso.date(),
  /** 0 is today. */
  inDays: z.number().int(),
  line: localizedTextSchema,
});

export const workbenchSchema = z.object({
  at: instantSchema,
  /** Today in China, `YYYY-MM-DD`. */
  day: z.iso.date(),
  /** The first ten that wait for me, by what is due first. */
  waiting: z.object({ items: z.array(workbenchWaitingSchema), ...countSchema, line: localizedTextSchema }),
  /** My manuscripts in review, returned or released, the last changed first; at most twenty. */
  sent: z.object({ items: z.array(workbenchSentSchema), more: z.boolean(), line: localizedTextSchema }),
  /** Today's publications of the organisations where I hold an office, newest first; at most thirty. */
  today: z.object({
    items: z.array(workbenchPublicationSchema),
    more: z.boolean(),
    line: localizedTextSchema,
  }),
  /** The next sixty days. */
  keyDates: z.array(keyDateSchema),
  /** Seats past their deadline in the organisations whose state I may see; null where I see nobody's. */
  overdue: z.object({ ...countSchema, line: localizedTextSchema }).nullable(),
});
export type Workbench = z.output<typeof workbenchSchema>;

export const readWorkbench = defineRoute({
  id: 'workbench.read',
  method: 'GET',
  path: '/api/v1/workbench',
  summary: {
    zh: '工作台：待办、我送审的、今日发布与重要时间节点',
    en: 'What waits for me, what I sent and where it hangs, today’s publications, key dates',
  },
  capability: 'workbench',
  access: 'session',
  response: workbenchSchema,
  command: false,
});

export const workbenchRoutes = [readWorkbench] as const;
