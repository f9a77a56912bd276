import type { listMySelections, readSelectionForm } from '@sanshen/contract/qualification-selection';
import type { RouteAnswer } from '@sanshen/contract/route';

/** A selection as the server tells it. */
export type Selection = RouteAnswer<typeof listMySelections>['items'][number];

/** What a unit's selections go by, and who can take part in them. */
export type SelectionForm = RouteAnswer<typeof readSelectionForm>;
