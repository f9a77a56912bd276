import type { SimilarText } from '../article.ts';
import type { Hit } from '../finding.ts';

/** Units of a passage by which it is shown in a list: the whole may be pages. */
const shown = 40;

/** A hit at the beginning of the longest passage; none where no passage is known. */
export function* similarHit(
  text: string,
  { passages }: SimilarText,
  said: Pick<Hit, 'message' | 'severity'>,
): Generator<Hit> {
  const [longest] = [...passages].sort((a, b) => b.end - b.start - (a.end - a.start));
  if (longest === undefined) return;
  const { start } = longest;
  yield { start, end: Math.min(longest.end, start + shown, text.length), ...said };
}

/** One similar text with one passage, for examples. */
export function similarText(
  kind: SimilarText['kind'],
  share: number,
  start: number,
  end: number,
): readonly SimilarText[] {
  return [{ kind, share, passages: [{ start, end }] }];
}
