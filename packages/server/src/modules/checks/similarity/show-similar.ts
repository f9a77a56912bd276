import type { readSimilar } from '@sanshen/contract/checks-similar';
import type { RouteOutput } from '@sanshen/contract/route';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { loadRevision, loadRevisionNumber, type StoredRevision } from '../../content/public.ts';
import { namesOf } from '../../organization/public.ts';
import { requireManuscriptView, viewManuscript } from '../../review/public.ts';
import type { StoredSimilar } from './similar.ts';
import { loadSimilar } from './similarity-store.ts';
import { textOfSource } from './source-text.ts';

type Answer = RouteOutput<typeof readSimilar>;
type Shown = Answer['texts'][number];

/** Units of the other text that are shown before and behind a passage. */
const around = 30;

/** How much of a manuscript's newest text stands elsewhere, for whoever may read it; of articles that he may not read nothing but the share. */
export async function similarTo(
  context: AppContext,
  person: PersonId,
  manuscript: ManuscriptId,
): Promise<Answer> {
  const { db } = context;
  const { digest } = await requireManuscriptView(context, db, person, manuscript, 'text');
  const none = { digest, compared: false, texts: [] };
  if (digest === null) return none;
  const [found, revision] = await Promise.all([
    loadSimilar(db, manuscript, digest),
    loadRevision(db, manuscript, digest),
  ]);
  if (found === null || revision === null) return none;
  const texts: Shown[] = [];
  for (const one of found) {
    const { share } = one;
    if (one.file !== null) texts.push({ ...(await fromFile(context, one, revision)), share });
    else texts.push({ ...(await fromManuscript(context, person, one, revision)), share });
  }
  return { digest, compared: true, texts: texts.sort((a, b) => b.share - a.share) };
}

/** The file is the manuscript's own: whoever reads its text may read it. */
async function fromFile(
  context: AppContext,
  { file, passages }: StoredSimilar,
  revision: StoredRevision,
): Promise<Omit<Shown, 'share'>> {
  const entry = revision.content.source.sources.find((source) => source.file === file);
  const name = entry?.document || entry?.who || '';
  const text = file === null ? null : await textOfSource(context, file);
  return {
    kind: 'workDraft',
    file: file === null ? null : { digest: file, name },
    manuscript: null,
    passages: text === null ? [] : sideBySide(passages, revision.plainText, text),
  };
}

async function fromManuscript(
  context: AppContext,
  person: PersonId,
  { manuscript, revision: number, passages }: StoredSimilar,
  revision: StoredRevision,
): Promise<Omit<Shown, 'share'>> {
  const hidden = { kind: 'earlierArticle', file: null, manuscript: null, passages: [] } as const;
  if (manuscript === null || number === null) return { ...hidden, passages: [] };
  const { view, row } = await viewManuscript(context, context.db, person, manuscript);
  if (view !== 'text' || row === null) return { ...hidden, passages: [] };
  const [other, names] = await Promise.all([
    loadRevisionNumber(context.db, manuscript, number),
    namesOf(context.db, [row.organization_id], context.clock.now()),
  ]);
  return {
    kind: 'earlierArticle',
    file: null,
    manuscript: {
      manuscript,
      title: row.title,
      organizationName: names.get(row.organization_id) ?? row.organization_id,
    },
    passages: other === null ? [] : sideBySide(passages, revision.plainText, other.plainText),
  };
}

function sideBySide(passages: StoredSimilar['passages'], text: string, other: string): Shown['passages'] {
  return passages.map((one) => ({
    ...one,
    text: text.slice(one.start, one.end),
    otherText: other.slice(one.otherStart, one.otherEnd),
    otherBefore: other.slice(Math.max(0, one.otherStart - around), one.otherStart),
    otherAfter: other.slice(one.otherEnd, one.otherEnd + around),
  }));
}
