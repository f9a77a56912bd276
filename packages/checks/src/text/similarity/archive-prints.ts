import { type Density, reduce, winnow } from './winnow.ts';

/** Sparse, since an archive keeps them of every text: some 75 of 1,500 characters. */
const archive: Density = { gram: 16, window: 40 };

/** Letters in a row that two texts must share for one to be found by the other's prints for sure. */
export const surelyFound = archive.gram + archive.window - 1;

/** Prints that are looked up of one text at most; a longer one is sampled evenly. */
const most = 2000;

/**
 * The prints by which an archive finds a text again: signed 32-bit numbers, each once. Two texts that share {@link surelyFound} letters in a
 * row share one. Empty for a text of less than sixteen letters.
 */
export function archivePrints(text: string): readonly number[] {
  const { hashes } = winnow(reduce(text), archive);
  const prints = [...new Set(hashes)].map((hash) => hash | 0);
  if (prints.length <= most) return prints;
  // By value, so that two versions of one text sample alike.
  return prints.sort((a, b) => a - b).slice(0, most);
}
