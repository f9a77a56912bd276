import type { Instant } from '@sanshen/domain/kernel';
import type { InteractionAction } from '@sanshen/domain/policy';
import type { AccountAct, AccountActs, OwnAct, OwnActs, Seen } from '../acting.ts';
import { notDone, notLearnt, type Speaker } from '../direct/answers.ts';
import { classOf, type OpenPorts, openApi } from '../direct/open-platform.ts';
import { say } from '../direct/texts.ts';
import { manualProfiles } from '../manual/profiles.ts';
import { type JsonRecord, recordOf, recordsOf, textOf } from '../wechat/json.ts';
import { type WeiboSettings, weiboDefaults } from './connector.ts';

/** What the business interface documents for comments; following, liking and forwarding stay with a person. */
const byApi: readonly InteractionAction[] = ['reply', 'comment'];
const commentMax = 140;
const pageSize = 50;
const mostPages = 6;

/**
 * The acting side of a Weibo account, by the business interface, which is open only by contract: null until who runs the server sets its address and the
 * operator's own.
 */
export function weiboActs(ports: OpenPorts, settings: Partial<WeiboSettings> = {}): AccountActs | null {
  const complete: WeiboSettings = { ...weiboDefaults, ...settings };
  const { commentsUrl, operatorIp } = complete;
  if (commentsUrl === null || operatorIp === null) return null;
  const speaker: Speaker = { name: manualProfiles.weibo.name, platform: 'weibo', clock: ports.clock };
  const api = openApi(ports, complete, {
    interpret: (status, body) => {
      const code = textOf(body, 'error_code');
      if (code === '' && status < 400) return null;
      const listed = classOf(complete, {}, code);
      const errorClass = status === 401 ? 'token' : status === 429 ? 'quota' : listed;
      return {
        kind: 'error',
        class: errorClass,
        code: code || String(status),
        text: textOf(body, 'error'),
        retryAfter: null,
      };
    },
    // In an address the token would be logged.
    authorize: (call, token) => ({ ...call, headers: { ...call.headers, authorization: `OAuth2 ${token}` } }),
  });
  const own = (since: Instant) => ownComments((cursor) => readPage(cursor), since);
  const readPage = (cursor: string | null) =>
    api.read({
      method: 'GET',
      path: `${commentsUrl}/2/comments/by_me/biz.json`,
      query: { count: String(pageSize), ...(cursor === null ? {} : { max_id: cursor }) },
    });
  return {
    byApi,
    async act(act) {
      const call = callOf(act, operatorIp);
      if (call === null) return { kind: 'pendingHuman', message: say('byHandOnly', speaker.name) };
      const { path, body } = call;
      const reply = await api.once({ method: 'POST', path: `${commentsUrl}${path}`, body });
      if (reply.kind !== 'ok') return notDone(speaker, reply);
      const id = textOf(reply.body, 'idstr') || textOf(reply.body, 'id');
      return id === '' ? { kind: 'unknown', message: say('outcomeUnclear', speaker.name) } : { kind: 'done' };
    },
    async look(act): Promise<Seen> {
      const found = await own(act.recordedAt);
      if (found.kind === 'setback') return 'notLearnt';
      const same = found.acts.some((one) => one.text?.endsWith(act.text ?? '') === true);
      return same ? 'done' : found.whole ? 'notDone' : 'notLearnt';
    },
    async listOwn(_, since): Promise<OwnActs> {
      const found = await own(since);
      if (found.kind === 'list') return { kind: 'list', acts: found.acts };
      const { message, retryAt } = notLearnt(speaker, found.reply);
      return { kind: 'unavailable', message, retryAt };
    },
  };
}

function callOf(
  { action, comment, thread, text }: AccountAct,
  operatorIp: string,
): { readonly path: string; readonly body: URLSearchParams } | null {
  if (text === null || thread === null || [...text].length > commentMax) return null;
  const body = new URLSearchParams({ id: thread, comment: text, rip: operatorIp });
  if (action === 'comment') return { path: '/2/comments/create/biz.json', body };
  if (action !== 'reply' || comment === null) return null;
  body.set('cid', comment);
  return { path: '/2/comments/reply/biz.json', body };
}

type Page = Awaited<ReturnType<ReturnType<typeof openApi>['read']>>;
type Own =
  | { readonly kind: 'list'; readonly acts: readonly OwnAct[]; readonly whole: boolean }
  | { readonly kind: 'setback'; readonly reply: Exclude<Page, { kind: 'ok' }> };

async function ownComments(read: (cursor: string | null) => Promise<Page>, since: Instant): Promise<Own> {
  const acts: OwnAct[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const reply = await read(cursor);
    if (reply.kind !== 'ok') return { kind: 'setback', reply };
    const records = recordsOf(reply.body, 'comments');
    const found = records.map(ownOf);
    acts.push(...found.filter(({ at }) => at === null || at >= since));
    const last = found.at(-1);
    if (records.length < pageSize || last === undefined || (last.at !== null && last.at < since))
      return { kind: 'list', acts, whole: true };
    cursor = /^\d{1,20}$/.test(last.key) ? (BigInt(last.key) - 1n).toString() : null;
    if (cursor === null) break;
  }
  return { kind: 'list', acts, whole: false };
}

function ownOf(record: JsonRecord): OwnAct {
  const answered = textOf(recordOf(record, 'reply_comment'), 'idstr');
  const time = Date.parse(textOf(record, 'created_at'));
  return {
    action: answered === '' ? 'comment' : 'reply',
    key: textOf(record, 'idstr'),
    comment: answered === '' ? null : answered,
    text: textOf(record, 'text'),
    // Date's own spelling is the shape of an Instant.
    at: Number.isNaN(time) ? null : (new Date(time).toISOString() as Instant),
  };
}
