import { expect, test } from 'vitest';
import { guardedFetch } from '../src/fetch/index.ts';
import { signRequest, verifyRequest, websiteConnector } from '../src/website/index.ts';
import { startWebsiteSimulator } from '../src/website/simulator/index.ts';
import { renderForWechat } from '../src/wechat/index.ts';
import { contractSuite } from './contract-suite.ts';
import { article, channel, files, intentOf, movableClock } from './support.ts';

async function bench() {
  const simulator = await startWebsiteSimulator({ secret: 'first' });
  const clock = movableClock();
  let secret = 'first';
  let later: string | null = null;
  const connector = websiteConnector(
    {
      channel,
      credentials: {
        read: async () => {
          const now = secret;
          secret = later ?? secret;
          later = null;
          return now;
        },
      },
      files,
      clock,
      renderHtml: renderForWechat,
      fetch: guardedFetch({ mayReach: (origin) => origin === simulator.baseUrl, privateAllowed: false }),
    },
    { endpoint: `${simulator.baseUrl}/hook`, timeoutMs: 400, retryDelayMs: 2 },
  );
  return {
    simulator,
    clock,
    connector,
    enter: (next: string) => {
      secret = next;
    },
    /** The secret is replaced right after it is read next. */
    enterLate: (next: string) => {
      later = next;
    },
  };
}

contractSuite('website', async () => {
  const { simulator, clock, connector, enter, enterLate } = await bench();
  const fail = (times: number) =>
    simulator.faults.push(
      ...[
        'GET /hook',
        '/assets/:digest',
        'PUT /hook/articles/:id',
        'GET /hook/articles/:id',
        'DELETE /hook/articles/:id',
      ].map((path) => ({
        path,
        kind: 'status' as const,
        times,
      })),
    );
  return {
    connector,
    clock,
    drafts: () => 0,
    irreversible: () =>
      simulator.requests('PUT /hook/articles/:id') + simulator.requests('DELETE /hook/articles/:id'),
    breakDown: () => void fail(1_000),
    worst: {
      published: () => simulator.state.pages.length,
      loseAnswer: () =>
        simulator.faults.push({ path: 'PUT /hook/articles/:id', kind: 'appliedHang', times: 1 }),
      storm: (times) => void fail(times),
      rotateToken: () => {
        simulator.mood.secret = 'second';
        enter('second');
      },
      refuseToken: (times) => {
        simulator.faults.push({ path: 'PUT /hook/articles/:id', kind: 'refusedToken', times });
        simulator.mood.secret = 'second';
        enterLate('second');
      },
      breakUpload: () => simulator.faults.push({ path: '/assets/:digest', kind: 'halfRead', times: 1 }),
      skew: (seconds) => {
        simulator.mood.skew = seconds;
      },
      settle: () => undefined,
      // The signed time moves with the connector's clock, so the website's moves with it.
      pass: (seconds) => {
        clock.move(seconds);
        simulator.mood.skew += seconds;
      },
    },
    close: () => simulator.close(),
  };
});

test('the whole article goes to the website with its pictures, and what comes back is what was sent', async () => {
  const { simulator, connector, clock } = await bench();
  const prepared = await connector.prepare(article(), { state: null, save: async () => undefined });
  if (prepared.kind !== 'ready') throw new Error(JSON.stringify(prepared));
  const outcome = await connector.submit(intentOf(article(), prepared.state, clock));
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  const fetched = await connector.fetchPublished(outcome.ref);
  expect(fetched).toMatchObject({
    kind: 'ok',
    article: { title: article().title, byline: article().byline },
  });
  expect(Object.keys(simulator.state.assets)).toHaveLength(3);
  const { article: id } = outcome.ref;
  const takedown = { id: intentOf(article(), prepared.state, clock).id, recordedAt: clock.now() };
  expect(await connector.takedown(outcome.ref, takedown)).toMatchObject({
    kind: 'done',
    ref: { article: id },
  });
  expect(await connector.check(outcome.ref)).toMatchObject({ kind: 'deleted' });
  expect(await connector.fetchPublished(outcome.ref)).toMatchObject({ kind: 'gone' });
  await simulator.close();
});

test('a signature covers time, method, path and body', () => {
  const request = { method: 'PUT', path: '/hook/articles/1', body: Buffer.from('{}'), seconds: 1_000 };
  const proof = signRequest('secret', request);
  expect(verifyRequest('secret', proof, { ...request, seconds: 1_299 }, 300)).toBe(true);
  expect(verifyRequest('secret', proof, { ...request, seconds: 1_301 }, 300)).toBe(false);
  for (const change of [{ method: 'POST' }, { path: '/hook/articles/2' }, { body: Buffer.from('{ }') }]) {
    expect(verifyRequest('secret', proof, { ...request, ...change }, 300)).toBe(false);
  }
  expect(verifyRequest('other', proof, request, 300)).toBe(false);
  expect(verifyRequest('secret', '', request, 300)).toBe(false);
});
