import { addHours, type Instant } from '../kernel/index.ts';
import type { Campaign, CampaignUnit } from './campaign.ts';

/** Why people are reminded of a unit's part; the last two go to both levels. */
export const chaseReasons = ['due', 'unclaimed', 'overdue'] as const;
export type ChaseReason = (typeof chaseReasons)[number];

/** Hours between two reminders of what is late. */
const repeatHours = 24;

export interface Chase {
  readonly at: Instant;
  readonly why: ChaseReason;
}

type Timed = Pick<Campaign, 'deadline' | 'claimBy' | 'remindHoursBefore' | 'withdrawn'>;

/**
 * The next reminder after `after`: the rule book's hours before the deadline, once when nobody claimed in time, and from the deadline on every day
 * until it is done. Null where nothing is open. Pure.
 */
export function nextChase(campaign: Timed, unit: Pick<CampaignUnit, 'status'>, after: Instant): Chase | null {
  const { deadline, claimBy, remindHoursBefore, withdrawn } = campaign;
  if (withdrawn !== null || unit.status === 'completed' || unit.status === 'declined') return null;
  const before: Chase[] = remindHoursBefore.map((hours) => ({ at: addHours(deadline, -hours), why: 'due' }));
  if (unit.status === 'waiting' && claimBy < deadline) before.push({ at: claimBy, why: 'unclaimed' });
  const [next] = before
    .filter(({ at }) => at > after && at < deadline)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return next ?? { at: nextRepeat(deadline, after), why: 'overdue' };
}

/** The reminder that became due in (after, until], the gravest of several; null if none did. Pure. */
export function chaseDue(
  campaign: Timed,
  unit: Pick<CampaignUnit, 'status'>,
  after: Instant,
  until: Instant,
): ChaseReason | null {
  let found: ChaseReason | null = null;
  let from = after;
  for (let turn = 0; turn < 50; turn++) {
    const next = nextChase(campaign, unit, from);
    if (next === null || next.at > until) break;
    if (found === null || chaseReasons.indexOf(next.why) > chaseReasons.indexOf(found)) found = next.why;
    if (next.why === 'overdue') break;
    from = next.at;
  }
  return found;
}

/** The deadline itself, or the first whole number of days past it that lies after `after`. */
function nextRepeat(deadline: Instant, after: Instant): Instant {
  if (deadline > after) return deadline;
  const hours = (Date.parse(after) - Date.parse(deadline)) / 3_600_000;
  return addHours(deadline, (Math.floor(hours / repeatHours) + 1) * repeatHours);
}
