import * as discussion from '@sanshen/contract/discussion';
import { abandon, listNotifications } from '@sanshen/contract/review';
import { routeUrl } from '@sanshen/contract/route';
import { expect, test } from 'vitest';
import { asOwner, type Caller } from './harness.ts';
import { addStranger, personIn, startCity } from './organization-support.ts';
import {
  article,
  expectRefusal,
  paragraphs,
  revise,
  sign,
  submit,
  tryCorrect,
  write,
  writeAndSubmit,
} from './review-support.ts';

const city = await startCity();
const operator = await city.as('wuhua', 'operator', 1);
const colleague = await city.as('wuhua', 'operator', 2);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');
const sibling = await city.as('panlong', 'operator', 1);
const superior = await city.as('kunming', 'mainLeader');

const passage = { from: 3, to: 6, quote: '三十名' };
const open = (caller: Caller, manuscript: string, body: object) =>
  caller.send(discussion.openThread, {
    params: { manuscript },
    body: { revision: 1, text: '请核实人数', ...body },
  });
const told = async (caller: Caller, kind: string) =>
  (await caller.call(listNotifications, { query: {} })).items.filter((one) => one.kind === kind);

test('a passage is discussed by those who review it, resolved and opened again; nothing said is lost', async () => {
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  const thread = (await open(platformLead, manuscript, { field: 'body', anchor: passage })).json();
  expect(thread).toMatchObject({
    ...{ manuscript, revision: 1, digest, field: 'body', anchor: passage, resolved: null },
    current: { revision: 1, digest, anchor: passage, lost: false, at: 3 },
    messages: [
      { kind: 'said', text: '请核实人数', author: { name: '五华区平台负责人', office: 'platformLead' } },
    ],
  });
  const params = { manuscript, thread: thread.thread };
  await operator.call(discussion.replyToThread, { params, body: { text: '已核实，是三十名。' } });
  const resolved = await platformLead.call(discussion.resolveThread, { params, body: {} });
  expect(resolved.resolved?.by.name).toBe('五华区平台负责人');
  expectRefusal(
    await operator.send(discussion.resolveThread, { params, body: {} }),
    409,
    'discussion.alreadyResolved',
  );
  const openOnes = { params: { manuscript }, query: { show: 'open' as const } };
  expect((await operator.call(discussion.listComments, openOnes)).items).toEqual([]);
  const reopened = await operator.call(discussion.reopenThread, { params, body: { text: '又有疑问' } });
  expect(reopened.resolved).toBeNull();
  expect(reopened.messages.map((one) => [one.kind, one.text])).toEqual([
    ['said', '请核实人数'],
    ['said', '已核实，是三十名。'],
    ['resolved', ''],
    ['reopened', '又有疑问'],
  ]);
  expectRefusal(
    await operator.send(discussion.reopenThread, { params, body: {} }),
    409,
    'discussion.notResolved',
  );
  expect((await operator.call(discussion.listComments, openOnes)).items).toHaveLength(1);
  expect(await told(platformLead, 'replied')).toHaveLength(2);
});

test('a passage follows the text, and says so when its words are gone', async () => {
  const { manuscript } = await write(operator, 'wuhua');
  await open(operator, manuscript, { field: 'body', anchor: passage });
  await open(operator, manuscript, { field: 'title', anchor: { from: 0, to: 2, quote: '青年' } });
  await open(operator, manuscript, { field: 'cover' });
  const places = async () => {
    const { items } = await operator.call(discussion.listComments, { params: { manuscript }, query: {} });
    return items.map(({ current }) => current);
  };
  const moved = article('wuhua', {
    title: '五华青年在行动',
    body: paragraphs('本报讯', '周末，三十名青年志愿者来到社区。'),
  });
  await revise(operator, manuscript, moved);
  expect(await places()).toMatchObject([
    { revision: 2, anchor: { from: 7, to: 10, quote: '三十名' }, lost: false },
    { anchor: { from: 2, to: 4, quote: '青年' }, lost: false },
    { anchor: null, lost: false, at: null },
  ]);
  await revise(
    operator,
    manuscript,
    article('wuhua', { title: '行动', body: paragraphs('周末，志愿者来了。') }),
  );
  expect(await places()).toMatchObject([
    { revision: 3, anchor: null, lost: true, at: 3 },
    { anchor: null, lost: true },
    { anchor: null, lost: false },
  ]);
});

test('comments are no part of the text: its digest stays, and so does every signature', async () => {
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  await open(platformLead, manuscript, {});
  const signed = await sign(platformLead, manuscript, 'platform', 'platformLead');
  await open(publicityLead, manuscript, { text: '标题可更简洁' });
  expect(signed.digest).toBe(digest);
  await sign(publicityLead, manuscript, 'publicity', 'publicityLead', { digest: digest ?? '' });
});

test('a quote must be what stands there in that revision', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  for (const wrong of [
    { field: 'body', anchor: { ...passage, quote: '五十名' } },
    { field: 'body', anchor: { from: 3, to: 9999, quote: '三十名' } },
    { field: 'cover', anchor: passage },
    { field: null, anchor: passage },
  ])
    expectRefusal(await open(platformLead, manuscript, wrong), 422, 'discussion.quoteDiffers');
  expectRefusal(await open(platformLead, manuscript, { revision: 9 }), 422, 'discussion.noSuchRevision');
  expectRefusal(await open(platformLead, manuscript, { text: ' \n' }), 422, 'discussion.messageEmpty');
  expectRefusal(await open(platformLead, manuscript, { text: '长'.repeat(4001) }), 400, 'request.invalid');
});

test('who is mentioned is told, once; nobody is called to what he may not read', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  const mentions = [personIn('wuhua', 'operator', 1), personIn('wuhua', 'publicityLead')];
  const thread = (await open(platformLead, manuscript, { mentions })).json();
  expect(thread.messages[0].mentions).toContainEqual({ person: mentions[1], name: '五华区宣传工作负责人' });
  const [notification, ...more] = (await told(publicityLead, 'mentioned')).filter(
    (one) => one.manuscript === manuscript,
  );
  expect([notification?.details, more]).toEqual([{ thread: thread.thread, by: '五华区平台负责人' }, []]);
  const params = { manuscript, thread: thread.thread };
  await operator.call(discussion.replyToThread, {
    params,
    body: { text: '好', mentions: [platformLead.person] },
  });
  const about = (await platformLead.call(listNotifications, { query: {} })).items
    .filter((one) => one.manuscript === manuscript)
    .map((one) => one.kind);
  expect(about).toEqual(['mentioned', 'seatOpened']);
  for (const person of [sibling.person, superior.person, 'person-nobody'])
    expectRefusal(
      await open(platformLead, manuscript, { mentions: [person] }),
      422,
      'discussion.mentionUnreachable',
    );
});

test('who takes part is listed for a mention: author, signers, who is waited for, who commented', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  await sign(platformLead, manuscript, 'platform', 'platformLead');
  await open(colleague, manuscript, {});
  const { people } = await operator.call(discussion.listParticipants, { params: { manuscript } });
  expect(people.map((one) => one.name)).toEqual(
    expect.arrayContaining([
      '五华区运营人员甲',
      '五华区运营人员乙',
      '五华区平台负责人',
      '五华区宣传工作负责人',
    ]),
  );
});

test('complaint 10: who is outside neither reads nor writes, whether he guesses the thread or not', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  const { thread } = (await open(platformLead, manuscript, {})).json();
  const params = { manuscript, thread };
  const stranger = await addStranger(city);
  for (const [caller, status, code] of [
    [sibling, 404, 'request.notFound'],
    [stranger, 404, 'request.notFound'],
    [superior, 403, 'access.forbidden'],
  ] as const) {
    const text = '插话';
    expectRefusal(await open(caller, manuscript, {}), status, code);
    expectRefusal(await caller.send(discussion.replyToThread, { params, body: { text } }), status, code);
    expectRefusal(await caller.send(discussion.resolveThread, { params, body: {} }), status, code);
    expectRefusal(
      await caller.send(discussion.listComments, { params: { manuscript }, query: {} }),
      status,
      code,
    );
    expectRefusal(await caller.send(discussion.listParticipants, { params: { manuscript } }), status, code);
  }
  const anonymous = await city.harness.inject({
    url: routeUrl(discussion.listComments, { params: { manuscript } }),
  });
  expectRefusal(anonymous, 401, 'session.required');
  // A thread of another manuscript is none of this one.
  const other = await writeAndSubmit(operator, 'wuhua');
  const crossed = { params: { manuscript: other.manuscript, thread }, body: { text: '错位' } };
  expectRefusal(await operator.send(discussion.replyToThread, crossed), 404, 'request.notFound');
});

test('of a text that is public, a superior reads the comments and adds none', async () => {
  const shown = await writeAndSubmit(operator, 'wuhua');
  const { manuscript } = shown;
  await open(platformLead, manuscript, {});
  await sign(platformLead, manuscript, 'platform', 'platformLead');
  await sign(publicityLead, manuscript, 'publicity', 'publicityLead');
  await sign(await city.as('wuhua', 'leaderInCharge'), manuscript, 'leader', 'leader');
  const reader = await city.as('kunming', 'registrar');
  const { items } = await reader.call(discussion.listComments, { params: { manuscript }, query: {} });
  expect(items).toHaveLength(1);
  expectRefusal(await open(reader, manuscript, {}), 403, 'discussion.notInFlow');
});

test('script stays the text that it is', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  const text = '<img src=x onerror=alert(1)><script>alert(1)</script>&amp;"\u202e';
  const answer = await open(platformLead, manuscript, { text });
  expect(answer.headers['content-type']).toContain('application/json');
  expect(answer.json().messages[0].text).toBe(text);
});

test('what was said cannot be changed or taken away, not even by the server', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  await open(platformLead, manuscript, {});
  await expect(
    city.harness.db
      .updateTable('comment_message')
      .set({ text: '改' })
      .where('manuscript_id', '=', manuscript as never)
      .execute(),
  ).rejects.toThrow(/permission denied/);
  await asOwner(city.harness.ownerUrl, async (client) => {
    await expect(client.query('delete from comment_message')).rejects.toThrow(/what was said stays/);
  });
});

test('the same command twice says it once; two at once are numbered one after the other', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  const headers = { 'idempotency-key': 'once-and-only-once' };
  const call = { params: { manuscript }, body: { revision: 1, text: '一次' } };
  const first = await platformLead.call(discussion.openThread, call, headers);
  const again = await platformLead.call(discussion.openThread, call, headers);
  expect([again.thread, again.messages.length]).toEqual([first.thread, 1]);
  const params = { manuscript, thread: first.thread };
  await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      operator.call(discussion.replyToThread, { params, body: { text: `第${index}条` } }),
    ),
  );
  const { items } = await operator.call(discussion.listComments, { params: { manuscript }, query: {} });
  expect(items[0]?.messages).toHaveLength(7);
});

test('threads come in pages, in the order of opening', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  for (const text of ['甲', '乙', '丙']) {
    city.harness.clock.advance(1000);
    await open(platformLead, manuscript, { text });
  }
  const params = { manuscript };
  const first = await operator.call(discussion.listComments, { params, query: { limit: 2 } });
  const rest = await operator.call(discussion.listComments, {
    params,
    query: { limit: 2, cursor: first.next ?? '' },
  });
  expect([...first.items, ...rest.items].map((one) => one.messages[0]?.text)).toEqual(['甲', '乙', '丙']);
  expect(rest.next).toBeNull();
});

test('what I saw last never goes back, and is mine alone', async () => {
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  const params = { manuscript };
  expect(await platformLead.call(discussion.readSeen, { params })).toEqual({
    revision: null,
    digest: null,
    at: null,
  });
  await platformLead.call(discussion.markSeen, { params, body: { revision: 1 } });
  await sign(platformLead, manuscript, 'platform', 'platformLead');
  const place = { stage: 'publicity', seat: 'publicityLead' };
  const corrected = article('wuhua', { body: paragraphs('周末，青年来到社区。') });
  expect((await tryCorrect(publicityLead, manuscript, place, corrected)).statusCode).toBe(200);
  const seen = await platformLead.call(discussion.markSeen, { params, body: { revision: 2 } });
  expect(seen.revision).toBe(2);
  const back = await platformLead.call(discussion.markSeen, { params, body: { revision: 1 } });
  expect(back).toEqual(seen);
  expect(back.digest).not.toBe(digest);
  expect((await publicityLead.call(discussion.readSeen, { params })).revision).toBeNull();
  expectRefusal(
    await platformLead.send(discussion.markSeen, { params, body: { revision: 3 } }),
    422,
    'discussion.noSuchRevision',
  );
});

test('an abandoned manuscript is not discussed any more', async () => {
  const shown = await write(operator, 'wuhua');
  await submit(operator, shown);
  await operator.call(abandon, { params: { manuscript: shown.manuscript }, body: { reason: '不再需要' } });
  expectRefusal(await open(operator, shown.manuscript, {}), 409, 'discussion.closed');
});
