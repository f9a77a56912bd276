import { useInfiniteQuery } from '@tanstack/react-query';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** What a list asks for one page: nothing for the first. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

const pageSize = 50;

/** Reads a list in pages, as far as it is asked for. */
export function usePages<Item>(queryKey: readonly unknown[], read: (page: PageQuery) => Promise<Page<Item>>) {
  const query = useInfiniteQuery({
    queryKey: [...queryKey, 'pages'],
    queryFn: ({ pageParam }) =>
      read({ limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    // The first page has no cursor.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  return { query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}
