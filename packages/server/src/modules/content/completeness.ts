import { mediaOf, parseBody, plainText } from '@sanshen/document';
import { type ManuscriptContent, missingIn } from '@sanshen/domain/content';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { submissionRules } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { effectivePolicy } from '../policy/public.ts';

/** What a content still lacks by the rule book in force for its organisation, by the names of its fields. */
export async function missingFor(
  db: Database | Transaction,
  content: ManuscriptContent,
  organization: OrganizationId,
  at: Instant,
): Promise<readonly string[]> {
  const body = parseBody(content.body);
  const media = mediaOf(body);
  const facts = {
    empty: plainText(body).text.trim() === '' && media.length === 0,
    foreignPictures: media.some((one) => one.file === null),
  };
  const effective = await effectivePolicy(db, organization, at);
  return missingIn(content, facts, effective === null ? null : submissionRules(effective.policy));
}
