import { instant } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { compareYear, plantedFaults, planYear, playYear } from '../src/demonstration/year/index.ts';
import { checkSupervision } from '../src/modules/supervision/public.ts';
import { startHarness } from './harness.ts';

const harness = await startHarness({ now: instant('2025-01-01T00:00:00.000Z') });

test('§12 two months of some units, with faults planted: every indicator shows the truth, each fault is a case behind its number', async () => {
  const plan = planYear({ seed: 7, units: 8, months: 2, year: 2025 });
  const { context } = harness;
  const manuscripts = await playYear(context, harness.clock, plan);
  const { lines, differences, faults } = await compareYear(context, plan, manuscripts);
  expect(differences).toEqual([]);
  expect(lines.length).toBe(20);
  expect(lines.reduce((sum, { compared }) => sum + compared, 0)).toBe(20 * 8 * 2);
  expect(plantedFaults(plan, manuscripts).length).toBeGreaterThan(15);
  expect(faults.filter(({ planted, found, unplanted }) => found !== planted || unplanted > 0)).toEqual([]);
  expect((await checkSupervision(context)).problem).toBeNull();
  // It would have been noticed.
  await sql`update supervision_closed_value set numerator = numerator + 1 where measure = 'markFaults'
    and organization_id = 'organization-wuhua' and month = '2025-02'`.execute(harness.db);
  const again = await compareYear(context, plan, manuscripts);
  expect(again.differences.map(({ indicator, period }) => [indicator, period])).toEqual([
    ['markFaults', '2025-02'],
  ]);
});
