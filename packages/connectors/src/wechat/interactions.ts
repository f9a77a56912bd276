import type { Instant, Message } from '@sanshen/domain/kernel';
import type { PublicationRef } from '../connector.ts';
import type {
  Acted,
  CommentAction,
  CommentList,
  Interactions,
  PublicComment,
  ReaderContact,
} from '../interaction.ts';
import { wechatApi } from './api.ts';
import type { WechatPorts } from './connector.ts';
import { classify, describe, later, rejection } from './errors.ts';
import type { Reply } from './http.ts';
import { integerOf, type JsonRecord, recordOf, recordsOf, textOf } from './json.ts';
import { type WechatSettings, wechatDefaults } from './settings.ts';
import { say } from './texts.ts';
import { tokenSource } from './tokens.ts';

/** The platform refuses 50 and more. */
const pageMax = 49;

const paths: Readonly<Record<CommentAction['kind'], string>> = {
  open: 'open',
  close: 'close',
  elect: 'markelect',
  unelect: 'unmarkelect',
  delete: 'delete',
  reply: 'reply/add',
  withdrawReply: 'reply/delete',
};

/** Comments and customer-service messages of one WeChat official account. */
export function wechatInteractions(ports: WechatPorts, settings: Partial<WechatSettings> = {}): Interactions {
  const complete: WechatSettings = { ...wechatDefaults, ...settings };
  const api = wechatApi(tokenSource(ports.credentials, ports.tokens, complete, ports.clock), complete);
  const { clock } = ports;
  return {
    async listComments(ref, { begin, count }) {
      const body = subject(ref);
      if (body === null) return { kind: 'unavailable', message: say('noComments'), retryAt: null };
      const asked = Math.min(count, pageMax);
      const reply = await api.read('/cgi-bin/comment/list', { ...body, begin, count: asked, type: 0 });
      return commentList(reply, { begin, count: asked }, clock.now());
    },
    async act(ref, action) {
      const body = subject(ref);
      if (body === null) return { kind: 'pendingHuman', message: say('noComments') };
      const about = 'comment' in action ? { user_comment_id: rawNumber(action.comment) } : {};
      const text = action.kind === 'reply' ? { content: action.text } : {};
      const reply = await api.once(`/cgi-bin/comment/${paths[action.kind]}`, { ...body, ...about, ...text });
      return acted(reply, clock.now());
    },
    messageHindrance: (contact, now) => hindranceOf(contact, now, complete),
    async sendMessage(contact, text) {
      const hindrance = hindranceOf(contact, clock.now(), complete);
      if (hindrance !== null)
        return { kind: 'rejected', class: 'state', code: hindrance.code, message: hindrance };
      const body = { touser: contact.reader, msgtype: 'text', text: { content: text } };
      return acted(await api.once('/cgi-bin/message/custom/send', body), clock.now());
    },
  };
}

/** The number is larger than a double holds, and the platform takes it only as a JSON number: {@link JSON.rawJSON}. */
function rawNumber(digits: string): unknown {
  // Part of the language since ES2026; the compiler's library does not have it yet.
  const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };
  return /^\d{1,20}$/.test(digits) ? rawJSON(digits) : digits;
}

function subject(ref: PublicationRef): JsonRecord | null {
  return ref.messageDataId === null ? null : { msg_data_id: rawNumber(ref.messageDataId), index: 0 };
}

function commentList(
  reply: Reply,
  { begin, count }: { readonly begin: number; readonly count: number },
  now: Instant,
): CommentList {
  if (reply.kind === 'lost')
    return { kind: 'unavailable', message: say('lost', reply.cause), retryAt: later(now, 60) };
  if (reply.kind === 'error') {
    const { message, retryAt } = rejection(reply, now);
    return { kind: 'unavailable', message, retryAt: retryAt ?? null };
  }
  const comments = recordsOf(reply.body, 'comment').map(commentFrom);
  const total = integerOf(reply.body, 'total') ?? comments.length;
  const end = begin + comments.length;
  return { kind: 'list', comments, total, next: comments.length === count && end < total ? end : null };
}

function commentFrom(record: JsonRecord): PublicComment {
  const reply = recordOf(record, 'reply');
  const text = textOf(reply, 'content');
  return {
    id: textOf(record, 'user_comment_id'),
    writtenAt: instantOf(record),
    text: textOf(record, 'content'),
    // Absent for those who are not on WeChat.
    writer: textOf(record, 'openid') || null,
    elected: integerOf(record, 'comment_type') === 1,
    reply: text === '' ? null : { text, at: instantOf(reply) },
  };
}

function instantOf(record: JsonRecord): Instant {
  // Date's own spelling is the shape of an Instant.
  return new Date((integerOf(record, 'create_time') ?? 0) * 1000).toISOString() as Instant;
}

function acted(reply: Reply, now: Instant): Acted {
  if (reply.kind === 'ok') return { kind: 'done' };
  if (reply.kind === 'lost') {
    if (reply.sent) return { kind: 'unknown', message: say('outcomeLost', reply.cause) };
    return {
      kind: 'rejected',
      class: 'state',
      code: 'unreachable',
      message: say('lost', reply.cause),
      retryAt: later(now, 30),
    };
  }
  const errorClass = classify(reply.code);
  if (reply.code === 48001) return { kind: 'pendingHuman', message: describe(reply) };
  if (reply.code === -1 || errorClass === 'unlisted') return { kind: 'unknown', message: describe(reply) };
  return rejection(reply, now);
}

function hindranceOf(
  { kind, at, sentSince }: ReaderContact,
  now: Instant,
  { messageWindow }: WechatSettings,
): Message | null {
  const { seconds, most } = kind === 'message' ? messageWindow.afterMessage : messageWindow.afterContact;
  if (now > later(at, seconds)) return say('messageWindowClosed');
  return sentSince >= most ? say('messagesUsedUp', most) : null;
}
