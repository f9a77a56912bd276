import { listOrganizations } from '@sanshen/contract/organization-reading';
import { readVocabulary } from '@sanshen/contract/policy-reading';
import { useQueries } from '@tanstack/react-query';
import { client, keyOf, useRead } from '../../../app/api.ts';
import { useMyOrganizations } from '../../../app/session.tsx';
import { inTreeOrder, rootsOf, type TreeRow, treeRows, type Unit } from './tree-rows.ts';

const pageSize = 100;

/** All units below one, however many pages they fill. */
export async function loadChildren(parent: string): Promise<readonly Unit[]> {
  const units: Unit[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Unit[]; next: string | null } = await client.call(listOrganizations, {
      query: { parent, limit: pageSize, ...(cursor === null ? {} : { cursor }) },
    });
    units.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return units;
}

/** How the children of a unit are asked for and kept. */
export function childrenQuery(parent: string) {
  return {
    queryKey: [...keyOf(listOrganizations, { query: { parent } }), 'all'],
    queryFn: () => loadChildren(parent),
    staleTime: 60_000,
  };
}

/** The kinds of organisations in the order of my rule book. */
export function useKinds(): readonly string[] {
  const home = useMyOrganizations()[0]?.id;
  const { data } = useRead(
    readVocabulary,
    { params: { organization: home ?? '' } },
    { enabled: home !== undefined, staleTime: 600_000 },
  );
  return data?.organizationKinds.map(({ id }) => id) ?? [];
}

/**
 * The tree that I may see. A small one is read at once; of a large one what is below a unit is read when the unit is opened.
 */
export function useTree(expanded: ReadonlySet<string>): {
  readonly rows: readonly TreeRow[];
  readonly pending: boolean;
  readonly error: Error | null;
} {
  const kinds = useKinds();
  const first = useRead(listOrganizations, { query: { limit: pageSize } }, { staleTime: 60_000 });
  const units = first.data?.items ?? [];
  const complete = first.data?.next === null;
  const asked = complete || first.data === undefined ? [] : [...expanded];
  const branches = useQueries({ queries: asked.map(childrenQuery) });
  const loaded = new Map(asked.map((id, index) => [id, branches[index]?.data]));
  const childrenOf = (id: string) => {
    const below = complete ? units.filter(({ parent }) => parent === id) : loaded.get(id);
    return below === undefined ? undefined : inTreeOrder(below, kinds);
  };
  return {
    rows: treeRows(rootsOf(units), childrenOf, expanded),
    pending: first.isPending,
    error: first.error,
  };
}
