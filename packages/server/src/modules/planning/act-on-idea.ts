import { ideaProblems } from '@sanshen/contract/planning-ideas';
import type { PersonId } from '@sanshen/domain/kernel';
import {
  decideIdea,
  type Idea,
  type IdeaCommand,
  type IdeaContent,
  type IdeaId,
  type IdeaStatus,
  statusOf,
} from '@sanshen/domain/planning';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { requireFiles } from '../content/public.ts';
import { findIdea, type KeptIdea } from './idea-store.ts';
import { recordIdea } from './record.ts';
import { approvalsAsked, type IdeaScene, openIdea, requirePlanner } from './scene.ts';
import { tellApprovers, tellProposer } from './tell.ts';

/** What somebody wants of an idea; only approvers need not be content workers of its organisation. */
interface Wish {
  readonly person: PersonId;
  readonly idea: IdeaId;
  readonly note: string;
}

/** Approves, declines, claims, frees or withdraws an idea. Throws `request.notFound`, `access.forbidden` and the refusals of the rules. */
export function stepOnIdea(
  context: AppContext,
  key: CommandKey,
  { person, idea, note }: Wish,
  command: Exclude<IdeaCommand, { readonly kind: 'change' | 'convert' }>,
): Promise<{ readonly status: IdeaStatus }> {
  return runCommand(context, key, async (trx) => {
    const scene = await openIdea(trx, context.clock, person, idea);
    const ruling = command.kind === 'approve' || command.kind === 'decline';
    if (!ruling && !(command.kind === 'letGo' && scene.approver)) requirePlanner(scene);
    const after = await decideAndRecord(trx, scene, command, note);
    if (ruling) await tellProposer(trx, scene, after);
    return { status: statusOf(after) };
  });
}

/** 修改选题. Throws as {@link stepOnIdea}, and `content.fileUnknown`, `planning.topicUnknown`. */
export async function changeIdea(
  context: AppContext,
  key: CommandKey,
  { person, idea, note }: Wish,
  content: IdeaContent,
): Promise<{ readonly idea: IdeaId }> {
  const before = await findIdea(context.db, idea);
  const had = new Set(before?.content.drafts.map(({ file }) => file));
  const fresh = content.drafts.map(({ file }) => file).filter((file) => !had.has(file));
  await requireFiles(context, fresh, person, null);
  return runCommand(context, key, async (trx) => {
    const scene = await openIdea(trx, context.clock, person, idea);
    requirePlanner(scene);
    // Refuses a topic that the rule book does not have.
    approvalsAsked(scene, content.topic);
    const after = await decideAndRecord(trx, scene, { kind: 'change', content }, note);
    await tellApprovers(trx, scene, after);
    return { idea };
  });
}

/** Decides in the caller's transaction, and records what follows. Throws the refusal. */
export async function decideAndRecord(
  trx: Transaction,
  scene: IdeaScene & { readonly idea: KeptIdea },
  command: IdeaCommand,
  note: string,
): Promise<Idea> {
  const { idea, rule, approver } = scene;
  const word = { by: scene.snapshot, at: scene.now, note };
  const decided = decideIdea(idea, command, word, { rule, approver });
  if ('refusal' in decided) throw new Problem(ideaProblems[decided.refusal]);
  return recordIdea(trx, idea, decided.event);
}
