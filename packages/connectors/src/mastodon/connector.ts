import { brandId, type Json, type Message } from '@sanshen/domain/kernel';
import type { mastodon } from 'masto';
import {
  type ArticleRef,
  type Connector,
  type ConnectorPorts,
  emptyRef,
  type FetchedArticle,
  type Issue,
  type PublicationRef,
  type PublishableArticle,
  type TaskRef,
} from '../connector.ts';
import { notDone, notFetched, notLearnt, removal, type Speaker } from '../direct/answers.ts';
import { type DirectPlatform, directConnector, type FileToSend } from '../direct/connector.ts';
import { shortPostOf, shortRendition, shortText } from '../direct/short-post.ts';
import { say } from '../direct/texts.ts';
import { plainText } from '../html.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { validateManual } from '../manual/validate.ts';
import { askServer } from './client.ts';

export type MastodonCredential = 'accessToken';

/** What differs between servers; a server tells most of it only to who asks, and servers of other make differ. */
export interface MastodonSettings {
  /** Origin of the server, without a final slash. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  /** Characters of a status; a link counts as 23, whatever its length. */
  readonly statusMax: number;
  readonly picturesMax: number;
  readonly humanAfterMinutes: number;
  readonly settleSeconds: number;
}

export const mastodonDefaults: Omit<MastodonSettings, 'baseUrl'> = {
  timeoutMs: 20_000,
  statusMax: 500,
  picturesMax: 4,
  humanAfterMinutes: 30,
  settleSeconds: 5,
};

/** As its documents count: every link is 23 characters. */
const linkLength = 23;
/** Clocks here and there may differ by this much, in milliseconds. */
const clockSkew = 15 * 60_000;
const { mastodon: profile } = manualProfiles;

interface Composed {
  readonly text: string;
  readonly media: readonly string[];
}

/** The connector of one account on a Mastodon-compatible server. The key of an intent goes along, so that even the server knows a repetition. */
export function mastodonConnector(
  ports: ConnectorPorts<MastodonCredential>,
  settings: Pick<MastodonSettings, 'baseUrl'> & Partial<MastodonSettings>,
): Connector {
  const complete: MastodonSettings = { ...mastodonDefaults, ...settings };
  return directConnector(mastodonPlatform(ports, complete), ports, complete);
}

function mastodonPlatform(
  ports: ConnectorPorts<MastodonCredential>,
  settings: MastodonSettings,
): DirectPlatform {
  const speaker: Speaker = { name: profile.name, platform: 'mastodon', clock: ports.clock };

  const ask = askServer(ports, settings);

  const files = (article: PublishableArticle): readonly FileToSend[] => {
    const shown =
      article.pictures.length > 0 ? article.pictures : article.cover === null ? [] : [article.cover];
    return shown.slice(0, settings.picturesMax).map((picture) => ({ ...picture, use: 'picture' }));
  };

  return {
    profile,
    byHand: () => null,
    files,
    validate: (article) => validate(article, settings, ports),
    rendition: (article, pictureUrl) =>
      shortRendition(
        shortPostOf(article),
        files(article).map(({ digest }) => digest),
        pictureUrl,
      ),
    async capabilities() {
      const reply = await ask((client) => client.v1.accounts.verifyCredentials());
      const known =
        reply.kind === 'ok'
          ? ({ mode: 'api' } as const)
          : ({ mode: 'unknown', reason: notLearnt(speaker, reply).message } as const);
      const none = { mode: 'none', reason: say('noEvents', profile.name) } as const;
      const manual = { mode: 'manual', reason: say('byHandOnly', profile.name) } as const;
      return {
        saveDraft: { mode: 'none', reason: say('byHandOnly', profile.name) },
        publish: known,
        receiveEvents: none,
        fetchPublished: known,
        takedown: known,
        comments: manual,
        directMessages: manual,
        massSend: none,
      };
    },
    async upload(file, bytes) {
      const blob = new File([new Uint8Array(bytes)], file.digest.slice(7, 23), { type: file.mediaType });
      const reply = await ask((client) => client.v2.media.create({ file: blob, skipPolling: true }));
      if (reply.kind !== 'ok') return reply;
      const { id, url, previewUrl } = reply.value;
      return { kind: 'uploaded', remoteId: id, url: url ?? previewUrl };
    },
    compose: (article, assets): Json => ({
      text: shortText(shortPostOf(article)),
      media: assets.flatMap(({ remoteId }) => (remoteId === null ? [] : [remoteId])),
    }),
    async send(message, intent, mayRepeat) {
      const { text, media } = composedOf(message);
      const reply = await ask(
        (client) =>
          client.v1.statuses.create(
            { status: text, mediaIds: media, visibility: 'public', language: 'zh' },
            { requestInit: { headers: { 'Idempotency-Key': intent.id } } },
          ),
        mayRepeat,
      );
      return reply.kind === 'ok' ? { kind: 'done', ref: refOf(reply.value) } : notDone(speaker, reply);
    },
    async check(ref) {
      const id = ref.article ?? ref.task;
      if (id === null)
        return { kind: 'unavailable', message: say('noReference', profile.name), retryAt: null };
      const reply = await ask((client) => client.v1.statuses.$select(id).fetch());
      if (reply.kind === 'ok') return { kind: 'done', ref: refOf(reply.value) };
      return reply.kind === 'error' && reply.class === 'missing'
        ? { kind: 'deleted', ref }
        : notLearnt(speaker, reply);
    },
    async find(message, intent) {
      const { text } = composedOf(message);
      const reply = await ask(async (client) => {
        const { id } = await client.v1.accounts.verifyCredentials();
        return client.v1.accounts.$select(id).statuses.list({ limit: 40, excludeReplies: true });
      });
      if (reply.kind !== 'ok') return { kind: 'unreadable', message: notLearnt(speaker, reply).message };
      const since = Date.parse(intent.recordedAt) - clockSkew;
      const equal = reply.value.filter(
        (status) => Date.parse(status.createdAt) >= since && wordsOf(status.content) === bare(text),
      );
      const [only, ...more] = equal;
      if (only === undefined) return { kind: 'none' };
      return more.length > 0
        ? { kind: 'several' }
        : { kind: 'found', outcome: { kind: 'done', ref: refOf(only) } };
    },
    async fetchPublished(ref) {
      const fetchedAt = ports.clock.now();
      const { article } = ref;
      if (article === null) {
        return { kind: 'unavailable', fetchedAt, message: say('noReference', profile.name), retryAt: null };
      }
      const reply = await ask((client) => client.v1.statuses.$select(article).fetch());
      if (reply.kind !== 'ok') return notFetched(speaker, reply);
      return { kind: 'ok', fetchedAt, article: copyOf(reply.value), from: 'api' };
    },
    async remove(ref) {
      const { article } = ref;
      if (article === null) return { kind: 'pendingHuman', message: say('noReference', profile.name), ref };
      const reply = await ask((client) => client.v1.statuses.$select(article).remove());
      return reply.kind === 'ok' ? { kind: 'done', ref } : removal(speaker, reply, ref);
    },
    parseEvent: async () => ({
      kind: 'refused',
      reason: 'notSupported',
      message: say('noEvents', profile.name),
    }),
  };
}

function composedOf(message: Json): Composed {
  // Written by compose() above, and its digest was compared.
  return message as unknown as Composed;
}

function refOf(status: mastodon.v1.Status): PublicationRef {
  return {
    ...emptyRef('mastodon'),
    task: brandId<TaskRef>(status.id),
    article: brandId<ArticleRef>(status.id),
    url: status.url ?? status.uri,
  };
}

/** Links are shown in parts, some of them hidden; their text is put together again. Pictures stand after the text, in their order. */
function copyOf(status: mastodon.v1.Status): FetchedArticle {
  const pictures = status.mediaAttachments
    .map(({ url, previewUrl }) => `<img src="${url ?? previewUrl ?? ''}">`)
    .join('');
  const html = `${status.content.replaceAll(/<br\s*\/?>/g, '</p><p>')}${pictures}`;
  return { title: '', byline: '', summary: '', html, sourceLink: null, url: status.url ?? status.uri };
}

/** The words of a post, without the white space that servers place as they like. */
function wordsOf(content: string): string {
  return bare(plainText(content.replaceAll(/<\/?span\b[^>]*>/g, '')));
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function validate(
  article: PublishableArticle,
  settings: MastodonSettings,
  ports: ConnectorPorts<MastodonCredential>,
): readonly Issue[] {
  const issues = validateManual(profile, article, ports.renderHtml).filter(({ field }) => field !== 'body');
  const post = shortPostOf(article);
  const length = [...post.lines.join('\n')].length + (post.link === null ? 0 : linkLength + 1);
  if (length <= settings.statusMax) return issues;
  return [
    ...issues,
    {
      severity: 'error',
      field: 'summary',
      message: tooLong(settings.statusMax),
      limit: settings.statusMax,
      actual: length,
    },
  ];
}

function tooLong(limit: number): Message {
  return {
    code: 'tooLong',
    zh: `标题、摘要和链接合计超过 ${limit} 个字`,
    en: `title, summary and link together are longer than ${limit} characters`,
  };
}
