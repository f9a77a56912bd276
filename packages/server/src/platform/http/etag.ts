import type { FastifyReply, FastifyRequest } from 'fastify';
import { platformProblem } from '../problem.ts';

/** Sets the strong ETag of a version. */
export function setEtag(reply: FastifyReply, version: string | number): void {
  reply.header('etag', `"${version}"`);
}

/** The version in `If-Match`, null if there is none; throws if it is required and missing, or not one strong tag. */
export function requireIfMatch(http: FastifyRequest, required: boolean): string | null {
  const header = http.headers['if-match'];
  if (header === undefined) {
    if (required) throw platformProblem('request.preconditionRequired');
    return null;
  }
  const tag = /^"([\x21\x23-\x7e]*)"$/.exec(header)?.[1];
  if (tag === undefined) throw platformProblem('request.preconditionFailed');
  return tag;
}

/** Throws `request.preconditionFailed` with the current version unless the caller saw this one (null: did not say). */
export function requireVersion(ifMatch: string | null, current: string | number): void {
  if (ifMatch !== null && ifMatch !== String(current)) {
    throw platformProblem('request.preconditionFailed', { current: String(current) });
  }
}
