import { expect, test } from 'vitest';
import { conversationQuery, readConversationSearch } from '../src/features/conversations/search.ts';

test('the address holds every filter, and what does not belong there is left out', () => {
  const search = {
    state: 'answered',
    channel: 'c1',
    kind: 'message',
    unread: 'true',
    q: '报名',
    sort: 'oldest',
    message: 'm1',
  };
  expect(readConversationSearch({ ...search, writer: 'o-1', page: 4 })).toEqual(search);
  expect(
    readConversationSearch({ state: 'deleted', kind: 'letter', sort: 'random', q: '', channel: 7 }),
  ).toEqual({});
  // What waits is what is shown when the address says nothing.
  expect(readConversationSearch({ state: 'open' })).toEqual({});
  expect(readConversationSearch({ q: 4321 })).toEqual({ q: '4321' });
});

test('the server is asked for what waits unless the address says otherwise', () => {
  expect(conversationQuery({})).toEqual({ state: 'open' });
  expect(conversationQuery({ state: 'all', q: '报名', message: 'm1' })).toEqual({ text: '报名' });
});
