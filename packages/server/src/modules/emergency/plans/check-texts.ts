import type { PlanContent, TextFindings } from '@sanshen/domain/emergency';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { findInText } from '../../checks/public.ts';

/** What machines find in the texts that a plan holds ready, by the rules of its organisation: counted, so that who approves knows. */
export async function checkTexts(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  { texts }: Pick<PlanContent, 'texts'>,
): Promise<TextFindings> {
  const { signal } = new AbortController();
  const paragraphs = texts.flatMap(({ title, body }) => [
    { kind: 'title' as const, text: title },
    ...body.split('\n').map((text) => ({ kind: 'body' as const, text })),
  ]);
  const found = await findInText(context, { person, organization, paragraphs, whole: false, signal });
  const counted = found.filter(({ setAside }) => !setAside);
  return {
    errors: counted.filter(({ severity }) => severity === 'error').length,
    warnings: counted.filter(({ severity }) => severity === 'warning').length,
  };
}
