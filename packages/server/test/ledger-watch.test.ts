import { expect, test } from 'vitest';
import { ledgerModule } from '../src/modules/ledger/public.ts';
import { startLedgerBench } from './ledger-support.ts';

const bench = await startLedgerBench();

async function metric(name: string): Promise<number | null> {
  const { body } = await bench.inject({ method: 'GET', url: '/metrics' });
  const line = new RegExp(`^${name} (.*)$`, 'm').exec(body);
  return line === null ? null : Number(line[1]);
}

async function verifyTonight(): Promise<unknown[]> {
  const errors: unknown[] = [];
  // The one method of the logger that matters here.
  const log = Object.assign(Object.create(bench.context.log), {
    error: (what: unknown) => errors.push(what),
  });
  const tasks = ledgerModule.tasks?.({ ...bench.context, log });
  // The task takes no payload and asks nothing of its run.
  await tasks?.['ledger.verify']?.({}, {} as never);
  return errors;
}

test('a ledger that no longer holds is told: by a metric and by a line in the log', async () => {
  await bench.append('manuscript:a', 'first');
  await bench.append('manuscript:a', 'second');
  await bench.sequence();
  expect(await metric('sanshen_ledger_verification_ok')).toBeNull();

  expect(await verifyTonight()).toEqual([]);
  expect(await metric('sanshen_ledger_verification_ok')).toBe(1);
  const first = await metric('sanshen_ledger_verification_timestamp_seconds');
  expect(first).toBe(Date.parse(bench.clock.now()) / 1000);

  await bench.tamper('ledger_entry', "update ledger_entry set text = replace(text, 'first', 'fisrt')");
  bench.clock.advance(86_400_000);
  expect(await verifyTonight()).toMatchObject([{ problem: { code: 'ledger.entryAltered' } }]);
  expect(await metric('sanshen_ledger_verification_ok')).toBe(0);
  expect(await metric('sanshen_ledger_verification_timestamp_seconds')).toBe((first ?? 0) + 86_400);
});
