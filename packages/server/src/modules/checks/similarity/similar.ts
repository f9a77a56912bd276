import type { Passage } from '@sanshen/checks/text/similarity/index';
import type { Digest, ManuscriptId } from '@sanshen/domain/kernel';

/** A text that passages of a manuscript stand in; offsets are those of the two bodies' plain texts. */
export interface StoredSimilar {
  readonly share: number;
  /** The file that was uploaded as a source, or null. */
  readonly file: Digest | null;
  /** The other manuscript with the revision that was compared, or null. */
  readonly manuscript: ManuscriptId | null;
  readonly revision: number | null;
  readonly passages: readonly Passage[];
}
