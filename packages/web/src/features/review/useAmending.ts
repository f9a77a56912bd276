import { correctManuscript } from '@sanshen/contract/content';
import { saveSuggestions } from '@sanshen/contract/discussion-suggestions';
import { suggestionsBetween } from '@sanshen/document';
import type { ManuscriptContent } from '@sanshen/domain/content';
import { useCommand } from '../../app/api.ts';

/** The seat from which somebody corrects. */
export interface Place {
  readonly stage: string;
  readonly seat: string;
  readonly round: number;
}

/** Saves an edited text: from a seat as a correction, else as tracked changes. Throws what the server refuses; nothing is lost then. */
export function useAmending(
  manuscript: string,
  base: { readonly content: ManuscriptContent; readonly digest: string },
  place: Place | null,
) {
  const correct = useCommand(correctManuscript);
  const suggest = useCommand(saveSuggestions);
  const params = { manuscript };
  const save = async (edited: ManuscriptContent, words: string): Promise<void> => {
    if (place === null) {
      const body = suggestionsBetween(base.content.body, edited.body);
      await suggest.mutateAsync({ params, body: { base: base.digest, body, note: words } });
    } else {
      await correct.mutateAsync({
        params,
        body: { ...place, reason: words, content: edited },
        ifMatch: base.digest,
      });
    }
  };
  return { save, busy: correct.isPending || suggest.isPending };
}
