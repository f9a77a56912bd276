import { brandId, type Json } from '@sanshen/domain/kernel';
import {
  type ArticleRef,
  type Connector,
  emptyRef,
  type PublishableArticle,
  type TaskRef,
} from '../connector.ts';
import { notDone, notFetched, notLearnt, removal, type Speaker } from '../direct/answers.ts';
import type { ErrorClass, Interpret } from '../direct/api.ts';
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
import { escapeHtml } from '../direct/short-post.ts';
import { say } from '../direct/texts.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { validateManual } from '../manual/validate.ts';
import { integerOf, type JsonRecord, recordOf, recordsOf, textOf } from '../wechat/json.ts';

export interface DouyinSettings extends OpenSettings {
  /** The user's id that came with the authorisation. */
  readonly openId: string;
  /** Where one picture of a picture post is uploaded; no stored document names it. Null: picture posts go by hand. */
  readonly imageUploadPath: string | null;
  /** Where the state of one's own items can be read; no stored document names it. Null: a person looks. */
  readonly readPath: string | null;
  /** Where an item can be deleted; no stored document names it. Null: a person does it. */
  readonly deletePath: string | null;
  /** The platform's number for "public" in the answers of `readPath`. */
  readonly publicStatus: number;
}

export const douyinDefaults: DouyinSettings = {
  ...openDefaults,
  baseUrl: 'https://open.douyin.com',
  openId: '',
  imageUploadPath: null,
  readPath: null,
  deletePath: null,
  publicStatus: 1,
};

const mebi = 1024 * 1024;
/** Beyond this the platform demands upload in parts, whose addresses no stored document names: by hand. */
const wholeUploadMax = 128 * mebi;
const imagesMax = 30;
const imageMax = 20 * mebi;
/** The one code that the platform's pages explain. */
const documented: Readonly<Record<string, ErrorClass>> = { 2100005: 'content' };
const { douyin: profile } = manualProfiles;

/** The connector of a Douyin account: one video, or a picture post, with title and text. Both are reviewed before others see them. */
export function douyinConnector(ports: OpenPorts, settings: Partial<DouyinSettings> = {}): Connector {
  const complete: DouyinSettings = { ...douyinDefaults, ...settings };
  return directConnector(douyinPlatform(ports, complete), ports, complete);
}

function douyinPlatform(ports: OpenPorts, settings: DouyinSettings): DirectPlatform {
  const speaker: Speaker = { name: profile.name, platform: 'douyin', clock: ports.clock };
  const query = { open_id: settings.openId };
  const interpret: Interpret = (status, body) => {
    const data = recordOf(body, 'data');
    const code = integerOf(data, 'error_code') ?? 0;
    if (code === 0 && status < 400) return null;
    const text = textOf(data, 'description');
    const errorClass = status === 401 ? 'token' : classOf(settings, documented, String(code));
    return { kind: 'error', class: errorClass, code: String(code || status), text, retryAfter: null };
  };
  const api = openApi(ports, settings, {
    interpret,
    authorize: (call, token) => ({ ...call, headers: { ...call.headers, 'access-token': token } }),
  });
  const { readPath, deletePath } = settings;

  async function read(id: string) {
    if (readPath === null) return null;
    return api.read({ method: 'GET', path: readPath, query: { ...query, item_id: id } });
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
    byHand: (article) => {
      const chosen = filesOf(article);
      const sendable = chosen.length > 0 && chosen.every((file) => fits(file, settings));
      return sendable ? null : say('byHandThis', profile.name);
    },
    rendition: (article) => ({
      title: '',
      byline: '',
      summary: '',
      html: `<p>${escapeHtml(textFor(article))}</p>`,
      sourceLink: null,
      url: null,
    }),
    files: filesOf,
    async upload(file, bytes) {
      const form = new FormData();
      const part = new File([new Uint8Array(bytes)], file.digest.slice(7, 23), { type: file.mediaType });
      const video = file.use === 'video';
      form.set(video ? 'video' : 'image', part);
      const path = video ? '/api/douyin/v1/video/upload_video/' : (settings.imageUploadPath ?? '');
      const reply = await api.write({ method: 'POST', path, query, body: form });
      if (reply.kind !== 'ok') return reply;
      const data = recordOf(reply.body, 'data');
      const id = textOf(recordOf(data, 'video'), 'video_id') || textOf(recordOf(data, 'image'), 'image_id');
      return id === ''
        ? { kind: 'lost', sent: true, cause: 'notJson' }
        : { kind: 'uploaded', remoteId: id, url: null };
    },
    compose(article, assets): Json {
      const ids = assets.flatMap(({ remoteId }) => (remoteId === null ? [] : [remoteId]));
      const video = assets.some(({ use }) => use === 'video');
      const text = textFor(article);
      return video ? { kind: 'video', text, ids } : { kind: 'pictures', text, ids };
    },
    async send(message, _intent, mayRepeat) {
      // Written by compose() above, and its digest was compared.
      const { kind, text, ids } = message as unknown as {
        kind: string;
        text: string;
        ids: readonly string[];
      };
      const path =
        kind === 'video' ? '/api/douyin/v1/video/create_video/' : '/api/douyin/v1/video/create_image_text/';
      const reply = await api.once(
        {
          method: 'POST',
          path,
          query,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(kind === 'video' ? { video_id: ids[0], text } : { image_list: ids, text }),
        },
        mayRepeat,
      );
      if (reply.kind !== 'ok') return notDone(speaker, reply);
      const id = textOf(recordOf(reply.body, 'data'), 'item_id');
      if (id === '') return { kind: 'unknown', message: say('outcomeUnclear', profile.name) };
      const ref = { ...emptyRef('douyin'), task: brandId<TaskRef>(id), article: brandId<ArticleRef>(id) };
      // Until the platform's review is over only the account itself sees it.
      return { kind: 'accepted', ref };
    },
    async check(ref) {
      if (ref.article === null)
        return { kind: 'unavailable', message: say('noReference', profile.name), retryAt: null };
      const reply = await read(ref.article);
      if (reply === null)
        return { kind: 'unavailable', message: say('readByHand', profile.name), retryAt: null };
      if (reply.kind === 'error' && reply.class === 'missing') return { kind: 'deleted', ref };
      if (reply.kind !== 'ok') return notLearnt(speaker, reply);
      const [item] = recordsOf(recordOf(reply.body, 'data'), 'list');
      if (item === undefined) return { kind: 'deleted', ref };
      const state = integerOf(item, 'video_status');
      const known = { ...ref, url: textOf(item, 'share_url') || ref.url };
      if (state === settings.publicStatus) return { kind: 'done', ref: known };
      return item.is_reviewed === true
        ? {
            kind: 'failed',
            ref: known,
            class: 'content',
            code: 'reviewFailed',
            message: say('reviewFailed', profile.name),
          }
        : { kind: 'inProgress', ref: known };
    },
    async find(message, intent) {
      if (readPath === null) return { kind: 'noWay' };
      const reply = await api.read({ method: 'GET', path: readPath, query });
      if (reply.kind !== 'ok') return { kind: 'unreadable', message: notLearnt(speaker, reply).message };
      const { text } = message as unknown as { text: string };
      const since = Date.parse(intent.recordedAt) / 1000 - 900;
      const equal = recordsOf(recordOf(reply.body, 'data'), 'list').filter(
        (item) => textOf(item, 'title') === text && (integerOf(item, 'create_time') ?? 0) >= since,
      );
      const [only, ...more] = equal;
      if (only === undefined) return { kind: 'none' };
      if (more.length > 0) return { kind: 'several' };
      const id = textOf(only, 'item_id');
      const ref = { ...emptyRef('douyin'), task: brandId<TaskRef>(id), article: brandId<ArticleRef>(id) };
      return { kind: 'found', outcome: { kind: 'accepted', ref } };
    },
    async fetchPublished(ref) {
      const fetchedAt = ports.clock.now();
      const unread = {
        kind: 'unavailable',
        fetchedAt,
        message: say('readByHand', profile.name),
        retryAt: null,
      } as const;
      if (ref.article === null) return unread;
      const reply = await read(ref.article);
      if (reply === null) return unread;
      if (reply.kind !== 'ok') return notFetched(speaker, reply);
      const [item] = recordsOf(recordOf(reply.body, 'data'), 'list');
      if (item === undefined) return { kind: 'gone', fetchedAt, message: say('gone', profile.name) };
      if (integerOf(item, 'video_status') !== settings.publicStatus) {
        return { kind: 'banned', fetchedAt, message: say('banned', profile.name) };
      }
      return { kind: 'ok', fetchedAt, article: copyOf(item), from: 'api' };
    },
    async remove(ref) {
      if (deletePath === null)
        return { kind: 'pendingHuman', message: say('takeDownByHand', profile.name), ref };
      const body = new URLSearchParams({ item_id: ref.article ?? '' });
      const reply = await api.once({ method: 'POST', path: deletePath, query, body });
      return reply.kind === 'ok' ? { kind: 'done', ref } : removal(speaker, reply, ref);
    },
    parseEvent: noEvents(profile.name),
  };
}

function copyOf(item: JsonRecord) {
  const url = textOf(item, 'share_url') || null;
  return {
    title: '',
    byline: '',
    summary: '',
    html: `<p>${escapeHtml(textOf(item, 'title'))}</p>`,
    sourceLink: null,
    url,
  };
}

/** One line: the platform has one text for an item. */
function textFor({ title, summary }: PublishableArticle): string {
  return [title.trim(), summary.trim()].filter((part) => part !== '').join(' ');
}

/** The first video, or else the pictures. */
function filesOf({ videos = [], pictures, cover }: PublishableArticle): readonly FileToSend[] {
  const [video] = videos;
  if (video !== undefined) return [{ ...video, use: 'video' }];
  const shown = pictures.length > 0 ? pictures : cover === null ? [] : [cover];
  return shown.slice(0, imagesMax).map((picture) => ({ ...picture, use: 'picture' }));
}

function fits({ use, byteLength }: FileToSend, { imageUploadPath }: DouyinSettings): boolean {
  return use === 'video' ? byteLength <= wholeUploadMax : imageUploadPath !== null && byteLength <= imageMax;
}
