import type { OrganizationId, PersonId } from '../kernel/index.ts';
import type { PlanWord } from './plan.ts';

/** What was decided about somebody's number for emergencies; the number itself is in no event. */
export type ContactEvent = {
  readonly kind: 'contactRegistered' | 'contactRemoved';
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly person: PersonId;
  /** Null: removed because he holds no office there any more. */
  readonly word: PlanWord | { readonly by: null; readonly at: PlanWord['at'] };
};
