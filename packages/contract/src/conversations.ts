import {
  handStates,
  presenceKinds,
  publicMessageKinds,
  publicMessageStates,
} from '@sanshen/domain/conversations';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

export const conversationProblems = defineProblems({
  'conversations.alreadySettled': {
    status: 409,
    zh: '这条留言已经处理，请刷新后查看处理结果',
    en: 'This has been dealt with already; look at what became of it',
  },
  'conversations.beingAnswered': {
    status: 409,
    zh: '同事的答复正在办理，为免重复答复，本次未受理',
    en: "A colleague's answer is on its way; yours was not taken, so that nobody is answered twice",
  },
  'conversations.gone': {
    status: 409,
    zh: '作者已在平台上删除这条留言，无法答复',
    en: 'Its author has deleted it on the platform, so it cannot be answered',
  },
  'conversations.changed': {
    status: 409,
    zh: '这条留言在打开之后有变化，请先看新的内容',
    en: 'It has changed since you opened it; read it again first',
  },
});

const id = z.string().min(1).max(100);
const message = z.uuid();
const tags = { capability: 'conversations', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });
const ofMessage = z.object({ message });

export const messageStateSchema = z.enum(publicMessageStates);
export const messageKindSchema = z.enum(publicMessageKinds);

const presentSchema = z.object({
  person: z.string(),
  name: z.string(),
  doing: z.enum(presenceKinds),
  /** The caller himself, in another window perhaps. */
  self: z.boolean(),
});

const pendingSchema = z.object({ action: z.string(), by: z.string(), at: instantSchema });

export const conversationLineSchema = z.object({
  message: z.string(),
  channel: z.string(),
  kind: messageKindSchema,
  publication: z.object({ publication: z.string(), title: z.string() }).nullable(),
  /** Four signs; another one in every channel and on every day. */
  reader: z.string(),
  /** The text, or its beginning where it is long. */
  text: z.string(),
  /** Where the words of the search stand in it, in UTF-16 units. */
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
  writtenAt: instantSchema,
  receivedAt: instantSchema,
  late: z.boolean(),
  editedAt: instantSchema.nullable(),
  goneAt: instantSchema.nullable(),
  state: messageStateSchema,
  unread: z.boolean(),
  /** An answer that is asked for and not done yet. */
  answering: pendingSchema.nullable(),
  present: z.array(presentSchema),
  notes: z.number().int(),
  version: z.number().int(),
});
export type ConversationLine = z.output<typeof conversationLineSchema>;

/** Filters of the list: lists are written with commas, so that they stand in an address. */
export const conversationFilters = z.object({
  state: z
    .string()
    .max(100)
    .refine((text) => text.split(',').every((one) => messageStateSchema.safeParse(one).success), {
      message: 'states, separated by commas',
    })
    .optional(),
  channel: id.optional(),
  kind: messageKindSchema.optional(),
  unread: z.enum(['true']).optional(),
  /** Words or a part of the text. */
  text: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(['newest', 'oldest']).optional(),
});

export const listConversations = defineRoute({
  ...tags,
  id: 'conversations.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/conversations',
  summary: {
    zh: '互动收件箱：本单位各账号收到的留言与私信，可按账号、状态筛选和全文检索；不能按发言者检索',
    en: 'Shared inbox: comments and messages to an organisation’s channels, by channel, state and words; never by who wrote them',
  },
  params: ofOrganization,
  query: conversationFilters.extend(pageQuery.shape),
  response: pageOf(conversationLineSchema),
  command: false,
});

export const countConversations = defineRoute({
  ...tags,
  id: 'conversations.counts',
  method: 'GET',
  path: '/api/v1/organizations/:organization/conversation-counts',
  summary: {
    zh: '各账号留言与私信的数量和办理情况，不含内容；监管单位可看',
    en: 'How many comments and messages each channel has and how they stand, without their words; open to supervising units',
  },
  params: ofOrganization,
  response: z.object({
    /** Whether the caller may read them, and answer them. */
    mayRead: z.boolean(),
    mayAnswer: z.boolean(),
    /** Days after which they are deleted. */
    retentionDays: z.number().int(),
    channels: z.array(
      z.object({
        channel: z.string(),
        name: z.string(),
        platform: z.string(),
        /** When the platform was last read; null where it is not, because a person looks there. */
        readAt: instantSchema.nullable(),
        read: z.boolean(),
        hindrance: localizedTextSchema.nullable(),
        counts: z.array(
          z.object({
            kind: messageKindSchema,
            state: messageStateSchema,
            messages: z.number().int(),
            unread: z.number().int(),
          }),
        ),
      }),
    ),
  }),
  command: false,
});

export const readConversation = defineRoute({
  ...tags,
  id: 'conversations.read',
  method: 'GET',
  path: '/api/v1/conversations/:message',
  summary: {
    zh: '一条留言或私信的全文、修改情况、内部备注和办理经过',
    en: 'One comment or message with its edits, the internal notes and what was done about it',
  },
  params: ofMessage,
  response: conversationLineSchema.extend({
    organization: z.string(),
    channelName: z.string(),
    platform: z.string(),
    body: z.string(),
    earlier: z.array(z.object({ body: z.string(), until: instantSchema })),
    elected: z.boolean(),
    /** The account's answer as the platform shows it. */
    reply: z.object({ text: z.string(), at: instantSchema }).nullable(),
    /** The act that settled it. */
    action: z.string().nullable(),
    steps: z.array(z.object({ state: messageStateSchema, by: z.string().nullable(), at: instantSchema })),
    noteList: z.array(
      z.object({
        note: z.string(),
        by: z.string(),
        office: z.string().nullable(),
        text: z.string(),
        at: instantSchema,
      }),
    ),
    mayAnswer: z.boolean(),
    url: z.string().nullable(),
  }),
  command: false,
});
export type Conversation = z.output<typeof readConversation.response>;

export const markConversationsRead = defineRoute({
  ...tags,
  id: 'conversations.markRead',
  method: 'POST',
  path: '/api/v1/organizations/:organization/conversations/read',
  summary: {
    zh: '标为已读或未读，全组共享',
    en: 'Mark as read or unread, for all who share the inbox',
  },
  params: ofOrganization,
  body: z.strictObject({ messages: z.array(message).min(1).max(100), read: z.boolean() }),
  response: z.object({ changed: z.number().int() }),
  command: true,
});

export const settleConversations = defineRoute({
  ...tags,
  id: 'conversations.settle',
  method: 'POST',
  path: '/api/v1/organizations/:organization/conversations/settle',
  summary: {
    zh: '标为无需答复，或重新打开；与所见不一致的不改，逐条说明',
    en: 'Put aside as needing no answer, or open again; what has changed since it was seen stays, with the reason for each',
  },
  params: ofOrganization,
  body: z.strictObject({
    /** `version`: as it was seen. */
    messages: z
      .array(z.strictObject({ message, version: z.number().int().min(1) }))
      .min(1)
      .max(100),
    state: z.enum(handStates),
  }),
  response: z.object({
    settled: z.array(z.string()),
    refused: z.array(z.object({ message: z.string(), code: z.string(), messages: localizedTextSchema })),
  }),
  command: true,
});

export const writeInternalNote = defineRoute({
  ...tags,
  id: 'conversations.note',
  method: 'POST',
  path: '/api/v1/conversations/:message/notes',
  summary: {
    zh: '写内部备注：只给同事看，任何情况下都不会发往平台',
    en: 'Write an internal note: for colleagues only, it is never sent to any platform',
  },
  params: ofMessage,
  body: z.strictObject({ note: z.string().trim().min(1).max(2000) }),
  response: z.object({ note: z.string() }),
  command: true,
  status: 201,
});

/** Signs of presence are many, run out by themselves and do no harm twice, so they carry no key. */
export const signPresence = defineRoute({
  ...tags,
  id: 'conversations.presence',
  method: 'PUT',
  path: '/api/v1/conversations/:message/presence',
  summary: {
    zh: '告知同事正在查看或答复，过时自动消失',
    en: 'Say that one reads or answers it now; forgotten by itself after a minute',
  },
  params: ofMessage,
  body: z.strictObject({ doing: z.enum([...presenceKinds, 'left']) }),
  response: z.object({ present: z.array(presentSchema) }),
  command: false,
});

export const conversationRoutes = [
  listConversations,
  countConversations,
  readConversation,
  markConversationsRead,
  settleConversations,
  writeInternalNote,
  signPresence,
] as const;
