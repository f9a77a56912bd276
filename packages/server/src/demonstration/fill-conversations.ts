import type { PublicWriting } from '@sanshen/connectors/reading';
import type { SimulatorControl } from '@sanshen/connectors/wechat/simulator';
import { addHours, type Instant } from '@sanshen/domain/kernel';
import { findLiving } from '../modules/channels/public.ts';
import { receiveWritings } from '../modules/conversations/public.ts';
import { publishedOn, wechatAppId } from '../modules/publishing/public.ts';
import type { AppContext } from '../platform/context.ts';
import { enqueue } from '../platform/jobs/tasks.ts';
import { demonstrationChannelId } from './channels.ts';

/** What readers of the demonstration wrote: how many hours ago, whether to the account itself, and what it said before it was edited. */
interface Told {
  readonly text: string;
  readonly hoursAgo: number;
  readonly message?: true;
  readonly before?: string;
  readonly answered?: string;
  /** Hours after which the platform showed it. */
  readonly late?: number;
}

const told: readonly Told[] = [
  { text: '请问青年夜校第三期什么时候开始报名？上一期没有抢到。', hoursAgo: 0.4 },
  { text: '为志愿者点赞，昨天在翠湖遇到你们了。', hoursAgo: 1.2 },
  { text: '报名链接打不开，换了两个手机都不行。', hoursAgo: 2, before: '报名链接打不开' },
  { text: '能不能把活动放在周末？平时要上班，报了名也去不了。', hoursAgo: 3.5 },
  { text: '外地户口的大学生可以申请人才公寓吗？需要带什么材料？', hoursAgo: 5, message: true },
  { text: '上周就留言问过就业见习的补贴，到现在没有人回复。', hoursAgo: 30, late: 22 },
  { text: '文章第三段的日期写错了，应该是二十八日。', hoursAgo: 7 },
  { text: '谢谢，已经收到通知。', hoursAgo: 9, answered: '感谢支持，欢迎继续参加。' },
  { text: '志愿服务时长怎么查询？', hoursAgo: 26, answered: '登录“志愿云南”小程序，在“我的”中查询。' },
  { text: '想咨询一下团员证补办的流程。', hoursAgo: 28, message: true },
  { text: '希望多办一些这样的读书会。', hoursAgo: 50 },
  { text: '这次招聘会有没有面向职校学生的岗位？', hoursAgo: 74 },
];

/** Districts whose inboxes are filled: the first, and one where nobody else tries things out. */
const districts = ['wuhua', 'dianchi'] as const;

/** Lets readers of some WeChat accounts write: under articles on the simulated platform where there are any, so that the reading finds them there. */
export async function fillConversations(
  context: AppContext,
  control: SimulatorControl | null,
): Promise<void> {
  for (const district of districts) await fillDistrict(context, district, control);
  await context.db.transaction().execute((trx) => enqueue(trx, 'conversations.poll', {}));
}

async function fillDistrict(
  context: AppContext,
  district: (typeof districts)[number],
  control: SimulatorControl | null,
): Promise<void> {
  const { db, clock } = context;
  const id = demonstrationChannelId(district, 'wechat');
  const channel = await findLiving(db, id);
  if (channel === null) return;
  const now = clock.now();
  const [article] = await publishedOn(db, id, addHours(now, -24 * 90));
  const thread = article?.ref?.messageDataId ?? null;
  const given = told.map((one, index) => writingOf(one, `${district}-${index}`, now));
  const onPlatform = thread !== null && control !== null;
  for (const one of onPlatform ? given.filter(({ kind }) => kind === 'comment').reverse() : []) {
    control?.comment(wechatAppId(channel), thread ?? '', one.text, {
      openid: one.writer ?? '',
      at: Math.floor(Date.parse(one.writtenAt) / 1000),
    });
  }
  const direct = onPlatform ? given.filter(({ kind }) => kind === 'message') : given;
  for (const [index, one] of direct.entries()) {
    const { before, late } = told[index] ?? {};
    if (before !== undefined && !onPlatform) {
      await receiveWritings(context, channel, [{ ...one, text: before }], addHours(now, -1));
    }
    const seen = late === undefined ? one.writtenAt : addHours(one.writtenAt, late);
    await receiveWritings(context, channel, [one], before === undefined ? seen : now);
  }
}

function writingOf({ text, hoursAgo, message, answered }: Told, id: string, now: Instant): PublicWriting {
  const writtenAt = addHours(now, -hoursAgo);
  return {
    kind: message === true ? 'message' : 'comment',
    id,
    thread: null,
    writer: `demonstration-reader-${id}`,
    text,
    writtenAt,
    editedAt: null,
    elected: false,
    reply: answered === undefined ? null : { text: answered, at: addHours(writtenAt, 1) },
  };
}
