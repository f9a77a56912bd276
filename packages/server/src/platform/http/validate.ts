import type { RouteInput, RouteShape } from '@sanshen/contract/route';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { platformProblem } from '../problem.ts';
import { findUnstorable } from './plain-data.ts';

/** Most problems told in one answer; a hostile body could hold millions. */
const maximumIssues = 50;

/** The parts of a request after validation; throws `request.invalid` with the place and reason of each error. */
export function parseInput<R extends RouteShape>(route: R, http: FastifyRequest): RouteInput<R> {
  const issues: { in: string; path: string; code: string; message: string }[] = [];
  const parse = (name: 'params' | 'query' | 'body', schema: z.ZodType | undefined): unknown => {
    if (schema === undefined) return undefined;
    const unstorable = findUnstorable(http[name]);
    if (unstorable !== null) {
      issues.push({ in: name, ...unstorable, message: 'cannot be stored' });
      return undefined;
    }
    const result = schema.safeParse(http[name]);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      issues.push({ in: name, path: pointer(issue.path), code: issue.code, message: issue.message });
    }
    return undefined;
  };
  const input = {
    params: parse('params', route.params),
    query: parse('query', route.query),
    body: parse('body', route.body),
  };
  if (issues.length > 0) throw platformProblem('request.invalid', { issues: issues.slice(0, maximumIssues) });
  // Each part is the output of the schema that RouteInput takes its type from.
  return input as RouteInput<R>;
}

/** JSON Pointer (RFC 6901). */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What the caller may see of an answer: members that the contract does not name are left out. Throws if it breaks the contract. */
export function parseAnswer(route: RouteShape, answer: unknown): unknown {
  const result = route.response.safeParse(answer);
  if (!result.success) throw new Error(`${route.id} breaks its contract: ${z.prettifyError(result.error)}`);
  return result.data;
}
