import type { ChannelId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { putSecret, readSecret } from './channel-secrets.ts';
import { vaultOf } from './module.ts';

export { allowPlatformOrigin } from '../../platform/fetch/origins.ts';
export { wechatAppId } from './connector-for.ts';
export { createPublishingModule, type PublishingOptions, publishingModule } from './module.ts';
export { findPublication, type Publication, publicationsOf } from './publication-store.ts';
export { certificatesOf, type KeptCertificate } from './read-certificate.ts';
export { type Reading, readingsOf } from './verification-store.ts';
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
