import { ideaProblems } from '@sanshen/contract/planning-ideas';
import { emptyContent, type ManuscriptContent } from '@sanshen/domain/content';
import { canonicalJson, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import type { Idea, IdeaId } from '@sanshen/domain/planning';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { checkContent, openManuscript } from '../content/public.ts';
import { namesOf, requireGrant } from '../organization/public.ts';
import { decideAndRecord } from './act-on-idea.ts';
import { findIdea } from './idea-store.ts';
import { openIdea } from './scene.ts';

/**
 * 成稿: opens the manuscript of an idea, with its title, topic, form and work drafts; it keeps where it came from. One transaction. Throws
 * `request.notFound`, `access.forbidden`, `planning.ideaChanged` and the refusals of the rules.
 */
export async function convertIdea(
  context: AppContext,
  key: CommandKey,
  { person, idea: id }: { readonly person: PersonId; readonly idea: IdeaId },
): Promise<{ readonly manuscript: ManuscriptId }> {
  const idea = await findIdea(context.db, id);
  if (idea === null) throw platformProblem('request.notFound');
  const { organization } = idea;
  await requireGrant(context.db, person, organization, 'writeManuscript', context.clock.now());
  const raw = await contentFrom(context, idea);
  // Who may read a file is asked on other connections, which a transaction must not wait for.
  const checked = await checkContent(context, raw, { organization, person, manuscript: null });
  return runCommand(context, key, async (trx) => {
    const scene = await openIdea(trx, context.clock, person, id);
    if (canonicalJson(scene.idea.content) !== canonicalJson(idea.content))
      throw new Problem(ideaProblems['planning.ideaChanged']);
    const manuscript = newId<ManuscriptId>();
    await decideAndRecord(trx, scene, { kind: 'convert', manuscript }, '');
    await openManuscript(trx, { manuscript, organization, person, ...checked }, scene.now);
    return { manuscript };
  });
}

async function contentFrom(
  { db, clock }: AppContext,
  { organization, content }: Idea,
): Promise<ManuscriptContent> {
  const { title, topic, form, drafts } = content;
  const who = (await namesOf(db, [organization], clock.now())).get(organization) ?? organization;
  const sources = drafts.map(({ file, name }) => ({ who, document: name, file }));
  return { ...emptyContent, title, topic, source: { form, sources } };
}
