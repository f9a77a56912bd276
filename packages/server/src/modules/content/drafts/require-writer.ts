import type { ManuscriptId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { requireGrant, rootOf } from '../../organization/public.ts';
import { type ManuscriptRow, requireManuscriptView } from '../../review/public.ts';

/** The manuscript of somebody who may write in its organisation. Throws `request.notFound` and `access.forbidden`. */
export async function requireWriter(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<{ readonly row: ManuscriptRow; readonly root: OrganizationId }> {
  const row = await requireManuscriptView(context, context.db, person, manuscript, 'text');
  await requireGrant(context.db, person, row.organization_id, 'writeManuscript', context.clock.now());
  const root = await rootOf(context.db, row.organization_id);
  if (root === null) throw new TypeError('an organisation without root');
  return { row, root };
}
