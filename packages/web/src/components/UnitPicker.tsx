import { listOrganizations } from '@sanshen/contract/organization-reading';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { client, keyOf } from '../app/api.ts';
import { useMyOrganizations } from '../app/session.tsx';
import { defineTexts, useTexts } from '../text/language.ts';

const texts = defineTexts({ unit: { zh: '单位', en: 'Unit' } });

/** How a unit stands to me. */
export type UnitRelation = 'own' | 'above' | 'below' | 'sibling' | 'guidance' | 'none';

/** Pages of a hundred that are read for the list; who stands above more units finds one by its page in the tree. */
const mostPages = 10;

/** Every unit that I see, with how it stands to me. */
export function useSeenUnits({ enabled = true }: { readonly enabled?: boolean } = {}) {
  return useQuery({
    queryKey: [...keyOf(listOrganizations), 'all'],
    queryFn: readAll,
    staleTime: 300_000,
    enabled,
  });
}

async function readAll() {
  const all: { readonly id: string; readonly name: string; readonly relation: UnitRelation }[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor === null ? {} : { cursor }) };
    const read: { items: typeof all; next: string | null } = await client.call(listOrganizations, { query });
    all.push(...read.items);
    cursor = read.next;
    if (cursor === null) break;
  }
  return all;
}

/** Chooses a unit among those that stand to me in one of some relations, mine first; nothing where there is no choice. */
export function UnitPicker({
  value,
  relations,
  onChange,
}: {
  readonly value: string;
  readonly relations: readonly UnitRelation[];
  readonly onChange: (organization: string) => void;
}) {
  const t = useTexts(texts);
  const mine = useMyOrganizations();
  const all = useSeenUnits();
  const own = new Set(mine.map(({ id }) => id));
  const others = (all.data ?? []).filter(({ id, relation }) => relations.includes(relation) && !own.has(id));
  const units = [...mine, ...others];
  if (units.length < 2) return null;
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t.unit}
      value={value}
      popupMatchSelectWidth={false}
      onChange={onChange}
      options={units.map(({ id, name }) => ({ value: id, label: name }))}
      style={{ minWidth: 200, maxWidth: '100%' }}
    />
  );
}
