import { brandId, type Json } from '@sanshen/domain/kernel';
import {
  type ArticleRef,
  type Connector,
  type ConnectorPorts,
  emptyRef,
  type PublicationRef,
  type TaskRef,
} from '../connector.ts';
import { notDone, notFetched, notLearnt, removal, type Speaker } from '../direct/answers.ts';
import { type ApiReply, type Call, type ErrorClass, type Interpret, platformApi } from '../direct/api.ts';
import { type DirectPlatform, directConnector, type FileToSend } from '../direct/connector.ts';
import { say } from '../direct/texts.ts';
import type { GuardedFetch } from '../fetch/index.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { validateManual } from '../manual/validate.ts';
import { wholeArticle } from '../rendition.ts';
import { type JsonRecord, recordOf, textOf } from '../wechat/json.ts';
import { signatureHeader, signRequest } from './sign.ts';

export type WebsiteCredential = 'webhookSecret';

export interface WebsiteSettings {
  /** The address of the webhook, without a final slash. */
  readonly endpoint: string;
  readonly timeoutMs: number;
  readonly retryDelayMs: number;
  readonly maxResponseBytes: number;
  readonly humanAfterMinutes: number;
  readonly settleSeconds: number;
}

export const websiteDefaults: Omit<WebsiteSettings, 'endpoint'> = {
  timeoutMs: 20_000,
  retryDelayMs: 300,
  maxResponseBytes: 4 * 1024 * 1024,
  humanAfterMinutes: 30,
  settleSeconds: 2,
};

export interface WebsitePorts extends ConnectorPorts<WebsiteCredential> {
  readonly fetch: GuardedFetch;
}

const { website: profile } = manualProfiles;

/** The connector of the organisation's own website, over the signed webhook of docs/connectors/website-webhook.md. */
export function websiteConnector(
  ports: WebsitePorts,
  settings: Pick<WebsiteSettings, 'endpoint'> & Partial<WebsiteSettings>,
): Connector {
  const complete: WebsiteSettings = { ...websiteDefaults, ...settings };
  return directConnector(websitePlatform(ports, complete), ports, complete);
}

function websitePlatform(ports: WebsitePorts, settings: WebsiteSettings): DirectPlatform {
  const speaker: Speaker = { name: profile.name, platform: 'website', clock: ports.clock };
  const api = platformApi({
    ...settings,
    fetch: ports.fetch,
    baseUrl: settings.endpoint,
    maxBytes: settings.maxResponseBytes,
    // The secret signs each request; it never travels.
    tokens: { obtain: async () => (await ports.credentials.read('webhookSecret')) ?? null },
    authorize: (call, secret) => signed(settings, ports, call, secret),
    interpret,
  });
  const files = (article: Parameters<DirectPlatform['files']>[0]): readonly FileToSend[] => [
    ...article.pictures.map((picture) => ({ ...picture, use: 'picture' as const })),
    ...(article.cover === null ? [] : [{ ...article.cover, use: 'cover' as const }]),
    ...(article.videos ?? []).map((video) => ({ ...video, use: 'video' as const })),
  ];
  return {
    profile,
    byHand: () => null,
    files,
    validate: (article) => validateManual(profile, article, ports.renderHtml),
    rendition: (article, pictureUrl) => wholeArticle(article, ports.renderHtml, pictureUrl),
    async capabilities() {
      const reply = await api.read({ method: 'GET', path: '' });
      const known =
        reply.kind === 'ok'
          ? ({ mode: 'api' } as const)
          : ({ mode: 'unknown', reason: notLearnt(speaker, reply).message } as const);
      const none = { mode: 'none', reason: say('byHandOnly', profile.name) } as const;
      return {
        saveDraft: none,
        publish: known,
        receiveEvents: { mode: 'none', reason: say('noEvents', profile.name) },
        fetchPublished: known,
        takedown: known,
        comments: none,
        directMessages: none,
        massSend: none,
      };
    },
    async upload(file, bytes) {
      const reply = await api.write({
        method: 'PUT',
        path: `/assets/${encodeURIComponent(file.digest)}`,
        headers: { 'content-type': file.mediaType },
        body: bytes,
      });
      if (reply.kind !== 'ok') return reply;
      const url = textOf(reply.body, 'url');
      if (url === '') return { kind: 'lost', sent: true, cause: 'notJson' };
      return { kind: 'uploaded', remoteId: null, url };
    },
    compose(article, assets): Json {
      const addressOf = (digest: string) => assets.find((asset) => asset.digest === digest)?.url ?? '';
      const { digest, title, byline, summary, sourceLink, cover } = article;
      return {
        digest,
        title,
        byline,
        summary,
        sourceLink,
        cover: cover === null ? null : addressOf(cover.digest),
        html: ports.renderHtml(article.body, addressOf),
      };
    },
    async send(message, intent, mayRepeat) {
      const reply = await api.once(
        {
          method: 'PUT',
          path: articlePath(intent.id),
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify({ format: 'sanshen-article/1', id: intent.id, article: message }),
        },
        mayRepeat,
      );
      if (reply.kind !== 'ok') return notDone(speaker, reply);
      const ref = refOf(reply.body, intent.id);
      switch (textOf(reply.body, 'status')) {
        case 'published':
          return { kind: 'done', ref };
        case 'accepted':
          return { kind: 'accepted', ref };
        default:
          return { kind: 'unknown', message: say('outcomeUnclear', profile.name) };
      }
    },
    async check(ref) {
      const id = ref.task ?? ref.article;
      if (id === null)
        return { kind: 'unavailable', message: say('noReference', profile.name), retryAt: null };
      const reply = await api.read({ method: 'GET', path: articlePath(id) });
      if (reply.kind !== 'ok') return notLearnt(speaker, reply);
      const known = { ...ref, ...refOf(reply.body, id) };
      switch (textOf(reply.body, 'status')) {
        case 'published':
          return { kind: 'done', ref: known };
        case 'accepted':
          return { kind: 'inProgress', ref: known };
        case 'withdrawn':
          return { kind: 'deleted', ref: known };
        default:
          return {
            kind: 'failed',
            ref: known,
            class: 'content',
            code: 'reviewFailed',
            message: say('reviewFailed', profile.name),
          };
      }
    },
    async find(_message, intent) {
      const reply = await api.read({ method: 'GET', path: articlePath(intent.id) });
      if (reply.kind === 'error' && reply.class === 'missing') return { kind: 'none' };
      if (reply.kind !== 'ok') return { kind: 'unreadable', message: notLearnt(speaker, reply).message };
      const ref = refOf(reply.body, intent.id);
      const status = textOf(reply.body, 'status');
      return { kind: 'found', outcome: { kind: status === 'accepted' ? 'accepted' : 'done', ref } };
    },
    async fetchPublished(ref) {
      const fetchedAt = ports.clock.now();
      if (ref.article === null) {
        return { kind: 'unavailable', fetchedAt, message: say('noReference', profile.name), retryAt: null };
      }
      const reply = await api.read({ method: 'GET', path: articlePath(ref.article) });
      if (reply.kind !== 'ok') return notFetched(speaker, reply);
      if (textOf(reply.body, 'status') !== 'published') {
        return { kind: 'gone', fetchedAt, message: say('gone', profile.name) };
      }
      return { kind: 'ok', fetchedAt, article: copyOf(reply.body), from: 'api' };
    },
    async remove(ref) {
      const reply = await api.once({ method: 'DELETE', path: articlePath(ref.article ?? '') });
      return reply.kind === 'ok' ? { kind: 'done', ref } : removal(speaker, reply, ref);
    },
    parseEvent: async () => ({
      kind: 'refused',
      reason: 'notSupported',
      message: say('noEvents', profile.name),
    }),
  };
}

function articlePath(id: string): string {
  return `/articles/${encodeURIComponent(id)}`;
}

function signed(settings: WebsiteSettings, ports: WebsitePorts, call: Call, secret: string): Call {
  const url = new URL(`${settings.endpoint}${call.path}`);
  const body = Buffer.from(call.body instanceof Uint8Array || typeof call.body === 'string' ? call.body : '');
  const seconds = Math.floor(Date.parse(ports.clock.now()) / 1000);
  const proof = signRequest(secret, {
    method: call.method,
    path: `${url.pathname}${url.search}`,
    body,
    seconds,
  });
  return { ...call, headers: { ...call.headers, [signatureHeader]: proof } };
}

const classes: Readonly<Record<number, ErrorClass>> = {
  400: 'content',
  401: 'token',
  403: 'permission',
  404: 'missing',
  410: 'missing',
  413: 'content',
  415: 'content',
  422: 'content',
  429: 'quota',
  503: 'busy',
};

const interpret: Interpret = (status, body, headers) => {
  if (status < 400) return null;
  const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
  return {
    kind: 'error',
    // Another 5xx says nothing about what was done.
    class: classes[status] ?? 'unlisted',
    code: textOf(body, 'code') || String(status),
    text: textOf(body, 'message'),
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
  };
};

function refOf(body: JsonRecord, id: string): PublicationRef {
  return {
    ...emptyRef('website'),
    task: brandId<TaskRef>(id),
    article: brandId<ArticleRef>(id),
    url: textOf(body, 'url') || null,
  };
}

function copyOf(body: Extract<ApiReply, { kind: 'ok' }>['body']) {
  const article = recordOf(body, 'article');
  return {
    title: textOf(article, 'title'),
    byline: textOf(article, 'byline'),
    summary: textOf(article, 'summary'),
    html: textOf(article, 'html'),
    sourceLink: textOf(article, 'sourceLink') || null,
    url: textOf(body, 'url') || null,
  };
}
