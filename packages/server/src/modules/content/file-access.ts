import type { Digest, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { viewManuscript } from '../review/public.ts';

/** Manuscripts looked at, at most, for each of the two ways below. */
const most = 100;
/** Uses of a file among which those are chosen: bounds the cost of a file that everybody uses. */
const mostUses = 2000;

/**
 * Who may read a manuscript's text may read its files. An emblem is a file of thousands of manuscripts, so one is tried for each organisation
 * and phase, which is what mostly decides; then the newest ones, since a seat may open a single manuscript to somebody.
 */
export async function mayReadFileOfManuscript(
  context: AppContext,
  person: PersonId,
  file: Digest,
): Promise<boolean> {
  const newest = context.db
    .selectFrom('revision_file')
    .select('manuscript_id')
    .where('file', '=', file)
    .orderBy('manuscript_id', 'desc')
    .limit(mostUses)
    .as('newest');
  const uses = context.db
    .selectFrom(newest)
    .innerJoin('manuscript', 'manuscript.manuscript_id', 'newest.manuscript_id')
    .select('manuscript.manuscript_id as id')
    .limit(most);
  const spread = await uses
    .distinctOn(['organization_id', 'phase'])
    .orderBy('organization_id')
    .orderBy('phase')
    .execute();
  if (await readsOneOf(context, person, spread)) return true;
  return readsOneOf(context, person, await uses.orderBy('manuscript.manuscript_id', 'desc').execute());
}

async function readsOneOf(
  context: AppContext,
  person: PersonId,
  manuscripts: readonly { readonly id: ManuscriptId }[],
): Promise<boolean> {
  for (const { id } of manuscripts) {
    const { view } = await viewManuscript(context, context.db, person, id);
    if (view === 'text') return true;
  }
  return false;
}
