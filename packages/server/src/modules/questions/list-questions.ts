import type { questionViews, listQuestions as route } from '@sanshen/contract/questions';
import type { RouteOutput } from '@sanshen/contract/route';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { organizationsFor, requireGrant } from '../organization/public.ts';
import { formUrl } from './form/address.ts';
import { type Ground, groundOf } from './ground.ts';
import { linesOf } from './lines.ts';
import { toQuestion } from './question-store.ts';

type View = (typeof questionViews)[number];

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of the inbox, with every sign of distress that waits. Throws `access.forbidden`, `questions.noRuleBook`. */
export async function listQuestions(
  { db, clock, publicUrl }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  query: {
    readonly view: View;
    readonly kind?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<RouteOutput<typeof route>> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'handleQuestions', now);
  const ground = await groundOf(db, organization, now);
  const { view, limit } = query;
  const after = decodeCursor(query.cursor, cursorKey);
  const rows = await viewOf(db, view, organization, person)
    .select(['question_id', 'question', 'due_at', 'received_at', 'settled_at'])
    .$if(query.kind !== undefined, (it) => it.where('kind', '=', query.kind ?? ''))
    .$if(after !== null, (it) => it.where(beyond(view, after ?? ['', ''])))
    .orderBy(orderOf(view), view === 'settled' || view === 'all' ? 'desc' : 'asc')
    .orderBy('question_id', view === 'settled' || view === 'all' ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute();
  const urgent = await viewOf(db, 'all', organization, person)
    .select('question')
    .where('distress_due_at', 'is not', null)
    .orderBy('distress_due_at')
    .limit(50)
    .execute();
  const shown = rows.map(({ question }) => toQuestion(question));
  const lines = await linesOf(db, ground, shown, organization, now);
  const byId = new Map(lines.map((line) => [line.question, line]));
  const page = pageFrom(
    rows,
    limit,
    (row) => [row[orderOf(view)] ?? row.received_at, row.question_id],
    (row) => byId.get(row.question_id),
  );
  const url = formUrl(publicUrl, organization);
  return {
    items: page.items.flatMap((line) => (line === undefined ? [] : [line])),
    next: page.next,
    urgent: await linesOf(
      db,
      ground,
      urgent.map(({ question }) => toQuestion(question)),
      organization,
      now,
    ),
    help: helpOf(ground),
    counts: await countsOf(db, organization, person, now),
    kinds: ground.rules.kinds.map(({ id, name, dueHours }) => ({ id, name, dueHours })),
    form: {
      url,
      embed: `<iframe src="${url}" title="青年提问" width="100%" height="900" style="border:0" loading="lazy"></iframe>`,
    },
  };
}

/** Who can help in distress, and the local rule. */
export function helpOf({ rules }: Ground) {
  const { rule, contacts } = rules.distress;
  return {
    rule,
    contacts: contacts.map(({ id, name, contact, hours }) => ({ id, name, contact, hours })),
  };
}

/** The column that a view is in the order of. */
function orderOf(view: View): 'due_at' | 'settled_at' | 'received_at' {
  return view === 'settled' ? 'settled_at' : view === 'all' ? 'received_at' : 'due_at';
}

function beyond(view: View, [at, id]: readonly [string, string]) {
  const column = sql.ref(orderOf(view));
  return view === 'settled' || view === 'all'
    ? sql<boolean>`(${column}, question_id) < (${at}::timestamptz, ${id}::uuid)`
    : sql<boolean>`(${column}, question_id) > (${at}::timestamptz, ${id}::uuid)`;
}

function viewOf(db: Database, view: View, organization: OrganizationId, person: PersonId) {
  const all = db.selectFrom('question');
  if (view === 'toUs') return all.where('handover_to', '=', organization).where('settled_at', 'is', null);
  const ours = all.where('organization_id', '=', organization);
  if (view === 'all') return ours;
  if (view === 'settled') return ours.where('settled_at', 'is not', null);
  const open = ours.where('settled_at', 'is', null).where('lead_id', 'is', null);
  return view === 'mine' ? open.where('assignee_id', '=', person) : open;
}

async function countsOf(db: Database, organization: OrganizationId, person: PersonId, now: string) {
  const { rows } = await sql<{ open: number; mine: number; overdue: number; toUs: number }>`
    select count(*)::int as open, (count(*) filter (where assignee_id = ${person}))::int as mine,
      (count(*) filter (where due_at < ${now}::timestamptz))::int as overdue,
      (select count(*)::int from question where handover_to = ${organization} and settled_at is null) as "toUs"
    from question
    where organization_id = ${organization} and settled_at is null and lead_id is null`.execute(db);
  const [counts] = rows;
  return counts ?? { open: 0, mine: 0, overdue: 0, toUs: 0 };
}

/** Signs of distress that wait in any office where the person deals with questions; the first due first, without a word of them. */
export async function urgentQuestions({ db, clock }: AppContext, person: PersonId) {
  const offices = await organizationsFor(db, person, 'handleQuestions', clock.now());
  if (offices.length === 0) return { items: [] };
  const rows = await db
    .selectFrom('question')
    .select(['question_id', 'organization_id', 'distress_due_at'])
    .where(
      'organization_id',
      'in',
      offices.map(({ id }) => id),
    )
    .where('distress_due_at', 'is not', null)
    .orderBy('distress_due_at')
    .limit(20)
    .execute();
  return {
    items: rows.map((row) => ({
      question: row.question_id,
      organization: row.organization_id,
      decideBy: row.distress_due_at ?? clock.now(),
    })),
  };
}
