import { createHash } from 'node:crypto';
import type { OwnAct } from '@sanshen/connectors/acting';
import { addHours, brandId, type Digest, type Instant } from '@sanshen/domain/kernel';
import type { PatrolFindingId } from '@sanshen/domain/patrol';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { type LivingChannel, livingOf } from '../channels/public.ts';
import { channelActs, publishedOn } from '../publishing/public.ts';
import { tellBothLevels } from './inspect-patrols.ts';
import { recordFinding } from './record.ts';
import { groundOf } from './scene.ts';
import { keepNote } from './store.ts';

/** How far back the platform is compared with the record. */
const lookBackHours = 24 * 7;

/**
 * The job: compares what platforms show the accounts to have done with the record of acts and publications. Each difference becomes a finding, once; a platform
 * whose API does not tell is passed over.
 */
export async function reconcileActs(context: AppContext): Promise<void> {
  const { db } = context;
  const organizations = await db
    .selectFrom('channel')
    .select('organization_id')
    .distinct()
    .where('status', '=', 'active')
    .where('platform', 'in', ['wechat', 'weibo', 'mastodon'])
    .execute();
  for (const { organization_id: organization } of organizations) {
    for (const channel of await livingOf(db, [organization], ['active'])) await reconcile(context, channel);
  }
}

async function reconcile(context: AppContext, channel: LivingChannel): Promise<void> {
  const { db, clock, log } = context;
  const acts = channelActs(context, channel);
  if (acts === null) return;
  const since = addHours(clock.now(), -lookBackHours);
  const published = await publishedOn(db, channel.id, since);
  const refs = published.flatMap(({ ref }) => (ref === null ? [] : [ref]));
  const own = await acts.listOwn(refs, since);
  if (own.kind === 'unavailable') {
    log.warn({ channel: channel.id, code: own.message.code }, 'what the account did cannot be read now');
    return;
  }
  const articles = new Set(refs.flatMap(({ article }) => (article === null ? [] : [String(article)])));
  for (const act of own.acts) {
    if (articles.has(act.key) || (await isRecorded(db, channel, act))) continue;
    await raise(context, channel, act);
  }
}

/** Whether the record has an act like this one, done or under way: by the comment, or by the account or post that it was done to. */
async function isRecorded(db: Database, channel: LivingChannel, act: OwnAct): Promise<boolean> {
  const row = await db
    .selectFrom('interaction_act as act')
    .leftJoin('interaction_words as words', 'words.act_id', 'act.act_id')
    .leftJoin('public_message as message', 'message.message_id', 'act.message_id')
    .select('act.act_id')
    .where('act.channel_id', '=', channel.id)
    .where('act.action', '=', act.action)
    .where('act.status', 'in', ['done', 'doing', 'unknown', 'byHand'])
    .where((row) =>
      row.or([
        row('message.platform_key', '=', act.comment ?? act.key),
        sql<boolean>`lower(words.words ->> 'account') = lower(${act.key}::text)`,
        sql<boolean>`words.words ->> 'url' = ${act.key}::text`,
        sql<boolean>`${act.text}::text is not null and words.words ->> 'text' = ${act.text}::text`,
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function raise(context: AppContext, channel: LivingChannel, act: OwnAct): Promise<void> {
  const now = context.clock.now();
  await context.db.transaction().execute(async (trx) => {
    const { root, organization } = channel;
    const fresh = await trx
      .insertInto('patrol_difference')
      .values({ channel_id: channel.id, digest: digestOf(act), root_id: root, found_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('digest')
      .executeTakeFirst();
    const ground = fresh === undefined ? null : await groundOf(trx, organization, now);
    if (ground === null) return;
    const finding = await recordFinding(trx, {
      kind: 'findingRaised',
      finding: newId<PatrolFindingId>(),
      ...{ patrol: null, root, organization, channel: channel.id, what: 'actedOutside', before: null },
      dueAt: addHours(now, ground.rule.correctWithinHours),
      by: null,
      at: now,
    });
    await keepNote(trx, finding, noteOf(act, act.at));
    const details = { finding: finding.id, organization };
    await tellBothLevels(trx, ground, 'patrolFindingRaised', [], details, now);
  });
}

function digestOf({ action, key }: OwnAct): Digest {
  const hash = createHash('sha256').update(`${action} ${key}`).digest('hex');
  return brandId<Digest>(`sha256:${hash}`);
}

const names: Readonly<Partial<Record<OwnAct['action'], string>>> = {
  follow: '关注',
  reply: '回复',
  comment: '发文或评论',
  forward: '转发',
  directMessage: '私信',
  elect: '精选评论',
};

function noteOf({ action, text, key }: OwnAct, at: Instant | null): string {
  const when = at === null ? '' : `（平台时间 ${addHours(at, 8).slice(0, 16).replace('T', ' ')}）`;
  const what = text ?? (action === 'follow' || action === 'forward' ? key : '');
  return `平台显示账号有一次“${names[action] ?? action}”，系统内没有申请和批准记录${when}。${what === '' ? '' : `内容：${what.slice(0, 300)}`}`;
}
