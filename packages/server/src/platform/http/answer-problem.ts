import { problemDocument } from '@sanshen/contract/problem';
import type { FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { isDatabaseUnavailable } from '../db/unavailable.ts';
import { Problem, platformProblem } from '../problem.ts';

/** Answers any error as problem document; what is not a Problem is logged and answered without its inside. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error);
  if (problem.definition.status >= 500 || isDataException(error)) {
    request.log.error({ err: error, route: request.routeOptions.config.route?.id }, 'request failed');
  }
  const document = problemDocument(problem.definition, {
    language: preferredLanguage(request.headers['accept-language']),
    details: problem.details,
    instance: request.id,
  });
  return reply
    .code(document.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('vary', 'accept-language')
    .send(JSON.stringify(document));
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // Fastify's own errors carry these two members.
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return platformProblem('request.tooLarge');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return platformProblem('request.mediaType');
  if (statusCode === 429) return platformProblem('request.tooMany');
  // What no schema foresaw, such as a number beyond the column's: logged, so that the schema learns it.
  if (isDataException(error)) return platformProblem('request.invalid');
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return platformProblem('request.malformed');
  }
  return platformProblem(isDatabaseUnavailable(error) ? 'server.unavailable' : 'server.failed');
}

/** PostgreSQL refused a value itself (SQLSTATE class 22): it came with the request, so the request is at fault. */
function isDataException(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return error instanceof pg.DatabaseError && typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
}

/** zh unless the caller prefers English (RFC 9110 §12.5.4, by quality). */
export function preferredLanguage(header: string | undefined): 'zh' | 'en' {
  const ranked = (header ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...rest] = entry.trim().toLowerCase().split(';');
      const quality = rest
        .find((part) => part.trim().startsWith('q='))
        ?.trim()
        .slice(2);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'zh' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.language === 'en' ? 'en' : 'zh';
}
