import { brandId, type ManuscriptId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { applyIdea, type Idea, type IdeaEvent, type IdeaId, statusOf } from '@sanshen/domain/planning';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** An idea with the root of its tree and when it moved last. */
export interface KeptIdea extends Idea {
  readonly root: OrganizationId;
  readonly changedAt: string;
}

interface Row {
  readonly idea: unknown;
  readonly root_id: OrganizationId;
  readonly changed_at: string;
}

function toIdea({ idea, root_id: root, changed_at: changedAt }: Row): KeptIdea {
  // Written by projectIdea from an Idea.
  return { ...(idea as Idea), root, changedAt };
}

/** An idea; null if there is none. */
export async function findIdea(db: Database | Transaction, id: IdeaId): Promise<KeptIdea | null> {
  const row = await db
    .selectFrom('planning_idea')
    .select(['idea', 'root_id', 'changed_at'])
    .where('idea_id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : toIdea(row);
}

/** As {@link findIdea}, its row held until the transaction ends. */
export async function holdIdea(trx: Transaction, id: IdeaId): Promise<KeptIdea | null> {
  const row = await trx
    .selectFrom('planning_idea')
    .select(['idea', 'root_id', 'changed_at'])
    .where('idea_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toIdea(row);
}

/** The idea that a manuscript came from; null for one that came from none. */
export async function ideaOfManuscript(
  db: Database | Transaction,
  manuscript: ManuscriptId,
): Promise<KeptIdea | null> {
  const row = await db
    .selectFrom('planning_idea')
    .select(['idea', 'root_id', 'changed_at'])
    .where('manuscript_id', '=', manuscript)
    .executeTakeFirst();
  return row === undefined ? null : toIdea(row);
}

/** Writes the rows that an event means; gives the idea after it. */
export async function projectIdea(trx: Transaction, root: OrganizationId, event: IdeaEvent): Promise<Idea> {
  const before = event.kind === 'proposed' ? null : await holdIdea(trx, event.idea);
  const known = before === null ? null : plain(before);
  const idea = applyIdea(known, event);
  const { id, organization, content, proposed, claimed, converted } = idea;
  const changing = {
    idea: toJson(idea),
    status: statusOf(idea),
    topic: content.topic,
    form: content.form,
    planned_on: content.plannedOn,
    claimed_by: claimed?.by.person ?? null,
    manuscript_id: converted?.manuscript ?? null,
    changed_at: event.word.at,
  };
  await trx
    .insertInto('planning_idea')
    .values({
      idea_id: id,
      root_id: root,
      organization_id: organization,
      proposed_by: proposed.by.person,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('idea_id').doUpdateSet(changing))
    .execute();
  if (event.kind === 'proposed' || event.kind === 'changed') await putFiles(trx, root, idea);
  return idea;
}

function plain({ root: _root, changedAt: _changedAt, ...idea }: KeptIdea): Idea {
  return idea;
}

async function putFiles(trx: Transaction, root: OrganizationId, idea: Idea): Promise<void> {
  await trx.deleteFrom('planning_idea_file').where('idea_id', '=', idea.id).execute();
  const files = new Map(idea.content.drafts.map(({ file, name }) => [file, name] as const));
  if (files.size === 0) return;
  const place = { idea_id: idea.id, root_id: root, organization_id: idea.organization };
  await trx
    .insertInto('planning_idea_file')
    .values([...files].map(([file, name]) => ({ ...place, file, name })))
    .execute();
}

/** Which ideas a list shows. */
export type IdeaFilter = 'open' | 'waiting' | 'ready' | 'mine' | 'closed';

const open = ['proposed', 'ready', 'claimed'] as const;
const statuses = {
  open,
  waiting: ['proposed'],
  ready: ['ready', 'claimed'],
  mine: open,
  closed: ['declined', 'withdrawn', 'converted'],
} as const satisfies Record<IdeaFilter, readonly string[]>;

/** Ideas of an organisation, what moved last first, after a place in that order. */
export async function listIdeasOf(
  db: Database,
  organization: OrganizationId,
  show: { readonly filter: IdeaFilter; readonly person: PersonId },
  after: readonly [string, string] | null,
  limit: number,
): Promise<readonly KeptIdea[]> {
  const rows = await db
    .selectFrom('planning_idea')
    .select(['idea', 'root_id', 'changed_at'])
    .where('organization_id', '=', organization)
    .where('status', 'in', [...statuses[show.filter]])
    .$if(show.filter === 'mine', (query) =>
      query.where((row) =>
        row.or([row('proposed_by', '=', show.person), row('claimed_by', '=', show.person)]),
      ),
    )
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(changed_at, idea_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('changed_at', 'desc')
    .orderBy('idea_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toIdea);
}

/** How many remarks there are on each of some ideas. */
export async function countRemarks(
  db: Database | Transaction,
  ideas: readonly IdeaId[],
): Promise<ReadonlyMap<IdeaId, number>> {
  if (ideas.length === 0) return new Map();
  const rows = await db
    .selectFrom('planning_remark')
    .select(({ fn }) => ['idea_id', fn.countAll<number>().as('remarks')])
    .where('idea_id', 'in', [...ideas])
    .groupBy('idea_id')
    .execute();
  return new Map(rows.map((row) => [brandId<IdeaId>(row.idea_id), Number(row.remarks)]));
}
