/** From what a platform answered to what the contract knows. */
import type { LocalizedText, Message } from '@sanshen/domain/kernel';
import type {
  Clock,
  Fetched,
  Outcome,
  Progress,
  PublicationRef,
  Rejected,
  RejectionClass,
} from '../connector.ts';
import { later } from '../wechat/errors.ts';
import type { ApiError, ErrorClass, Lost } from './api.ts';
import { say } from './texts.ts';

/** Who speaks, and when. */
export interface Speaker {
  readonly name: LocalizedText;
  readonly platform: string;
  readonly clock: Clock;
}

const rejections: Readonly<Record<ErrorClass, RejectionClass>> = {
  token: 'auth',
  busy: 'state',
  quota: 'quota',
  permission: 'permission',
  content: 'content',
  missing: 'state',
  unlisted: 'state',
};

/** What a person reads about an error. */
export function describe({ name, platform }: Speaker, error: ApiError): Message {
  if (error.code === 'notAuthorized') return say('notAuthorized', name);
  const { zh, en } = say('refusedBy', name, error.code, error.text.slice(0, 300));
  return { code: `${platform}:${error.code}`, zh, en };
}

/** A platform error as a refusal. */
export function rejection(speaker: Speaker, error: ApiError): Rejected {
  const wait = error.retryAfter ?? (error.class === 'quota' ? 3600 : error.class === 'busy' ? 30 : null);
  return {
    kind: 'rejected',
    class: rejections[error.class],
    code: `${speaker.platform}:${error.code}`,
    message: describe(speaker, error),
    ...(wait === null ? {} : { retryAt: later(speaker.clock.now(), wait) }),
  };
}

/** Nothing left this machine. */
export function unreachable({ name, clock }: Speaker, { cause }: Lost): Rejected {
  const message = say('lost', name, cause);
  return { kind: 'rejected', class: 'state', code: 'unreachable', message, retryAt: later(clock.now(), 30) };
}

/** What an irreversible call that did not succeed means: only what provably did nothing is a rejection. */
export function notDone(
  speaker: Speaker,
  reply: ApiError | Lost,
): Extract<Outcome, { kind: 'rejected' | 'unknown' }> {
  if (reply.kind === 'lost') {
    if (!reply.sent) return unreachable(speaker, reply);
    return { kind: 'unknown', message: say('outcomeLost', speaker.name, reply.cause) };
  }
  if (reply.class === 'busy' || reply.class === 'unlisted') {
    return { kind: 'unknown', message: describe(speaker, reply) };
  }
  return rejection(speaker, reply);
}

/** What a reading that did not succeed means for the state of a task. */
export function notLearnt(
  speaker: Speaker,
  reply: ApiError | Lost,
): Extract<Progress, { kind: 'unavailable' }> {
  if (reply.kind === 'lost') {
    const message = say('lost', speaker.name, reply.cause);
    return { kind: 'unavailable', message, retryAt: later(speaker.clock.now(), 60) };
  }
  const { message, retryAt } = rejection(speaker, reply);
  return { kind: 'unavailable', message, retryAt: retryAt ?? null };
}

/** The same for a copy of what is public. */
export function notFetched(speaker: Speaker, reply: ApiError | Lost): Fetched {
  const fetchedAt = speaker.clock.now();
  if (reply.kind === 'error' && reply.class === 'missing') {
    return { kind: 'gone', fetchedAt, message: say('gone', speaker.name) };
  }
  return { ...notLearnt(speaker, reply), fetchedAt };
}

/** Taking down where the platform answered: gone is done. */
export function removal(speaker: Speaker, reply: ApiError | Lost, ref: PublicationRef): Outcome {
  if (reply.kind === 'error' && reply.class === 'missing') return { kind: 'done', ref };
  return notDone(speaker, reply);
}
