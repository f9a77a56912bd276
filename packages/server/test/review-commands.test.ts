import { expect, test } from 'vitest';
import { startCity } from './organization-support.ts';
import { commandTable, type Prepared, sendPrepared } from './review-command-table.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const commands = await commandTable(city);
const reason = '理由';

async function entries(): Promise<number> {
  const row = await harness.db
    .selectFrom('ledger_entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

test.each(Object.keys(commands))('%s: the same key twice is one effect and one answer', async (name) => {
  const prepared = await commands[name]?.();
  if (prepared === undefined) throw new Error(name);
  const headers = { 'idempotency-key': `once-${name}-key` };
  const before = await entries();
  const first = await sendPrepared(prepared, headers);
  expect(first.statusCode, first.body).toBeLessThan(300);
  const after = await entries();
  expect(after).toBeGreaterThan(before);
  const second = await sendPrepared(prepared, headers);
  expect(second.body).toBe(first.body);
  expect(await entries()).toBe(after);
  const { call } = prepared;
  const other = {
    ...prepared,
    call: { ...call, body: { ...call.body, reason: '另一个请求', opinion: '另一个', title: 1 } },
  };
  const changed = prepared.ifMatch === undefined ? other : { ...prepared, ifMatch: 'another' };
  const mismatch = await sendPrepared(name === 'ruleFinding' ? ruledOtherwise(prepared) : changed, headers);
  if (takesNoOtherWords.includes(name)) expect(mismatch.statusCode).toBeLessThan(300);
  else expectRefusal(mismatch, 422, 'request.idempotencyMismatch');
  expect(await entries()).toBe(after);
});

/** Their bodies have no free words, and what the contract does not know is left out before the digest is made. */
const takesNoOtherWords = ['create', 'submit', 'noteFinding', 'return', 'confirmEmergency'];

function ruledOtherwise(prepared: Prepared): Prepared {
  return { ...prepared, call: { ...prepared.call, body: { ruling: 'overruled', reason } } };
}
