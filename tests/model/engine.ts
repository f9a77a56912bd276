import {
  type Block,
  blocks,
  type Command,
  type Decision,
  decide,
  evolve,
  type Facts,
  type ReviewEvent,
  type ReviewState,
  unborn,
} from '@sanshen/domain/review';

/** What the explorer drives: the heart itself, or a copy of it in which one guard is broken. */
export interface Engine {
  readonly unborn: ReviewState;
  decide(state: ReviewState, command: Command, facts: Facts): Decision;
  evolve(state: ReviewState, event: ReviewEvent): ReviewState;
  blocks(state: ReviewState, facts: Facts): readonly Block[];
}

export const heart: Engine = { unborn, decide, evolve, blocks };
