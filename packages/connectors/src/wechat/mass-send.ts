import { createHash } from 'node:crypto';
import { brandId } from '@sanshen/domain/kernel';
import {
  emptyRef,
  type MayRepeat,
  type Outcome,
  type Progress,
  type PublicationIntent,
  type PublicationRef,
  type TaskRef,
} from '../connector.ts';
import { describe, later, rejection } from './errors.ts';
import { type JsonRecord, recordOf, recordsOf, textOf } from './json.ts';
import type { PrepareDeps } from './prepare.ts';
import { say } from './texts.ts';

/** Marks the tasks of mass sends among those of publishing: the platform numbers them apart. */
const prefix = 'mass:';

export function isMassSend(task: string | null): boolean {
  return task?.startsWith(prefix) === true;
}

export function massTask(messageId: string): TaskRef {
  return brandId<TaskRef>(`${prefix}${messageId}`);
}

/** 群发: one call to everybody, with a key by which the platform itself refuses a repetition within a day. */
export async function massSend(
  deps: PrepareDeps,
  intent: PublicationIntent,
  draft: PublicationRef['draft'],
  mayRepeat: MayRepeat,
): Promise<Outcome> {
  const ref: PublicationRef = { ...emptyRef('wechat'), draft };
  const reply = await deps.api.once(
    '/cgi-bin/message/mass/sendall',
    {
      filter: { is_to_all: true },
      msgtype: 'mpnews',
      mpnews: { media_id: draft },
      // A reprint would replace the released text by another one's: stop instead.
      send_ignore_reprint: 0,
      clientmsgid: createHash('sha256').update(intent.id).digest('hex').slice(0, 32),
    },
    mayRepeat,
  );
  if (reply.kind === 'lost') {
    if (reply.sent) return { kind: 'unknown', message: say('outcomeLost', reply.cause) };
    const message = say('lost', reply.cause);
    const retryAt = later(deps.ports.clock.now(), 30);
    return { kind: 'rejected', class: 'state', code: 'unreachable', message, retryAt };
  }
  if (reply.kind === 'ok') {
    const id = textOf(reply.body, 'msg_id');
    if (id === '') return { kind: 'unknown', message: say('outcomeUnclear') };
    return {
      kind: 'accepted',
      ref: { ...ref, task: massTask(id), messageDataId: textOf(reply.body, 'msg_data_id') || null },
    };
  }
  switch (reply.code) {
    // The account's administrator confirms on his phone within half an hour, or it fails.
    case 89504:
    case 89505:
      return { kind: 'pendingHuman', message: say('massConfirm'), ref };
    // Sent before under this key, or just now: it is looked up.
    case 45065:
    case 45066:
    case -1:
      return { kind: 'unknown', message: describe(reply) };
    default:
      return reply.code === 48001
        ? { kind: 'pendingHuman', message: say('publishByHand'), ref }
        : rejection(reply, deps.ports.clock.now());
  }
}

/** The state of a mass send. */
export async function checkMassSend(deps: PrepareDeps, ref: PublicationRef): Promise<Progress> {
  const now = deps.ports.clock.now();
  const id = (ref.task ?? '').slice(prefix.length);
  const reply = await deps.api.read('/cgi-bin/message/mass/get', { msg_id: id });
  if (reply.kind === 'lost')
    return { kind: 'unavailable', message: say('lost', reply.cause), retryAt: later(now, 60) };
  if (reply.kind === 'error') {
    const { message, retryAt } = rejection(reply, now);
    return { kind: 'unavailable', message, retryAt: retryAt ?? null };
  }
  return statusOf(textOf(reply.body, 'msg_status'), ref);
}

/** What the event about a finished mass send says. */
export function massProgress(event: JsonRecord, ref: PublicationRef): Progress {
  const [item] = recordsOf(recordOf(recordOf(event, 'ArticleUrlResult'), 'ResultList'), 'item');
  const url = item === undefined ? null : textOf(item, 'ArticleUrl').trim() || null;
  return statusOf(textOf(event, 'Status'), { ...ref, url: url ?? ref.url });
}

function statusOf(status: string, ref: PublicationRef): Progress {
  const word = status.toLowerCase().replaceAll(/[\s_]/g, '');
  if (word === 'sendsuccess') return { kind: 'done', ref };
  if (word === 'sending') return { kind: 'inProgress', ref };
  if (word === 'delete') return { kind: 'deleted', ref };
  if (word === 'sendfail' || word.startsWith('err(')) {
    return { kind: 'failed', ref, class: 'content', code: 'massFailed', message: say('massFailed', status) };
  }
  return { kind: 'unavailable', message: say('statusUnknown'), retryAt: null };
}
