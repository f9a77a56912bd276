import { isInstant, type LocalizedText } from '@sanshen/domain/kernel';
import { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What one HTTP route promises: server, client and the OpenAPI document are all made from it. */
export interface RouteShape {
  /** `<capability>.<verb>`; stable, part of idempotency and of the OpenAPI document. */
  readonly id: `${string}.${string}`;
  readonly method: Method;
  /** Path with `:name` for each member of `params`. */
  readonly path: `/api/v1/${string}`;
  readonly summary: LocalizedText;
  /** The capability's one word, as in the folder names. */
  readonly capability: string;
  readonly access: 'anonymous' | 'session';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** True if it changes something: then the header `Idempotency-Key` is required. */
  readonly command: boolean;
  /** True if the header `If-Match` with the version that the caller saw is required. */
  readonly ifMatch?: boolean;
  /** True if it is open to who logged in with a one-time password and has not chosen his own yet. */
  readonly withOneTimePassword?: boolean;
  /** Status of a success; 200 if absent. */
  readonly status?: 200 | 201 | 202 | 204;
  /** `multipart/form-data` for uploads; JSON if absent. */
  readonly requestMedia?: 'multipart/form-data';
  /** Media type of the answer where it is not JSON. */
  readonly responseMedia?: string;
}

/** Declares a route; gives back the same value with its exact type. Throws RangeError if path and params disagree. */
export function defineRoute<const R extends RouteShape>(route: R): R {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]).sort();
  const inParams = Object.keys(route.params?.shape ?? {}).sort();
  if (inPath.join() !== inParams.join()) {
    throw new RangeError(`${route.id}: path names ${inPath.join()} but params ${inParams.join()}`);
  }
  return route;
}

type Part<R, Name extends 'params' | 'query' | 'body', Side extends 'input' | 'output'> =
  R extends Readonly<Record<Name, infer S extends z.ZodType>>
    ? Side extends 'input'
      ? z.input<S>
      : z.output<S>
    : undefined;

/** What a handler gets: the parts after validation, `undefined` for a part that the route does not have. */
export interface RouteInput<R extends RouteShape> {
  readonly params: Part<R, 'params', 'output'>;
  readonly query: Part<R, 'query', 'output'>;
  readonly body: Part<R, 'body', 'output'>;
}

/** A member that may be left out if there is nothing that must be in it. */
type Member<Name extends string, T> = undefined extends T
  ? { readonly [K in Name]?: T }
  : Record<never, never> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

/** What a client sends: the parts before validation; a part that the route does not have may be left out. */
export type RouteCall<R extends RouteShape> = Member<'params', Part<R, 'params', 'input'>> &
  Member<'query', Part<R, 'query', 'input'>> &
  Member<'body', Part<R, 'body', 'input'>>;

/** What a handler gives. */
export type RouteOutput<R extends RouteShape> = z.input<R['response']>;

/** What a client reads. */
export type RouteAnswer<R extends RouteShape> = z.output<R['response']>;

/** An answer without content (204). */
export const noContent = z.undefined();

/** Schema of an instant as in the domain: UTC with milliseconds. */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .refine(isInstant, 'a time that the calendar has')
  .meta({ description: 'ISO 8601, UTC, milliseconds' });

/** Schema of a digest with its suite. */
export const digestSchema = z.string().regex(/^(sha256|sm3):[0-9a-f]{64}$/);

/** Schema of a text in both languages. */
export const localizedTextSchema = z.object({ zh: z.string(), en: z.string() });

/** Query members of every list that is read in pages. */
export const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Schema of one page of a list; `next` is the cursor of the following page, null on the last. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** The path with its parameters and query filled in. */
export function routeUrl(
  route: RouteShape,
  call: { readonly params?: unknown; readonly query?: unknown } = {},
): string {
  // Both were typed by RouteCall at the caller's; here only their members' text counts.
  const params = (call.params ?? {}) as Record<string, unknown>;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}
