import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { IdeaContent, IdeaId, IdeaOrigin } from '@sanshen/domain/planning';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { requireFiles } from '../content/public.ts';
import { rootOf } from '../organization/public.ts';
import { requireOrigin } from './origins.ts';
import { recordIdea } from './record.ts';
import { approvalsAsked, openScene, requirePlanner } from './scene.ts';
import { tellApprovers } from './tell.ts';

/** What somebody proposes. */
export interface Proposal {
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly content: IdeaContent;
  readonly origin: IdeaOrigin;
  readonly note: string;
}

/** 提出选题. Throws `request.notFound`, `access.forbidden`, `content.fileUnknown` and the `planning.*` problems. */
export async function proposeIdea(
  context: AppContext,
  key: CommandKey,
  proposal: Proposal,
): Promise<{ readonly idea: IdeaId }> {
  const { content, person } = proposal;
  await requireFiles(
    context,
    content.drafts.map(({ file }) => file),
    person,
    null,
  );
  return runCommand(context, key, (trx) => proposeIn(trx, context, proposal));
}

/** As {@link proposeIdea}, in the caller's transaction, for content whose files the caller has looked at. */
export async function proposeIn(
  trx: Transaction,
  { clock }: Pick<AppContext, 'clock'>,
  { person, organization, content, origin, note }: Proposal,
): Promise<{ readonly idea: IdeaId }> {
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const scene = await openScene(trx, clock, person, organization);
  requirePlanner(scene);
  await requireOrigin(trx, origin, person, organization);
  const asked = approvalsAsked(scene, content.topic);
  const idea = newId<IdeaId>();
  const word = { by: scene.snapshot, at: scene.now, note };
  const place = { root, organization };
  const proposed = await recordIdea(trx, place, {
    kind: 'proposed',
    idea,
    organization,
    content,
    origin,
    approvalsAsked: asked,
    word,
  });
  await tellApprovers(trx, scene, proposed);
  return { idea };
}
