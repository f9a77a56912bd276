import { draftProblems } from '@sanshen/contract/content-drafts';
import { contentDigest, readContent } from '@sanshen/document';
import { nodeHash } from '@sanshen/document/node-hash';
import { brandId, type Digest, type Instant, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { type Transaction, toJson } from '../../../platform/db/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { requireCheckOut } from './check-out.ts';
import { deleteDraft, loadDraft, putDraft } from './draft-store.ts';
import { requireWriter } from './require-writer.ts';

/** UTF-8 bytes of a working copy at most: several times what a whole manuscript may have. */
const mostBytes = 3 * 1024 * 1024;

/** Keeps a person's working copy; gives when. Throws the problems of `content-drafts`. */
export async function saveDraft(
  context: AppContext,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly token: string;
    readonly base: Digest | null;
    readonly content: unknown;
    readonly sequence: number;
  },
): Promise<Instant> {
  const { manuscript, person, token, base, sequence } = request;
  const text = toJson(request.content);
  if (Buffer.byteLength(text) > mostBytes) {
    throw new Problem(draftProblems['content.draftTooLarge'], { limit: mostBytes });
  }
  const { root } = await requireWriter(context, person, manuscript);
  return context.db.transaction().execute(async (trx) => {
    const savedAt = context.clock.now();
    await requireCheckOut(trx, manuscript, { person, token }, savedAt);
    const draft = { person, token, base, text, sequence, savedAt, files: filesNamedIn(text) };
    if (!(await putDraft(trx, manuscript, root, draft))) {
      throw new Problem(draftProblems['content.draftOutOfOrder']);
    }
    return savedAt;
  });
}

/** Digests anywhere in a content, which need not have the shape of one yet. */
function filesNamedIn(text: string): readonly Digest[] {
  const found = [...text.matchAll(/"((?:sha256|sm3):[0-9a-f]{64})"/g)].map((match) => match[1] ?? '');
  return [...new Set(found)].slice(0, 1000).map((digest) => brandId<Digest>(digest));
}

/** Removes the working copy of whoever saved a revision if it says the same; what he wrote since stays. */
export async function clearSavedDraft(
  trx: Transaction,
  manuscript: ManuscriptId,
  person: PersonId,
  saved: Digest,
): Promise<void> {
  const draft = await loadDraft(trx, manuscript, person);
  if (draft === null) return;
  const read = readContent(draft.content);
  if (read.ok && contentDigest(read.value, 'sha256', nodeHash) === saved) {
    await deleteDraft(trx, manuscript, person);
  }
}
