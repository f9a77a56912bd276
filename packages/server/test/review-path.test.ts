import { compareRevisions, listManuscripts, listRevisions, readManuscript } from '@sanshen/contract/content';
import * as contract from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import type { Caller } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { article, paragraphs, revise, sign, submit, tryCorrect, write } from './review-support.ts';

const city = await startCity();
const operator = await city.as('wuhua', 'operator', 1);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');
const leader = await city.as('wuhua', 'leaderInCharge');
const mainLeader = await city.as('wuhua', 'mainLeader');

const kindsTold = async (caller: Caller) =>
  (await caller.call(contract.listNotifications, { query: { limit: 100 } })).items.map((one) => one.kind);

test('§5: three reviews and proofreads, a correction that is rechecked, an escalation, and the release', async () => {
  const draft = await write(operator, 'wuhua', { title: '初稿' });
  expect(draft).toMatchObject({ phase: 'drafting', revision: 1, round: 0, missing: [] });
  const { manuscript } = draft;
  const params = { manuscript };

  const saved = await revise(operator, manuscript, article('wuhua'));
  expect(saved).toMatchObject({ revision: 2, title: '青年志愿者走进社区' });
  const submitted = await submit(operator, saved);
  expect(submitted).toMatchObject({ phase: 'inReview', round: 1, stage: 'platform', importance: 'ordinary' });

  const inbox = await platformLead.call(contract.readInbox, { query: {} });
  expect(inbox.items).toEqual([
    expect.objectContaining({
      manuscript,
      stage: 'platform',
      seat: 'platformLead',
      duties: ['review', 'proofread'],
    }),
  ]);
  expect((await publicityLead.call(contract.readInbox, { query: {} })).items).toEqual([]);
  const waiting = await leader.call(contract.readWaiting, {
    query: { organization: organizationIn('wuhua') },
  });
  expect(waiting.items).toEqual([
    expect.objectContaining({
      manuscript,
      waitingFor: [{ person: personIn('wuhua', 'platformLead'), name: '五华区平台负责人' }],
    }),
  ]);

  expect(await sign(platformLead, manuscript, 'platform', 'platformLead')).toMatchObject({
    stage: 'publicity',
  });
  const corrected = await tryCorrect(
    publicityLead,
    manuscript,
    { stage: 'publicity', seat: 'publicityLead', reason: '反诈知识应为防诈知识' },
    article('wuhua', { body: paragraphs('周末，三十名青年志愿者来到社区。', '他们为老人讲解了防诈知识。') }),
  );
  expect(corrected.statusCode, corrected.body).toBe(200);
  expect(corrected.json()).toMatchObject({ revision: 3, round: 1, phase: 'inReview' });
  const recheck = await platformLead.call(contract.readInbox, { query: {} });
  expect(recheck.items).toEqual([
    expect.objectContaining({ manuscript, recheck: true, seat: 'platformLead' }),
  ]);
  const told = await platformLead.call(contract.listNotifications, { query: {} });
  expect(told.items[0]).toMatchObject({ kind: 'recheckAsked', manuscript, readAt: null });

  await sign(platformLead, manuscript, 'platform', 'platformLead', { opinion: '改得对' });
  expect(await sign(publicityLead, manuscript, 'publicity', 'publicityLead')).toMatchObject({
    stage: 'leader',
  });
  const raised = await leader.call(contract.changeImportance, {
    params,
    body: { direction: 'raise', level: 'important', reason: '涉及全区活动' },
  });
  expect(raised.importance).toBe('important');
  expect(await sign(leader, manuscript, 'leader', 'leader')).toMatchObject({
    stage: 'mainLeader',
    phase: 'inReview',
  });
  const last = await sign(mainLeader, manuscript, 'mainLeader', 'mainLeader', { duties: ['review'] });
  expect(last).toMatchObject({ phase: 'released', stage: null });
  expect(last.events).toContain('released');

  const review = await operator.call(contract.readReview, { params });
  expect(review.release).toMatchObject({ digest: last.digest, kind: 'reviewed', stopped: false });
  expect(review.stages.map((stage) => stage.status)).toEqual(['done', 'done', 'done', 'done']);
  expect((await leader.call(contract.readInbox, { query: {} })).items).toEqual([]);
  expect((await operator.call(contract.listNotifications, { query: {} })).items[0]?.kind).toBe('released');

  const revisions = await operator.call(listRevisions, { params, query: {} });
  expect(revisions.items.map((one) => [one.number, one.stage])).toEqual([
    [3, 'publicity'],
    [2, null],
    [1, null],
  ]);
  const diff = await operator.call(compareRevisions, { params, query: { from: 2, to: 3 } });
  expect(diff.changes.map((change) => change.field)).toEqual(['body']);
  expect(diff.text).toContain('[-反-]{+防+}诈知识');
  const listed = await operator.call(listManuscripts, {
    query: { organization: organizationIn('wuhua'), phase: 'released' },
  });
  expect(listed.items.map((one) => one.manuscript)).toEqual([manuscript]);
  const read = await operator.send(readManuscript, { params });
  expect(read.headers.etag).toBe(`"${last.digest}"`);

  const history = await operator.call(contract.readHistory, { params, query: { limit: 50 } });
  expect(
    history.items.filter((entry) => entry.kind === 'review.decided').map((entry) => entry.actor.name),
  ).toEqual([
    '五华区运营人员甲',
    '五华区运营人员甲',
    '五华区运营人员甲',
    '五华区运营人员甲',
    '五华区平台负责人',
    '五华区宣传工作负责人',
    '五华区平台负责人',
    '五华区宣传工作负责人',
    '五华区分管领导',
    '五华区分管领导',
    '五华区主要负责人',
  ]);
  const notification = told.items[0]?.notification ?? '';
  await platformLead.call(contract.readNotification, { params: { notification } });
  const { items } = await platformLead.call(contract.listNotifications, { query: {} });
  expect(items.filter((one) => one.readAt !== null).map((one) => one.notification)).toEqual([notification]);
  // Whoever publishes is told of the release too, and each is told once that his seat was reached.
  expect(items.map((one) => one.kind)).toEqual(['released', 'recheckAsked', 'seatOpened']);
  for (const person of [publicityLead, leader]) expect(await kindsTold(person)).toEqual(['seatOpened']);
  expect(await kindsTold(operator)).not.toContain('seatOpened');
});
