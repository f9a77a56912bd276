import { readOrganization } from '@sanshen/contract/organization-reading';
import { useRead } from '../../../app/api.ts';

/** The name of a unit of which only the id is known; the id itself where I may not see it. */
export function UnitName({ unit }: { readonly unit: string }) {
  const { data } = useRead(
    readOrganization,
    { params: { organization: unit } },
    { staleTime: 60_000, retry: false },
  );
  return <>{data?.name ?? unit}</>;
}
