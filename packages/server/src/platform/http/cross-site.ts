import type { FastifyRequest } from 'fastify';
import { platformProblem } from '../problem.ts';

/** Header that the product's own clients send with every change; a form on another site cannot. */
export const ownRequestHeader = 'x-sanshen-request';

/**
 * Throws `request.crossSite` if a change comes from another site. Three defences stand on their own: the cookie is
 * SameSite=Strict, the browser's own word on where the request comes from (Sec-Fetch-Site, Origin), and a header that makes
 * browsers ask first.
 */
export function refuseCrossSite(http: FastifyRequest, publicOrigin: string, withSession: boolean): void {
  const site = http.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw platformProblem('request.crossSite');
  const origin = http.headers.origin;
  if (origin !== undefined && origin !== publicOrigin && origin !== `${http.protocol}://${http.host}`) {
    throw platformProblem('request.crossSite');
  }
  if (withSession && http.headers[ownRequestHeader] === undefined) throw platformProblem('request.crossSite');
}
