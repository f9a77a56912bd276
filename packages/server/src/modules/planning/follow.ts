import type { Head } from '@sanshen/domain/ledger';
import { plannedStateOf } from '@sanshen/domain/planning';
import type { ReviewEvent } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import type { SavedText } from '../content/public.ts';
import type { Decided } from '../review/public.ts';
import { refreshItem } from './item-store.ts';

/** Events by which the day of publication may become another. */
const dating: ReadonlySet<ReviewEvent['kind']> = new Set([
  'publicationDone',
  'takedownBegun',
  'takedownFailed',
  'takenDown',
]);

/** Counts a manuscript anew when it has come a step further, in the transaction of the decision. A sign-off costs nothing here. */
export async function followDecision(
  trx: Transaction,
  { before, after, events, head }: Decided,
): Promise<Head> {
  const moved = plannedStateOf[before.phase] !== plannedStateOf[after.phase];
  // What was just opened has no text yet; it counts when it gets one.
  const opened = before.phase === 'unborn';
  if (after.manuscript !== null && !opened && (moved || events.some(({ kind }) => dating.has(kind))))
    await refreshItem(trx, after.manuscript);
  return head;
}

/** Counts a manuscript by its new topic, form and day, and keeps which files it is made from. */
export async function followText(
  trx: Transaction,
  { manuscript, organization, root, content }: SavedText,
): Promise<void> {
  await refreshItem(trx, manuscript);
  const files = new Map(
    content.source.sources.flatMap(({ file, document, who }) =>
      file === undefined ? [] : [[file, document || who] as const],
    ),
  );
  await trx.deleteFrom('planning_source').where('manuscript_id', '=', manuscript).execute();
  if (files.size === 0) return;
  await trx
    .insertInto('planning_source')
    .values(
      [...files].map(([file, name]) => ({
        manuscript_id: manuscript,
        file,
        root_id: root,
        organization_id: organization,
        name,
      })),
    )
    .execute();
}
