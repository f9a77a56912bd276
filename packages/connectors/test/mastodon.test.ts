import { expect, test } from 'vitest';
import { mastodonConnector } from '../src/mastodon/index.ts';
import { startMastodonSimulator } from '../src/mastodon/simulator/index.ts';
import { renderForWechat } from '../src/wechat/index.ts';
import { contractSuite } from './contract-suite.ts';
import { article, channel, files, intentOf, movableClock } from './support.ts';

async function bench() {
  const simulator = await startMastodonSimulator({ token: 'first' });
  const clock = movableClock();
  let token = 'first';
  let later: string | null = null;
  const connector = mastodonConnector(
    {
      channel,
      credentials: {
        read: async () => {
          const now = token;
          token = later ?? token;
          later = null;
          return now;
        },
      },
      files,
      clock,
      renderHtml: renderForWechat,
    },
    { baseUrl: simulator.baseUrl, timeoutMs: 400 },
  );
  return {
    simulator,
    clock,
    connector,
    enter: (next: string) => {
      token = next;
    },
    /** The token is replaced right after it is read next. */
    enterLate: (next: string) => {
      later = next;
    },
  };
}

const routes = ['/accounts/verify_credentials', '/statuses', '/:id/statuses', '/v2/media', '/statuses/:id'];

contractSuite('mastodon', async () => {
  const { simulator, clock, connector, enter, enterLate } = await bench();
  const fail = (times: number) => {
    simulator.faults.push(...routes.map((path) => ({ path, kind: 'status' as const, times })));
  };
  return {
    connector,
    clock,
    drafts: () => 0,
    irreversible: () =>
      simulator.requests('POST /api/v1/statuses') + simulator.requests('DELETE /api/v1/statuses/:id'),
    breakDown: () => fail(1_000),
    worst: {
      published: () => simulator.state.statuses.length,
      loseAnswer: () => simulator.faults.push({ path: 'v1/statuses', kind: 'appliedHang', times: 1 }),
      storm: (times) => fail(times),
      rotateToken: () => {
        simulator.mood.token = 'second';
        enter('second');
      },
      refuseToken: (times) => {
        simulator.faults.push({ path: 'POST /api/v1/statuses', kind: 'refusedToken', times });
        simulator.mood.token = 'second';
        enterLate('second');
      },
      breakUpload: () => simulator.faults.push({ path: '/v2/media', kind: 'halfRead', times: 1 }),
      skew: (seconds) => {
        simulator.mood.skew = seconds;
      },
      settle: () => undefined,
      pass: (seconds) => clock.move(seconds),
    },
    close: () => simulator.close(),
  };
});

async function published() {
  const { simulator, connector, clock } = await bench();
  const result = await connector.prepare(article(), { state: null, save: async () => undefined });
  if (result.kind !== 'ready') throw new Error(JSON.stringify(result));
  const intent = intentOf(article(), result.state, clock);
  const outcome = await connector.submit(intent);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return { simulator, connector, clock, intent, ref: outcome.ref };
}

test('the post carries title, summary, link and pictures, and is read back as such', async () => {
  const { simulator, connector, ref } = await published();
  expect(simulator.state.statuses).toMatchObject([{ media: [expect.any(String), expect.any(String)] }]);
  const fetched = await connector.fetchPublished(ref);
  if (fetched.kind !== 'ok') throw new Error(fetched.kind);
  expect(fetched.article.html).toContain('五华区2026年秋季义务植树公告');
  expect(fetched.article.html).toContain('href="https://www.kmwh.gov.cn/notice?id=1&#38;page=2"');
  await simulator.close();
});

test('the same key twice gives the same post, and a deleted one is told as deleted', async () => {
  const { simulator, connector, intent, ref } = await published();
  expect(await connector.submit(intent)).toMatchObject({ kind: 'done', ref: { article: ref.article } });
  expect(simulator.state.statuses).toHaveLength(1);
  expect(await connector.takedown(ref, { id: intent.id, recordedAt: intent.recordedAt })).toMatchObject({
    kind: 'done',
  });
  expect(await connector.check(ref)).toMatchObject({ kind: 'deleted' });
  expect(await connector.fetchPublished(ref)).toMatchObject({ kind: 'gone' });
  expect(await connector.takedown(ref, { id: intent.id, recordedAt: intent.recordedAt })).toMatchObject({
    kind: 'done',
  });
  await simulator.close();
});

test('the limit of requests is said with the time when it ends', async () => {
  const { simulator, connector, clock } = await bench();
  simulator.mood.left = 0;
  const result = await connector.prepare(article(), { state: null, save: async () => undefined });
  expect(result).toMatchObject({ kind: 'rejected', class: 'quota', retryAt: expect.any(String) });
  if (result.kind === 'rejected') expect(String(result.retryAt) > clock.now()).toBe(true);
  await simulator.close();
});
