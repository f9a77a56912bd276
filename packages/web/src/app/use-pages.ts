import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** What a list asks for one page: no cursor for the first. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

const pageSize = 50;

/**
 * Reads a list in pages, as far as it is asked for. `first` is the whole answer of the first page, for what only that one tells. With
 * `keep` the old list stays in sight while another one is read.
 */
export function usePages<Item, Answer extends Page<Item> = Page<Item>>(
  queryKey: readonly unknown[],
  read: (page: PageQuery) => Promise<Answer & Page<Item>>,
  { enabled = true, keep = false }: { readonly enabled?: boolean; readonly keep?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey: [...queryKey, 'pages'],
    queryFn: ({ pageParam }) =>
      read({ limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    // The first page has no cursor.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  const pages = query.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  return { query, items, first: pages?.[0] };
}
