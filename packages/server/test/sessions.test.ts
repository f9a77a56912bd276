import { currentSession } from '@sanshen/contract/session';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { startHarness } from './harness.ts';

const harness = await startHarness();
const person = brandId<PersonId>('person-1');

test('a session says who it is', async () => {
  const caller = await harness.login(person);
  expect(await caller.call(currentSession, {})).toMatchObject({ person, current: true });
});
