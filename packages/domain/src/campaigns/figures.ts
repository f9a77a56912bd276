import type { Instant } from '../kernel/index.ts';
import type { CampaignStatus } from './campaign.ts';

/** One unit's part, as far as it is counted. */
export interface CountedUnit {
  readonly status: CampaignStatus;
  readonly deadline: Instant;
  readonly completedAt: Instant | null;
}

/** How a unit answers what is handed down to it. */
export interface CampaignFigures {
  readonly handedDown: number;
  readonly waiting: number;
  readonly claimed: number;
  readonly declined: number;
  readonly completed: number;
  /** Completed by the deadline. */
  readonly inTime: number;
  /** Past the deadline and neither completed nor declined. */
  readonly overdue: number;
  /** Completed of all that was handed down, 0 to 1; null where nothing was. A decline is no completion, and is counted beside it. */
  readonly completionRate: number | null;
}

/** Counts units' parts; withdrawn campaigns are not among them. Pure. */
export function campaignFigures(parts: readonly CountedUnit[], now: Instant): CampaignFigures {
  const count = (test: (part: CountedUnit) => boolean) => parts.filter(test).length;
  const completed = count(({ status }) => status === 'completed');
  return {
    handedDown: parts.length,
    waiting: count(({ status }) => status === 'waiting'),
    claimed: count(({ status }) => status === 'claimed'),
    declined: count(({ status }) => status === 'declined'),
    completed,
    inTime: count(
      ({ status, completedAt, deadline }) =>
        status === 'completed' && completedAt !== null && completedAt <= deadline,
    ),
    overdue: count(
      ({ status, deadline }) => (status === 'waiting' || status === 'claimed') && deadline < now,
    ),
    completionRate: parts.length === 0 ? null : completed / parts.length,
  };
}
