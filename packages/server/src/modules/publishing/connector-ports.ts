import type { ConnectorPorts, FileReader, RenderHtml } from '@sanshen/connectors/connector';
import type { WechatSettings } from '@sanshen/connectors/wechat';
import { parseBody, toHtml } from '@sanshen/document';
import type { AppContext } from '../../platform/context.ts';
import type { Vault } from '../../platform/vault.ts';
import type { RegisteredChannel } from '../channels/public.ts';
import { readSecret } from './channel-secrets.ts';

/** What a channel's connector is made with. */
export interface ConnectorSources {
  readonly context: AppContext;
  readonly vault: Vault;
  /** Times and sizes, for tests. */
  readonly wechat: Partial<WechatSettings>;
}

/** What every connector of a channel is made with. */
export function portsFor(
  { context, vault }: ConnectorSources,
  channel: RegisteredChannel,
  renderHtml: RenderHtml,
): ConnectorPorts {
  return {
    channel: channel.id,
    credentials: { read: (name) => readSecret(context.db, vault, channel.id, name) },
    files: fileReader(context),
    clock: context.clock,
    renderHtml,
  };
}

function fileReader(context: AppContext): FileReader {
  return {
    async open(digest) {
      const row = await context.db
        .selectFrom('file')
        .select('media_type')
        .where('digest', '=', digest)
        .executeTakeFirst();
      return {
        bytes: await context.files.read(digest),
        mediaType: row?.media_type ?? 'application/octet-stream',
      };
    },
  };
}

/** Ordinary HTML, for platforms without a form of their own. */
export const renderPlain: RenderHtml = (body, pictureUrl) =>
  toHtml(parseBody(body), { pictureUrl, style: 'plain' });
