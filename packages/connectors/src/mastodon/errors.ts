import type { Instant } from '@sanshen/domain/kernel';
import type { ApiError, ErrorClass, Lost } from '../direct/api.ts';

/** What an error of the library says about the request. Anything that is not an answer of the server is a lost one. */
export function setbackOf(error: unknown, now: Instant): ApiError | Lost {
  if (!(error instanceof Error)) return { kind: 'lost', sent: true, cause: 'connection' };
  if ('statusCode' in error && typeof error.statusCode === 'number') {
    const { statusCode: status } = error;
    if (status >= 500) return { kind: 'lost', sent: true, cause: 'httpStatus' };
    const retryAfter = status === 429 ? secondsUntilReset(error.cause, now) : null;
    // The library takes the message from the answer, which may have none.
    const text = typeof error.message === 'string' ? error.message : '';
    return { kind: 'error', class: classOf(status), code: String(status), text, retryAfter };
  }
  if (error.name === 'MastoTimeoutError' || error.name === 'TimeoutError') {
    return { kind: 'lost', sent: true, cause: 'timeout' };
  }
  const { cause } = error;
  const refused = cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
  if (refused) return { kind: 'lost', sent: false, cause: 'refused' };
  return {
    kind: 'lost',
    sent: true,
    cause: error.name === 'MastoUnexpectedError' ? 'notJson' : 'connection',
  };
}

function classOf(status: number): ErrorClass {
  if (status === 401) return 'token';
  if (status === 403) return 'permission';
  if (status === 404 || status === 410) return 'missing';
  if (status === 422 || status === 413) return 'content';
  return status === 429 ? 'quota' : 'unlisted';
}

function secondsUntilReset(response: unknown, now: Instant): number | null {
  const reset = response instanceof Response ? response.headers.get('x-ratelimit-reset') : null;
  const at = Date.parse(reset ?? '');
  return Number.isNaN(at) ? null : Math.max(1, Math.ceil((at - Date.parse(now)) / 1000));
}
