import type { LocalizedText, Message } from '@sanshen/domain/kernel';
import type { GuardedReply } from '../fetch/index.ts';

/** Why an answer is missing or cannot be read. */
export type LossCause =
  | Extract<GuardedReply, { kind: 'lost' }>['cause']
  | 'guarded'
  | 'httpStatus'
  | 'notJson'
  | 'tooLarge';

const causes: Readonly<Record<LossCause, LocalizedText>> = {
  unresolved: { zh: '域名无法解析', en: 'the name cannot be resolved' },
  refused: { zh: '无法连接', en: 'no connection' },
  timeout: { zh: '超时', en: 'timed out' },
  connection: { zh: '连接中断', en: 'connection lost' },
  guarded: { zh: '地址不允许访问', en: 'the address may not be opened' },
  httpStatus: { zh: '服务器错误', en: 'server error' },
  notJson: { zh: '回复无法识别', en: 'unreadable answer' },
  tooLarge: { zh: '回复过大', en: 'answer too large' },
};

/** What connectors of platforms without drafts say, in both languages. */
const texts = {
  lost: (name: LocalizedText, cause: LossCause) => ({
    zh: `未得到${name.zh}的回复（${causes[cause].zh}），没有造成任何改变或可以安全重试`,
    en: `no answer from ${name.en} (${causes[cause].en}); nothing was changed or it is safe to try again`,
  }),
  outcomeLost: (name: LocalizedText, cause: LossCause) => ({
    zh: `已向${name.zh}提交，但未得到回复（${causes[cause].zh}）：结果未知，系统只查询、不再次提交`,
    en: `sent to ${name.en}, but the answer was lost (${causes[cause].en}): the outcome is unknown; it is looked up, never sent again`,
  }),
  outcomeUnclear: (name: LocalizedText) => ({
    zh: `${name.zh}的回复不能说明是否已经执行：结果未知，系统只查询、不再次提交`,
    en: `the answer of ${name.en} does not say whether it acted: the outcome is unknown; it is looked up, never sent again`,
  }),
  invalid: (name: LocalizedText) => ({
    zh: `稿件不符合${name.zh}的要求`,
    en: `the article does not meet what ${name.en} asks for`,
  }),
  fileChanged: () => ({
    zh: '文件内容与签发时的摘要不一致，已停止',
    en: 'the file no longer has the digest that was signed off; stopped',
  }),
  fileMissing: () => ({ zh: '找不到稿件中的文件', en: 'a file of the article cannot be found' }),
  notPrepared: () => ({
    zh: '稿件尚未备好，没有提交',
    en: 'the article is not prepared; nothing was submitted',
  }),
  digestMismatch: () => ({
    zh: '备好的稿件与签发的稿件不是同一摘要，没有提交',
    en: 'what was prepared has another digest than the release; nothing was submitted',
  }),
  composedChanged: () => ({
    zh: '备好的内容在提交前发生了变化，没有提交',
    en: 'what was prepared has changed since; nothing was submitted',
  }),
  stillUnknown: (name: LocalizedText) => ({
    zh: `在${name.zh}上尚未查到，继续查询`,
    en: `it has not appeared on ${name.en}; looking further`,
  }),
  askPerson: (name: LocalizedText) => ({
    zh: `请到${name.zh}核实是否已发布，并登记结果；系统不会再次提交`,
    en: `look on ${name.en} whether it was published and record the result; it is never submitted again`,
  }),
  severalMatches: (name: LocalizedText) => ({
    zh: `在${name.zh}上查到多条相同内容，请人工核实`,
    en: `several equal items were found on ${name.en}; a person has to look`,
  }),
  noReference: (name: LocalizedText) => ({
    zh: `没有${name.zh}的作品编号，请人工核实`,
    en: `no id on ${name.en} is known; a person has to look`,
  }),
  readByHand: (name: LocalizedText) => ({
    zh: `${name.zh}没有可用的查询接口，请打开链接人工核对`,
    en: `${name.en} offers no reading API here; open the address and compare`,
  }),
  takeDownByHand: (name: LocalizedText) => ({
    zh: `请在${name.zh}上手动删除，并上传截图`,
    en: `delete it by hand on ${name.en} and upload a screenshot`,
  }),
  gone: (name: LocalizedText) => ({ zh: `${name.zh}上已没有这条内容`, en: `${name.en} no longer has it` }),
  banned: (name: LocalizedText) => ({ zh: `这条内容已被${name.zh}处置`, en: `${name.en} has removed it` }),
  reviewFailed: (name: LocalizedText) => ({
    zh: `未通过${name.zh}的审核`,
    en: `it did not pass the review of ${name.en}`,
  }),
  noEvents: (name: LocalizedText) => ({ zh: `${name.zh}不推送事件`, en: `${name.en} pushes no events` }),
  badCallback: () => ({ zh: '回调未通过校验', en: 'the callback was not accepted' }),
  byHandOnly: (name: LocalizedText) => ({
    zh: `${name.zh}没有可用的接口，由人工办理`,
    en: `${name.en} offers no API for this; a person does it`,
  }),
  byHandThis: (name: LocalizedText) => ({
    zh: `这篇稿件不能经接口发到${name.zh}，请手动发布`,
    en: `this article cannot go to ${name.en} by API; publish it by hand`,
  }),
  notAuthorized: (name: LocalizedText) => ({
    zh: `${name.zh}账号尚未授权或授权已失效，请重新授权`,
    en: `the channel on ${name.en} is not authorised, or no longer; authorise it again`,
  }),
  refusedBy: (name: LocalizedText, code: string, text: string) => ({
    zh: `${name.zh}拒绝了请求（${code}）${text === '' ? '' : ` [${text}]`}`,
    en: `${name.en} refused the request (${code})${text === '' ? '' : ` [${text}]`}`,
  }),
} as const;

/** The message with its code. */
export function say<Code extends keyof typeof texts>(
  code: Code,
  ...args: Parameters<(typeof texts)[Code]>
): Message<Code> {
  // The parameters belong to this very entry; the compiler cannot follow that through the union.
  const entry = texts[code] as (...values: readonly unknown[]) => LocalizedText;
  return { code, ...entry(...args) };
}
