import type { PublicWriting } from '@sanshen/connectors/reading';
import type { ActWishInput } from '@sanshen/contract/interaction';
import { addHours } from '@sanshen/domain/kernel';
import { findLiving } from '../modules/channels/public.ts';
import { receiveWritings } from '../modules/conversations/public.ts';
import {
  proposeStanding,
  recordResult,
  requestAction,
  runAct,
  stepStanding,
} from '../modules/interaction/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { AppContext } from '../platform/context.ts';
import { demonstrationChannelId } from './channels.ts';
import { commandKeys } from './command-keys.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';
import { keepScreenshot } from './screenshots.ts';

const unit = 'panlong';
const organization = demonstrationOrganizationId(unit);
const operator = demonstrationPersonId(unit, 'operator', 1);
const lead = demonstrationPersonId(unit, 'platformLead');
/** A platform without an interface for answers: what is approved there is done by hand, so that nothing depends on the simulators. */
const channel = demonstrationChannelId(unit, 'douyin');

/** What readers wrote there, and how many hours ago. */
const comments = {
  question: { text: '请问盘龙区的青年之家周末开放吗？想带社团的同学去活动。', hoursAgo: 4 },
  spam: { text: '在家就能做的兼职，日结，加微信 zq_demo_2026 了解', hoursAgo: 7 },
  praise: { text: '视频拍得很好，期待下一期。', hoursAgo: 6 },
} as const;

/**
 * Lets one district of the demonstration act by the commands that people give: a reply and a follow wait for approval, a standing approval is in force, and a
 * comment that is spam by rule is hidden by hand. Only where nothing was asked for yet; gives how many acts it made.
 */
export async function fillActs(given: AppContext): Promise<number> {
  const any = await given.db.selectFrom('interaction_act').select('act_id').limit(1).executeTakeFirst();
  const living = any === undefined ? await findLiving(given.db, channel) : null;
  if (living === null) return 0;
  const now = given.clock.now();
  const clock = new SettableClock(addHours(now, -24 * 10));
  const context = { ...given, clock };
  const key = commandKeys('act');

  const { standing } = await proposeStanding(context, key(operator), organization, {
    action: 'reply',
    channel: null,
    name: '转办告知',
    template: {
      text: '感谢您的留言，已转交{科室}办理，我们将在{天数}个工作日内答复您。',
      variables: [
        { name: '科室', kind: 'choice', choices: ['组织部', '宣传部', '权益部'] },
        { name: '天数', kind: 'number' },
      ],
    },
    perHour: 10,
    perDay: 30,
    validTo: addHours(now, 24 * 60),
  });
  clock.set(addHours(clock.now(), 2));
  await stepStanding(context, key(lead), { standing, step: 'grant' });

  for (const [id, { text, hoursAgo }] of Object.entries(comments)) {
    const at = addHours(now, -hoursAgo);
    await receiveWritings(context, living, [writingOf(id, text, at)], at);
  }
  const message = async (id: keyof typeof comments) => {
    const row = await given.db
      .selectFrom('public_message')
      .select('message_id')
      .where('channel_id', '=', channel)
      .where('platform_key', '=', keyOf(id))
      .executeTakeFirstOrThrow();
    return { message: row.message_id };
  };
  const ask = (wish: ActWishInput) => requestAction(context, key(operator), wish);

  clock.set(addHours(now, -6.5));
  const hidden = await ask({
    channel,
    action: 'hideComment',
    purpose: '清理刷单广告，避免青年受骗',
    reason: 'spam',
    target: await message('spam'),
  });
  // What the job does, so that the step by hand can be recorded now.
  await runAct(context, hidden.act);
  clock.set(addHours(now, -6));
  const evidence = await keepScreenshot(context, 'after', { person: operator, organization });
  await recordResult(context, key(operator), { act: hidden.act, outcome: 'done', evidence });
  clock.set(addHours(now, -3));
  await ask({
    channel: demonstrationChannelId(unit, 'weibo'),
    action: 'follow',
    purpose: '与市图书馆互相关注，转发青年阅读活动信息',
    target: { account: '昆明市图书馆' },
  });
  clock.set(addHours(now, -1));
  await ask({
    channel,
    action: 'reply',
    purpose: '答复青年之家开放时间',
    target: await message('question'),
    text: '您好，青年之家每周六、周日九点至十七点开放，团体活动请提前两天电话预约。',
  });
  return 3;
}

function keyOf(id: string): string {
  return `${unit}-demonstration-${id}`;
}

function writingOf(id: string, text: string, writtenAt: PublicWriting['writtenAt']): PublicWriting {
  return {
    kind: 'comment',
    id: keyOf(id),
    thread: null,
    writer: `demonstration-reader-${keyOf(id)}`,
    text,
    writtenAt,
    editedAt: null,
    elected: false,
    reply: null,
  };
}
