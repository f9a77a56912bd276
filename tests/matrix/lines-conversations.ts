import * as conversations from '@sanshen/contract/conversations';
import type { Line } from './lines.ts';
import type { Resources } from './resources.ts';

const ofDistrict = (it: Resources) => ({ params: { organization: it.organization } });
const onMessage = async (it: Resources) => ({ params: { message: await it.publicMessage() } });

/** §6, §11: the public's words are for those who answer them; who supervises sees figures, and to him a single message does not exist. */
export const conversationLines: readonly Line[] = [
  {
    route: conversations.listConversations,
    on: 'district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: ofDistrict,
  },
  {
    route: conversations.countConversations,
    on: 'district',
    own: 'operator',
    expected: 'ok ok ok no no no',
    request: ofDistrict,
  },
  {
    route: conversations.readConversation,
    on: 'comment on the district',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: onMessage,
  },
  {
    route: conversations.markConversationsRead,
    on: 'comment on the district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: async (it) => ({
      ...ofDistrict(it),
      body: { messages: [await it.publicMessage()], read: true },
    }),
  },
  {
    route: conversations.settleConversations,
    on: 'comment on the district',
    own: 'operator',
    expected: 'ok no no no no no',
    request: async (it) => ({
      ...ofDistrict(it),
      body: { messages: [{ message: await it.publicMessage(), version: 1 }], state: 'noAnswerNeeded' },
    }),
  },
  {
    route: conversations.writeInternalNote,
    on: 'comment on the district',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: async (it) => ({ ...(await onMessage(it)), body: { note: '请核实报名时间。' } }),
  },
  {
    route: conversations.signPresence,
    on: 'comment on the district',
    own: 'operator',
    expected: 'ok nf nf nf nf nf',
    request: async (it) => ({ ...(await onMessage(it)), body: { doing: 'reading' } }),
  },
];
