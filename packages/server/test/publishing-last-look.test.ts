import { readChannel } from '@sanshen/contract/channels';
import { stepChannel } from '@sanshen/contract/channels-register';
import { readManuscript } from '@sanshen/contract/content';
import * as contract from '@sanshen/contract/publishing';
import { addHours } from '@sanshen/domain/kernel';
import { beforeEach, expect, test } from 'vitest';
import { publishingModule } from '../src/modules/publishing/public.ts';
import { asOwner } from './harness.ts';
import { startDesk } from './publishing-support.ts';
import { expectRefusal, revise } from './review-support.ts';

let betweenPrepareAndSubmit: (() => Promise<void>) | null = null;
const desk = await startDesk({
  atCrashPoint: async (point) => {
    const work = point === 'prepared' ? betweenPrepareAndSubmit : null;
    betweenPrepareAndSubmit = null;
    await work?.();
  },
});
const { harness, operator, simulators, account } = desk;
const leader = await desk.as('wuhua', 'leaderInCharge');
const submissions = () => simulators.control.requests('/cgi-bin/freepublish/submit');
let before = 0;
beforeEach(() => {
  before = submissions();
});

const inHours = (hours: number) => addHours(harness.clock.now(), hours);
const listOf = async (manuscript: string) =>
  (await operator.call(contract.listPublications, { params: { manuscript } })).items;

test('a scheduled release goes out at its time without anybody, and not before', async () => {
  const { manuscript } = await desk.released({ schedule: inHours(2) });
  await desk.after(2 * 3600 - 60);
  expect(await listOf(manuscript)).toEqual([]);
  await desk.after(60);
  const [publication] = await listOf(manuscript);
  expect(await desk.settle(publication?.publication ?? '')).toMatchObject({ status: 'done' });
  expect(submissions() - before).toBe(1);
});

test('a person cannot publish before the time that the release states', async () => {
  const { manuscript, digest } = await desk.released({ schedule: inHours(2) });
  const answer = await operator.send(contract.publish, {
    params: { manuscript },
    body: { channel: desk.channel, digest },
  });
  expectRefusal(answer, 409, 'publication.tooEarly');
  await leader.call(contract.stopPublishing, { params: { manuscript }, body: { reason: '不再需要' } });
});

test('complaint 15: a scheduled post stopped one minute before does not go out', async () => {
  const { manuscript } = await desk.released({ schedule: inHours(2) });
  await desk.after(2 * 3600 - 60);
  await leader.call(contract.stopPublishing, { params: { manuscript }, body: { reason: '活动改期' } });
  await desk.after(24 * 3600);
  expect(await listOf(manuscript)).toEqual([]);
  expect(submissions()).toBe(before);
});

test('complaint 15: a scheduled post changed one minute before does not go out', async () => {
  const { manuscript } = await desk.released({ schedule: inHours(2) });
  await desk.after(2 * 3600 - 60);
  await revise(operator, manuscript, desk.draft({ title: '五华区公告（改）', schedule: inHours(1) }));
  await desk.after(24 * 3600);
  expect(await listOf(manuscript)).toEqual([]);
  expect(submissions()).toBe(before);
});

test('complaint 15: a schedule whose job escaped cancelling still looks one last time', async () => {
  const { manuscript, digest } = await desk.released({ schedule: inHours(2) });
  await leader.call(contract.stopPublishing, { params: { manuscript }, body: { reason: '活动改期' } });
  harness.clock.advance(3 * 3_600_000);
  const tasks = publishingModule.tasks?.(harness.context);
  const payload = { manuscript, channel: desk.channel, digest };
  await tasks?.['publishing.beginOnSchedule']?.(payload, { attempt: 1, jobId: 'test' });
  expect(await listOf(manuscript)).toEqual([]);
});

test('complaint 15: a stop between prepare and submit is obeyed, and the draft is removed', async () => {
  const { manuscript, publication } = await desk.begun({ title: '最后一刻叫停' });
  betweenPrepareAndSubmit = async () => {
    expect(account().drafts.some((draft) => draft.item.title === '最后一刻叫停')).toBe(true);
    await leader.call(contract.stopPublishing, { params: { manuscript }, body: { reason: '内容有误' } });
  };
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({
    status: 'rejected',
    submitted: false,
    message: { code: 'publishing.stopped' },
  });
  expect(submissions()).toBe(before);
  expect(account().drafts.some((draft) => draft.item.title === '最后一刻叫停')).toBe(false);
});

test('complaint 11: what is stored under the released digest is checked again, and another text is never sent', async () => {
  const { manuscript, publication } = await desk.begun({ title: '被改动的库存' });
  const drafts = account().drafts.length;
  await asOwner(harness.ownerUrl, async (client) => {
    await client.query('alter table revision disable trigger immutable');
    await client.query(
      `update revision set content = replace(content::text, '三十名', '三百名')::json where manuscript_id = $1`,
      [manuscript],
    );
    await client.query('alter table revision enable always trigger immutable');
  });
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({
    status: 'rejected',
    submitted: false,
    message: { code: 'publishing.contentChanged' },
  });
  expect(account().drafts).toHaveLength(drafts);
  expect(submissions()).toBe(before);
});

test('complaint 11: the newest text is not published in the place of the approved one', async () => {
  const { manuscript, digest } = await desk.released();
  const changed = await revise(operator, manuscript, desk.draft({ title: '未经审核的新标题' }));
  for (const seen of [digest, changed.digest ?? '']) {
    const body = { channel: desk.channel, digest: seen };
    const answer = await operator.send(contract.publish, { params: { manuscript }, body });
    expectRefusal(answer, 409, 'publication.noRelease');
  }
  expect((await operator.call(readManuscript, { params: { manuscript } })).phase).not.toBe('released');
});

test('complaint 11: a draft that somebody changed on the platform is not submitted', async () => {
  const { publication } = await desk.begun({ title: '草稿箱里被改' });
  betweenPrepareAndSubmit = async () => {
    const draft = account().drafts.find((one) => one.item.title === '草稿箱里被改');
    simulators.control.editDraft(desk.appId, draft?.mediaId ?? '', { content: '<p>别的内容</p>' });
  };
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({ status: 'rejected' });
  expect(submissions()).toBe(before);
});

test('a channel that was suspended takes nothing', async () => {
  const { publication } = await desk.begun();
  const params = { channel: desk.channel };
  const { version } = await operator.call(readChannel, { params });
  const keeper = await desk.as('wuhua', 'platformLead');
  const headers = { 'if-match': `"${version}"` };
  await keeper.call(stepChannel, { params, body: { kind: 'suspend', reason: '整改' } }, headers);
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({
    status: 'rejected',
    message: { code: 'publishing.channelNotActive' },
  });
  await keeper.call(
    stepChannel,
    { params, body: { kind: 'resume', reason: '整改完成' } },
    { 'if-match': `"${version + 1}"` },
  );
  expect(submissions()).toBe(before);
});
