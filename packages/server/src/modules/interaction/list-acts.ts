import type { Act, ActId, ActStatus } from '@sanshen/domain/interaction';
import { type ChannelId, instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { InteractionAction } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { platformProblem } from '../../platform/problem.ts';
import { requireGrant } from '../organization/public.ts';
import { findAct } from './act-store.ts';
import { showActs } from './show-acts.ts';

export interface ActFilter {
  readonly view: 'waiting' | 'running' | 'record';
  readonly action?: InteractionAction | undefined;
  readonly channel?: string | undefined;
  readonly status?: ActStatus | undefined;
  readonly message?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const running: readonly ActStatus[] = ['approved', 'doing', 'byHand', 'unknown'];

/** Acts of an organisation, newest first. Throws `access.forbidden`, `request.cursorInvalid`. */
export async function listActs(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  filter: ActFilter,
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readInteraction', now);
  const after = decodeCursor(filter.cursor, z.tuple([z.string(), z.string()]));
  const { view, action, channel, status, message } = filter;
  const rows = await db
    .selectFrom('interaction_act')
    .select(['act', 'act_id', 'asked_at'])
    .where('organization_id', '=', organization)
    .$if(view === 'waiting', (query) => query.where('status', '=', 'asked'))
    .$if(view === 'running', (query) => query.where('status', 'in', running))
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? null))
    .$if(channel !== undefined, (query) => query.where('channel_id', '=', (channel ?? '') as ChannelId))
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? null))
    .$if(message !== undefined, (query) => query.where(sql<boolean>`message_id = ${message}::uuid`))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(asked_at, act_id) < (${instant(after?.[0] ?? now)}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('asked_at', 'desc')
    .orderBy('act_id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const { items, next } = pageFrom(
    rows,
    filter.limit,
    (row) => [row.asked_at, row.act_id],
    // Written by projectAct from this type and by nothing else.
    (row) => row.act as unknown as Act,
  );
  return {
    items: [...(await showActs(db, person, items, now))],
    next,
    counts: await countsOf(db, organization),
  };
}

async function countsOf(db: Database, organization: OrganizationId) {
  const counts = await db
    .selectFrom('interaction_act')
    .select((row) => [
      row.fn.countAll<number>().filterWhere('status', '=', 'asked').as('waiting'),
      row.fn.countAll<number>().filterWhere('status', 'in', running).as('running'),
      row.fn.countAll<number>().filterWhere('status', 'in', ['byHand', 'unknown']).as('byHand'),
    ])
    .where('organization_id', '=', organization)
    .where('status', 'in', ['asked', ...running])
    .executeTakeFirstOrThrow();
  return counts;
}

/** One act. Throws `request.notFound`, `access.forbidden`. */
export async function readAct({ db, clock }: AppContext, person: PersonId, id: string) {
  const now = clock.now();
  // Checked by the route to be a UUID.
  const act = await findAct(db, id as ActId);
  if (act === null) throw platformProblem('request.notFound');
  await requireGrant(db, person, act.organization, 'readInteraction', now);
  const [shown] = await showActs(db, person, [act], now);
  if (shown === undefined) throw platformProblem('request.notFound');
  return shown;
}
