export { handIn, isEditor } from './actors.ts';
export { laterReviewOpen, reviewOpen } from './advance.ts';
export { type Block, blocks, emptyReason } from './blocks.ts';
export * from './commands.ts';
export { decide } from './decide.ts';
export { publishingPowers } from './decide-publication.ts';
export type { EmptyReason } from './empty-reason.ts';
export * from './events.ts';
export { evolve } from './evolve.ts';
export * from './notifications.ts';
export { planOf, rankOf, stagesFor } from './plan.ts';
export * from './refusals.ts';
export {
  barredPeople,
  boardSeatId,
  eligiblePeople,
  mayTakeSeat,
  type OpenSeat,
  openSeats,
  seatsOf,
  stageComplete,
} from './seats.ts';
export * from './state.ts';
export type { Decision } from './tape.ts';
export { rulesVersion } from './version.ts';
