import { readRevision } from '@sanshen/contract/content';
import { type BlockRow, diffBlocks, diffContents, type FieldChange } from '@sanshen/document';
import type { ManuscriptContent } from '@sanshen/domain/content';
import { useMemo } from 'react';
import { useRead } from '../../app/api.ts';

/** What differs between two revisions; revisions never change, so they are read once. */
export interface Comparison {
  readonly fields: readonly FieldChange[];
  readonly rows: readonly BlockRow[];
}

/** What differs between two contents. */
export function comparisonOf(before: ManuscriptContent, after: ManuscriptContent): Comparison {
  return {
    fields: diffContents(before, after).filter(({ field }) => field !== 'body'),
    rows: diffBlocks(before.body, after.body),
  };
}

/** Compares two revisions in the browser. `data` is undefined while they are read, and while either number is null. */
export function useComparison(manuscript: string, from: number | null, to: number | null) {
  const old = useRead(
    readRevision,
    { params: { manuscript, number: from ?? 0 } },
    { enabled: from !== null, staleTime: Number.POSITIVE_INFINITY },
  );
  const fresh = useRead(
    readRevision,
    { params: { manuscript, number: to ?? 0 } },
    { enabled: to !== null, staleTime: Number.POSITIVE_INFINITY },
  );
  const data = useMemo((): Comparison | undefined => {
    if (old.data === undefined || fresh.data === undefined) return undefined;
    return comparisonOf(old.data.content, fresh.data.content);
  }, [old.data, fresh.data]);
  return { data, error: old.error ?? fresh.error };
}
