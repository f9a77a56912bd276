import { readManuscript } from '@sanshen/contract/content';
import { uploadFile } from '@sanshen/contract/files';
import { listWorkDrafts, readAdded, readBoard, readOrigin } from '@sanshen/contract/planning';
import * as contract from '@sanshen/contract/planning-ideas';
import { listNotifications } from '@sanshen/contract/review';
import { routeUrl } from '@sanshen/contract/route';
import type { Digest } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { planningProjection } from '../src/modules/planning/record.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { article, expectRefusal, paragraphs, revise } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const wuhua = organizationIn('wuhua');
const operator = await city.as('wuhua', 'operator', 1);
const colleague = await city.as('wuhua', 'operator', 2);
const lead = await city.as('wuhua', 'publicityLead');
const platformLead = await city.as('wuhua', 'platformLead');
const above = await city.as('kunming', 'mainLeader');
const neighbour = await city.as('panlong', 'operator', 1);

const propose = async (caller: Caller, change: object = {}) => {
  const body = { title: '把宪法讲给青年听', angle: '从租房合同讲起', topic: 'theory', ...change };
  const { idea } = await caller.call(contract.proposeIdea, { params: { organization: wuhua }, body });
  return { params: { idea } };
};
const rule = (caller: Caller, at: { params: { idea: string } }, ruling: 'approved' | 'declined') =>
  caller.send(contract.ruleOnIdea, { ...at, body: { ruling, note: '同意' } });
const step = (caller: Caller, at: { params: { idea: string } }, one: 'claim' | 'letGo' | 'withdraw') =>
  caller.send(contract.stepIdea, { ...at, body: { step: one } });
const convert = (caller: Caller, at: { params: { idea: string } }) => caller.send(contract.convertIdea, at);

async function upload(text: string): Promise<Digest> {
  const edge = 'edge';
  const answer = await harness.app.inject({
    method: 'POST',
    url: routeUrl(uploadFile),
    headers: {
      cookie: operator.cookie,
      'x-sanshen-request': '1',
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
    payload: `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="通知.txt"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n--${edge}--\r\n`,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().digest;
}

test('§2 an idea on theory is approved by another than its author, claimed, written once, and its manuscript keeps where it came from', async () => {
  const at = await propose(operator, { plannedOn: '2027-12-04' });
  const shown = await lead.call(contract.readIdea, at);
  expect(shown).toMatchObject({
    status: 'proposed',
    approvalsAsked: 1,
    may: ['change', 'approve', 'decline', 'claim', 'say'],
  });
  expect((await lead.call(listNotifications, { query: {} })).items[0]?.kind).toBe('ideaWaits');
  expectRefusal(await convert(operator, at), 409, 'planning.notApproved');
  expectRefusal(await rule(operator, at, 'approved'), 403, 'planning.notApprover');
  expectRefusal(await rule(platformLead, at, 'approved'), 403, 'planning.notApprover');
  expect((await rule(lead, at, 'approved')).statusCode).toBe(200);
  expect((await operator.call(listNotifications, { query: {} })).items[0]?.kind).toBe('ideaDecided');
  expect((await step(colleague, at, 'claim')).json()).toEqual({ status: 'claimed' });
  expectRefusal(await step(operator, at, 'claim'), 409, 'planning.claimedByOther');
  expectRefusal(await convert(operator, at), 409, 'planning.claimedByOther');
  const board = { query: { organization: wuhua, date: '2027-12-01' } };
  expect((await operator.call(readBoard, board)).counts).toMatchObject([{ state: 'idea', topic: 'theory' }]);

  const [first, second] = await Promise.all([convert(colleague, at), convert(colleague, at)]);
  const [made, refused] = first.statusCode === 201 ? [first, second] : [second, first];
  expect(made.statusCode, made.body).toBe(201);
  expectRefusal(refused, 409, 'planning.ideaClosed');
  const { manuscript } = made.json();
  const content = (await colleague.call(readManuscript, { params: { manuscript } })).content;
  expect(content).toMatchObject({ title: '把宪法讲给青年听', topic: 'theory' });
  const { origin } = await operator.call(readOrigin, { params: { manuscript } });
  expect(origin).toMatchObject({
    kind: 'own',
    title: '把宪法讲给青年听',
    approvedBy: [expect.stringContaining('')],
  });
  // One thing that is planned stays one, on the same day.
  expect((await operator.call(readBoard, board)).counts).toEqual([
    { state: 'draft', topic: 'theory', form: 'original', count: 1 },
  ]);
  expectRefusal(await neighbour.send(readOrigin, { params: { manuscript } }), 404, 'request.notFound');
});

test('§2 a change of words takes the approval away, another day does not; who changed it may not approve it', async () => {
  const at = await propose(operator);
  await rule(lead, at, 'approved');
  const body = { title: '把宪法讲给青年听', angle: '从租房合同讲起', topic: 'theory' };
  await operator.call(contract.changeIdea, { ...at, body: { ...body, plannedOn: '2026-12-04' } });
  expect((await operator.call(contract.readIdea, at)).status).toBe('ready');
  await colleague.call(contract.changeIdea, { ...at, body: { ...body, angle: '从网购纠纷讲起' } });
  const after = await operator.call(contract.readIdea, at);
  expect(after).toMatchObject({ status: 'proposed', approvals: [] });
  await lead.call(contract.changeIdea, { ...at, body: { ...body, angle: '从外卖纠纷讲起' } });
  expectRefusal(await rule(lead, at, 'approved'), 409, 'planning.ownIdea');
  expectRefusal(
    await operator.send(contract.changeIdea, { ...at, body: { ...body, topic: 'nothing' } }),
    422,
    'planning.topicUnknown',
  );
});

test('§2 what needs no approval is written at once; lists show what waits, what is mine and what is closed', async () => {
  const service = await propose(operator, { topic: 'service', title: '租房避坑清单' });
  expect((await operator.call(contract.readIdea, service)).status).toBe('ready');
  expectRefusal(await rule(lead, service, 'approved'), 409, 'planning.noApprovalAsked');
  const gone = await propose(operator, { title: '收回的选题' });
  expectRefusal(await step(colleague, gone, 'withdraw'), 403, 'planning.notProposer');
  expect((await step(operator, gone, 'withdraw')).json()).toEqual({ status: 'withdrawn' });
  const declined = await propose(operator, { title: '不合适的选题' });
  expectRefusal(
    await lead.send(contract.ruleOnIdea, { ...declined, body: { ruling: 'declined', note: '' } as never }),
    400,
    'request.invalid',
  );
  await rule(lead, declined, 'declined');
  const titles = async (caller: Caller, show: 'open' | 'waiting' | 'ready' | 'mine' | 'closed') =>
    (await caller.call(contract.listIdeas, { params: { organization: wuhua }, query: { show } })).items.map(
      ({ title }) => title,
    );
  expect(await titles(operator, 'ready')).toEqual(['租房避坑清单']);
  expect(await titles(operator, 'closed')).toEqual(
    expect.arrayContaining(['收回的选题', '不合适的选题', '把宪法讲给青年听']),
  );
  expect(await titles(colleague, 'mine')).toEqual([]);
  expect(await titles(above, 'open')).toContain('租房避坑清单');
  expectRefusal(
    await neighbour.send(contract.listIdeas, { params: { organization: wuhua }, query: {} }),
    403,
    'access.forbidden',
  );
  expectRefusal(await neighbour.send(contract.readIdea, service), 403, 'access.forbidden');
  expectRefusal(await step(above, service, 'claim'), 403, 'access.forbidden');
});

test('an idea is talked about by those who plan or approve, and a word to it decides nothing', async () => {
  const at = await propose(operator);
  const say = (caller: Caller, text: string) => caller.send(contract.sayOnIdea, { ...at, body: { text } });
  expect((await say(lead, '可否加一个本地案例？')).statusCode).toBe(201);
  expect((await say(operator, '好，找盘龙法院的。')).statusCode).toBe(201);
  expectRefusal(await say(above, '旁听'), 403, 'access.forbidden');
  const { discussion, remarks, status } = await colleague.call(contract.readIdea, at);
  expect([remarks, status]).toEqual([2, 'proposed']);
  expect(discussion.map(({ text }) => text)).toEqual(['可否加一个本地案例？', '好，找盘龙法院的。']);
});

test('an idea that is said to come from a question or a campaign that is not there is refused', async () => {
  for (const origin of [
    { kind: 'question', id: 'no-such' },
    { kind: 'campaign' },
    { kind: 'own', id: 'x' },
  ]) {
    const body = { title: '选题', topic: 'service', origin } as never;
    expectRefusal(
      await operator.send(contract.proposeIdea, { params: { organization: wuhua }, body }),
      422,
      'planning.originUnknown',
    );
  }
});

test('§2 a work draft shows which articles it became, how much of each it is, and what was added for young readers', async () => {
  const letters =
    '五华区将于十二月举办青年宪法宣传周活动届时组织法治讲座模拟法庭普法市集等内容请各单位认真组织青年参加并做好总结报送工作';
  const draft = Array.from(
    { length: 6 },
    (_, n) => `${letters.slice(n)}${letters.slice(0, n)}${n}号安排。`,
  ).join('');
  const file = await upload(draft);
  const at = await propose(operator, {
    topic: 'service',
    title: '宪法周去哪儿',
    drafts: [{ file, name: '宪法周通知' }],
  });
  // Who may see the idea may read its draft; nobody else.
  expect(await harness.context.fileAccess.mayRead(above.person, file)).toBe(true);
  expect(await harness.context.fileAccess.mayRead(neighbour.person, file)).toBe(false);
  const made = await convert(operator, at);
  const { manuscript } = made.json();
  const content = (await operator.call(readManuscript, { params: { manuscript } })).content;
  expect(content?.source.sources).toMatchObject([{ document: '宪法周通知', file }]);
  const added =
    '小编替你跑了一趟：模拟法庭周六下午开放旁听，学生证就能进，散场后可以向法官提问，名额只有三十个。';
  await revise(
    operator,
    manuscript,
    article('wuhua', {
      body: paragraphs(draft, added),
      topic: 'service',
      source: { form: 'original', sources: [{ who: '区委宣传部', document: '宪法周通知', file }] },
    }),
  );
  await harness.runJobs();
  const { items } = await operator.call(listWorkDrafts, { params: { organization: wuhua }, query: {} });
  const shown = items.find((one) => one.file === file);
  expect(shown).toMatchObject({ name: '宪法周通知', ideas: [{ title: '宪法周去哪儿' }] });
  expect(shown?.articles).toMatchObject([{ manuscript, compared: true, blackboard: true }]);
  expect(shown?.articles[0]?.share).toBeGreaterThan(0.7);
  const detail = await operator.call(readAdded, { params: { manuscript, file } });
  expect(
    detail.passages
      .filter((part) => part.own)
      .map(({ text }) => text.trim())
      .join(''),
  ).toContain('学生证就能进');
  expect(detail.addedLetters).toBeGreaterThanOrEqual(added.length - 5);
  expectRefusal(
    await above.send(listWorkDrafts, { params: { organization: wuhua }, query: {} }),
    403,
    'access.forbidden',
  );
});

test('ideas, items and counts are what the ledger and the tables give', async () => {
  const report = await checkProjection(
    () => openDatabase(openPool(harness.serverUrl, { size: 1 })),
    planningProjection,
  );
  expect(report.problem).toBeNull();
  expect(report.rows).toBeGreaterThan(10);
});
