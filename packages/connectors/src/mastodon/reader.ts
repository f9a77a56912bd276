import type { Instant } from '@sanshen/domain/kernel';
import type { mastodon } from 'masto';
import type { ConnectorPorts } from '../connector.ts';
import { notLearnt, type Speaker } from '../direct/answers.ts';
import { plainText } from '../html.ts';
import { manualProfiles } from '../manual/profiles.ts';
import type { PublicReader, PublicWriting } from '../reading.ts';
import { askServer } from './client.ts';
import { type MastodonCredential, type MastodonSettings, mastodonDefaults } from './connector.ts';

/** As its documents have it. */
const pageSize = 80;

/**
 * Mentions of one account: public ones are comments, direct ones messages. Of the 300 requests in five minutes that a server allows an account, half are
 * left to publishing.
 */
export function mastodonReader(
  ports: Pick<ConnectorPorts<MastodonCredential>, 'credentials' | 'clock'>,
  settings: Pick<MastodonSettings, 'baseUrl'> & Partial<MastodonSettings>,
): PublicReader {
  const ask = askServer(ports, { ...mastodonDefaults, ...settings });
  const speaker: Speaker = { name: manualProfiles.mastodon.name, platform: 'mastodon', clock: ports.clock };
  return {
    quota: { requests: 150, seconds: 300 },
    lists: 'account',
    // Without a mention the writer is not told of the answer.
    needsWriter: true,
    async readPage(_, cursor) {
      const reply = await ask(async (client) =>
        client.v1.notifications.list({
          types: ['mention'],
          limit: pageSize,
          ...(typeof cursor === 'string' ? { maxId: cursor } : {}),
        }),
      );
      if (reply.kind !== 'ok') {
        const { message, retryAt } = notLearnt(speaker, reply);
        return { kind: 'unavailable', message, retryAt };
      }
      const last = reply.value.at(-1);
      const next = reply.value.length < pageSize || last === undefined ? null : last.id;
      return { kind: 'page', writings: reply.value.flatMap(writingOf), next };
    },
  };
}

function writingOf(notification: mastodon.v1.Notification): readonly PublicWriting[] {
  const status = 'status' in notification ? notification.status : null;
  if (status === null || status === undefined) return [];
  return [
    {
      kind: status.visibility === 'direct' ? 'message' : 'comment',
      id: status.id,
      thread: status.inReplyToId ?? null,
      writer: status.account.acct,
      text: textOf(status),
      writtenAt: instantOf(status.createdAt),
      editedAt: status.editedAt == null ? null : instantOf(status.editedAt),
      elected: false,
      reply: null,
    },
  ];
}

/** The words, without the name of the account that is addressed in front. */
function textOf(status: mastodon.v1.Status): string {
  return plainText(status.content.replaceAll(/<\/?(?:span|a)\b[^>]*>/g, '')).replace(
    /^(?:@[\w.@-]+\s+)+/,
    '',
  );
}

function instantOf(time: string): Instant {
  // Date's own spelling is the shape of an Instant.
  return new Date(time).toISOString() as Instant;
}
