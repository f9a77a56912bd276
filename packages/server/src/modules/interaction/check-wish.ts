import type { ActWishInput } from '@sanshen/contract/interaction';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { findInText } from '../checks/public.ts';
import type { FoundInText } from './act-store.ts';

/** A wish with what checks found in its text. */
export interface CheckedWish {
  readonly wish: ActWishInput;
  readonly checks: readonly FoundInText[];
}

/**
 * Has the text of a wish checked by the rules of the organisation whose account writes it. Called before the transaction of the request, since it takes
 * a while. Throws `access.forbidden`, `checks.busy`.
 */
export async function checkWish(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  wish: ActWishInput,
): Promise<CheckedWish> {
  if (wish.text === undefined) return { wish, checks: [] };
  const found = await findInText(context, {
    person,
    organization,
    paragraphs: wish.text.split('\n').map((text) => ({ kind: 'body' as const, text })),
    whole: false,
    signal: AbortSignal.timeout(15_000),
  });
  const checks = found
    .filter(({ setAside }) => !setAside)
    .map(({ rule, title, severity, text, message }) => ({ rule, title, severity, text, message }));
  return { wish, checks };
}
