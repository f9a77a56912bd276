import { logIn } from '@sanshen/contract/session';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  demonstrationLogins,
  demonstrationOrganizations,
  demonstrationPassword,
  fillDemonstration,
} from '../src/demonstration/index.ts';
import { startHarness } from './harness.ts';

const harness = await startHarness();

test('the demonstration is filled, and a second time changes nothing', async () => {
  const filled = await fillDemonstration(harness.context);
  expect(filled?.organizations).toBe(demonstrationOrganizations.length);
  expect(filled?.channels).toBeGreaterThanOrEqual(200);
  const count = async () => {
    const { rows } = await sql<{ entries: number; people: number; logins: number }>`
      select (select count(*) from ledger_entry) as entries, (select count(*) from person) as people,
        (select count(*) from login) as logins`.execute(harness.db);
    return rows[0];
  };
  const before = await count();
  expect(before?.logins).toBe(filled?.people);
  expect(await fillDemonstration(harness.context)).toBeNull();
  expect(await count()).toEqual(before);
});

test('every demonstration login that is printed works', async () => {
  for (const { name } of demonstrationLogins) {
    const answer = await harness.inject({
      method: 'POST',
      url: logIn.path,
      headers: { 'x-sanshen-request': '1' },
      payload: { name, password: demonstrationPassword },
    });
    expect(answer.statusCode, name).toBe(201);
  }
});
