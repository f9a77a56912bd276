import { brandId, type Json } from '@sanshen/domain/kernel';
import { type ArticleRef, type Connector, emptyRef, type TaskRef } from '../connector.ts';
import { notDone, notFetched, notLearnt, removal, type Speaker } from '../direct/answers.ts';
import type { ApiReply, Interpret } from '../direct/api.ts';
import { type DirectPlatform, directConnector, type FileToSend } from '../direct/connector.ts';
import {
  classOf,
  noEvents,
  type OpenPorts,
  type OpenSettings,
  openApi,
  openCapabilities,
  openDefaults,
} from '../direct/open-platform.ts';
import { say } from '../direct/texts.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { validateManual } from '../manual/validate.ts';
import { integerOf, recordOf, recordsOf, textOf } from '../wechat/json.ts';

export interface BilibiliSettings extends OpenSettings {
  /** Category and template of articles, as the platform's lists give them; null: articles go by hand. */
  readonly category: string | null;
  readonly templateId: string | null;
  /** Where a picture of an article is uploaded; named by no stored document. Null: articles with pictures go by hand. */
  readonly imageUploadPath: string | null;
  /** Reading, listing and deleting articles exist; where, is not stated. Null: a person does it. */
  readonly viewPath: string | null;
  readonly listPath: string | null;
  readonly deletePath: string | null;
  /** The platform's number for "public" in `state`. */
  readonly publicState: number;
}

export const bilibiliDefaults: BilibiliSettings = {
  ...openDefaults,
  baseUrl: 'https://member.bilibili.com/arcopen/fn',
  category: null,
  templateId: null,
  imageUploadPath: null,
  viewPath: null,
  listPath: null,
  deletePath: null,
  publicState: 0,
};

const { bilibili: profile } = manualProfiles;

interface Composed {
  readonly title: string;
  readonly summary: string;
  readonly content: string;
}

/** The connector of a Bilibili account: articles (专栏). Videos go by hand: the addresses of their upload are not stated anywhere here. */
export function bilibiliConnector(ports: OpenPorts, settings: Partial<BilibiliSettings> = {}): Connector {
  const complete: BilibiliSettings = { ...bilibiliDefaults, ...settings };
  return directConnector(bilibiliPlatform(ports, complete), ports, complete);
}

function bilibiliPlatform(ports: OpenPorts, settings: BilibiliSettings): DirectPlatform {
  const speaker: Speaker = { name: profile.name, platform: 'bilibili', clock: ports.clock };
  const interpret: Interpret = (status, body) => {
    const code = integerOf(body, 'code') ?? (status < 400 ? 0 : status);
    if (code === 0) return null;
    const errorClass = status === 401 ? 'token' : classOf(settings, {}, String(code));
    return {
      kind: 'error',
      class: errorClass,
      code: String(code),
      text: textOf(body, 'message'),
      retryAfter: null,
    };
  };
  const api = openApi(ports, settings, {
    interpret,
    authorize: (call, token) => ({
      ...call,
      query: { ...call.query, client_id: settings.clientId, access_token: token },
    }),
  });
  const { viewPath, listPath, deletePath } = settings;

  async function view(id: string | null): Promise<ApiReply | null> {
    return viewPath === null || id === null
      ? null
      : api.read({ method: 'GET', path: viewPath, query: { article_id: id } });
  }

  return {
    profile,
    capabilities: () =>
      openCapabilities(ports, profile, {
        reads: viewPath !== null,
        removes: deletePath !== null,
        comments: false,
      }),
    validate: (article) => validateManual(profile, article, ports.renderHtml),
    byHand: (article) => {
      const told = settings.category !== null && settings.templateId !== null;
      const pictures = filesOf(article).length === 0 || settings.imageUploadPath !== null;
      const video = (article.videos ?? []).length > 0;
      return told && pictures && !video ? null : say('byHandThis', profile.name);
    },
    rendition: (article, pictureUrl) => ({
      title: article.title,
      byline: '',
      summary: article.summary,
      html: ports.renderHtml(article.body, pictureUrl),
      sourceLink: null,
      url: null,
    }),
    files: filesOf,
    async upload(file, bytes) {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(bytes)], file.digest.slice(7, 23), { type: file.mediaType }));
      const reply = await api.write({ method: 'POST', path: settings.imageUploadPath ?? '', body: form });
      if (reply.kind !== 'ok') return reply;
      const url = textOf(recordOf(reply.body, 'data'), 'url');
      return url === ''
        ? { kind: 'lost', sent: true, cause: 'notJson' }
        : { kind: 'uploaded', remoteId: null, url };
    },
    compose(article, assets): Json {
      const addressOf = (digest: string) =>
        assets.find((asset) => asset.digest === digest && asset.use === 'picture')?.url ?? '';
      const { title, summary } = article;
      return { title, summary, content: ports.renderHtml(article.body, addressOf) };
    },
    async send(message, _intent, mayRepeat) {
      // Written by compose() above, and its digest was compared.
      const { title, summary, content } = message as unknown as Composed;
      const body = new URLSearchParams({
        title,
        summary,
        content,
        category: settings.category ?? '',
        template_id: settings.templateId ?? '',
      });
      const reply = await api.once({ method: 'POST', path: '/article/add', body }, mayRepeat);
      if (reply.kind !== 'ok') return notDone(speaker, reply);
      const id = textOf(recordOf(reply.body, 'data'), 'article_id');
      if (id === '') return { kind: 'unknown', message: say('outcomeUnclear', profile.name) };
      // Reviewed before others see it.
      return { kind: 'accepted', ref: refOf(id) };
    },
    async check(ref) {
      const reply = await view(ref.article);
      if (reply === null) {
        const message = say(ref.article === null ? 'noReference' : 'readByHand', profile.name);
        return { kind: 'unavailable', message, retryAt: null };
      }
      if (reply.kind === 'error' && reply.class === 'missing') return { kind: 'deleted', ref };
      if (reply.kind !== 'ok') return notLearnt(speaker, reply);
      const data = recordOf(reply.body, 'data');
      const known = { ...ref, url: textOf(data, 'url') || ref.url };
      if (integerOf(data, 'state') === settings.publicState) return { kind: 'done', ref: known };
      return textOf(data, 'reject_reason') === ''
        ? { kind: 'inProgress', ref: known }
        : {
            kind: 'failed',
            ref: known,
            class: 'content',
            code: 'reviewFailed',
            message: say('reviewFailed', profile.name),
          };
    },
    async find(message, intent) {
      if (listPath === null) return { kind: 'noWay' };
      const reply = await api.read({ method: 'GET', path: listPath });
      if (reply.kind !== 'ok') return { kind: 'unreadable', message: notLearnt(speaker, reply).message };
      const { title } = message as unknown as Composed;
      const since = Date.parse(intent.recordedAt) / 1000 - 900;
      const [only, ...more] = recordsOf(recordOf(reply.body, 'data'), 'list').filter(
        (item) => textOf(item, 'title') === title && (integerOf(item, 'ctime') ?? 0) >= since,
      );
      if (only === undefined) return { kind: 'none' };
      if (more.length > 0) return { kind: 'several' };
      return { kind: 'found', outcome: { kind: 'accepted', ref: refOf(textOf(only, 'article_id')) } };
    },
    async fetchPublished(ref) {
      const fetchedAt = ports.clock.now();
      const reply = await view(ref.article);
      if (reply === null)
        return { kind: 'unavailable', fetchedAt, message: say('readByHand', profile.name), retryAt: null };
      if (reply.kind !== 'ok') return notFetched(speaker, reply);
      const data = recordOf(reply.body, 'data');
      if (integerOf(data, 'state') !== settings.publicState) {
        return { kind: 'banned', fetchedAt, message: say('banned', profile.name) };
      }
      const article = {
        title: textOf(data, 'title'),
        byline: '',
        summary: textOf(data, 'summary'),
        html: textOf(data, 'content'),
        sourceLink: null,
        url: textOf(data, 'url') || null,
      };
      return { kind: 'ok', fetchedAt, article, from: 'api' };
    },
    async remove(ref) {
      if (deletePath === null)
        return { kind: 'pendingHuman', message: say('takeDownByHand', profile.name), ref };
      const body = new URLSearchParams({ article_id: ref.article ?? '' });
      const reply = await api.once({ method: 'POST', path: deletePath, body });
      return reply.kind === 'ok' ? { kind: 'done', ref } : removal(speaker, reply, ref);
    },
    parseEvent: noEvents(profile.name),
  };
}

function refOf(id: string) {
  return { ...emptyRef('bilibili'), task: brandId<TaskRef>(id), article: brandId<ArticleRef>(id) };
}

function filesOf({ pictures }: Parameters<DirectPlatform['files']>[0]): readonly FileToSend[] {
  return pictures.map((picture) => ({ ...picture, use: 'picture' }));
}
