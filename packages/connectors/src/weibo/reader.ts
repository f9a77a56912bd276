import type { Instant } from '@sanshen/domain/kernel';
import { notLearnt, type Speaker } from '../direct/answers.ts';
import { classOf, type OpenPorts, openApi } from '../direct/open-platform.ts';
import { manualProfiles } from '../manual/profiles.ts';
import type { PublicReader, PublicWriting } from '../reading.ts';
import { type JsonRecord, recordOf, recordsOf, textOf } from '../wechat/json.ts';
import { type WeiboSettings, weiboDefaults } from './connector.ts';

/** As its documents have it. */
const pageSize = 50;

/**
 * Comments to one Weibo account, by the business interface, which is open only by contract: null until who runs the server sets its address. Of 50,000 requests in
 * an hour from one address, which many channels share, one takes 1,000 at most.
 */
export function weiboReader(ports: OpenPorts, settings: Partial<WeiboSettings> = {}): PublicReader | null {
  const complete: WeiboSettings = { ...weiboDefaults, ...settings };
  const { commentsUrl } = complete;
  if (commentsUrl === null) return null;
  const speaker: Speaker = { name: manualProfiles.weibo.name, platform: 'weibo', clock: ports.clock };
  const api = openApi(ports, complete, {
    interpret: (status, body) => {
      const code = textOf(body, 'error_code');
      if (code === '' && status < 400) return null;
      const listed = classOf(complete, {}, code);
      const errorClass = status === 401 ? 'token' : status === 429 ? 'quota' : listed;
      const text = textOf(body, 'error');
      return { kind: 'error', class: errorClass, code: code || String(status), text, retryAfter: null };
    },
    // In an address the token would be logged.
    authorize: (call, token) => ({ ...call, headers: { ...call.headers, authorization: `OAuth2 ${token}` } }),
  });
  return {
    quota: { requests: 1000, seconds: 3600 },
    lists: 'account',
    needsWriter: false,
    async readPage(_, cursor) {
      const query = { count: String(pageSize), ...(typeof cursor === 'string' ? { max_id: cursor } : {}) };
      const reply = await api.read({
        method: 'GET',
        path: `${commentsUrl}/2/comments/to_me/biz.json`,
        query,
      });
      if (reply.kind !== 'ok') {
        const { message, retryAt } = notLearnt(speaker, reply);
        return { kind: 'unavailable', message, retryAt };
      }
      const records = recordsOf(reply.body, 'comments');
      const writings = records.map(writingOf).filter((one) => one.id !== '' && !own(one, complete));
      const last = records.at(-1);
      const next = records.length < pageSize || last === undefined ? null : before(textOf(last, 'idstr'));
      return { kind: 'page', writings, next };
    },
  };
}

function own(writing: PublicWriting, { openId }: WeiboSettings): boolean {
  return openId !== null && writing.writer === openId;
}

/** `max_id` counts itself in. */
function before(id: string): string | null {
  return /^\d{1,20}$/.test(id) ? (BigInt(id) - 1n).toString() : null;
}

function writingOf(record: JsonRecord): PublicWriting {
  const user = recordOf(record, 'user');
  return {
    kind: 'comment',
    id: textOf(record, 'idstr'),
    thread: textOf(recordOf(record, 'status'), 'idstr') || null,
    writer: textOf(user, 'idstr') || null,
    text: textOf(record, 'text'),
    writtenAt: instantOf(textOf(record, 'created_at')),
    editedAt: null,
    elected: false,
    reply: null,
  };
}

/** `Mon Nov 23 10:05:00 +0800 2026`. */
function instantOf(text: string): Instant {
  const time = Date.parse(text);
  // Date's own spelling is the shape of an Instant.
  return new Date(Number.isNaN(time) ? 0 : time).toISOString() as Instant;
}
