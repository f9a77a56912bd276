import { listNotifications } from '@sanshen/contract/review';
import type { Instant } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { chaseDrills } from '../src/modules/drills/chase.ts';
import { proposePolicy, shippedPolicyFiles } from '../src/modules/policy/public.ts';
import { lasting } from './drills-support.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const lead = lasting(city, personIn('metro', 'platformLead'));

const keyDate = (id: string, monthDay: string) =>
  `      - { id: ${id}, clause: §9, name: { zh: ${id}, en: ${id} }, monthDay: "${monthDay}", drillWithinDaysBefore: 14 }\n`;

async function told(): Promise<string[]> {
  const { items } = await lead.call(listNotifications, { query: { limit: 100 } });
  return items.flatMap(({ kind, details }) =>
    kind === 'drillDue' || kind === 'drillMissed'
      ? [`${kind} ${String((details as { day?: string } | null)?.day)}`]
      : [],
  );
}

test('§9 around 1 January in China: a drill missed in the old year is told in the new, and one of the new year is asked for in the old', async () => {
  const files = (await shippedPolicyFiles('kunming-2023')).map(({ name, text }) => ({
    name,
    text: text
      .replace(
        '    keyDates:\n',
        `    keyDates:\n${keyDate('lastDay', '12-31')}${keyDate('earlyDay', '01-05')}`,
      )
      .replace(/^version: 1$/mu, 'version: 2'),
  }));
  const book = { organization: organizationIn('kunming'), files, at: harness.clock.now() };
  await harness.db
    .transaction()
    .execute((trx) => proposePolicy(trx, book, { person: 'system', name: '测试' }));
  const look = async (at: string) => {
    const before = await told();
    harness.clock.set(at as Instant);
    await chaseDrills(harness.context);
    await chaseDrills(harness.context);
    return (await told()).slice(0, -before.length || undefined);
  };
  // 22 December: the days of 5 January begin, those of 31 December did long ago.
  expect((await look('2026-12-22T01:00:00.000Z')).toSorted()).toEqual([
    'drillDue 2026-12-31',
    'drillDue 2027-01-05',
  ]);
  // Still 31 December in China: the last call, and nothing is missed yet.
  expect(await look('2026-12-31T15:59:59.999Z')).toEqual(['drillDue 2026-12-31']);
  // 1 January in China, 31 December by UTC.
  expect(await look('2026-12-31T16:00:00.000Z')).toEqual(['drillMissed 2026-12-31']);
  expect(await look('2027-01-02T01:00:00.000Z')).toEqual(['drillDue 2027-01-05']);
  expect(await look('2027-01-06T01:00:00.000Z')).toEqual(['drillMissed 2027-01-05']);
});
