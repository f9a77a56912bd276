import type { readImport } from '@sanshen/contract/organization-import';
import { readAccess, readOrganization, type readPerson } from '@sanshen/contract/organization-reading';
import type { Vocabulary } from '@sanshen/contract/policy-reading';
import { readVocabulary } from '@sanshen/contract/policy-reading';
import type { RouteAnswer } from '@sanshen/contract/route';
import type { Action } from '@sanshen/domain/organization';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { client, keyOf, queryClient, useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { useLocalized } from '../../text/language.ts';
import { useWords } from '../review/useManuscript.ts';
import type { OrganizationSearch } from './organization-search.ts';

export type UnitDetail = RouteAnswer<typeof readOrganization>;
export type Person = RouteAnswer<typeof readPerson>;
export type Import = RouteAnswer<typeof readImport>;
export type Holder = UnitDetail['offices'][number]['holders'][number];

type WordKind = Parameters<ReturnType<typeof useWords>>[0];

/** What ids are called in a unit's rule book, or in mine where I may not read that one. */
export function useUnitWords(unit: string | undefined): (kind: WordKind, id: string) => string {
  const home = useMyOrganizations()[0]?.id;
  const theirs = useWords(unit);
  const mine = useWords(home);
  return useCallback(
    (kind, id) => {
      const word = theirs(kind, id);
      return word === id ? mine(kind, id) : word;
    },
    [theirs, mine],
  );
}

/** Words of one kind that may be chosen in a unit, such as its offices. */
export function useChoices(
  unit: string,
  kind: Exclude<keyof Vocabulary, 'severities'>,
): readonly { readonly value: string; readonly label: string }[] {
  const say = useLocalized();
  const { data } = useRead(readVocabulary, { params: { organization: unit } }, { staleTime: 600_000 });
  return (data?.[kind] ?? []).map(({ id, name }) => ({ value: id, label: say(name) }));
}

/** Whether I may do something in a unit; false as long as it is not known. */
export function useMay(unit: string | undefined): (action: Action) => boolean {
  const { data } = useRead(
    readAccess,
    { params: { organization: unit ?? '' } },
    { enabled: unit !== undefined },
  );
  return useCallback((action) => data?.grants.some((grant) => grant.action === action) ?? false, [data]);
}

/** A unit that stands above another. */
export interface Ancestor {
  readonly id: string;
  readonly name: string;
}

/** The units above one that I may see, the highest first. */
export function useAncestors(unit: string): readonly Ancestor[] {
  const { data } = useQuery({
    queryKey: ['organization.ancestors', { params: { organization: unit } }],
    queryFn: () => ancestorsOf(unit),
    staleTime: 60_000,
  });
  return data ?? [];
}

async function ancestorsOf(unit: string): Promise<readonly Ancestor[]> {
  const above: Ancestor[] = [];
  let at: string | null = (await read(unit))?.superior ?? null;
  while (at !== null) {
    const next: UnitDetail | null = await read(at);
    if (next === null) break;
    above.unshift({ id: next.id, name: next.name });
    at = next.superior;
  }
  return above;
}

/** Null for a unit that I may not see. */
async function read(organization: string): Promise<UnitDetail | null> {
  const call = { params: { organization } };
  try {
    return await queryClient.fetchQuery({
      queryKey: keyOf(readOrganization, call),
      queryFn: () => client.call(readOrganization, call),
      staleTime: 60_000,
      retry: false,
    });
  } catch {
    return null;
  }
}

/** Goes to another unit, part or person by changing the address. */
export function useGo(): (search: OrganizationSearch, replace?: boolean) => void {
  const navigate = useNavigate();
  return useCallback(
    (search, replace = false) => void navigate({ to: '/organization', search, replace, resetScroll: false }),
    [navigate],
  );
}
