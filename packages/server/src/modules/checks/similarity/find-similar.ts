import { setImmediate as others } from 'node:timers/promises';
import { sharedPassages } from '@sanshen/checks/text/similarity/index';
import { loadRevisionNumber, type StoredRevision } from '../../content/public.ts';
import type { ReaderContext } from '../pictures/read-picture.ts';
import type { ReportSubject } from '../report-store.ts';
import { candidatesFor } from './print-store.ts';
import type { StoredSimilar } from './similar.ts';
import { textOfSource } from './source-text.ts';

/** Texts that are compared word for word, and of these the ones that are kept. */
const mostCompared = 12;
const mostKept = 5;
/** Passages of one text that are kept; nobody looks at more. */
const mostPassages = 200;
/** Shares below are quotations and turns of phrase. */
const least = 0.1;
/** Fewer are a sentence, such as every notice has. */
const fewest = 60;

/** The source files and earlier manuscripts in which a tenth or more of a text stands, the greatest share first. */
export async function findSimilar(
  context: ReaderContext,
  about: Pick<ReportSubject, 'manuscript' | 'root' | 'organization'>,
  { content, plainText: text }: Pick<StoredRevision, 'content' | 'plainText'>,
): Promise<readonly StoredSimilar[]> {
  const found: StoredSimilar[] = [];
  const compare = async (other: string | null | undefined, of: Omit<StoredSimilar, 'share' | 'passages'>) => {
    if (other === null || other === undefined) return;
    const { share, passages } = sharedPassages(text, other);
    const letters = passages.reduce((sum, { start, end }) => sum + end - start, 0);
    if (share >= least && letters >= fewest)
      found.push({ ...of, share, passages: passages.slice(0, mostPassages) });
    // Long texts take a while; whoever waits for an answer comes first.
    await others();
  };
  const files = content.source.sources.flatMap(({ file }) => (file === undefined ? [] : [file]));
  for (const file of new Set(files))
    await compare(await textOfSource(context, file), { file, manuscript: null, revision: null });
  const { manuscript: own, root, organization } = about;
  const candidates = await candidatesFor(
    context.db,
    { manuscript: own, root, organization, text },
    mostCompared,
  );
  for (const { manuscript, revision } of candidates) {
    const other = await loadRevisionNumber(context.db, manuscript, revision);
    await compare(other?.plainText, { file: null, manuscript, revision });
  }
  const ranked = found.sort((a, b) => b.share - a.share);
  const some = (wanted: (one: StoredSimilar) => boolean) => ranked.filter(wanted).slice(0, mostKept);
  return [...some(({ file }) => file !== null), ...some(({ file }) => file === null)];
}
