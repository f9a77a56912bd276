import type { ActWishInput } from '@sanshen/contract/interaction';
import type { PublicMessage, PublicMessageId } from '@sanshen/domain/conversations';
import {
  type AccountStanding,
  type ActTarget,
  accountStanding,
  type TargetKind,
} from '@sanshen/domain/interaction';
import { brandId, type PublicationId } from '@sanshen/domain/kernel';
import type { Transaction } from '../../platform/db/database.ts';
import type { LivingChannel } from '../channels/public.ts';
import { holdPublicMessage } from '../conversations/public.ts';
import { findPublication } from '../publishing/public.ts';

/** What a wish is done to, as the rules ask. */
export interface FoundTarget {
  readonly target: ActTarget;
  /** Null where there is no such thing on this channel. */
  readonly kind: TargetKind | null;
  readonly there: boolean;
  readonly message: PublicMessage | null;
  readonly account: AccountStanding | null;
}

/** Looks up what a wish is done to; a message's row is held, so that two requests about it follow one another. */
export async function findTarget(
  trx: Transaction,
  channel: LivingChannel,
  wish: ActWishInput['target'],
): Promise<FoundTarget> {
  if ('message' in wish) {
    const id = brandId<PublicMessageId>(wish.message);
    const message = await holdPublicMessage(trx, id);
    const target = { kind: 'message', message: id } as const;
    if (message === null || message.channel !== channel.id)
      return { target, kind: null, there: false, message: null, account: null };
    const there = message.goneAt === null && message.state !== 'hidden';
    return { target, kind: message.kind, there, message, account: null };
  }
  if ('publication' in wish) {
    const id = brandId<PublicationId>(wish.publication);
    const publication = await findPublication(trx, id);
    const target = { kind: 'publication', publication: id } as const;
    const found = publication !== null && publication.channel === channel.id;
    const there = found && publication.status === 'done';
    return { target, kind: found ? 'publication' : null, there, message: null, account: null };
  }
  const account = await standingOfAccount(trx, channel, wish.account);
  return { target: { kind: 'account' }, kind: 'account', there: true, message: null, account };
}

/** How an account stands to a unit: its lists, and the official accounts of the whole tree on that platform. */
async function standingOfAccount(
  trx: Transaction,
  { root, organization, platform }: LivingChannel,
  handle: string,
): Promise<AccountStanding> {
  const listed = await trx
    .selectFrom('interaction_account')
    .select(['handle', 'listing'])
    .where('organization_id', '=', organization)
    .where('platform', '=', platform)
    .execute();
  const own = await trx
    .selectFrom('channel')
    .select(['name', 'handle'])
    .where('root_id', '=', root)
    .where('platform', '=', platform)
    .where('status', 'in', ['filed', 'active', 'dormant', 'suspended'])
    .execute();
  const on = (listing: string) => listed.filter((one) => one.listing === listing).map((one) => one.handle);
  return accountStanding(handle, { allowed: on('allowed'), forbidden: on('forbidden') }, own);
}
