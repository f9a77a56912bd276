import type { listPlanned } from '@sanshen/contract/planning';
import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { dayOf, type PlannedState, spanAround } from '@sanshen/domain/planning';
import type { FormId, Target } from '@sanshen/domain/policy';
import type { Phase } from '@sanshen/domain/review';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { grantOf, requireGrant } from '../organization/public.ts';
import { contentRulesOf } from './rule-book.ts';

interface Row {
  readonly id: string;
  readonly kind: 'manuscript' | 'idea';
  readonly title: string;
  readonly topic: string;
  readonly form: FormId;
  readonly state: PlannedState;
  readonly phase: Exclude<Phase, 'unborn'> | null;
  readonly day: string | null;
  readonly key: string;
}

const cursorKey = z.tuple([z.string().max(10), z.uuid()]);

/** What has no day comes last. */
const lastDay = '9999-99-99';

/** The manuscripts and ideas behind a number of the board, by their day. Throws `access.forbidden`. */
export async function plannedOf(
  { db, clock }: AppContext,
  person: PersonId,
  query: RouteInput<typeof listPlanned>['query'],
): Promise<RouteOutput<typeof listPlanned>> {
  const at = clock.now();
  const organization = brandId<OrganizationId>(query.organization);
  await requireGrant(db, person, organization, 'readPlanning', at);
  const today = dayOf(at);
  const target = await targetOf(query.target);
  const span = spanAround(target?.period ?? query.period, query.date ?? today);
  const over = span.to <= today;
  const present = span.from <= today && !over;
  const after = decodeCursor(query.cursor, cursorKey);
  const conditions: RawBuilder<unknown>[] = [sql`i.organization_id = ${organization}`];
  const within = sql`(i.day >= ${span.from} and i.day < ${span.to})`;
  if (over) conditions.push(sql`${within} and i.state = 'published'`);
  else if (present)
    conditions.push(sql`(${within} or i.state <> 'published' and (i.day is null or i.day < ${span.from}))`);
  else conditions.push(within);
  if (query.topic !== undefined) conditions.push(sql`i.topic = ${query.topic}`);
  if (query.form !== undefined) conditions.push(sql`i.form = ${query.form}`);
  if (query.state !== undefined) conditions.push(sql`i.state = ${query.state}`);
  if (target !== null) conditions.push(spokenOf(target));
  if (after !== null)
    conditions.push(sql`(coalesce(i.day, ${lastDay}), i.item_id) > (${after[0]}, ${after[1]}::uuid)`);
  const { rows } = await sql<Row>`
    select i.item_id as id, i.kind, i.topic, i.form, i.state, i.day, m.phase, coalesce(i.day, ${lastDay}) as key,
      coalesce(m.title, p.idea #>> '{content,title}', '') as title
    from planning_item i left join manuscript m on m.manuscript_id = i.item_id
      left join planning_idea p on p.idea_id = i.item_id
    where ${sql.join(conditions, sql` and `)}
    order by coalesce(i.day, ${lastDay}), i.item_id limit ${query.limit + 1}`.execute(db);
  const all = (await grantOf(db, person, organization, 'readManuscript', at)) !== null;
  return pageFrom(
    rows,
    query.limit,
    ({ key, id }) => [key, id],
    ({ key: _key, ...row }) => {
      // A draft is its own unit's alone: above it is a number.
      const hidden = row.state === 'draft' && !all;
      const late = row.state !== 'published' && row.day !== null && row.day < span.from;
      return { ...row, id: hidden ? null : row.id, title: hidden ? null : row.title, late };
    },
  );

  async function targetOf(id: string | undefined): Promise<Target | null> {
    if (id === undefined) return null;
    const { targets } = await contentRulesOf(db, organization, at);
    return targets.find((one) => one.id === id) ?? null;
  }
}

function spokenOf({ of }: Target): RawBuilder<unknown> {
  return 'topics' in of
    ? sql`i.topic = any(${[...of.topics]}::text[])`
    : sql`i.form = any(${[...of.forms]}::text[])`;
}
