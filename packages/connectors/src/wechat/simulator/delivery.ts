import { randomBytes } from 'node:crypto';
import { aesKey, callbackSignature, sealMessage } from '../callback-crypto.ts';
import { taskReply, writeJson } from './publishing.ts';
import type { SimAccount, SimDelivery } from './state.ts';
import { freshId, type Payload, seconds, type World } from './world.ts';

/** After an answer that is late or wrong, WeChat tries three times more. */
const attemptsInAll = 4;
const retrySeconds = 5;

export interface Postman {
  /** Puts the events of a task's status on their way. */
  announce(account: SimAccount, publishId: string): void;
  /** Delivers what waits, newest first when reversed. */
  deliverHeld(order: 'forward' | 'reverse'): Promise<void>;
  /** Takes up deliveries that an earlier process left. */
  resume(): void;
}

/** @param timeoutMs how long a receiver may take; WeChat waits five seconds. */
export function postman(world: World, timeoutMs: number): Postman {
  function announce(account: SimAccount, publishId: string): void {
    const task = account.tasks.find((each) => each.publishId === publishId);
    if (task === undefined || account.config.callback === null) return;
    for (let copy = 0; copy < world.moods.eventCopies; copy += 1) {
      const delivery: SimDelivery = {
        id: freshId(12),
        publishId,
        status: task.status,
        createdAt: seconds(),
        dueAt: Date.now() + world.scaled(world.moods.eventSeconds),
        attempts: 0,
      };
      account.deliveries.push(delivery);
      schedule(account, delivery);
    }
    world.store.save();
  }

  function schedule(account: SimAccount, delivery: SimDelivery): void {
    world.after(Math.max(0, delivery.dueAt - Date.now()), () => {
      if (!world.moods.holdEvents) void attempt(account, delivery);
    });
  }

  async function attempt(account: SimAccount, delivery: SimDelivery): Promise<void> {
    delivery.attempts += 1;
    const taken = await post(world, account, delivery, timeoutMs);
    if (taken || delivery.attempts >= attemptsInAll) {
      account.deliveries = account.deliveries.filter((each) => each !== delivery);
    } else {
      delivery.dueAt = Date.now() + world.scaled(retrySeconds);
      schedule(account, delivery);
    }
    world.store.save();
  }

  return {
    announce,
    async deliverHeld(order) {
      for (const account of Object.values(world.store.state.accounts)) {
        const waiting = order === 'forward' ? [...account.deliveries] : [...account.deliveries].reverse();
        for (const delivery of waiting) await attempt(account, delivery);
      }
    },
    resume() {
      for (const account of Object.values(world.store.state.accounts)) {
        for (const delivery of account.deliveries) schedule(account, delivery);
      }
    },
  };
}

async function post(
  world: World,
  account: SimAccount,
  delivery: SimDelivery,
  timeoutMs: number,
): Promise<boolean> {
  const message = eventText(world, account, delivery);
  const request = message === null ? null : callbackRequest(account, message);
  if (request === null) return true;
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: { 'content-type': request.contentType },
      body: request.body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = await response.text();
    return response.ok && (answer === 'success' || answer === '');
  } catch {
    return false;
  }
}

export interface CallbackRequest {
  readonly url: string;
  readonly body: string;
  readonly contentType: string;
}

/** Signs, and in safe mode seals, a message for the account's callback address. */
export function callbackRequest(account: SimAccount, message: string): CallbackRequest | null {
  const callback = account.config.callback;
  if (callback === null) return null;
  const timestamp = String(seconds());
  const nonce = String(randomBytes(4).readUInt32BE());
  const url = new URL(callback.url);
  url.searchParams.set('signature', callbackSignature(callback.token, timestamp, nonce));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  const contentType = callback.format === 'xml' ? 'text/xml' : 'application/json';
  const key = callback.encodingAesKey === null ? null : aesKey(callback.encodingAesKey);
  if (key === null) return { url: url.href, body: message, contentType };

  const sealed = sealMessage(key, message, account.config.appId, randomBytes(16));
  url.searchParams.set('encrypt_type', 'aes');
  url.searchParams.set('msg_signature', callbackSignature(callback.token, timestamp, nonce, sealed));
  const receiver = account.config.originalId;
  const body =
    callback.format === 'xml'
      ? `<xml><ToUserName><![CDATA[${receiver}]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
      : JSON.stringify({ ToUserName: receiver, Encrypt: sealed });
  return { url: url.href, body, contentType };
}

function eventText(world: World, account: SimAccount, delivery: SimDelivery): string | null {
  const task = account.tasks.find((each) => each.publishId === delivery.publishId);
  const callback = account.config.callback;
  if (task === undefined || callback === null) return null;
  // An event tells the status of its own moment, however late it arrives.
  // The status was taken from a task.
  const then = { ...task, status: delivery.status as typeof task.status };
  const { fail_idx: failIndex, ...info } = taskReply(world, account, then);
  const event = {
    ToUserName: account.config.originalId,
    FromUserName: 'o-platform-sender',
    CreateTime: delivery.createdAt,
    MsgType: 'event',
    Event: 'PUBLISHJOBFINISH',
    PublishEventInfo: { ...info, ...(then.status >= 2 && then.status <= 4 ? { fail_idx: failIndex } : {}) },
  };
  return callback.format === 'json' ? writeJson(event) : `<xml>${xmlMembers(event)}</xml>`;
}

function xmlMembers(members: Payload): string {
  return Object.entries(members)
    .map(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((each) => xmlElement(name, each)).join(''),
    )
    .join('\n');
}

function xmlElement(name: string, value: unknown): string {
  if (typeof value === 'number') return `<${name}>${value}</${name}>`;
  if (typeof value === 'string')
    return `<${name}><![CDATA[${name === 'article_id' ? broken(value) : value}]]></${name}>`;
  if (typeof value !== 'object' || value === null) return `<${name}/>`;
  if ('rawNumber' in value) return `<${name}>${String(value.rawNumber)}</${name}>`;
  return `<${name}>${xmlMembers(Object.fromEntries(Object.entries(value)))}</${name}>`;
}

/** The platform's own sample has a line break inside this id. */
function broken(id: string): string {
  return `${id.slice(0, 20)}\n${id.slice(20)}`;
}
