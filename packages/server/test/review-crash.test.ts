import * as contract from '@sanshen/contract/review';
import type { LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { onDecision } from '../src/modules/review/public.ts';
import { startCity } from './organization-support.ts';
import { commandTable, type Prepared, sendPrepared } from './review-command-table.ts';
import { sign, trySign, writeAndSubmit } from './review-support.ts';
import { watchStatements } from './statements.ts';

const city = await startCity();
const { harness } = city;
const commands = await commandTable(city);

/** Tables whose rows change in place; of the others the count tells. */
const changing = ['manuscript', 'review_task', 'finding', 'notification', 'idempotency', 'ledger_stream'];

const watcher = new pg.Client({ connectionString: harness.ownerUrl });
await watcher.connect();
// The database is dropped with force when its harness closes, whichever hook comes first.
watcher.on('error', () => {});
afterAll(() => watcher.end());
const { rows: tables } = await watcher.query<{ name: string; schema: string }>(
  `select schemaname as schema, tablename as name from pg_tables
   where (schemaname = 'public' and tablename <> 'session') or tablename = '_private_jobs' order by tablename`,
);
const parts = tables.map(({ schema, name }) => {
  const content = changing.includes(name) ? "md5(string_agg(row::text, '|' order by row::text))" : "''";
  return `select '${name}' as name, count(*) as rows, ${content} as content from ${schema}.${name} as row`;
});

/** What the database holds, sessions apart. One connection and one plan: it is asked hundreds of times, of two hundred tables. */
async function everything(): Promise<readonly unknown[]> {
  const { rows } = await watcher.query({ name: 'everything', text: parts.join(' union all ') });
  return rows;
}

/** Sends a command again and again, each time failing one statement later, until it gets through. Gives how many failures that took. */
async function failEverywhere(send: () => Promise<LightMyRequestResponse>): Promise<number> {
  for (let at = 0; at < 100; at++) {
    const before = await everything();
    let seen = 0;
    let failed = false;
    const answer = await watchStatements(() => {
      if (!failed && seen === at) {
        failed = true;
        throw new Error('injected: the connection broke');
      }
      seen += 1;
    }, send);
    if (!failed) {
      expect(answer.statusCode, answer.body).toBeLessThan(300);
      return at;
    }
    // A failure after the commit is a failure of the answer alone: the same key gives it once more.
    if (answer.statusCode >= 500) {
      if (JSON.stringify(await everything()) !== JSON.stringify(before)) {
        const again = await send();
        expect(again.statusCode, `after a failure at statement ${at}`).toBeLessThan(300);
        return at;
      }
    }
  }
  throw new Error('never got through');
}

test.each(['create', 'correct', 'sign', 'noteFinding', 'confirmEmergency'])(
  '%s: a failure of any statement leaves nothing half-written, and the same key goes through afterwards',
  async (name) => {
    const prepared = await commands[name]?.();
    if (prepared === undefined) throw new Error(name);
    const headers = { 'idempotency-key': `crash-${name}-key` };
    expect(await failEverywhere(() => sendPrepared(prepared, headers))).toBeGreaterThan(5);
  },
);

test('the last signature: release, certificate and jobs come together or not at all', async () => {
  const operator = await city.as('wuhua', 'operator', 1);
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  await sign(await city.as('wuhua', 'platformLead'), manuscript, 'platform', 'platformLead');
  await sign(await city.as('wuhua', 'publicityLead'), manuscript, 'publicity', 'publicityLead');
  const leader = await city.as('wuhua', 'leaderInCharge');
  const options = { digest: digest ?? '', round: 1, headers: { 'idempotency-key': 'crash-release-key' } };
  await failEverywhere(() => trySign(leader, manuscript, 'leader', 'leader', options));
  const review = await operator.call(contract.readReview, { params: { manuscript } });
  expect(review).toMatchObject({ phase: 'released', release: { digest } });
});

test('a listener that throws undoes the decision', async () => {
  const prepared: Prepared | undefined = await commands.sign?.();
  if (prepared === undefined) throw new Error('sign');
  const before = await everything();
  const remove = onDecision(async () => {
    throw new Error('injected: the listener failed');
  });
  const headers = { 'idempotency-key': 'crash-listener-key' };
  const failed = await sendPrepared(prepared, headers);
  remove();
  expect(failed.statusCode).toBe(500);
  expect(failed.json().code).toBe('server.failed');
  expect(failed.body).not.toContain('injected');
  expect(await everything()).toEqual(before);
  expect((await sendPrepared(prepared, headers)).statusCode).toBe(200);
});
