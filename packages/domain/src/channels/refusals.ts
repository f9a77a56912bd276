import type { LocalizedText } from '../kernel/index.ts';
import type { ChannelStatus } from './channel.ts';
import type { ChannelDuty } from './duties.ts';
import type { FilingGap } from './filing.ts';
import type { RightObstacle } from './rights.ts';

/** Why a decision about a channel is refused. Codes are stable. */
export type ChannelRefusal =
  | { readonly code: 'channels.wrongStatus'; readonly status: ChannelStatus }
  | { readonly code: 'channels.notApprover' }
  | { readonly code: 'channels.ownApplication' }
  | { readonly code: 'channels.notFilingOffice' }
  | { readonly code: 'channels.ownFiling' }
  | { readonly code: 'channels.reasonMissing' }
  | { readonly code: 'channels.evidenceMissing' }
  | { readonly code: 'channels.purposeMissing' }
  | { readonly code: 'channels.filingIncomplete'; readonly gaps: readonly FilingGap[] }
  | { readonly code: 'channels.dutyMissing'; readonly duties: readonly ChannelDuty[] }
  | { readonly code: 'channels.dutyTwice' }
  | { readonly code: 'channels.dutyOutsider' }
  | { readonly code: 'channels.noRight'; readonly obstacle: RightObstacle }
  | { readonly code: 'channels.notDormantYet' }
  | { readonly code: 'checkout.wrongStatus'; readonly status: string }
  | { readonly code: 'checkout.notOperator' }
  | { readonly code: 'checkout.ownRequest' }
  | { readonly code: 'checkout.notApprover' }
  | { readonly code: 'checkout.approvedAlready' }
  | { readonly code: 'checkout.notYours' }
  | { readonly code: 'checkout.deviceNotEnrolled' }
  | { readonly code: 'checkout.deviceElsewhere' }
  | { readonly code: 'checkout.tooLong'; readonly most: number }
  | { readonly code: 'checkout.expired' }
  | { readonly code: 'checkout.shownAlready' }
  | { readonly code: 'checkout.othersOut' }
  | { readonly code: 'checkout.frozen' };

export type ChannelRefusalCode = ChannelRefusal['code'];

/** Every refusal in both languages: what happened and what to do next. */
export const channelRefusals: Readonly<Record<ChannelRefusalCode, LocalizedText>> = {
  'channels.wrongStatus': {
    zh: '账号当前所处环节不能办理此事，请刷新后查看现状',
    en: 'The channel does not stand where this can be done; read it again',
  },
  'channels.notApprover': {
    zh: '开设账号须由规则指定的职务批准，您不在其中',
    en: 'The rule book names the offices that approve a channel; you hold none of them',
  },
  'channels.ownApplication': {
    zh: '不能批准自己提出的申请，请由另一人批准',
    en: 'Nobody approves his own application; somebody else must',
  },
  'channels.notFilingOffice': {
    zh: '备案由规则指定的上级宣传部门受理，您不在该部门',
    en: 'Filings are accepted by the publicity department that the rule book names; you hold no office there',
  },
  'channels.ownFiling': {
    zh: '不能受理自己报送的备案，请由另一人受理',
    en: 'Nobody accepts his own filing; somebody else must',
  },
  'channels.reasonMissing': { zh: '请写明理由', en: 'Give a reason' },
  'channels.evidenceMissing': {
    zh: '请附上平台注销结果的截图等凭证',
    en: 'Attach evidence that the platform closed it, such as a screenshot',
  },
  'channels.purposeMissing': { zh: '请写明开设账号的用途', en: 'Say what the channel is for' },
  'channels.filingIncomplete': {
    zh: '备案信息不完整，请补齐后再报',
    en: 'The filing is not complete; fill what is missing',
  },
  'channels.dutyMissing': {
    zh: '责任领导、平台负责人、运营人员均须明确',
    en: 'A responsible leader, a platform lead and an operator must be named',
  },
  'channels.dutyTwice': {
    zh: '同一人不能重复担任同一职责，责任领导、平台负责人各只设一人（另可设副职）',
    en: 'Nobody holds a duty twice, and there is one leader and one platform lead (beside deputies)',
  },
  'channels.dutyOutsider': {
    zh: '责任人员须在本单位任职，请先办理任职',
    en: 'Duties go to people who hold an office here; appoint them first',
  },
  'channels.noRight': {
    zh: '此人目前没有发布权限，不能担任运营人员：须为正式干部或长期工作人员，在岗，并持有效资格',
    en: 'This person has no publishing right now: operators are formal cadres or long-term staff, in office and present, with a valid qualification',
  },
  'channels.notDormantYet': {
    zh: '尚未达到规则规定的休眠天数',
    en: 'It has not been silent for as long as the rule book says',
  },
  'checkout.wrongStatus': {
    zh: '此次取用已进入其他环节，请刷新后查看',
    en: 'This check-out has moved on; read it again',
  },
  'checkout.notOperator': {
    zh: '只有该账号的平台负责人、运营人员可以申请取用密码',
    en: 'Only the platform lead and the operators of this channel may ask for a credential',
  },
  'checkout.ownRequest': {
    zh: '不能批准自己的取用申请，须由另一人批准',
    en: 'Nobody approves his own check-out; a second person must',
  },
  'checkout.notApprover': {
    zh: '取用密码由该账号的责任领导、平台负责人或本单位领导批准',
    en: 'Check-outs are approved by the channel’s leader or platform lead, or a leader of the organisation',
  },
  'checkout.approvedAlready': { zh: '您已批准过此次取用', en: 'You have approved this check-out already' },
  'checkout.notYours': { zh: '只有申请人本人可以查看和归还', en: 'Only who asked may see it and return it' },
  'checkout.deviceNotEnrolled': {
    zh: '须使用已登记并已绑定通行密钥的本单位设备',
    en: 'It takes a device on the register that is enrolled with its own passkey',
  },
  'checkout.deviceElsewhere': {
    zh: '须在申请时选定的设备上查看',
    en: 'It can be seen only on the device that was named in the request',
  },
  'checkout.tooLong': {
    zh: '取用时间超过规则规定的上限',
    en: 'It is asked for longer than the rule book allows',
  },
  'checkout.expired': { zh: '此次取用已到期，请重新申请', en: 'This check-out has expired; ask again' },
  'checkout.shownAlready': {
    zh: '密码只显示一次，此次已显示过；如仍需要请重新申请',
    en: 'A credential is shown once, and this one was; ask again if you need it',
  },
  'checkout.frozen': {
    zh: '该账号处于封停，停止取用口令；须手动撤稿的账号除外',
    en: 'A freeze holds this channel: no credential is given out, unless something on it has to be taken down by hand',
  },
  'checkout.othersOut': {
    zh: '该密码正由他人取用，请待其归还或到期',
    en: 'Somebody else has this credential out; wait until it is returned or expires',
  },
};
