import { calendarProblems } from '@sanshen/contract/calendar-problems';
import { type CalendarEntryId, timeRefusal } from '@sanshen/domain/calendar';
import type { ChannelId, Instant, ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { isHandedDownTo } from '../campaigns/public.ts';
import { findChannel } from '../channels/public.ts';
import { rootOf } from '../organization/public.ts';
import { recordCalendar, requireDecider } from './record.ts';

export interface PlanWish {
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly title: string;
  readonly note: string;
  readonly at: Instant;
  readonly channel: ChannelId | null;
  readonly idea: string | null;
  readonly campaign: string | null;
  readonly manuscript: ManuscriptId | null;
}

/** 排期. A conflict never forbids it: it is shown until somebody moves one of the two. Throws the `calendar.*` problems, `access.forbidden`. */
export function planEntry(
  context: AppContext,
  key: CommandKey,
  wish: PlanWish,
): Promise<{ readonly entry: string }> {
  return runCommand(context, key, (trx) => planIn(trx, wish, context.clock.now()));
}

/** As {@link planEntry}, within a transaction of the caller. */
export async function planIn(
  trx: Transaction,
  wish: PlanWish,
  now: Instant,
): Promise<{ readonly entry: string }> {
  const { person, organization, ...planned } = wish;
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const by = await requireDecider(trx, person, organization, 'planCalendar', now);
  const refusal = timeRefusal(planned.at, now);
  if (refusal !== null) throw new Problem(calendarProblems[refusal]);
  await requireOwn(trx, organization, planned);
  const id = newId<CalendarEntryId>();
  await recordCalendar(
    trx,
    { root, organization },
    { kind: 'planned', entry: { id, organization, ...planned }, decided: { by, at: now } },
  );
  return { entry: id };
}

/** What a plan names must be the unit's. Throws the `calendar.…Elsewhere` problems. */
export async function requireOwn(
  trx: Transaction,
  organization: OrganizationId,
  named: {
    readonly channel?: ChannelId | null;
    readonly campaign?: string | null;
    readonly idea?: string | null;
    readonly manuscript?: ManuscriptId | null;
  },
): Promise<void> {
  const { channel = null, campaign = null, idea = null, manuscript = null } = named;
  if (channel !== null) {
    const found = await findChannel(trx, channel);
    if (found?.organization !== organization || found.status === 'closed' || found.status === 'refused') {
      throw new Problem(calendarProblems['calendar.channelElsewhere'], { channel });
    }
  }
  if (campaign !== null && !(await isHandedDownTo(trx, campaign, organization))) {
    throw new Problem(calendarProblems['calendar.campaignElsewhere'], { campaign });
  }
  if (idea !== null) {
    const found = await trx
      .selectFrom('planning_idea')
      .select('organization_id')
      .where('idea_id', '=', idea as never)
      .executeTakeFirst();
    if (found?.organization_id !== organization) {
      throw new Problem(calendarProblems['calendar.ideaElsewhere'], { idea });
    }
  }
  if (manuscript !== null) {
    const found = await trx
      .selectFrom('manuscript')
      .select('organization_id')
      .where('manuscript_id', '=', manuscript)
      .executeTakeFirst();
    if (found?.organization_id !== organization) {
      throw new Problem(calendarProblems['calendar.manuscriptElsewhere'], { manuscript });
    }
  }
}
