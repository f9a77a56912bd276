import type { manuscriptSchema } from '@sanshen/contract/content';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { z } from 'zod';
import type { Verdict } from './local-copy.ts';

export type Manuscript = z.output<typeof manuscriptSchema>;

/** Everything of a content but its body, which the text editor holds. */
export type Fields = Omit<ManuscriptContent, 'body'>;

/** Whether one writes here, and if not, why. */
export type Mode =
  | { readonly kind: 'opening' }
  | { readonly kind: 'writing' }
  | {
      readonly kind: 'reading';
      readonly why: 'otherTab' | 'otherTabLeft' | 'phase' | 'inReview' | 'forbidden';
    }
  | {
      readonly kind: 'reading';
      readonly why: 'otherPerson' | 'otherDevice' | 'takenOver';
      readonly holder: string;
      readonly since: string;
    };

/** Where the newest words are. */
export type Saving =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'server'; readonly at: string }
  | { readonly kind: 'local'; readonly at: string }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Something about the text that was opened which its writer has to know and may choose otherwise. */
export type Notice =
  | { readonly kind: 'restoredLocal'; readonly at: string; readonly server: ManuscriptContent }
  | { readonly kind: 'staleCopy'; readonly at: string; readonly server: ManuscriptContent }
  | {
      readonly kind: 'othersCopy';
      readonly at: string;
      readonly by: string;
      readonly content: ManuscriptContent;
    };

/** What screens see of the editing of one manuscript. */
export interface SessionView {
  readonly mode: Mode;
  readonly fields: Fields;
  readonly saving: Saving;
  readonly notice: Notice | null;
  /** Differs from the newest revision. */
  readonly changed: boolean;
  /** Grows some time after the body changed: for counts, previews and what is missing, not for each key. */
  readonly docVersion: number;
  /** Grows when the body was replaced from outside of the text editor. */
  readonly opened: number;
  readonly verdicts: readonly Verdict[];
  readonly uploads: number;
}
