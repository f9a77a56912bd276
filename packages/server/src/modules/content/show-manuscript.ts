import type { manuscriptLineSchema, manuscriptSchema } from '@sanshen/contract/content';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { z } from 'zod';
import { platformProblem } from '../../platform/problem.ts';
import type { ManuscriptRow } from '../review/public.ts';
import type { PlatformIssue } from './platform-check.ts';

/** A manuscript's row as one line of a list. */
export function showLine(row: Omit<ManuscriptRow, 'state' | 'digest'>): z.input<typeof manuscriptLineSchema> {
  const { phase } = row;
  if (phase === 'unborn') throw platformProblem('server.failed');
  return {
    manuscript: row.manuscript_id,
    organization: row.organization_id,
    title: row.title,
    topic: row.topic,
    phase,
    importance: row.importance,
    revision: row.revision,
    round: row.round,
    author: row.author_id,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** A manuscript as its page shows it; without its text for who may see the state only. */
export function showManuscript(
  row: ManuscriptRow,
  content: ManuscriptContent | null,
  platformIssues: readonly PlatformIssue[],
): z.input<typeof manuscriptSchema> {
  // The stored form of ReviewState.
  const { missing } = row.state as unknown as { missing: readonly string[] };
  return {
    ...showLine(row),
    digest: row.digest,
    content,
    missing: [...missing],
    platformIssues: [...platformIssues],
  };
}
