import { listIncidents, readIncident } from '@sanshen/contract/incidents';
import { expect, test } from 'vitest';
import { fillIncidents } from '../src/demonstration/fill-incidents.ts';
import { demonstrationPersonId, fillDemonstration } from '../src/demonstration/index.ts';
import { startHarness } from './harness.ts';
import { organizationIn } from './organization-support.ts';

test('§9 the demonstration has one incident from its declaration to the report, made by the commands that people give', async () => {
  const harness = await startHarness();
  await fillDemonstration(harness.context);
  expect(await fillIncidents(harness.context)).toBe(1);
  expect(await fillIncidents(harness.context)).toBe(0);
  const leader = await harness.login(demonstrationPersonId('medicalUniversity', 'mainLeader'));
  const params = { organization: organizationIn('medicalUniversity') };
  const { items } = await leader.call(listIncidents, { params });
  expect(items).toMatchObject([{ status: 'closed', gravity: 'serious', open: 1 }]);
  const desk = await leader.call(readIncident, { params: { incident: items[0]?.incident ?? '' } });
  expect(desk.freezes).toMatchObject([{ reach: 'channel', lifted: { name: expect.any(String) } }]);
  expect(desk.lessons.map(({ done }) => done === null)).toEqual([true, false]);
  expect(desk.report?.worked).toContain('封停及时');
});
