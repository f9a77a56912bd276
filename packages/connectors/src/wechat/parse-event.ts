import { createHash } from 'node:crypto';
import { brandId } from '@sanshen/domain/kernel';
import {
  type CallbackRefusal,
  type ConnectorPorts,
  type DedupeKey,
  emptyRef,
  type ParsedCallback,
  type PlatformEvent,
  type RawCallback,
  type TaskRef,
} from '../connector.ts';
import { maxCallbackBytes, parseCallbackBody } from './callback-body.ts';
import { aesKey, callbackSignature, openMessage, sameSignature } from './callback-crypto.ts';
import { later } from './errors.ts';
import { integerOf, type JsonRecord, recordOf, textOf } from './json.ts';
import { massProgress, massTask } from './mass-send.ts';
import { progressFrom } from './publish.ts';
import type { WechatCredential, WechatSettings } from './settings.ts';
import { say } from './texts.ts';

/** What WeChat wants to read; anything else makes it deliver again. */
const received = 'success';

/**
 * See {@link Connector.parseEvent}. Where an AES key is set, plain bodies are refused: the plain signature covers only the time
 * stamp, so whoever has seen one could write any body under it.
 */
export async function parseEvent(
  ports: ConnectorPorts<WechatCredential>,
  settings: WechatSettings,
  raw: RawCallback,
): Promise<ParsedCallback> {
  const token = await ports.credentials.read('callbackToken');
  if (token === undefined || token === '') return refuse('notConfigured');
  const { signature = '', timestamp = '', nonce = '' } = raw.query;
  if (!sameSignature(callbackSignature(token, timestamp, nonce), signature)) return refuse('badSignature');
  if (isStale(ports, settings, timestamp)) return refuse('stale');
  if (raw.method === 'GET') return { kind: 'handshake', reply: raw.query.echostr ?? '' };
  if (raw.body.length > maxCallbackBytes) return refuse('tooLarge');

  const text = utf8OrNull(raw.body);
  const outer = text === null ? null : parseCallbackBody(text);
  if (outer === null) return refuse('malformed');
  const encoded = await ports.credentials.read('encodingAesKey');
  if (encoded === undefined || encoded === '') return toEvents(ports, settings, outer, false);

  const sealed = textOf(outer, 'Encrypt').replace(/\s+/g, '');
  if (sealed === '') return refuse('badEncryption');
  const expected = callbackSignature(token, timestamp, nonce, sealed);
  if (!sameSignature(expected, raw.query.msg_signature ?? '')) return refuse('badSignature');
  const key = aesKey(encoded);
  const opened = key === null ? null : openMessage(key, sealed);
  if (opened === null) return refuse('badEncryption');
  if (opened.appId !== (await ports.credentials.read('appId'))) return refuse('wrongAccount');
  const inner = parseCallbackBody(opened.message);
  return inner === null ? refuse('malformed') : toEvents(ports, settings, inner, true);
}

function isStale(
  ports: ConnectorPorts<WechatCredential>,
  settings: WechatSettings,
  timestamp: string,
): boolean {
  if (!/^\d{1,11}$/.test(timestamp)) return true;
  const age = Date.parse(ports.clock.now()) / 1000 - Number(timestamp);
  return Math.abs(age) > settings.callbackWindowSeconds;
}

function utf8OrNull(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function toEvents(
  ports: ConnectorPorts<WechatCredential>,
  settings: WechatSettings,
  body: JsonRecord,
  authenticated: boolean,
): ParsedCallback {
  if (settings.originalId !== null && textOf(body, 'ToUserName') !== settings.originalId)
    return refuse('wrongAccount');
  const event = eventFrom(ports, body, authenticated);
  return event === null ? refuse('malformed') : { kind: 'events', events: [event], reply: received };
}

function eventFrom(ports: ConnectorPorts, body: JsonRecord, authenticated: boolean): PlatformEvent | null {
  const created = integerOf(body, 'CreateTime');
  const messageType = textOf(body, 'MsgType');
  if (created === null || created < 0 || created > 99_999_999_999 || messageType === '') return null;
  const occurredAt = later(brandId('1970-01-01T00:00:00.000Z'), created);
  const type = messageType === 'event' ? `event:${textOf(body, 'Event')}` : messageType;
  if (type === 'event:MASSSENDJOBFINISH') return massEvent(ports, body, occurredAt, authenticated);
  if (type !== 'event:PUBLISHJOBFINISH') {
    const id = textOf(body, 'MsgId') || `${textOf(body, 'FromUserName')}:${created}:${textOf(body, 'Event')}`;
    const dedupeKey = keyOf(ports, 'message', id);
    const messageId = textOf(body, 'MsgId').trim();
    const writer = textOf(body, 'FromUserName');
    if (messageType === 'event' || messageId === '' || writer === '')
      return { kind: 'other', dedupeKey, occurredAt, type };
    const text = messageType === 'text' ? textOf(body, 'Content') : null;
    return { kind: 'messageReceived', dedupeKey, occurredAt, id: messageId, writer, text, type };
  }
  const info = recordOf(body, 'PublishEventInfo');
  const task = textOf(info, 'publish_id').trim();
  const status = textOf(info, 'publish_status').trim();
  if (!/^\d+$/.test(task) || !/^\d+$/.test(status)) return null;
  const ref = { ...emptyRef('wechat'), task: brandId<TaskRef>(task) };
  return {
    kind: 'publicationFinished',
    // Deliveries of one result differ in their time stamps; a later result (5, 6) is an event of its own.
    dedupeKey: keyOf(ports, 'publish', `${task}:${status}`),
    occurredAt,
    task: ref.task,
    progress: progressFrom(info, ref),
    authenticated,
  };
}

function massEvent(
  ports: ConnectorPorts,
  body: JsonRecord,
  occurredAt: PlatformEvent['occurredAt'],
  authenticated: boolean,
): PlatformEvent | null {
  const id = (textOf(body, 'MsgID') || textOf(body, 'MsgId')).trim();
  const status = textOf(body, 'Status');
  if (!/^\d+$/.test(id) || status === '') return null;
  const ref = { ...emptyRef('wechat'), task: massTask(id) };
  return {
    kind: 'publicationFinished',
    dedupeKey: keyOf(ports, 'mass', `${id}:${status}`),
    occurredAt,
    task: ref.task,
    progress: massProgress(body, ref),
    authenticated,
  };
}

/** Hashed, so that no identity of a follower ends up in a key. */
function keyOf(ports: ConnectorPorts, kind: string, id: string): DedupeKey {
  const hash = createHash('sha256').update(`${ports.channel}\n${kind}\n${id}`).digest('hex').slice(0, 40);
  return brandId<DedupeKey>(`wechat:${kind}:${hash}`);
}

const refusals = {
  badSignature: say('badSignature'),
  badEncryption: say('badEncryption'),
  wrongAccount: say('wrongAccount'),
  malformed: say('malformed'),
  tooLarge: say('tooLarge'),
  stale: say('stale'),
  notConfigured: say('callbackOff'),
} as const;

function refuse(reason: Exclude<CallbackRefusal, 'notSupported'>): ParsedCallback {
  return { kind: 'refused', reason, message: refusals[reason] };
}
