import type { Act } from '@sanshen/domain/interaction';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { InteractionAction } from '@sanshen/domain/policy';

/** Where the work is done, by platform; the rest is done in the platform's own application. */
const places: Readonly<Record<string, string>> = {
  wechat: 'https://mp.weixin.qq.com/',
  weibo: 'https://weibo.com/',
  douyin: 'https://creator.douyin.com/',
  bilibili: 'https://member.bilibili.com/',
  kuaishou: 'https://cp.kuaishou.com/',
  toutiao: 'https://mp.toutiao.com/',
  xiaohongshu: 'https://creator.xiaohongshu.com/',
  weixinVideo: 'https://channels.weixin.qq.com/',
};

const what: Readonly<Record<InteractionAction, LocalizedText>> = {
  follow: { zh: '找到所列账号并点“关注”', en: 'find the account and follow it' },
  unfollow: { zh: '找到所列账号并取消关注', en: 'find the account and unfollow it' },
  like: { zh: '打开所列内容并点赞', en: 'open the post and like it' },
  comment: { zh: '打开所列内容，粘贴评论并发送', en: 'open the post, paste the comment and send it' },
  reply: { zh: '找到该评论，粘贴回复并发送', en: 'find the comment, paste the reply and send it' },
  forward: {
    zh: '打开所列内容并转发，附上批准的文字',
    en: 'open the post and forward it with the approved words',
  },
  directMessage: {
    zh: '打开与对方的对话，粘贴私信并发送',
    en: 'open the conversation, paste the message and send it',
  },
  pin: { zh: '找到该内容并置顶', en: 'find it and pin it' },
  elect: {
    zh: '在留言管理中找到该评论，设为精选',
    en: 'find the comment among the managed ones and elect it',
  },
  hideComment: {
    zh: '先对该评论截图，再在留言管理中隐藏或删除该评论',
    en: 'take a screenshot of the comment, then hide or delete it among the managed ones',
  },
};

const common: readonly LocalizedText[] = [
  {
    zh: '在本单位登记的工作设备上登录该账号',
    en: 'log in to the channel on a registered device of the unit',
  },
  {
    zh: '只按批准的内容办理一次，不增减文字',
    en: 'do it once and exactly as approved; change no word',
  },
  { zh: '办理后截图，上传并登记结果', en: 'take a screenshot, upload it and record the result' },
];

/** What a person has to do where no API does. Pure. */
export function guideFor(
  { action }: Pick<Act, 'action'>,
  platform: string,
): {
  readonly openUrl: string;
  readonly steps: LocalizedText[];
} {
  const [login, once, after] = common;
  const steps = [login, what[action], once, after].filter((one) => one !== undefined);
  return { openUrl: places[platform] ?? '', steps };
}
