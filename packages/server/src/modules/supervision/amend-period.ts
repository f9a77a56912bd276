import { supervisionProblems } from '@sanshen/contract/supervision';
import type { Digest, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { differingMeasure, type Month } from '@sanshen/domain/supervision';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { sequenceNow } from '../ledger/public.ts';
import { requireGrant, rootOf, snapshotOf, standpoint } from '../organization/public.ts';
import { closePeriod } from './close-period.ts';
import { closedOf, liveCounts } from './count-store.ts';
import { followLedger } from './follow-ledger.ts';
import { recordPeriod } from './record.ts';
import { holdWatermark } from './subject-store.ts';

/**
 * Counts a closed month again by the ledger as it is now and records it beside what it was closed with. Nobody enters a number: what changes is what the record
 * says by now. Throws `access.forbidden`, `supervision.reasonMissing`, `supervision.notClosed`, `supervision.nothingToAmend`.
 */
export async function amendPeriod(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly person: PersonId;
    readonly organization: OrganizationId;
    readonly month: Month;
    readonly reason: string;
  },
): Promise<{ readonly amendment: number; readonly digest: Digest }> {
  const { person, organization, month, reason } = wish;
  await requireGrant(context.db, person, organization, 'amendSupervision', context.clock.now());
  await sequenceNow(context);
  await followLedger(context, true);
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const grant = await requireGrant(trx, person, organization, 'amendSupervision', now);
    if (reason === '') throw new Problem(supervisionProblems['supervision.reasonMissing']);
    const leaves = await holdWatermark(trx, true);
    const [closed] = await closedOf(trx, organization, [month]);
    const root = await rootOf(trx, organization);
    const { facts } = await standpoint(trx, person, [organization], now);
    if (closed === undefined) throw new Problem(supervisionProblems['supervision.notClosed']);
    if (leaves === null || root === null || facts === null) throw platformProblem('access.forbidden');
    const values = await liveCounts(trx, organization, month);
    if (differingMeasure(closed.period.values, values) === null)
      throw new Problem(supervisionProblems['supervision.nothingToAmend']);
    const amendment = closed.amendment + 1;
    // The indicators stay those of the month: an amendment corrects what was counted, not what was asked.
    const { indicators } = closed.period;
    const counted = { leaves, at: now };
    const { period, digest } = closePeriod({ organization, month, amendment }, values, indicators, counted);
    const by = snapshotOf(facts, grant.appointment.organization, now);
    await recordPeriod(
      trx,
      {
        kind: 'periodAmended',
        ...{ root, period, digest, replaces: closed.digest, reason, by },
      },
      now,
    );
    return { amendment, digest };
  });
}
