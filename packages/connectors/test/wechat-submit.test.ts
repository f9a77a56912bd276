import { brandId, type PublicationId } from '@sanshen/domain/kernel';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyRef, type PublicationRef } from '../src/connector.ts';
import { appId, article, type Bench, deadAddress, prepared, wechatBench } from './support.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await wechatBench();
});
afterEach(() => bench.simulator.close());

const submitPath = '/cgi-bin/freepublish/submit';
const deletePath = '/cgi-bin/freepublish/delete';
const requests = (path: string) => bench.simulator.control.requests(path);
const account = () => bench.simulator.control.account(appId);

async function accepted(): Promise<PublicationRef> {
  const outcome = await bench.connector.submit(await prepared(bench));
  if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
  return outcome.ref;
}

async function published(): Promise<PublicationRef> {
  const ref = await accepted();
  bench.simulator.control.finishTasks();
  const progress = await bench.connector.check(ref);
  if (progress.kind !== 'done') throw new Error(JSON.stringify(progress));
  return progress.ref;
}

describe('submit', () => {
  test.each([true, false])(
    'ids larger than a double stay exact (sent as numbers: %s)',
    async (numericIds) => {
      bench.simulator.control.moods.numericIds = numericIds;
      const ref = await accepted();
      expect(ref.task).toBe(account().tasks[0]?.publishId);
      expect(ref.messageDataId).toBe(account().tasks[0]?.messageDataId);
      expect(Number.isSafeInteger(Number(ref.task))).toBe(false);
    },
  );

  test('an absent msg_data_id is tolerated', async () => {
    bench.simulator.control.moods.omitMessageDataId = true;
    expect((await accepted()).messageDataId).toBeNull();
  });

  test.each([
    'appliedHang',
    'appliedHangUp',
    'appliedStatus',
    'status',
    'hang',
    'hangUp',
    'garbage',
    'huge',
    'busy',
  ] as const)(
    'nothing goes out twice: a lost answer (%s) is unknown after exactly one call',
    async (kind) => {
      const intent = await prepared(bench);
      bench.simulator.control.moods.faults.push({ path: submitPath, kind, times: 99 });
      expect((await bench.connector.submit(intent)).kind).toBe('unknown');
      expect(requests(submitPath)).toBe(1);
    },
  );

  test('without a connection provably nothing happened', async () => {
    const intent = await prepared(bench);
    const elsewhere = bench.another(bench.tokens, { apiBaseUrl: await deadAddress() });
    expect(await elsewhere.submit(intent)).toMatchObject({ kind: 'rejected', code: 'unreachable' });
  });

  test('complaint 11: a draft changed on the platform after preparation is not published', async () => {
    const intent = await prepared(bench);
    const id = account().drafts[0]?.mediaId ?? '';
    bench.simulator.control.editDraft(appId, id, { content: '<p>另一段文字</p>' });
    expect(await bench.connector.submit(intent)).toMatchObject({ kind: 'rejected', code: 'draftChanged' });
    expect(requests(submitPath)).toBe(0);
  });

  test.each([53503, 53504, 53505])('%i: a person finishes on the platform', async (code) => {
    const intent = await prepared(bench);
    bench.simulator.control.moods.submitCode = code;
    const outcome = await bench.connector.submit(intent);
    expect(outcome).toMatchObject({ kind: 'pendingHuman', message: { code: `wechat:${code}` } });
    expect(outcome.kind === 'pendingHuman' && outcome.ref?.draft).toBe(account().drafts[0]?.mediaId);
  });

  test('an account without the publish API (since 2025) keeps its draft for a person', async () => {
    bench.simulator.control.moods.publishAllowed = false;
    const { actions } = await bench.connector.capabilities();
    expect(actions).toMatchObject({
      saveDraft: { mode: 'api' },
      publish: { mode: 'manual', reason: { code: 'wechat:48001' } },
    });
    const outcome = await bench.connector.submit(await prepared(bench));
    expect(outcome).toMatchObject({ kind: 'pendingHuman', message: { code: 'publishByHand' } });
  });

  test('a used-up quota says when to come back; a code on no page is unknown, not refused', async () => {
    const intent = await prepared(bench);
    bench.simulator.control.moods.dailyLimits[submitPath] = 0;
    expect(await bench.connector.submit(intent)).toMatchObject({
      kind: 'rejected',
      class: 'quota',
      code: 'wechat:45009',
    });
    bench.simulator.control.moods.faults.push({ path: submitPath, kind: 'code', code: 53501, times: 1 });
    expect(await bench.connector.submit(intent)).toMatchObject({
      kind: 'unknown',
      message: { code: 'wechat:53501' },
    });
  });

  test('a stale token is renewed by the reading before, so the one call does not fail on it', async () => {
    const intent = await prepared(bench);
    bench.simulator.control.rotateToken(appId, 0);
    expect((await bench.connector.submit(intent)).kind).toBe('accepted');
    expect(requests(submitPath)).toBe(1);
  });

  test.each([40001, 40014, 42001])(
    'a token that dies in that very moment (%i) is renewed, and it is sent once more',
    async (code) => {
      const intent = await prepared(bench);
      bench.simulator.control.moods.faults.push({ path: submitPath, kind: 'code', code, times: 1 });
      expect((await bench.connector.submit(intent)).kind).toBe('accepted');
      expect(requests(submitPath)).toBe(2);
      expect(account().tasks).toHaveLength(1);
    },
  );

  test('a mass send whose token is refused is sent once more under the same key', async () => {
    const sendPath = '/cgi-bin/message/mass/sendall';
    const massSender = bench.another(bench.tokens, { publishBy: 'massSend' });
    const intent = await prepared(bench);
    bench.simulator.control.moods.faults.push({ path: sendPath, kind: 'code', code: 42001, times: 1 });
    expect((await massSender.submit(intent)).kind).toBe('accepted');
    expect(requests(sendPath)).toBe(2);
  });
});

describe('check', () => {
  test.each([
    [2, 'originality', 'content'],
    [3, 'publishFailed', 'state'],
    [4, 'reviewFailed', 'content'],
  ] as const)('status %i is a failure named %s', async (result, code, rejectionClass) => {
    bench.simulator.control.moods.publishResult = result;
    const ref = await accepted();
    expect((await bench.connector.check(ref)).kind).toBe('inProgress');
    bench.simulator.control.finishTasks();
    expect(await bench.connector.check(ref)).toMatchObject({ kind: 'failed', code, class: rejectionClass });
    expect(account().drafts).toHaveLength(1);
  });

  test('success fills in the article and its address; later it can be deleted or banned', async () => {
    const ref = await published();
    expect(ref.article).toBe(account().published[0]?.articleId);
    expect(ref.url).toMatch(/\/s\//);
    expect(account().drafts).toHaveLength(0);
    bench.simulator.control.removeArticle(appId, ref.article ?? '', 'banned');
    expect((await bench.connector.check(ref)).kind).toBe('banned');
  });

  test('a storm of server errors is ridden out when reading', async () => {
    const ref = await published();
    bench.simulator.control.moods.faults.push({ path: '/cgi-bin/freepublish/get', kind: 'status', times: 3 });
    expect((await bench.connector.check(ref)).kind).toBe('done');
    bench.simulator.control.moods.faults.push({ path: '/cgi-bin/freepublish/get', kind: 'huge', times: 9 });
    expect(await bench.connector.check(ref)).toMatchObject({
      kind: 'unavailable',
      message: { code: 'lost' },
    });
  });
});

describe('reconcile', () => {
  test('a submission accepted without an answer is found by reading alone', async () => {
    const intent = await prepared(bench);
    bench.simulator.control.moods.faults.push({ path: submitPath, kind: 'appliedHang', times: 1 });
    expect((await bench.connector.submit(intent)).kind).toBe('unknown');
    expect(await bench.connector.reconcile(intent)).toMatchObject({
      kind: 'unknown',
      message: { code: 'stillUnknown' },
    });
    bench.simulator.control.finishTasks();
    const outcome = await bench.connector.reconcile(intent);
    expect(outcome).toMatchObject({ kind: 'done', ref: { article: account().published[0]?.articleId } });
    expect(requests(submitPath)).toBe(1);
    expect(account().published).toHaveLength(1);
  });

  test('submitting again by mistake cannot publish twice: the draft is gone', async () => {
    const intent = await prepared(bench);
    await bench.connector.submit(intent);
    bench.simulator.control.finishTasks();
    expect(await bench.connector.submit(intent)).toMatchObject({
      kind: 'unknown',
      message: { code: 'draftGone' },
    });
    expect(requests(submitPath)).toBe(1);
    expect((await bench.connector.reconcile(intent)).kind).toBe('done');
  });

  test('what reading cannot settle in half an hour goes to a person', async () => {
    const intent = await prepared(bench);
    bench.simulator.control.moods.faults.push({ path: submitPath, kind: 'hang', times: 1 });
    await bench.connector.submit(intent);
    bench.clock.move(31 * 60);
    expect(await bench.connector.reconcile(intent)).toMatchObject({
      kind: 'pendingHuman',
      message: { code: 'askPerson' },
    });
  });

  test('an older article with the same title is not taken for this one', async () => {
    await published();
    const again = await bench.connector.prepare(article(), { state: null, save: bench.save });
    if (again.kind !== 'ready') throw new Error(again.kind);
    const intent = { ...(await prepared(bench)), state: again.state };
    expect((await bench.connector.reconcile(intent)).kind).toBe('unknown');
  });
});

describe('takedown', () => {
  const intent = () => ({ id: brandId<PublicationId>('publication-1'), recordedAt: bench.clock.now() });

  test('deletes once; a second time there is nothing left to delete', async () => {
    const ref = await published();
    expect((await bench.connector.takedown(ref, intent())).kind).toBe('done');
    expect((await bench.connector.takedown(ref, intent())).kind).toBe('done');
    expect(requests(deletePath)).toBe(1);
    expect((await bench.connector.check(ref)).kind).toBe('deleted');
  });

  test('a lost answer is unknown after one call, and reading tells', async () => {
    const ref = await published();
    bench.simulator.control.moods.faults.push({ path: deletePath, kind: 'appliedHangUp', times: 9 });
    expect((await bench.connector.takedown(ref, intent())).kind).toBe('unknown');
    expect(requests(deletePath)).toBe(1);
    expect((await bench.connector.fetchPublished(ref)).kind).toBe('gone');
  });

  test('an id that the platform does not know counts as gone', async () => {
    const ref = { ...emptyRef('wechat'), article: (await published()).article };
    bench.simulator.control.account(appId).published = [];
    expect((await bench.connector.takedown(ref, intent())).kind).toBe('done');
    expect(requests(deletePath)).toBe(0);
  });
});
