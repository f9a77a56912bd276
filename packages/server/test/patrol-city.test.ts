import { instant } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { inspectPatrols } from '../src/modules/patrol/inspect-patrols.ts';
import { startCity } from './organization-support.ts';

test('§6 the whole city is inspected in few statements, and in no more where nothing is new', async () => {
  const { harness } = await startCity();
  const { context, clock, db } = harness;
  let statements = 0;
  const counting = db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const inspect = async () => {
    statements = 0;
    await inspectPatrols({ ...context, db: counting });
    const rows = await db.selectFrom('patrol').select(['organization_id', 'status']).execute();
    return { rows, statements };
  };
  // The day after the first whole one, in the evening: what was to be done on both is late.
  clock.set(instant('2026-11-25T10:10:00.000Z'));
  const first = await inspect();
  const units = new Set(first.rows.map((row) => row.organization_id)).size;
  const missed = first.rows.filter(({ status }) => status === 'missed').length;
  expect(missed).toBeGreaterThan(200);
  expect(first.rows.filter(({ status }) => status === 'overdue')).toHaveLength(missed);
  // By unit and day, whatever the number of channels.
  expect(first.statements).toBeLessThan(units * 2 * 8);
  const again = await inspect();
  expect(again.rows).toHaveLength(first.rows.length);
  expect(again.statements).toBeLessThan(20);
});
