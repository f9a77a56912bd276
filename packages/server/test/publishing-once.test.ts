import * as contract from '@sanshen/contract/publishing';
import { addHours, brandId, type ManuscriptId, type PublicationId } from '@sanshen/domain/kernel';
import { beforeEach, expect, test } from 'vitest';
import type { CrashPoint } from '../src/modules/publishing/publisher.ts';
import { alone } from '../src/modules/publishing/publisher.ts';
import { readState } from '../src/modules/review/public.ts';
import { asOwner } from './harness.ts';
import { secondServer, startDesk } from './publishing-support.ts';

let dyingAt: CrashPoint | null = null;
const desk = await startDesk({
  atCrashPoint: async (point) => {
    if (point === dyingAt) throw new Error(`died: ${point}`);
  },
});
const { harness, operator, simulators, moods, account } = desk;
const submitPath = '/cgi-bin/freepublish/submit';

/** What the platform holds under a title: articles, tasks and drafts made since. */
function held(title: string) {
  const { published, tasks, drafts } = account();
  return {
    articles: published.filter((one) => one.item.title === title).length,
    tasks: tasks.length,
    drafts: drafts.filter((one) => one.item.title === title).length,
  };
}

let number = 0;
let before = { tasks: 0, submissions: 0 };
const title = () => `五华区公告第${number}号`;

beforeEach(() => {
  number += 1;
  dyingAt = null;
  moods.faults = [];
  before = { tasks: account().tasks.length, submissions: simulators.control.requests(submitPath) };
});

function expectOnce(): void {
  expect(simulators.control.requests(submitPath) - before.submissions, 'submissions').toBe(1);
  expect(account().tasks.length - before.tasks, 'tasks').toBe(1);
  expect(held(title()).articles, 'articles').toBe(1);
}

for (const kind of ['appliedHang', 'appliedHangUp', 'appliedStatus', 'hang', 'hangUp', 'busy'] as const) {
  const applied = kind.startsWith('applied');
  test(`§5 a submission whose answer is lost (${kind}) is settled by reading and never repeated`, async () => {
    moods.faults = [{ path: submitPath, kind, times: 1 }];
    const { publication } = await desk.begun({ title: title() });
    await harness.runJobs();
    expect(await desk.read(publication)).toMatchObject({ status: 'begun', submitted: true });
    simulators.control.finishTasks();
    if (applied) {
      expect(await desk.settle(publication)).toMatchObject({ status: 'done' });
      expectOnce();
      return;
    }
    // Nothing arrived, which reading cannot tell from something that is still on its way: a person decides.
    for (let round = 0; round < 10; round += 1) await desk.after(15 * 60);
    expect(await desk.read(publication)).toMatchObject({
      status: 'handedOver',
      message: { code: expect.any(String) },
    });
    expect(simulators.control.requests(submitPath) - before.submissions).toBe(1);
    expect(held(title()).articles).toBe(0);
  });
}

for (const point of ['prepared', 'submitStarted', 'submitted'] as const) {
  test(`a process that dies at ${point} leaves what another one finishes, and nothing is published twice`, async () => {
    const { publication } = await desk.begun({ title: title() });
    dyingAt = point;
    await expect(harness.runJobs()).rejects.toThrow(`died: ${point}`);
    const submissions = simulators.control.requests(submitPath) - before.submissions;
    expect(submissions).toBe(point === 'submitted' ? 1 : 0);
    dyingAt = null;
    simulators.control.finishTasks();
    const other = await secondServer(desk);
    await other.runJobs();
    const shown = await desk.read(publication);
    if (point === 'submitStarted') {
      // It cannot know that nothing was sent, so it looks for a while and then asks a person; it does not send.
      expect(shown).toMatchObject({ status: 'begun', submitted: true });
      for (let round = 0; round < 10; round += 1) await desk.after(15 * 60);
      expect(await desk.read(publication)).toMatchObject({ status: 'handedOver' });
      expect(simulators.control.requests(submitPath)).toBe(before.submissions);
      return;
    }
    const learntBy = point === 'submitted' ? 'reconciliation' : 'check';
    expect(await desk.settle(publication)).toMatchObject({ status: 'done', learntBy });
    expectOnce();
    expect(held(title()).drafts).toBe(0);
  });
}

test('two processes at work on one publication submit it once', async () => {
  const { publication } = await desk.begun({ title: title() });
  const other = await secondServer(desk);
  const tasks = [other.tasks, other.tasks, other.tasks].map((each) => each['publishing.run']);
  const run = { attempt: 1, jobId: 'test' };
  await Promise.all([harness.runJobs(), ...tasks.map((task) => task?.({ publication }, run))]);
  expect(await desk.settle(publication)).toMatchObject({ status: 'done' });
  expectOnce();
});

test('only one process holds a publication, and the lock goes when the work fails', async () => {
  const id = brandId<PublicationId>('00000000-0000-7000-8000-000000000001');
  const { db } = harness.context;
  let inside = false;
  const ran = await alone(db, id, async () => {
    inside = await alone(db, id, async () => {});
  });
  expect([ran, inside]).toEqual([true, false]);
  await expect(alone(db, id, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await alone(db, id, async () => {})).toBe(true);
});

test('complaint 4: two publish commands at once begin one publication', async () => {
  const { manuscript, digest } = await desk.released({ title: title() });
  const call = { params: { manuscript }, body: { channel: desk.channel, digest } };
  const answers = await Promise.all([1, 2, 3].map(() => operator.send(contract.publish, call)));
  expect(answers.map((one) => one.statusCode).sort()).toEqual([202, 409, 409]);
  expect(answers.filter((one) => one.statusCode === 409).map((one) => one.json().code)).toEqual([
    'publication.alreadyBegun',
    'publication.alreadyBegun',
  ]);
  const { publications } = (await readState(harness.db, brandId<ManuscriptId>(manuscript))) ?? {
    publications: [],
  };
  await desk.settle(publications[0]?.id ?? '');
  expectOnce();
});

test('a repeated command with its key gives the first answer and begins nothing', async () => {
  const { manuscript, digest } = await desk.released({ title: title() });
  const call = { params: { manuscript }, body: { channel: desk.channel, digest } };
  const headers = { 'idempotency-key': `repeat-${manuscript}` };
  const first = await operator.call(contract.publish, call, headers);
  expect(await operator.call(contract.publish, call, headers)).toEqual(first);
  await desk.settle(first.publication);
  expectOnce();
});

test('a refusal by the platform is recorded, and a new command is a new attempt with the same draft', async () => {
  moods.submitCode = 53503;
  const { manuscript, digest, publication } = await desk.begun({ title: title() });
  await harness.runJobs();
  moods.submitCode = null;
  expect(await desk.read(publication)).toMatchObject({
    status: expect.stringMatching(/rejected|handedOver/),
    message: { zh: expect.any(String), en: expect.any(String) },
  });
  if ((await desk.read(publication)).status === 'handedOver') {
    await operator.call(contract.resolvePublication, {
      params: { publication },
      body: { happened: false, note: '平台草稿箱中未发表' },
    });
  }
  const body = { channel: desk.channel, digest };
  const again = await operator.call(contract.publish, { params: { manuscript }, body });
  expect(again.publication).not.toBe(publication);
  expect(await desk.settle(again.publication)).toMatchObject({ status: 'done' });
  expect(held(title())).toMatchObject({ articles: 1, drafts: 0 });
});

test('a person settles what reading could not, with evidence or a reason', async () => {
  moods.faults = [{ path: submitPath, kind: 'hangUp', times: 1 }];
  const { publication } = await desk.begun({ title: title() });
  await harness.runJobs();
  for (let round = 0; round < 10; round += 1) await desk.after(15 * 60);
  const params = { publication };
  const without = await operator.send(contract.resolvePublication, { params, body: { happened: true } });
  expect(without.json().code).toBe('publication.evidenceMissing');
  const url = `${simulators.urls.wechat}/s/nothing`;
  await operator.call(contract.resolvePublication, {
    params,
    body: { happened: true, url, note: '已在后台核实' },
  });
  expect(await desk.read(publication)).toMatchObject({ status: 'done', learntBy: 'person', url });
});

test('a schedule and a reading whose jobs died with their process are taken up by the next one', async () => {
  const loseJobs = () =>
    asOwner(harness.ownerUrl, (client) =>
      client.query(
        `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead' where key like 'publishing.%' and key not like '%sweep%'`,
      ),
    );
  const { manuscript } = await desk.released({ title: title(), schedule: addHours(harness.clock.now(), 1) });
  await loseJobs();
  await desk.after(3600);
  const params = { manuscript };
  expect((await operator.call(contract.listPublications, { params })).items).toEqual([]);
  await (await secondServer(desk)).runJobs();
  const [begun] = (await operator.call(contract.listPublications, { params })).items;
  expect(await desk.settle(begun?.publication ?? '')).toMatchObject({ status: 'done' });
  expectOnce();

  await loseJobs();
  await desk.after(60);
  expect(await desk.readings(begun?.publication ?? '')).toEqual([]);
  await (await secondServer(desk)).runJobs();
  expect(await desk.readings(begun?.publication ?? '')).toMatchObject([{ verdict: 'same' }]);
});
