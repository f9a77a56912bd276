import { brandId, type Json } from '@sanshen/domain/kernel';
import {
  type ArticleRef,
  type Connector,
  emptyRef,
  type PublishableArticle,
  type TaskRef,
} from '../connector.ts';
import { notDone, notFetched, notLearnt, removal, type Speaker } from '../direct/answers.ts';
import type { ApiReply, Interpret } from '../direct/api.ts';
import { type DirectPlatform, directConnector, type Uploaded } from '../direct/connector.ts';
import {
  classOf,
  noEvents,
  type OpenPorts,
  type OpenSettings,
  openApi,
  openCapabilities,
  openDefaults,
  releasedFile,
} from '../direct/open-platform.ts';
import { escapeHtml } from '../direct/short-post.ts';
import { say } from '../direct/texts.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { validateManual } from '../manual/validate.ts';
import { integerOf, recordOf, recordsOf, textOf } from '../wechat/json.ts';

export interface KuaishouSettings extends OpenSettings {
  /** Path at the upload endpoint for a whole file; no stored document names it. Null: by hand only. */
  readonly uploadPath: string | null;
  /** The same for a fragment, and for the end of all fragments. Null: videos above 10 MB go by hand. */
  readonly fragmentPath: string | null;
  readonly completePath: string | null;
  /** Scheme before the endpoint, which the platform gives as a bare host. */
  readonly uploadScheme: 'https' | 'http';
  readonly fragmentBytes: number;
  /** Queries and deletion exist; no stored document names their paths. */
  readonly readPath: string | null;
  readonly deletePath: string | null;
}

const mebi = 1024 * 1024;
const wholeUploadMax = 10 * mebi;

export const kuaishouDefaults: KuaishouSettings = {
  ...openDefaults,
  baseUrl: 'https://open.kuaishou.com',
  uploadPath: null,
  fragmentPath: null,
  completePath: null,
  uploadScheme: 'https',
  fragmentBytes: 5 * mebi,
  readPath: null,
  deletePath: null,
};

const { kuaishou: profile } = manualProfiles;

interface Composed {
  readonly caption: string;
  readonly uploadToken: string;
  readonly cover: { readonly digest: string; readonly mediaType: string };
}

/** The connector of a Kuaishou account: one video with a cover and a caption. */
export function kuaishouConnector(ports: OpenPorts, settings: Partial<KuaishouSettings> = {}): Connector {
  const complete: KuaishouSettings = { ...kuaishouDefaults, ...settings };
  return directConnector(kuaishouPlatform(ports, complete), ports, complete);
}

function kuaishouPlatform(ports: OpenPorts, settings: KuaishouSettings): DirectPlatform {
  const speaker: Speaker = { name: profile.name, platform: 'kuaishou', clock: ports.clock };
  const interpret: Interpret = (status, body) => {
    const result = integerOf(body, 'result');
    if (result === 1 && status < 400) return null;
    // Upload endpoints and the token's address answer without a result.
    if (result === null && status < 400) return null;
    const code = String(result ?? status);
    const errorClass = status === 401 ? 'token' : classOf(settings, {}, code);
    return { kind: 'error', class: errorClass, code, text: textOf(body, 'error_msg'), retryAfter: null };
  };
  const app = { app_id: settings.clientId };
  const api = openApi(ports, settings, {
    interpret,
    authorize: (call, token) => ({ ...call, query: { ...call.query, ...app, access_token: token } }),
  });
  const { readPath, deletePath } = settings;

  async function read(query: Readonly<Record<string, string>>): Promise<ApiReply | null> {
    return readPath === null ? null : api.read({ method: 'GET', path: readPath, query });
  }

  return {
    profile,
    capabilities: () =>
      openCapabilities(ports, profile, {
        reads: readPath !== null,
        removes: deletePath !== null,
        comments: false,
      }),
    validate: (article) => validateManual(profile, article, ports.renderHtml),
    byHand: (article) => (canSend(article, settings) ? null : say('byHandThis', profile.name)),
    rendition: (article) => ({
      title: '',
      byline: '',
      summary: '',
      html: `<p>${escapeHtml(captionOf(article))}</p>`,
      sourceLink: null,
      url: null,
    }),
    files: ({ videos = [] }) => videos.slice(0, 1).map((video) => ({ ...video, use: 'video' })),
    upload: (_file, bytes) => upload(api, settings, bytes),
    compose(article, assets): Json {
      const uploadToken = assets.find(({ use }) => use === 'video')?.remoteId ?? '';
      const cover = article.cover;
      if (cover === null) throw new TypeError('a video without a cover is sent by hand');
      return {
        caption: captionOf(article),
        uploadToken,
        cover: { digest: cover.digest, mediaType: cover.mediaType },
      };
    },
    async send(message, intent, mayRepeat) {
      // Written by compose() above, and its digest was compared.
      const { caption, uploadToken, cover } = message as unknown as Composed;
      const file = await releasedFile(ports, { ...cover, digest: brandId(cover.digest) });
      if (file === null)
        return { kind: 'rejected', class: 'state', code: 'fileMissing', message: say('fileMissing') };
      const body = new FormData();
      body.set('caption', caption);
      body.set('cover', file);
      const path = '/openapi/photo/publish';
      const call = { method: 'POST', path, query: { upload_token: uploadToken }, body } as const;
      const reply = await api.once(call, mayRepeat);
      if (reply.kind !== 'ok') return notDone(speaker, reply);
      const id = textOf(recordOf(reply.body, 'video_info'), 'photo_id');
      if (id === '') return { kind: 'unknown', message: say('outcomeUnclear', profile.name) };
      return { kind: 'accepted', ref: refOf(id, intent.id) };
    },
    async check(ref) {
      if (ref.article === null)
        return { kind: 'unavailable', message: say('noReference', profile.name), retryAt: null };
      const reply = await read({ photo_id: ref.article });
      if (reply === null)
        return { kind: 'unavailable', message: say('readByHand', profile.name), retryAt: null };
      if (reply.kind === 'error' && reply.class === 'missing') return { kind: 'deleted', ref };
      if (reply.kind !== 'ok') return notLearnt(speaker, reply);
      const info = recordOf(reply.body, 'video_info');
      const known = { ...ref, url: textOf(info, 'play_url') || ref.url };
      if (info.pending === true) return { kind: 'inProgress', ref: known };
      return { kind: 'done', ref: known };
    },
    async find(message, intent) {
      const reply = await read({});
      if (reply === null) return { kind: 'noWay' };
      if (reply.kind !== 'ok') return { kind: 'unreadable', message: notLearnt(speaker, reply).message };
      const { caption } = message as unknown as Composed;
      const since = Date.parse(intent.recordedAt) - 15 * 60_000;
      const [only, ...more] = recordsOf(reply.body, 'video_list').filter(
        (item) => textOf(item, 'caption') === caption && (integerOf(item, 'create_time') ?? 0) >= since,
      );
      if (only === undefined) return { kind: 'none' };
      if (more.length > 0) return { kind: 'several' };
      return {
        kind: 'found',
        outcome: { kind: 'accepted', ref: refOf(textOf(only, 'photo_id'), intent.id) },
      };
    },
    async fetchPublished(ref) {
      const fetchedAt = ports.clock.now();
      const reply = ref.article === null ? null : await read({ photo_id: ref.article });
      if (reply === null)
        return { kind: 'unavailable', fetchedAt, message: say('readByHand', profile.name), retryAt: null };
      if (reply.kind !== 'ok') return notFetched(speaker, reply);
      const info = recordOf(reply.body, 'video_info');
      if (info.pending === true) return { kind: 'banned', fetchedAt, message: say('banned', profile.name) };
      const html = `<p>${escapeHtml(textOf(info, 'caption'))}</p>`;
      const url = textOf(info, 'play_url') || null;
      return {
        kind: 'ok',
        fetchedAt,
        article: { title: '', byline: '', summary: '', html, sourceLink: null, url },
        from: 'api',
      };
    },
    async remove(ref) {
      if (deletePath === null)
        return { kind: 'pendingHuman', message: say('takeDownByHand', profile.name), ref };
      const reply = await api.once({
        method: 'POST',
        path: deletePath,
        query: { photo_id: ref.article ?? '' },
      });
      return reply.kind === 'ok' ? { kind: 'done', ref } : removal(speaker, reply, ref);
    },
    parseEvent: noEvents(profile.name),
  };
}

function refOf(id: string, task: string) {
  return { ...emptyRef('kuaishou'), task: brandId<TaskRef>(id || task), article: brandId<ArticleRef>(id) };
}

function captionOf({ title, summary }: PublishableArticle): string {
  return [title.trim(), summary.trim()].filter((part) => part !== '').join(' ');
}

/** A video that the API takes, and a cover below 10 MB. */
function canSend({ videos = [], cover }: PublishableArticle, settings: KuaishouSettings): boolean {
  const [video] = videos;
  if (
    video === undefined ||
    cover === null ||
    cover.byteLength >= wholeUploadMax ||
    settings.uploadPath === null
  )
    return false;
  return (
    video.byteLength <= wholeUploadMax || (settings.fragmentPath !== null && settings.completePath !== null)
  );
}

type Api = ReturnType<typeof openApi>;

/** The endpoint is the platform's word: it is opened like every address that somebody gives, through the guard. */
async function upload(api: Api, settings: KuaishouSettings, bytes: Uint8Array): Promise<Uploaded> {
  const start = await api.write({ method: 'POST', path: '/openapi/photo/start_upload' });
  if (start.kind !== 'ok') return start;
  const token = textOf(start.body, 'upload_token');
  const origin = `${settings.uploadScheme}://${textOf(start.body, 'endpoint')}`;
  const post = (path: string, query: Readonly<Record<string, string>>, body: Uint8Array) =>
    api.write({ method: 'POST', path: `${origin}${path}`, query: { ...query, upload_token: token }, body });
  if (bytes.length <= wholeUploadMax) {
    const reply = await post(settings.uploadPath ?? '', {}, bytes);
    return reply.kind === 'ok' ? { kind: 'uploaded', remoteId: token, url: null } : reply;
  }
  let count = 0;
  for (let from = 0; from < bytes.length; from += settings.fragmentBytes) {
    const fragment = bytes.subarray(from, from + settings.fragmentBytes);
    const reply = await post(settings.fragmentPath ?? '', { fragment_id: String(count) }, fragment);
    if (reply.kind !== 'ok') return reply;
    count += 1;
  }
  const end = await post(settings.completePath ?? '', { fragment_count: String(count) }, new Uint8Array());
  return end.kind === 'ok' ? { kind: 'uploaded', remoteId: token, url: null } : end;
}
