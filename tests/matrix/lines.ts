import type { RouteShape } from '@sanshen/contract/route';
import { calendarLines } from './lines-calendar.ts';
import { caseLines } from './lines-cases.ts';
import { channelLines } from './lines-channels.ts';
import { checkLines } from './lines-checks.ts';
import { accountabilityLines } from './lines-circulars.ts';
import { contentLines } from './lines-content.ts';
import { conversationLines } from './lines-conversations.ts';
import { discussionLines } from './lines-discussion.ts';
import { drillLines } from './lines-drills.ts';
import { emergencyLines } from './lines-emergency.ts';
import { factorLines } from './lines-factors.ts';
import { incidentLines } from './lines-incidents.ts';
import { interactionLines } from './lines-interaction.ts';
import { markLines } from './lines-marks.ts';
import { organizationLines } from './lines-organization.ts';
import { patrolLines } from './lines-patrol.ts';
import { planningLines } from './lines-planning.ts';
import { planLines } from './lines-plans.ts';
import { publishingLines } from './lines-publishing.ts';
import { qualificationLines } from './lines-qualification.ts';
import { questionLines } from './lines-questions.ts';
import { readingLines } from './lines-reading.ts';
import { responsibilityLines } from './lines-responsibility.ts';
import { reviewLines } from './lines-review.ts';
import { sessionLines } from './lines-session.ts';
import { supervisionLines } from './lines-supervision.ts';
import { trainingLines } from './lines-training.ts';
import type { Resources } from './resources.ts';

export interface Request {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
  /** Name of an uploaded text file. */
  readonly file?: string;
  /** Version for If-Match; what stands if absent. */
  readonly ifMatch?: string;
}

/**
 * One route on one resource. `expected` has a word for each relation in the order own, above, guidance, below, sibling, none: `ok`,
 * `no` (refused: access.forbidden), `nf` (as if it did not exist: request.notFound), or the problem code that is due. Anonymous
 * callers are always asked to log in, except by the routes that are for anybody: there a seventh word may say what they get instead of `ok`.
 */
export interface Line {
  readonly route: RouteShape;
  readonly on: string;
  /** The office by which the resource's own organisation speaks. */
  readonly own: string;
  readonly expected: string;
  /** Made anew for each caller. */
  readonly request: (resources: Resources) => Promise<Request> | Request;
}

export const lines: readonly Line[] = [
  ...sessionLines,
  ...factorLines,
  ...organizationLines,
  ...responsibilityLines,
  ...channelLines,
  ...contentLines,
  ...reviewLines,
  ...discussionLines,
  ...conversationLines,
  ...publishingLines,
  ...emergencyLines,
  ...calendarLines,
  ...drillLines,
  ...readingLines,
  ...checkLines,
  ...markLines,
  ...incidentLines,
  ...interactionLines,
  ...patrolLines,
  ...qualificationLines,
  ...caseLines,
  ...accountabilityLines,
  ...planLines,
  ...planningLines,
  ...questionLines,
  ...trainingLines,
  ...supervisionLines,
];
