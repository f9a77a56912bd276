import {
  type CallOptions,
  type Client,
  createClient,
  newIdempotencyKey,
  RefusedRequest,
} from '@sanshen/contract/client';
import type { RouteAnswer, RouteCall, RouteShape } from '@sanshen/contract/route';
import { currentSession } from '@sanshen/contract/session';
import {
  MutationCache,
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { readPreferences } from './preferences.ts';

/** No connection, or an answer that no server of ours gives. */
export class Unreachable extends Error {}

/** The client of this browser's session. The cookie is the browser's; every other host is refused by the page's policy. */
export const client: Client = createClient('', async (url, init) => {
  const headers = new Headers(init.headers);
  headers.set('accept-language', readPreferences().language === 'zh' ? 'zh-CN' : 'en');
  try {
    return await fetch(url, { ...init, headers });
  } catch (cause) {
    throw new Unreachable('no connection', { cause });
  }
});

/** True if asking again can help: the connection or the server was away, the request was not refused. */
export function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof RefusedRequest && error.problem.status === 503);
}

/** The stable code of a refusal, null for anything else. */
export function refusalCode(error: unknown): string | null {
  return error instanceof RefusedRequest ? error.problem.code : null;
}

/** Whoever is refused for want of a session is asked who he is, which leads him to the login. */
function askWho(error: unknown): void {
  if (refusalCode(error) === 'session.required')
    void queryClient.invalidateQueries({ queryKey: [currentSession.id] });
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (queryKey[0] !== currentSession.id) askWho(error);
    },
  }),
  mutationCache: new MutationCache({ onError: askWho }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => isPassing(error) && count < 3,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: (count, error) => isPassing(error) && count < 3 },
  },
});

/** The key under which the answer of a read is kept: the route's id, then what was asked. */
export function keyOf<R extends RouteShape>(route: R, call?: RouteCall<R>): readonly unknown[] {
  return call === undefined ? [route.id] : [route.id, call];
}

/** Reads a route; the answer is shared by all components that ask the same. */
export function useRead<R extends RouteShape>(
  route: R,
  call: RouteCall<R>,
  options: Omit<UseQueryOptions<RouteAnswer<R>>, 'queryKey' | 'queryFn'> = {},
): UseQueryResult<RouteAnswer<R>> {
  return useQuery({ ...options, queryKey: keyOf(route, call), queryFn: () => client.call(route, call) });
}

/** Begins to read what a page is going to show, while its script is still on the way; a failure is told where it is shown. */
export function readAhead<R extends RouteShape>(route: R, call: RouteCall<R>, staleTime = 5_000): void {
  void queryClient.prefetchQuery({
    queryKey: keyOf(route, call),
    queryFn: () => client.call(route, call),
    staleTime,
  });
}

/** Options of one command. */
export type CommandCall<R extends RouteShape> = RouteCall<R> & { readonly ifMatch?: string };

/**
 * A command. Each `mutate` has one idempotency key, which its repetitions after a lost connection carry too, so nothing is done
 * twice. On success everything that was read is read again where it is shown: what a decision changes is the server's to know.
 */
export function useCommand<R extends RouteShape>(
  route: R,
): UseMutationResult<RouteAnswer<R>, Error, CommandCall<R>> {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: [route.id],
    mutationFn: (call: CommandCall<R>) => {
      const { ifMatch, ...parts } = call;
      const options: CallOptions = {
        idempotencyKey: keyFor(call),
        ...(ifMatch === undefined ? {} : { ifMatch }),
      };
      // What is left is the RouteCall that `call` extends.
      return client.call(route, parts as RouteCall<R>, options);
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}

const keys = new WeakMap<object, string>();

/** The same key for the repetitions of one call, which are given the same object. */
function keyFor(call: object): string {
  const known = keys.get(call) ?? newIdempotencyKey();
  keys.set(call, known);
  return known;
}
