import type { OrganizationId } from '@sanshen/domain/kernel';
import type { Letter, LetterWord } from '@sanshen/domain/responsibility';
import type { AppContext } from '../../platform/context.ts';
import { effectivePolicies } from '../policy/public.ts';

/** What the offices of those who signed a letter are called in the rule books of their organisations. */
export async function officeNames(
  { db }: AppContext,
  { organization, issued, signed }: Letter,
): Promise<(word: LetterWord) => string> {
  const places = [organization, issued.by.organization, signed?.by.organization ?? null].filter(
    (one): one is OrganizationId => one !== null,
  );
  const books = await effectivePolicies(db, [...new Set(places)], issued.at);
  return ({ by }) => {
    const offices = books.get(by.organization ?? organization)?.policy.offices ?? [];
    const name = offices.find(({ id }) => id === by.office)?.name.zh ?? '';
    return by.acting ? `${name}（代行）` : name;
  };
}
