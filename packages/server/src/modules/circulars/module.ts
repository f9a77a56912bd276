import type { ServerModule } from '../../platform/context.ts';
import { registerOtherDelivery } from '../content/public.ts';
import { registerProjection } from '../ledger/public.ts';
import { onDecision } from '../review/public.ts';
import { chaseReceipts } from './chase.ts';
import { circularDelivery, keepIssuedText } from './delivery.ts';
import { circularProjection } from './record.ts';
import { circularRoutes } from './routes.ts';

registerProjection(circularProjection);
registerOtherDelivery(circularDelivery);
onDecision(keepIssuedText);

/** 通报: official documents that the reviews sign, numbered, delivered and signed for. */
export const circularsModule: ServerModule = {
  name: 'circulars',
  routes: circularRoutes,
  tasks: (context) => ({
    'circulars.chase': async () => {
      await chaseReceipts(context);
    },
  }),
  schedule: [{ task: 'circulars.chase', cron: '*/5 * * * *' }],
};
