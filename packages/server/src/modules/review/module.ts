import { brandId, type ManuscriptId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { ServerModule } from '../../platform/context.ts';
import { registerProjection, registerStreamRule } from '../ledger/public.ts';
import { chaseDue } from './chase-due.ts';
import { chaseEmptySeats } from './chase-empty-seats.ts';
import { commandRoutes } from './command-routes.ts';
import { viewManuscript } from './manuscript-view.ts';
import { reviewProjection } from './projection.ts';
import { readingRoutes } from './reading-routes.ts';

registerProjection(reviewProjection);

registerStreamRule('manuscript', async (context, person, id) => {
  if (!z.uuid().safeParse(id).success) return false;
  const { view } = await viewManuscript(context, context.db, person, brandId<ManuscriptId>(id));
  return view === 'text';
});

/** Manuscripts under review: commands, inbox, reminders. */
export const reviewModule: ServerModule = {
  name: 'review',
  routes(app, context) {
    commandRoutes(app, context);
    readingRoutes(app, context);
  },
  tasks: (context) => ({
    'review.chaseDue': async () => {
      await chaseDue(context);
    },
    'review.chaseEmptySeats': async () => {
      await chaseEmptySeats(context);
    },
  }),
  schedule: [
    { task: 'review.chaseDue', cron: '* * * * *' },
    { task: 'review.chaseEmptySeats', cron: '*/5 * * * *' },
  ],
};
