import { brandId, type Json, type Message } from '@sanshen/domain/kernel';
import {
  type ArticleRef,
  type Connector,
  emptyRef,
  type Issue,
  type PublishableArticle,
  type PublishablePicture,
  type TaskRef,
} from '../connector.ts';
import { notDone, type Speaker } from '../direct/answers.ts';
import type { ErrorClass, Interpret } from '../direct/api.ts';
import { type DirectPlatform, directConnector } from '../direct/connector.ts';
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
import { type ShortPost, shortRendition, shortText } from '../direct/short-post.ts';
import { say } from '../direct/texts.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { validateManual } from '../manual/validate.ts';
import { textOf } from '../wechat/json.ts';

export interface WeiboSettings extends OpenSettings {
  /** The domain bound to the application: a post must link to it. Null: by hand only. */
  readonly safeDomain: string | null;
  /** The operator's own address on the internet, which the platform asks for. Null: by hand only. */
  readonly operatorIp: string | null;
  /** Origin of the business interface for comments, which is open only by contract. Null: comments are looked at by hand. */
  readonly commentsUrl: string | null;
  /** The account's own id on the platform; its own comments are no public's. */
  readonly openId: string | null;
}

export const weiboDefaults: WeiboSettings = {
  ...openDefaults,
  baseUrl: 'https://api.weibo.com',
  safeDomain: null,
  operatorIp: null,
  commentsUrl: null,
  openId: null,
};

const statusMax = 140;
const pictureMaxBytes = 5 * 1024 * 1024 - 1;
const pictureTypes = ['image/jpeg', 'image/png', 'image/gif'];
/** The one error that the platform's page on sharing names. */
const documented: Readonly<Record<string, ErrorClass>> = { 10017: 'permission' };
const { weibo: profile } = manualProfiles;

interface Composed {
  readonly text: string;
  readonly picture: Pick<PublishablePicture, 'digest' | 'mediaType'> | null;
}

/**
 * The connector of a Weibo account: third-party sharing, which takes short posts that link to the organisation's own domain. There is no
 * documented way to read, find or delete a post, so these stay with a person.
 */
export function weiboConnector(ports: OpenPorts, settings: Partial<WeiboSettings> = {}): Connector {
  const complete: WeiboSettings = { ...weiboDefaults, ...settings };
  return directConnector(weiboPlatform(ports, complete), ports, complete);
}

function weiboPlatform(ports: OpenPorts, settings: WeiboSettings): DirectPlatform {
  const speaker: Speaker = { name: profile.name, platform: 'weibo', clock: ports.clock };
  const interpret: Interpret = (status, body) => {
    const code = textOf(body, 'error_code');
    if (code === '' && status < 400) return null;
    const errorClass = status === 401 ? 'token' : classOf(settings, documented, code);
    return {
      kind: 'error',
      class: errorClass,
      code: code || String(status),
      text: textOf(body, 'error'),
      retryAfter: null,
    };
  };
  const api = openApi(ports, settings, {
    interpret,
    authorize: (call, token) => {
      // The token stands in the form, as the platform's own examples have it; in an address it would be logged.
      if (call.body instanceof FormData || call.body instanceof URLSearchParams)
        call.body.set('access_token', token);
      return call;
    },
  });
  return {
    profile,
    capabilities: () => openCapabilities(ports, profile, { reads: false, removes: false, comments: false }),
    validate: (article) => validate(article, ports),
    byHand: (article) => byHand(article, settings),
    rendition: (article, pictureUrl) => {
      const picture = pictureOf(article);
      return shortRendition(postOf(article), picture === null ? [] : [picture.digest], pictureUrl);
    },
    files: () => [],
    upload: async () => ({ kind: 'lost', sent: false, cause: 'guarded' }),
    compose(article): Json {
      const picture = pictureOf(article);
      return {
        text: shortText(postOf(article)),
        picture: picture === null ? null : { digest: picture.digest, mediaType: picture.mediaType },
      };
    },
    async send(message, _intent, mayRepeat) {
      // Written by compose() above, and its digest was compared.
      const { text, picture } = message as unknown as Composed;
      const body = picture === null ? new URLSearchParams() : new FormData();
      body.set('status', text);
      body.set('rip', settings.operatorIp ?? '');
      if (picture !== null && body instanceof FormData) {
        const file = await releasedFile(ports, picture);
        if (file === null)
          return { kind: 'rejected', class: 'state', code: 'fileMissing', message: say('fileMissing') };
        body.set('pic', file);
      }
      const reply = await api.once({ method: 'POST', path: '/2/statuses/share.json', body }, mayRepeat);
      if (reply.kind !== 'ok') return notDone(speaker, reply);
      // Kept as text: the number is larger than a double can hold.
      const id = textOf(reply.body, 'idstr') || textOf(reply.body, 'mid');
      if (id === '') return { kind: 'unknown', message: say('outcomeUnclear', profile.name) };
      const ref = { ...emptyRef('weibo'), task: brandId<TaskRef>(id), article: brandId<ArticleRef>(id) };
      return { kind: 'done', ref };
    },
    check: async (ref) =>
      ref.article === null
        ? { kind: 'unavailable', message: say('noReference', profile.name), retryAt: null }
        : { kind: 'done', ref },
    find: async () => ({ kind: 'noWay' }),
    fetchPublished: async () => ({
      kind: 'unavailable',
      fetchedAt: ports.clock.now(),
      message: say('readByHand', profile.name),
      retryAt: null,
    }),
    remove: async (ref) => ({ kind: 'pendingHuman', message: say('takeDownByHand', profile.name), ref }),
    parseEvent: noEvents(profile.name),
  };
}

/** Title, summary and link; the summary is left out where all of it does not fit. */
function postOf({ title, summary, sourceLink }: PublishableArticle): ShortPost {
  const whole = { lines: [title.trim(), summary.trim()].filter((line) => line !== ''), link: sourceLink };
  return lengthOf(whole) <= statusMax ? whole : { ...whole, lines: [title.trim()] };
}

function lengthOf(post: ShortPost): number {
  return [...shortText(post)].length;
}

function pictureOf({ cover, pictures }: PublishableArticle): PublishablePicture | null {
  const fits = (picture: PublishablePicture | null | undefined) =>
    picture != null && pictureTypes.includes(picture.mediaType) && picture.byteLength <= pictureMaxBytes
      ? picture
      : null;
  return fits(cover) ?? fits(pictures[0]);
}

function byHand(article: PublishableArticle, { safeDomain, operatorIp }: WeiboSettings): Message | null {
  const host = URL.parse(article.sourceLink ?? '')?.hostname ?? '';
  const bound = safeDomain !== null && (host === safeDomain || host.endsWith(`.${safeDomain}`));
  const refused = lengthOf(postOf(article)) > statusMax || hasTopic(article);
  return bound && operatorIp !== null && !refused ? null : say('byHandThis', profile.name);
}

function hasTopic({ title, summary }: PublishableArticle): boolean {
  return /#[^#\s]+#/u.test(`${title}${summary}`);
}

function validate(article: PublishableArticle, ports: OpenPorts): readonly Issue[] {
  const issues = [...validateManual(profile, article, ports.renderHtml)];
  if (hasTopic(article)) {
    issues.push({ severity: 'warning', field: 'title', message: topicsRefused });
  }
  const actual = lengthOf(postOf(article));
  if (actual > statusMax) {
    issues.push({ severity: 'warning', field: 'title', message: titleTooLong, limit: statusMax, actual });
  }
  return issues;
}

const topicsRefused: Message = {
  code: 'topicsRefused',
  zh: '微博分享接口不接受 #话题#，须手动发布',
  en: 'the sharing API takes no #topics#; it has to be published by hand',
};

const titleTooLong: Message = {
  code: 'tooLong',
  zh: `标题和链接合计超过 ${statusMax} 个字，须手动发布`,
  en: `title and link together are longer than ${statusMax} characters; it has to be published by hand`,
};
