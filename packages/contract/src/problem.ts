import type { LocalizedText, Message } from '@sanshen/domain/kernel';
import { z } from 'zod';

/** The document that every refused request answers with (RFC 9457), media type `application/problem+json`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  messages: z.object({ zh: z.string(), en: z.string() }),
  detail: z.string().optional(),
  details: z.json().optional(),
  /** Id of the request, to find it in the log. */
  instance: z.string().optional(),
});
export type ProblemDocument = z.output<typeof problemSchema>;

/** A refusal as a module states it: stable code, both languages and the HTTP status. */
export interface ProblemDefinition extends Message {
  readonly status: number;
}

/** Turns a table `{ code: { status, zh, en } }` into definitions; the keys are the codes. */
export function defineProblems<const Code extends string>(
  table: Readonly<Record<Code, LocalizedText & { readonly status: number }>>,
): Readonly<Record<Code, ProblemDefinition>> {
  const definitions = Object.entries<LocalizedText & { readonly status: number }>(table).map(
    ([code, entry]) => [code, { ...entry, code }] as const,
  );
  // Same keys as the table, which fromEntries cannot know.
  return Object.fromEntries(definitions) as Record<Code, ProblemDefinition>;
}

/** Refusals of the platform itself, which any route may answer with. */
export const platformProblems = defineProblems({
  'request.invalid': {
    status: 400,
    zh: '请求内容不符合要求',
    en: 'The request does not have the required form',
  },
  'request.malformed': { status: 400, zh: '请求无法解析', en: 'The request cannot be parsed' },
  'request.tooLarge': { status: 413, zh: '请求内容过大', en: 'The request is too large' },
  'request.mediaType': { status: 415, zh: '不支持的内容类型', en: 'This media type is not accepted' },
  'request.notFound': { status: 404, zh: '没有此内容', en: 'There is no such thing' },
  'request.crossSite': {
    status: 403,
    zh: '请求来自其他网站，已拒绝',
    en: 'Requests from other sites are refused',
  },
  'request.idempotencyKeyRequired': {
    status: 400,
    zh: '缺少 Idempotency-Key 请求头',
    en: 'The header Idempotency-Key is missing',
  },
  'request.idempotencyMismatch': {
    status: 422,
    zh: '同一 Idempotency-Key 已用于另一请求',
    en: 'This Idempotency-Key was used for another request',
  },
  'request.preconditionRequired': {
    status: 428,
    zh: '缺少 If-Match 请求头',
    en: 'The header If-Match is missing',
  },
  'request.preconditionFailed': {
    status: 412,
    zh: '内容已被他人更改，请刷新后重试',
    en: 'It was changed since you read it; read it again',
  },
  'request.cursorInvalid': { status: 400, zh: '翻页标记无效', en: 'The page cursor is not valid' },
  'request.tooMany': {
    status: 429,
    zh: '请求过于频繁，请稍后再试',
    en: 'Too many requests; try again later',
  },
  'session.required': { status: 401, zh: '请先登录', en: 'Please log in' },
  'session.passwordMustChange': {
    status: 403,
    zh: '请先修改一次性密码',
    en: 'Choose your own password first: you logged in with a one-time password',
  },
  'access.forbidden': { status: 403, zh: '无权进行此操作', en: 'You have no right to do this' },
  'server.failed': { status: 500, zh: '服务器内部错误', en: 'The server failed' },
  'server.unavailable': { status: 503, zh: '服务暂不可用', en: 'The service is not available now' },
});
export type PlatformProblemCode = keyof typeof platformProblems;

/** The problem document of a definition; `language` chooses the title, the body carries both languages. */
export function problemDocument(
  definition: ProblemDefinition,
  options: { readonly language: 'zh' | 'en'; readonly details?: unknown; readonly instance?: string },
): ProblemDocument {
  return {
    type: `urn:sanshen:problem:${definition.code}`,
    title: definition[options.language],
    status: definition.status,
    code: definition.code,
    messages: { zh: definition.zh, en: definition.en },
    ...(options.details === undefined ? {} : { details: z.json().parse(options.details) }),
    ...(options.instance === undefined ? {} : { instance: options.instance }),
  };
}
