import type { LocalizedText, Message } from '@sanshen/domain/kernel';

/** What publishing itself has to say, in both languages; connectors bring their own messages. */
const texts = {
  contentChanged: {
    zh: '待发布内容的摘要与签发的摘要不一致，已拦截，未向平台发送任何内容。请立即核查存储与操作记录',
    en: 'the stored text no longer has the digest that was released; it was held back and nothing was sent. Look into storage and records at once',
  },
  contentMissing: {
    zh: '找不到签发的版本，未发送',
    en: 'the released revision cannot be found; nothing was sent',
  },
  draftDiffers: {
    zh: '平台保存的草稿与签发内容不一致，未提交发布',
    en: 'the draft on the platform differs from what was released; it was not submitted',
  },
  stopped: { zh: '发布在提交前被叫停', en: 'publishing was stopped before it was submitted' },
  frozen: {
    zh: '发布已被封停，未提交。解除封停后须由人重新发布',
    en: 'publishing is frozen; nothing was submitted. After the freeze is lifted a person has to publish it again',
  },
  platformAway: {
    zh: '平台连续多次没有应答，稍后自动再试',
    en: 'the platform has not answered several times; it is tried again by itself',
  },
  channelBusy: {
    zh: '该账号本分钟的发布次数已满，依次等待',
    en: 'this channel has sent all that it may in this minute; it waits for its turn',
  },
  releaseGone: { zh: '签发已失效，未提交', en: 'the release is no longer in force; nothing was submitted' },
  channelNotActive: {
    zh: '账号已暂停、注销或不存在，未提交',
    en: 'the channel is suspended, closed or unknown; nothing was submitted',
  },
  notPrepared: {
    zh: '多次准备未成功，未提交。平台恢复后可再次发布',
    en: 'preparing failed several times; nothing was submitted. Publish again when the platform answers',
  },
  byHand: {
    zh: '该账号没有可用的发布接口，请按步骤手动发布并回填链接或截图',
    en: 'this channel has no publishing API; publish by hand following the steps and enter the address or a screenshot',
  },
  unresolved: {
    zh: '提交后没有得到平台的答复，查询也不能确定是否已发布。请到平台核实后登记结果；系统不会再次提交',
    en: 'the platform did not answer the submission and reading does not settle it. Look on the platform and record the result; it is never submitted again',
  },
  noResult: {
    zh: '平台受理后迟迟没有结果，请到平台核实后登记结果',
    en: 'the platform took the task and gives no result; look on the platform and record it',
  },
  notReadable: {
    zh: '该平台没有可供读取的接口，系统看不到页面',
    en: 'the platform has no way to read what is public, so the system cannot see the page',
  },
  takedownUnresolved: {
    zh: '多次尝试后仍不能确定是否已撤下，请到平台核实',
    en: 'several tries could not settle whether it was taken down; look on the platform',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export type PublishingText = keyof typeof texts;

/** The message with its stable code `publishing.<name>`. */
export function say(name: PublishingText): Message {
  return { code: `publishing.${name}`, ...texts[name] };
}
