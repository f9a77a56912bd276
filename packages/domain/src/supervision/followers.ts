import { definitions } from './definitions/index.ts';
import { campaignFollower } from './follow-campaign.ts';
import { caseFollower } from './follow-case.ts';
import { channelFollower } from './follow-channel.ts';
import { drillFollower } from './follow-drill.ts';
import { manuscriptFollower } from './follow-manuscript.ts';
import { patrolFollower } from './follow-patrol.ts';
import { peopleFollower } from './follow-people.ts';
import { questionFollower } from './follow-question.ts';
import { rightsFollower } from './follow-rights.ts';
import { spotCheckFollower } from './follow-spot-check.ts';
import type { Follower } from './follower.ts';
import type { ObservationKind } from './observation.ts';

/** Everything that is followed through the ledger. */
export const followers: readonly Follower[] = [
  manuscriptFollower,
  patrolFollower,
  questionFollower,
  channelFollower,
  rightsFollower,
  campaignFollower,
  drillFollower,
  peopleFollower,
  caseFollower,
  spotCheckFollower,
];

/** What the followers can see; a measure that observes nothing of it is not measured yet. */
const observed: ReadonlySet<ObservationKind> = new Set<ObservationKind>([
  'published',
  'released',
  'stageSettled',
  'errorFound',
  'patrolSettled',
  'questionSettled',
  'channelStood',
  'rightStood',
  'campaignSettled',
  'drillHeld',
  'drillReported',
  'personServed',
  'caseSettled',
]);

/** Whether anything in the product shows what a measure counts. Where it doesn't, a nought would be a claim. */
export function isMeasured(measure: string): boolean {
  return definitions.some(
    (one) => one.measure === measure && one.observes.some((kind) => observed.has(kind)),
  );
}
