import { discussionProblems } from '@sanshen/contract/discussion-problems';
import { brandId, type Instant, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { displayName } from '../organization/public.ts';
import { tell, viewManuscript } from '../review/public.ts';
import type { Mention } from './comment-store.ts';

/**
 * The people mentioned, with their names. Throws `discussion.mentionUnreachable` for anybody who cannot read the manuscript, known or not:
 * to be mentioned must not tell him what he may not see, nor the one who mentions who exists.
 */
export async function requireMentions(
  context: AppContext,
  manuscript: ManuscriptId,
  people: readonly string[],
): Promise<readonly Mention[]> {
  const mentions: Mention[] = [];
  for (const id of new Set(people)) {
    const person = brandId<PersonId>(id);
    const { view } = await viewManuscript(context, context.db, person, manuscript);
    const name = view === 'text' ? await displayName(context.db, person) : null;
    if (name === null) throw new Problem(discussionProblems['discussion.mentionUnreachable'], { person: id });
    mentions.push({ person, name });
  }
  return mentions;
}

/** Tells who was mentioned, and who spoke in the thread before; nobody twice, and not who speaks. */
export async function tellOfMessage(
  trx: Transaction,
  said: {
    readonly manuscript: ManuscriptId;
    readonly thread: string;
    readonly by: PersonId;
    readonly byName: string;
    readonly mentions: readonly Mention[];
    readonly earlier: readonly PersonId[];
  },
  at: Instant,
): Promise<void> {
  const details = { thread: said.thread, by: said.byName };
  const mentioned = said.mentions.map((one) => one.person).filter((person) => person !== said.by);
  const others = said.earlier.filter((person) => person !== said.by && !mentioned.includes(person));
  await tell(trx, { kind: 'mentioned', people: mentioned, details }, at, said.manuscript);
  await tell(trx, { kind: 'replied', people: others, details }, at, said.manuscript);
}
