import type { LocalizedText, Message } from '@sanshen/domain/kernel';
import type { LossCause } from './http.ts';

const causes: Readonly<Record<LossCause, LocalizedText>> = {
  refused: { zh: '无法连接', en: 'no connection' },
  timeout: { zh: '超时', en: 'timed out' },
  connection: { zh: '连接中断', en: 'connection lost' },
  httpStatus: { zh: '服务器错误', en: 'server error' },
  notJson: { zh: '回复无法识别', en: 'unreadable answer' },
  tooLarge: { zh: '回复过大', en: 'answer too large' },
};

/** Everything that the WeChat connector says by itself, in both languages. */
const texts = {
  lost: (cause: LossCause) => ({
    zh: `未得到微信的回复（${causes[cause].zh}），没有造成任何改变或可以安全重试`,
    en: `no answer from WeChat (${causes[cause].en}); nothing was changed or it is safe to try again`,
  }),
  outcomeLost: (cause: LossCause) => ({
    zh: `已向微信提交，但未得到回复（${causes[cause].zh}）：结果未知，系统只查询、不再次提交`,
    en: `sent to WeChat, but the answer was lost (${causes[cause].en}): the outcome is unknown; it is looked up, never sent again`,
  }),
  outcomeUnclear: () => ({
    zh: '微信的回复不能说明是否已经执行：结果未知，系统只查询、不再次提交',
    en: 'the answer of WeChat does not say whether it acted: the outcome is unknown; it is looked up, never sent again',
  }),
  invalid: () => ({ zh: '稿件不符合微信的要求', en: 'the article does not meet what WeChat asks for' }),
  fileChanged: () => ({
    zh: '文件内容与签发时的摘要不一致，已停止',
    en: 'the file no longer has the digest that was signed off; stopped',
  }),
  fileMissing: () => ({ zh: '找不到稿件中的文件', en: 'a file of the article cannot be found' }),
  settling: () => ({
    zh: '上次建草稿的结果未知，稍后先查询再决定',
    en: 'the last attempt to make the draft is unsettled; it is looked up shortly',
  }),
  draftGone: () => ({
    zh: '草稿已不在草稿箱：可能已在公众平台发布或删除，请核实',
    en: 'the draft has left the draft box: it may have been published or deleted on the platform; look there',
  }),
  alreadyPublished: () => ({
    zh: '这篇草稿已经发布，不能再次准备',
    en: 'this draft has been published already and is not prepared again',
  }),
  notPrepared: () => ({ zh: '草稿尚未备好，没有提交', en: 'the draft is not ready; nothing was submitted' }),
  digestMismatch: () => ({
    zh: '草稿对应的稿件与签发的稿件不是同一摘要，没有提交',
    en: 'the draft belongs to another digest than the release; nothing was submitted',
  }),
  draftChanged: () => ({
    zh: '草稿在公众平台上被改动，与签发的内容不一致，没有提交',
    en: 'the draft was changed on the platform and differs from what was released; nothing was submitted',
  }),
  publishByHand: () => ({
    zh: '请在公众平台的草稿箱找到这篇草稿，核对后手动发布，再回填链接',
    en: 'find this draft in the draft box of the platform, compare it, publish it by hand and enter its address here',
  }),
  stillUnknown: () => ({
    zh: '尚未查到这篇文章，草稿仍在；继续查询',
    en: 'the article has not appeared and the draft is still there; looking further',
  }),
  askPerson: () => ({
    zh: '查询不能确定是否已发布，请到公众平台核实后登记结果；系统不会再次提交',
    en: 'reading cannot settle whether it was published; look on the platform and record the result; it is not submitted again',
  }),
  severalMatches: () => ({
    zh: '平台上有多篇相同的文章，请核实',
    en: 'the platform shows several equal articles; look there',
  }),
  noReference: () => ({ zh: '没有可供查询的编号或链接', en: 'there is no id or address to look up' }),
  originality: () => ({ zh: '原创校验未通过', en: "the platform's originality check failed" }),
  publishFailed: () => ({
    zh: '发布失败，平台未说明原因',
    en: 'publishing failed; the platform gives no reason',
  }),
  reviewFailed: () => ({ zh: '平台审核未通过', en: "the platform's own review refused it" }),
  statusUnknown: () => ({ zh: '平台返回了未知的状态', en: 'the platform answered with an unknown status' }),
  gone: () => ({ zh: '文章已被删除', en: 'the article has been deleted' }),
  banned: () => ({ zh: '文章已被平台处置，无法查看', en: 'the platform has removed the article' }),
  blocked: () => ({
    zh: '平台要求人机验证，无法据此判断文章状态',
    en: 'the platform shows a verification page; it says nothing about the article',
  }),
  pageUnreadable: () => ({ zh: '页面无法识别', en: 'the page cannot be read' }),
  foreignAddress: () => ({
    zh: '链接不属于允许的站点，未打开',
    en: 'the address is not of an allowed site; it was not opened',
  }),
  noArticle: () => ({
    zh: '没有文章编号，请在公众平台手动删除',
    en: 'there is no article id; delete it by hand on the platform',
  }),
  callbackOff: () => ({ zh: '未设置回调令牌', en: 'no callback token is set' }),
  byHandOnly: () => ({ zh: '在公众平台手动完成', en: 'done by hand on the platform' }),
  badSignature: () => ({ zh: '签名不正确', en: 'the signature is wrong' }),
  badEncryption: () => ({
    zh: '无法解密，或要求加密却收到明文',
    en: 'it cannot be decrypted, or is plain where encryption is required',
  }),
  wrongAccount: () => ({ zh: '消息属于其他账号', en: 'the message is for another account' }),
  malformed: () => ({ zh: '消息格式错误', en: 'the message is malformed' }),
  tooLarge: () => ({ zh: '消息过大', en: 'the message is too large' }),
  stale: () => ({
    zh: '消息时间戳超出允许范围',
    en: "the message's time stamp is outside the allowed window",
  }),
  titleEmpty: () => ({ zh: '标题不能为空', en: 'the title is empty' }),
  titleLong: (limit: number) => ({
    zh: `标题超过 ${limit} 个字`,
    en: `the title is longer than ${limit} characters`,
  }),
  bylineLong: (limit: number) => ({
    zh: `作者超过 ${limit} 个字`,
    en: `the byline is longer than ${limit} characters`,
  }),
  summaryLong: (limit: number) => ({
    zh: `摘要超过 ${limit} 个字`,
    en: `the summary is longer than ${limit} characters`,
  }),
  summaryEmpty: () => ({
    zh: '摘要为空，平台会自动取正文前 54 个字',
    en: 'the summary is empty; the platform takes the first 54 characters of the body',
  }),
  bodyUnrenderable: () => ({
    zh: '正文无法转换为微信图文',
    en: 'the body cannot be turned into a WeChat article',
  }),
  pictureUnlisted: () => ({
    zh: '正文引用了不在签发范围内的图片',
    en: 'the body uses a picture that the release does not cover',
  }),
  noComments: () => ({
    zh: '平台没有给出这篇文章的评论编号，请到公众平台查看和处理评论',
    en: 'the platform gave no number by which to reach the comments of this article; look after them on its own site',
  }),
  messageWindowClosed: () => ({
    zh: '距读者上次互动已超过平台规定的时限，不能再发客服消息',
    en: "the platform's window since the reader's last contact has closed; no message can be sent",
  }),
  messagesUsedUp: (most: number) => ({
    zh: `本次互动后已发满 ${most} 条客服消息`,
    en: `${most} messages have been sent since this contact, which is all that the platform allows`,
  }),
  massConfirm: () => ({
    zh: '群发需要公众号管理员在 30 分钟内用手机确认，超时即失败；确认后请登记结果',
    en: "the account's administrator has to confirm the mass send on his phone within 30 minutes, or it fails; record the result afterwards",
  }),
  massFailed: (status: string) => ({
    zh: `群发失败（${status}）`,
    en: `the mass send failed (${status})`,
  }),
  bodyEmpty: () => ({ zh: '正文为空', en: 'the body is empty' }),
  bodyLong: (limit: number) => ({
    zh: `正文代码须少于 ${limit} 个字符`,
    en: `the body's HTML must have fewer than ${limit} characters`,
  }),
  bodyLarge: (limit: number) => ({
    zh: `正文须小于 ${limit} 字节`,
    en: `the body must be smaller than ${limit} bytes`,
  }),
  bodyScript: () => ({
    zh: '正文含有脚本，平台会删除',
    en: 'the body holds a script, which the platform removes',
  }),
  bodyForeignPicture: () => ({
    zh: '正文含有外部图片，平台会过滤',
    en: 'the body holds an external picture, which the platform filters out',
  }),
  coverMissing: () => ({ zh: '没有封面图', en: 'there is no cover picture' }),
  coverType: () => ({ zh: '封面须为 JPG、PNG、GIF 或 BMP', en: 'the cover must be JPG, PNG, GIF or BMP' }),
  coverLarge: (limit: number) => ({
    zh: `封面大于 ${limit} 字节`,
    en: `the cover is larger than ${limit} bytes`,
  }),
  pictureType: () => ({ zh: '正文图片须为 JPG 或 PNG', en: 'pictures in the body must be JPG or PNG' }),
  pictureLarge: (limit: number) => ({
    zh: `正文图片须小于 ${limit} 字节`,
    en: `pictures in the body must be smaller than ${limit} bytes`,
  }),
  sourceLinkBad: () => ({
    zh: '原文链接须为 http 或 https 地址',
    en: 'the source link must be an http or https address',
  }),
  sourceLinkLong: (limit: number) => ({
    zh: `原文链接超过 ${limit} 字节`,
    en: `the source link is longer than ${limit} bytes`,
  }),
} as const;

export type TextCode = keyof typeof texts;

/** The message with its code; measures go in as parameters. */
export function say<Code extends TextCode>(
  code: Code,
  ...args: Parameters<(typeof texts)[Code]>
): Message<Code> {
  // The parameters belong to this very entry; the compiler cannot follow that through the union.
  const entry = texts[code] as (...values: readonly unknown[]) => LocalizedText;
  return { code, ...entry(...args) };
}
