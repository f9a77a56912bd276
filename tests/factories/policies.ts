import type { Policy, Procedure } from '@sanshen/domain/policy';
import { shippedPolicy } from '@sanshen/server/modules/policy/read-folder';

/** The ids of the rule books that come with the product. */
export const shippedIds = ['kunming-2023', 'county-government', 'university', 'youth-centre'] as const;

/** The rule books that come with the product, read and checked as the server does. */
export async function shippedPolicies(): Promise<readonly Policy[]> {
  const read = await Promise.all(shippedIds.map((id) => shippedPolicy(id)));
  return read.map(({ policy }) => policy);
}

/** Every procedure of every shipped rule book, with the rule book's id. */
export async function shippedProcedures(): Promise<
  readonly { readonly policy: string; readonly procedure: Procedure }[]
> {
  const policies = await shippedPolicies();
  return policies.flatMap(({ id, procedures }) => procedures.map((procedure) => ({ policy: id, procedure })));
}
