import type { originSchema } from '@sanshen/contract/planning';
import type { ManuscriptId } from '@sanshen/domain/kernel';
import type { z } from 'zod';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { ideaOfManuscript } from './idea-store.ts';

/** Where a manuscript comes from: its idea, who proposed and approved it, and what it came from in turn; null for one that came from no idea. */
export async function originOf(
  db: Database | Transaction,
  manuscript: ManuscriptId,
): Promise<z.input<typeof originSchema> | null> {
  const idea = await ideaOfManuscript(db, manuscript);
  if (idea === null) return null;
  const { origin, content, proposed, approvals } = idea;
  return {
    idea: idea.id,
    title: content.title,
    kind: origin.kind,
    source: origin.id,
    proposedBy: proposed.by.name,
    approvedBy: approvals.map(({ by }) => by.name),
  };
}
