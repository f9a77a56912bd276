import type { LocalizedText } from '@sanshen/domain/kernel';

const texts = {
  registered: { zh: '登记账号', en: 'Channel registered' },
  applied: { zh: '申请开设账号', en: 'Channel applied for' },
  approved: { zh: '批准开设账号', en: 'Channel approved' },
  refused: { zh: '不予开设账号', en: 'Channel refused' },
  filed: { zh: '报备账号', en: 'Channel filed' },
  filingAccepted: { zh: '受理账号备案', en: 'Filing of a channel accepted' },
  filingReturned: { zh: '退回账号备案', en: 'Filing of a channel returned' },
  filingAmended: { zh: '更新账号备案信息', en: 'Filing of a channel amended' },
  dutiesSet: { zh: '明确账号责任人', en: 'Duties of a channel set' },
  wentDormant: { zh: '账号转为休眠', en: 'Channel found dormant' },
  suspended: { zh: '停用账号', en: 'Channel suspended' },
  resumed: { zh: '恢复账号', en: 'Channel resumed' },
  closed: { zh: '注销账号', en: 'Channel closed' },
  changed: { zh: '变更账号', en: 'Channel changed' },
  secretSet: { zh: '设置账号密钥', en: 'Channel secret set' },
  attested: { zh: '核对账号登录设备', en: 'Logins of a channel attested' },
  loginFindingCleared: { zh: '处理登录设备问题', en: 'Finding on a login cleared' },
  credentialSet: { zh: '登记或更换账号口令', en: 'Credential of a channel set' },
  rotationCalled: { zh: '账号口令须更换', en: 'Credential to be changed' },
  checkoutRequested: { zh: '申请取用口令', en: 'Check-out requested' },
  checkoutApproved: { zh: '批准取用口令', en: 'Check-out approved' },
  checkoutRefused: { zh: '退回取用申请', en: 'Check-out refused' },
  checkoutShown: { zh: '查看口令', en: 'Credential shown' },
  checkoutReturned: { zh: '归还口令', en: 'Credential returned' },
  checkoutExpired: { zh: '取用到期', en: 'Check-out expired' },
  deviceRegistered: { zh: '登记单位设备', en: 'Device registered' },
  deviceChanged: { zh: '变更设备信息', en: 'Device changed' },
  deviceEnrolled: { zh: '绑定设备通行密钥', en: 'Device enrolled' },
  deviceRetired: { zh: '停用设备', en: 'Device retired' },
  rightFound: { zh: '发布权限变化', en: 'Publishing right changed' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** Kinds of entries about channels, devices and publishing rights. */
export type ChannelLedgerKind = `channels.${keyof typeof texts}`;

/** What each kind is called. */
// Keys and texts are those of the table above; fromEntries cannot know them.
export const channelLedgerTexts = Object.fromEntries(
  Object.entries(texts).map(([kind, text]) => [`channels.${kind}`, text]),
) as Readonly<Record<ChannelLedgerKind, LocalizedText>>;
