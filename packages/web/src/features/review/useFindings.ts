import { listFindings } from '@sanshen/contract/review';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useQuery } from '@tanstack/react-query';
import { client, keyOf } from '../../app/api.ts';

export type Finding = RouteAnswer<typeof listFindings>['items'][number];

const pageSize = 100;
/** A text with more findings than this has other troubles than to see them all at once. */
const mostPages = 10;

/** All findings on a manuscript with their rulings, in the order in which they were noted. */
export function useFindings(manuscript: string, enabled = true): readonly Finding[] {
  const params = { manuscript };
  const { data } = useQuery({
    queryKey: [...keyOf(listFindings, { params }), 'all'],
    queryFn: () => readAll(manuscript),
    enabled,
  });
  return data ?? none;
}

/** One and the same, so that who shows findings does not begin anew while there are none. */
const none: readonly Finding[] = [];

async function readAll(manuscript: string): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const query = { limit: pageSize, ...(cursor === null ? {} : { cursor }) };
    const answer: RouteAnswer<typeof listFindings> = await client.call(listFindings, {
      params: { manuscript },
      query,
    });
    found.push(...answer.items);
    cursor = answer.next;
    if (cursor === null) break;
  }
  return found;
}
