import type { RouteAnswer } from '@sanshen/contract/route';
import type { myTraining } from '@sanshen/contract/training';
import type { readBank } from '@sanshen/contract/training-bank';
import type { listExaminations } from '@sanshen/contract/training-examinations';

/** What I have to learn, my examinations and certificates, as the server tells them. */
export type Mine = RouteAnswer<typeof myTraining>;

/** A question of a unit's bank, with what is right. */
export type BankItem = RouteAnswer<typeof readBank>['items'][number];

/** What a unit has set. */
export type Examinations = RouteAnswer<typeof listExaminations>;
