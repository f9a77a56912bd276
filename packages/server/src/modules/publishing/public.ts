import type { AccountActs } from '@sanshen/connectors/acting';
import type { PublicReader } from '@sanshen/connectors/reading';
import type { ChannelId, PublicationId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { RegisteredChannel } from '../channels/public.ts';
import { actsFor } from './acts-for.ts';
import { putSecret, readSecret } from './channel-secrets.ts';
import { type KeptPage, keepPage } from './keep-page.ts';
import { vaultOf } from './module.ts';
import { readerFor } from './reader-for.ts';

export { allowPlatformOrigin } from '../../platform/fetch/origins.ts';
export { requirePublication, takeDownIn } from './act-on-publication.ts';
export { findPublicationCase } from './cases.ts';
export { wechatAppId } from './connector-for.ts';
export type { KeptPage } from './keep-page.ts';
export { onMessageReceived, type ReceivedMessage } from './message-listeners.ts';
export { createPublishingModule, type PublishingOptions, publishingModule } from './module.ts';
export { findPublication, type Publication, publicationsOf } from './publication-store.ts';
export { publishedOn } from './published-on.ts';
export { certificatesOf, type KeptCertificate } from './read-certificate.ts';
export { takedownGuide } from './takedown-guide.ts';
export { type LeftToPerson, onTakedownLeft } from './takedown-listeners.ts';
export { lastCopyOf, type Reading, readingsOf } from './verification-store.ts';
export {
  type ReleaseCertificate,
  type VerifiedCertificate,
  verifyCertificate,
} from './verify-certificate.ts';

/** Keeps a secret of a channel (`appSecret`, `callbackToken`, `encodingAesKey`), sealed under the installation's master key. */
export async function setChannelSecret(
  context: AppContext,
  channel: ChannelId,
  name: string,
  value: string,
): Promise<void> {
  await putSecret(context.db, vaultOf(context), { channel, name, value }, context.clock.now());
}

/** A secret of a channel in plain; undefined where none is set. Never give it to a route, a log or a record. */
export async function channelSecret(
  context: AppContext,
  channel: ChannelId,
  name: string,
): Promise<string | undefined> {
  return readSecret(context.db, vaultOf(context), channel, name);
}

/** Keeps a publication's page as it stands now, as evidence; null for an unknown publication. */
export function keepPublishedPage(context: AppContext, publication: PublicationId): Promise<KeptPage | null> {
  return keepPage(
    { context, vault: vaultOf(context), wechat: {}, atCrashPoint: async () => {} },
    publication,
  );
}

/** What reads comments and messages of a channel; null where its platform offers no way, or it is served by hand. */
export function channelReader(context: AppContext, channel: RegisteredChannel): PublicReader | null {
  return readerFor({ context, vault: vaultOf(context), wechat: {} }, channel);
}

/** What acts towards users of a channel; null where its platform offers no way, or it is served by hand. */
export function channelActs(context: AppContext, channel: RegisteredChannel): AccountActs | null {
  return actsFor({ context, vault: vaultOf(context), wechat: {} }, channel);
}
