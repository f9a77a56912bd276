import { readManuscript } from '@sanshen/contract/content';
import { listComments } from '@sanshen/contract/discussion';
import { readVocabulary, type Vocabulary } from '@sanshen/contract/policy-reading';
import { readReview } from '@sanshen/contract/review';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useCallback } from 'react';
import { useRead } from '../../app/api.ts';
import { useLocalized } from '../../text/language.ts';
import { useFindings } from './useFindings.ts';

export type { Finding } from './useFindings.ts';

export type Manuscript = RouteAnswer<typeof readManuscript>;
export type Review = RouteAnswer<typeof readReview>;
export type Thread = RouteAnswer<typeof listComments>['items'][number];
export type Stage = Review['stages'][number];
export type Seat = Stage['seats'][number];

/** Everything that the review desk shows of a manuscript. Findings and comments are read only by who may read the text. */
export function useManuscript(manuscript: string) {
  const params = { manuscript };
  const text = useRead(readManuscript, { params });
  const review = useRead(readReview, { params });
  const mayRead = text.data !== undefined && text.data.content !== null;
  const findings = useFindings(manuscript, mayRead);
  const comments = useRead(listComments, { params, query: { limit: 100 } }, { enabled: mayRead });
  return { text, review, findings, threads: comments.data?.items ?? [] };
}

/** The kinds of words that {@link useWords} finds. */
type WordKind = {
  [Key in keyof Vocabulary]: Vocabulary[Key] extends readonly { id: string }[] ? Key : never;
}[keyof Vocabulary];

/** What ids of an organisation's rule book are called; an id that it does not know is shown as it is. */
export function useWords(organization: string | undefined): (kind: WordKind, id: string) => string {
  const say = useLocalized();
  const { data } = useRead(
    readVocabulary,
    { params: { organization: organization ?? '' } },
    { enabled: organization !== undefined, staleTime: 600_000 },
  );
  return useCallback(
    (kind, id) => {
      const found = data?.[kind].find((word: { id: string }) => word.id === id);
      return found === undefined ? id : say(found.name);
    },
    [data, say],
  );
}

/** The name of a manuscript's importance if it is above the ordinary, which needs no saying; null otherwise. */
export function useImportance(organization: string | undefined): (level: string | null) => string | null {
  const say = useLocalized();
  const { data } = useRead(
    readVocabulary,
    { params: { organization: organization ?? '' } },
    { enabled: organization !== undefined, staleTime: 600_000 },
  );
  return useCallback(
    (level) => {
      const levels = data?.importance ?? [];
      const found = levels.find(({ id }) => id === level);
      return found === undefined || found === levels[0] ? null : say(found.name);
    },
    [data, say],
  );
}
