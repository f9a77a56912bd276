import { type RefusalCode, refusalMessages } from '@sanshen/domain/review';
import { defineProblems, type ProblemDefinition } from './problem.ts';

/** The text or the state is not what the caller saw: read again. */
const conflicts: readonly RefusalCode[] = [
  'review.alreadyExists',
  'review.wrongPhase',
  'review.staleDigest',
  'review.staleRound',
  'review.stageNotReached',
  'review.stageClosed',
  'review.alreadySigned',
  'review.alreadyRuled',
  'review.notRuled',
  'review.duplicateFinding',
  'emergency.notRequested',
  'emergency.expired',
  'publication.noRelease',
  'publication.stopped',
  'publication.notReleasedText',
  'publication.tooEarly',
  'publication.alreadyBegun',
  'publication.alreadyPublic',
  'publication.wrongStatus',
];

/** The request names something that does not exist, or leaves something out. */
const unusable: readonly RefusalCode[] = [
  'review.incomplete',
  'review.noProcedure',
  'review.unknownImportance',
  'review.notHigher',
  'review.notLower',
  'review.unknownStage',
  'review.unknownSeat',
  'review.dutyNotAsked',
  'review.findingsUnruled',
  'review.marksUnruled',
  'review.paperNotAllowed',
  'review.signedInFuture',
  'review.signedBeforeText',
  'review.returnForward',
  'review.reasonMissing',
  'review.notABoard',
  'review.unknownFinding',
  'emergency.notAllowed',
  'publication.channelNotReleased',
  'publication.evidenceMissing',
  'publication.takedownUnproven',
  'publication.unknown',
];

/** 409 for what has changed meanwhile, 422 for what cannot be, 403 for who may not. */
function statusOf(code: RefusalCode): number {
  if (conflicts.includes(code)) return 409;
  return unusable.includes(code) ? 422 : 403;
}

// Object.keys of a Record over the codes gives the codes.
const codes = Object.keys(refusalMessages) as RefusalCode[];

/** Every refusal of the heart as a problem. */
export const reviewProblems: Readonly<Record<RefusalCode, ProblemDefinition>> = defineProblems(
  // Every code has an entry, which fromEntries cannot know.
  Object.fromEntries(
    codes.map((code) => [code, { ...refusalMessages[code], status: statusOf(code) }]),
  ) as Record<RefusalCode, { status: number; zh: string; en: string }>,
);
