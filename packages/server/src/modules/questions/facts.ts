import type { Instant } from '@sanshen/domain/kernel';
import type { QuestionFacts } from '@sanshen/domain/questions';

/** Facts of a decision; what is not stated is what allows least. */
export function factsOf(known: Partial<QuestionFacts> & { readonly now: Instant }): QuestionFacts {
  return {
    by: null,
    approver: false,
    receiver: false,
    assigneeInside: false,
    sameTree: false,
    hasPage: false,
    manuscriptPublic: false,
    lead: null,
    leadsOthers: false,
    ...known,
  };
}
