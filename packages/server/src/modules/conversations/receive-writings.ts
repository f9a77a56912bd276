import type { PublicWriting } from '@sanshen/connectors/reading';
import type { Instant } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { LivingChannel } from '../channels/public.ts';
import { storeWritings } from './store-writings.ts';

/** Keeps writings that came to a channel in another way than by its reading, such as by hand from a platform without an interface; under no publication. */
export async function receiveWritings(
  context: AppContext,
  channel: LivingChannel,
  writings: readonly PublicWriting[],
  at: Instant,
): Promise<void> {
  const { root, organization, id } = channel;
  const belongs = {
    root,
    organization,
    channel: id,
    publications: new Map(),
    needsWriter: writings.some((one) => one.kind === 'message'),
  };
  await context.db.transaction().execute((trx) => storeWritings(trx, context, belongs, writings, at));
}
