import { defineRoute } from '@sanshen/contract/route';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { commandDigest, runCommand } from '../src/platform/commands.ts';
import type { ServerModule } from '../src/platform/context.ts';
import { bindRoute } from '../src/platform/http/bind-route.ts';
import { enqueue } from '../src/platform/jobs/tasks.ts';
import { platformProblem } from '../src/platform/problem.ts';
import { startHarness } from './harness.ts';

const count = defineRoute({
  id: 'test.count',
  method: 'POST',
  path: '/api/v1/test/count',
  summary: { zh: '计数', en: 'Count' },
  capability: 'test',
  access: 'session',
  body: z.object({ step: z.number() }),
  response: z.object({ total: z.number() }),
  command: true,
});

let total = 0;
const ran: unknown[] = [];
const counting: ServerModule = {
  name: 'test',
  routes: (app, context) => {
    bindRoute(app, count, ({ body, command }) =>
      runCommand(context, command, async (trx) => {
        await enqueue(trx, 'test.note', { step: body.step });
        await new Promise((done) => setTimeout(done, 20));
        if (body.step < 0) throw platformProblem('access.forbidden');
        total += body.step;
        return { total };
      }),
    );
  },
  tasks: () => ({
    'test.note': async (payload) => {
      ran.push(payload);
    },
  }),
};
const harness = await startHarness({ modules: [counting] });
const caller = await harness.login(brandId<PersonId>('person-1'));
const other = await harness.login(brandId<PersonId>('person-2'));

test('a repeated key gives the stored answer and does nothing again', async () => {
  total = 0;
  const headers = { 'idempotency-key': 'repeated-key' };
  expect(await caller.call(count, { body: { step: 2 } }, headers)).toEqual({ total: 2 });
  expect(await caller.call(count, { body: { step: 2 } }, headers)).toEqual({ total: 2 });
  expect(await caller.call(count, { body: { step: 2 } })).toEqual({ total: 4 });
  expect(await other.call(count, { body: { step: 2 } }, headers)).toEqual({ total: 6 });
});

test('many at once with one key run once and all get its answer', async () => {
  total = 0;
  const headers = { 'idempotency-key': 'at-once-key' };
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => caller.call(count, { body: { step: 5 } }, headers)),
  );
  expect(answers).toEqual(Array.from({ length: 6 }, () => ({ total: 5 })));
  expect(total).toBe(5);
});

test('another body under a used key is refused', async () => {
  const headers = { 'idempotency-key': 'mismatch-key' };
  await caller.call(count, { body: { step: 1 } }, headers);
  const answer = await caller.send(count, { body: { step: 2 } }, headers);
  expect(answer.statusCode).toBe(422);
  expect(answer.json().code).toBe('request.idempotencyMismatch');
});

test('a refused command leaves nothing behind: no job, and its key is free', async () => {
  await harness.runJobs();
  ran.length = 0;
  const headers = { 'idempotency-key': 'refused-key' };
  expect((await caller.send(count, { body: { step: -1 } }, headers)).statusCode).toBe(403);
  await harness.runJobs();
  expect(ran).toEqual([]);
  expect((await caller.send(count, { body: { step: 3 } }, headers)).statusCode).toBe(200);
  await harness.runJobs();
  expect(ran).toEqual([{ step: 3 }]);
});

test('a command without a key is refused', async () => {
  const answer = await caller.send(count, { body: { step: 1 } }, { 'idempotency-key': '' });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().code).toBe('request.idempotencyKeyRequired');
});

test('a job waits for its time on the server’s clock, and a job key replaces', async () => {
  ran.length = 0;
  const later = brandId<ReturnType<typeof harness.clock.now>>('2026-11-23T05:00:00.000Z');
  await harness.db.transaction().execute(async (trx) => {
    await enqueue(trx, 'test.note', { first: true }, { runAt: later, jobKey: 'one' });
    await enqueue(trx, 'test.note', { second: true }, { runAt: later, jobKey: 'one' });
  });
  await harness.runJobs();
  expect(ran).toEqual([]);
  harness.clock.set(later);
  await harness.runJobs();
  expect(ran).toEqual([{ second: true }]);
});

test('the digest of a command does not depend on the order of members', () => {
  expect(commandDigest({ a: 1, b: [2] })).toBe(commandDigest({ b: [2], a: 1 }));
  expect(commandDigest({ a: 1 })).not.toBe(commandDigest({ a: 2 }));
});
