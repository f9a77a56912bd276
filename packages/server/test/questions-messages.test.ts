import { actOnQuestion, listQuestions, questionFromMessage, readQuestion } from '@sanshen/contract/questions';
import type { PublicMessageId } from '@sanshen/domain/conversations';
import { brandId } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { tellPurged } from '../src/modules/conversations/listeners.ts';
import { readPublicMessage } from '../src/modules/conversations/public.ts';
import { storeWritings } from '../src/modules/conversations/store-writings.ts';
import { rootOf } from '../src/modules/organization/public.ts';
import { followReplies } from '../src/modules/questions/replies.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const { db, context } = harness;
const organization = organizationIn('wuhua');
const operator = await city.as('wuhua', 'operator', 1);
const lead = await city.as('wuhua', 'platformLead');
const channel = demonstrationChannelId('wuhua', 'weibo');
let counter = 0;

/** A comment as a reading of the channel gives it; `id` of an earlier one stands for its edit. */
async function write(text: string, id = `c${counter++}`): Promise<PublicMessageId> {
  const now = harness.clock.now();
  const root = (await rootOf(db, organization)) ?? organization;
  const belongs = { root, organization, channel, publications: new Map(), needsWriter: false };
  const rest = { thread: null, writer: 'reader', writtenAt: now, editedAt: now, elected: false, reply: null };
  const writing = { kind: 'comment' as const, id, text, ...rest };
  await db.transaction().execute((trx) => storeWritings(trx, context, belongs, [writing], now));
  const { message_id } = await db
    .selectFrom('public_message')
    .select('message_id')
    .where('platform_key', '=', id)
    .executeTakeFirstOrThrow();
  return brandId(message_id);
}
const stateOf = async (message: PublicMessageId) => (await readPublicMessage(db, message))?.state;
const list = () => operator.call(listQuestions, { params: { organization }, query: { view: 'all' } });
const read = (question: string) => operator.call(readQuestion, { params: { question } });

test('§2 a comment becomes a question, once, and is answered there by a reply that interaction carries', async () => {
  const message = await write('请问夜校还能报名吗？');
  const body = { message, kind: 'activity' };
  const { question } = await operator.call(questionFromMessage, { body });
  expect(await stateOf(message)).toBe('passedOn');
  expect((await lead.send(questionFromMessage, { body })).json().code).toBe('questions.messageTaken');
  const act = (
    who: typeof operator,
    step: Parameters<typeof operator.call<typeof actOnQuestion>>[1]['body'],
  ) => who.call(actOnQuestion, { params: { question }, body: step });
  await act(operator, { step: 'draftAnswer', way: 'reply', text: '可以，本周五前报名。', manuscript: null });
  const { answer } = await read(question);
  await act(lead, { step: 'approveAnswer', answer: answer?.answer ?? '' });
  const acts = await db.selectFrom('interaction_act').select(['act_id', 'status']).execute();
  expect(acts.map(({ status }) => status)).toEqual(['asked']);
  const held = await readPublicMessage(db, message);
  expect(held?.answering?.action).toBe(acts[0]?.act_id);
  // Until the platform has it, the question is not answered.
  await followReplies(context);
  expect((await read(question)).state).toBe('approved');
  await db
    .updateTable('public_message')
    .set({ state: 'answered', answering: null })
    .where('message_id', '=', message)
    .execute();
  await followReplies(context);
  expect((await read(question)).state).toBe('answered');
});

test('§2 a comment with signs of distress stands in the inbox as it comes in; nothing is answered, hidden or sent by itself', async () => {
  const before = (await db.selectFrom('interaction_act').selectAll().execute()).length;
  const plain = await write('活动什么时候开始');
  const message = await write('我真的撑不下去了，不想活了');
  const { urgent, items } = await list();
  expect(urgent.map((line) => line.excerpt)).toEqual(['我真的撑不下去了，不想活了']);
  expect(items.some((line) => line.excerpt === '活动什么时候开始')).toBe(false);
  expect([await stateOf(message), await stateOf(plain)]).toEqual(['open', 'open']);
  await harness.runJobs();
  expect((await db.selectFrom('interaction_act').selectAll().execute()).length).toBe(before);
});

test('§2 an edit that speaks of distress is seen too, and what the platform’s retention deletes is deleted here', async () => {
  const key = `c${counter}`;
  const message = await write('夜校在哪里上课', key);
  const { question } = await operator.call(questionFromMessage, { body: { message, kind: 'activity' } });
  harness.clock.advance(60_000);
  await write('夜校在哪里上课？算了，我不想活了', key);
  const shown = await read(question);
  expect([shown.text, shown.distressState?.decided]).toEqual(['夜校在哪里上课？算了，我不想活了', null]);
  await db.transaction().execute((trx) => tellPurged(trx, [message]));
  const forgotten = await read(question);
  expect([forgotten.text, forgotten.purgedAt === null]).toEqual([null, false]);
});
