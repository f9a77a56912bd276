import type { readFigures as route } from '@sanshen/contract/questions';
import type { questionFiguresSchema } from '@sanshen/contract/questions-schemas';
import type { RouteOutput } from '@sanshen/contract/route';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { loadSubtree, namesOf, requireGrant } from '../organization/public.ts';

type Figures = z.output<typeof questionFiguresSchema>;

interface Row {
  readonly organization: OrganizationId;
  readonly received: number;
  readonly answered: number;
  readonly closed: number;
  readonly inTime: number;
  readonly median: number | null;
  readonly satisfied: number;
  readonly fair: number;
  readonly dissatisfied: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly distress: number;
}

/** How questions are answered: of an organisation and of those directly below it, in two queries. No text and no asker is in it. Throws `access.forbidden`. */
export async function readFigures(
  { readDb, db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  period: { readonly from: string; readonly to: string },
): Promise<RouteOutput<typeof route>> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'countQuestions', now);
  const tree = await loadSubtree(readDb, organization, now);
  const children = [...tree.values()]
    .filter((node) => node.parent === organization && node.status === 'active')
    .map(({ id }) => id);
  const places = [organization, ...children];
  const counted = await countIn(readDb, places, period, now);
  const names = await namesOf(readDb, places, now);
  const shown = (id: OrganizationId) => figuresOf(id, names.get(id) ?? id, counted.get(id));
  return { own: shown(organization), below: children.map(shown) };
}

async function countIn(
  db: Database,
  places: readonly OrganizationId[],
  { from, to }: { readonly from: string; readonly to: string },
  now: Instant,
): Promise<ReadonlyMap<OrganizationId, Row>> {
  const { rows } = await sql<Row>`
    with chosen as (
      select *, received_at >= ${from}::timestamptz and received_at < ${to}::timestamptz as counts
      from question where organization_id = any(${places}::text[])
        and (settled_at is null or distress_due_at is not null
          or received_at >= ${from}::timestamptz and received_at < ${to}::timestamptz)
    )
    select organization_id as organization,
      (count(*) filter (where counts))::int as received,
      (count(*) filter (where counts and state = 'answered'))::int as answered,
      (count(*) filter (where counts and state = 'closed'))::int as closed,
      (count(*) filter (where counts and state = 'answered' and settled_at <= due_at))::int as "inTime",
      percentile_cont(0.5) within group (order by extract(epoch from settled_at - received_at) / 3600)
        filter (where counts and state = 'answered') as median,
      (count(*) filter (where counts and rating = 'satisfied'))::int as satisfied,
      (count(*) filter (where counts and rating = 'fair'))::int as fair,
      (count(*) filter (where counts and rating = 'dissatisfied'))::int as dissatisfied,
      (count(*) filter (where settled_at is null and lead_id is null))::int as waiting,
      (count(*) filter (where settled_at is null and lead_id is null and due_at < ${now}::timestamptz))::int as overdue,
      (count(*) filter (where distress_due_at is not null))::int as distress
    from chosen group by organization_id`.execute(db);
  return new Map(rows.map((row) => [row.organization, row]));
}

function figuresOf(organization: OrganizationId, name: string, row: Row | undefined): Figures {
  const { received = 0, answered = 0, closed = 0, median = null } = row ?? {};
  const owed = received - closed;
  return {
    organization,
    name,
    received,
    answered,
    closed,
    waiting: row?.waiting ?? 0,
    overdue: row?.overdue ?? 0,
    distress: row?.distress ?? 0,
    answeredInTime: row?.inTime ?? 0,
    answerRate: owed === 0 ? null : answered / owed,
    medianHours: median === null ? null : Math.round(Number(median) * 10) / 10,
    rated: {
      satisfied: row?.satisfied ?? 0,
      fair: row?.fair ?? 0,
      dissatisfied: row?.dissatisfied ?? 0,
    },
  };
}
