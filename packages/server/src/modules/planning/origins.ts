import { ideaProblems } from '@sanshen/contract/planning-ideas';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { IdeaOrigin } from '@sanshen/domain/planning';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';

/** Whether what an idea is said to come from is there, and the person may see it. */
export type OriginCheck = (
  trx: Transaction,
  about: { readonly person: PersonId; readonly organization: OrganizationId; readonly id: string },
) => Promise<boolean>;

const checks = new Map<IdeaOrigin['kind'], OriginCheck>();

/** Says how to look up origins of a kind; the module that owns them calls it once, when it is loaded. */
export function registerIdeaOrigin(kind: IdeaOrigin['kind'], check: OriginCheck): void {
  checks.set(kind, check);
}

/** Throws `planning.originUnknown` unless the origin is there. */
export async function requireOrigin(
  trx: Transaction,
  { kind, id }: IdeaOrigin,
  person: PersonId,
  organization: OrganizationId,
): Promise<void> {
  if (kind === 'own' || kind === 'workDraft') {
    if (id === null) return;
  } else if (id !== null && (await checks.get(kind)?.(trx, { person, organization, id })) === true) return;
  throw new Problem(ideaProblems['planning.originUnknown']);
}
