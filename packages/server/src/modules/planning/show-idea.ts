import type { fullIdeaSchema, ideaSchema, ideaSteps, listIdeas } from '@sanshen/contract/planning-ideas';
import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import { brandId, type ManuscriptId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { decideIdea, type IdeaCommand, type IdeaId, type IdeaWord, statusOf } from '@sanshen/domain/planning';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { platformProblem } from '../../platform/problem.ts';
import { namesOf } from '../organization/public.ts';
import { viewManuscript } from '../review/public.ts';
import { countRemarks, findIdea, type KeptIdea, listIdeasOf } from './idea-store.ts';
import { type IdeaScene, openScene } from './scene.ts';

type Shown = z.input<typeof ideaSchema>;
type Step = (typeof ideaSteps)[number];

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of the ideas of an organisation, each with what the caller may do. Throws `access.forbidden`, `planning.noRuleBook`. */
export async function ideasOf(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  query: RouteInput<typeof listIdeas>['query'],
): Promise<RouteOutput<typeof listIdeas>> {
  const { db, clock } = context;
  const scene = await openScene(db, clock, person, organization);
  const after = decodeCursor(query.cursor, cursorKey);
  const rows = await listIdeasOf(db, organization, { filter: query.show, person }, after, query.limit + 1);
  const page = pageFrom(
    rows,
    query.limit,
    ({ changedAt, id }) => [changedAt, id],
    (row) => row,
  );
  return { items: await shown(context, person, scene, page.items), next: page.next };
}

/** One idea with its discussion. Throws `request.notFound` and as {@link ideasOf}. */
export async function showIdea(
  context: AppContext,
  person: PersonId,
  id: IdeaId,
): Promise<z.input<typeof fullIdeaSchema>> {
  const { db, clock } = context;
  const idea = await findIdea(db, id);
  if (idea === null) throw platformProblem('request.notFound');
  const scene = await openScene(db, clock, person, idea.organization);
  const [first] = await shown(context, person, scene, [idea]);
  if (first === undefined) throw new TypeError('an idea that is shown is shown');
  const rows = await db
    .selectFrom('planning_remark')
    .select(['remark_id', 'author', 'at', 'text'])
    .where('idea_id', '=', id)
    .orderBy('remark_id')
    .execute();
  const discussion = rows.map(({ remark_id, author, at, text }) => {
    // Written by sayOnIdea from a PersonSnapshot.
    const by = author as unknown as PersonSnapshot;
    return { remark: remark_id, person: by.person, name: by.name, at, text };
  });
  return { ...first, discussion };
}

async function shown(
  context: AppContext,
  person: PersonId,
  scene: IdeaScene,
  ideas: readonly KeptIdea[],
): Promise<Shown[]> {
  const { db } = context;
  const names = await namesOf(db, [scene.organization], scene.now);
  const remarks = await countRemarks(
    db,
    ideas.map(({ id }) => id),
  );
  const { topics, forms } = scene.rules;
  const nameIn = (list: readonly { readonly id: string; readonly name: Shown['topicName'] }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? { zh: id, en: id };
  const items: Shown[] = [];
  for (const idea of ideas) {
    const { content, origin, approvals, declined, withdrawn, claimed, converted } = idea;
    items.push({
      idea: idea.id,
      organization: idea.organization,
      organizationName: names.get(idea.organization) ?? idea.organization,
      title: content.title,
      angle: content.angle,
      topic: content.topic,
      topicName: nameIn(topics, content.topic),
      form: content.form,
      formName: nameIn(forms, content.form),
      plannedOn: content.plannedOn,
      drafts: content.drafts.map(({ file, name }) => ({ file, name })),
      origin,
      status: statusOf(idea),
      proposed: wordShown(idea.proposed),
      approvalsAsked: idea.approvalsAsked,
      approvals: approvals.map(wordShown),
      declined: declined === null ? null : wordShown(declined),
      withdrawn: withdrawn === null ? null : wordShown(withdrawn),
      claimed: claimed === null ? null : wordShown(claimed),
      converted: converted === null ? null : await manuscriptShown(context, person, converted),
      remarks: remarks.get(idea.id) ?? 0,
      changedAt: idea.changedAt,
      may: stepsOf(idea, scene),
    });
  }
  return items;
}

function wordShown({ by, at, note }: IdeaWord) {
  return { person: by.person, name: by.name, office: by.office, at, note };
}

async function manuscriptShown(
  context: AppContext,
  person: PersonId,
  { manuscript, at }: { readonly manuscript: ManuscriptId; readonly at: IdeaWord['at'] },
) {
  const { view, row } = await viewManuscript(context, context.db, person, manuscript);
  const hidden = row === null || view === 'none' || row.phase === 'unborn';
  return hidden
    ? { manuscript, title: null, phase: null, at }
    : { manuscript, title: row.title, phase: row.phase as Exclude<typeof row.phase, 'unborn'>, at };
}

/** What the caller may do with an idea now: what the rules would not refuse. */
function stepsOf(idea: KeptIdea, scene: IdeaScene): Step[] {
  const { mayPlan, mayWrite, approver, rule } = scene;
  const word = { by: scene.snapshot, at: scene.now, note: '' };
  const can = (command: IdeaCommand) => !('refusal' in decideIdea(idea, command, word, { rule, approver }));
  const steps: readonly [Step, boolean][] = [
    ['change', mayPlan && can({ kind: 'change', content: idea.content })],
    ['approve', can({ kind: 'approve' })],
    ['decline', can({ kind: 'decline' })],
    ['claim', mayPlan && can({ kind: 'claim' })],
    ['letGo', (mayPlan || approver) && can({ kind: 'letGo' })],
    ['withdraw', mayPlan && can({ kind: 'withdraw' })],
    // Which manuscript it becomes makes no difference to the answer.
    ['convert', mayWrite && can({ kind: 'convert', manuscript: brandId<ManuscriptId>('') })],
    ['say', mayPlan || approver],
  ];
  return steps.flatMap(([step, may]) => (may ? [step] : []));
}
