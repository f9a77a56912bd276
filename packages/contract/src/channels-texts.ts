import type {
  ChannelDuty,
  ChannelPlatform,
  ChannelStatus,
  CheckoutStatus,
  CredentialKind,
  DeviceKind,
  DutyGapKind,
  FilingGap,
  LoginFindingKind,
  RightObstacle,
  RotationReason,
  VerificationKind,
} from '@sanshen/domain/channels';
import type { LocalizedText } from '@sanshen/domain/kernel';

type Texts<Key extends string> = Readonly<Record<Key, LocalizedText>>;

const platforms: Texts<ChannelPlatform> = {
  wechat: { zh: '微信公众号', en: 'WeChat' },
  weibo: { zh: '微博', en: 'Weibo' },
  douyin: { zh: '抖音', en: 'Douyin' },
  bilibili: { zh: '哔哩哔哩', en: 'Bilibili' },
  kuaishou: { zh: '快手', en: 'Kuaishou' },
  toutiao: { zh: '今日头条', en: 'Toutiao' },
  xiaohongshu: { zh: '小红书', en: 'Xiaohongshu' },
  weixinVideo: { zh: '视频号', en: 'WeChat video' },
  website: { zh: '网站', en: 'Website' },
  feed: { zh: '订阅源（RSS）', en: 'Feed (RSS)' },
  mastodon: { zh: 'Mastodon', en: 'Mastodon' },
};

const statuses: Texts<ChannelStatus> = {
  applied: { zh: '待批准', en: 'Applied for' },
  approved: { zh: '待备案', en: 'To be filed' },
  filed: { zh: '备案受理中', en: 'Filed' },
  active: { zh: '运行', en: 'Running' },
  dormant: { zh: '休眠', en: 'Dormant' },
  suspended: { zh: '停用', en: 'Suspended' },
  refused: { zh: '未批准', en: 'Refused' },
  closed: { zh: '已注销', en: 'Closed' },
};

/** What the duties of a channel are called. */
export const channelDutyNames: Texts<ChannelDuty> = {
  leader: { zh: '责任领导', en: 'Responsible leader' },
  platformLead: { zh: '平台负责人', en: 'Platform lead' },
  operator: { zh: '运营人员', en: 'Operator' },
};

const gaps: Texts<DutyGapKind> = {
  leaderMissing: { zh: '未明确责任领导', en: 'No responsible leader' },
  platformLeadMissing: { zh: '未明确平台负责人', en: 'No platform lead' },
  operatorMissing: { zh: '未明确运营人员', en: 'No operator' },
  holderLeft: { zh: '责任人已不在本单位任职', en: 'The holder has left the organisation' },
  holderAway: { zh: '责任人休假且无副职在岗', en: 'The holder is away and no deputy is here' },
  operatorWithoutRight: { zh: '运营人员没有发布权限', en: 'The operator has no right to publish' },
  noRightLeft: { zh: '无人有权发布', en: 'Nobody may publish on it' },
};

const obstacles: Texts<RightObstacle> = {
  noAppointment: { zh: '未在本单位任职', en: 'holds no office here' },
  onLeave: { zh: '休假', en: 'on leave' },
  employment: { zh: '不是正式干部或长期工作人员', en: 'is neither a formal cadre nor long-term staff' },
  notQualified: { zh: '没有有效资格', en: 'has no valid qualification' },
};

const verification: Texts<VerificationKind> = {
  none: { zh: '未认证', en: 'Not verified' },
  government: { zh: '政府机构认证', en: 'Verified as government' },
  institution: { zh: '事业单位、群团组织认证', en: 'Verified as institution' },
  enterprise: { zh: '企业认证', en: 'Verified as enterprise' },
  personal: { zh: '个人认证', en: 'Verified as a person' },
};

const filingGaps: Texts<FilingGap> = {
  subject: { zh: '认证主体', en: 'the body that is verified' },
  personalVerification: {
    zh: '单位账号不能以个人名义认证',
    en: 'an organisation’s channel is not verified as a person’s own',
  },
  administrator: { zh: '平台绑定的管理员', en: 'an administrator on the platform' },
  recovery: { zh: '找回方式', en: 'a way to recover it' },
  handle: { zh: '平台账号标识', en: 'its id on the platform' },
};

const devices: Texts<DeviceKind> = {
  phone: { zh: '手机', en: 'Phone' },
  tablet: { zh: '平板', en: 'Tablet' },
  desktop: { zh: '台式电脑', en: 'Desktop' },
  laptop: { zh: '笔记本电脑', en: 'Laptop' },
  securityKey: { zh: '安全密钥', en: 'Security key' },
};

const findings: Texts<LoginFindingKind> = {
  personalDevice: { zh: '在个人设备上登录', en: 'Logged in on a personal device' },
  notRegistered: { zh: '在未登记的设备上登录', en: 'Logged in on a device that is not on the register' },
  retiredDevice: { zh: '在已停用的设备上登录', en: 'Logged in on a retired device' },
  otherOrganization: { zh: '在其他单位的设备上登录', en: 'Logged in on another organisation’s device' },
};

const credentials: Texts<CredentialKind> = {
  loginPassword: { zh: '登录密码', en: 'Login password' },
  recoveryCode: { zh: '找回码', en: 'Recovery code' },
  mailboxPassword: { zh: '绑定邮箱密码', en: 'Password of the bound mailbox' },
};

const checkouts: Texts<CheckoutStatus> = {
  requested: { zh: '待批准', en: 'Waits for approval' },
  approved: { zh: '已批准，可查看', en: 'Approved, may be seen' },
  shown: { zh: '已查看，未归还', en: 'Seen, not returned' },
  returned: { zh: '已归还', en: 'Returned' },
  expired: { zh: '已到期', en: 'Expired' },
  refused: { zh: '未批准', en: 'Refused' },
};

const rotations: Texts<RotationReason> = {
  returned: { zh: '归还后须更换', en: 'changed after it was returned' },
  departure: { zh: '人员离岗或失去权限须更换', en: 'changed because somebody left or lost the right' },
  schedule: { zh: '定期更换', en: 'changed by the calendar' },
  expired: { zh: '到期未归还须更换', en: 'changed because it was not returned' },
};

const report: Texts<
  | 'title'
  | 'number'
  | 'unit'
  | 'platform'
  | 'name'
  | 'handle'
  | 'status'
  | 'purpose'
  | 'leader'
  | 'platformLead'
  | 'operators'
  | 'verification'
  | 'bound'
  | 'since'
  | 'lastPublished'
  | 'made'
> = {
  title: { zh: '新媒体账号备案表', en: 'Register of new-media channels' },
  number: { zh: '序号', en: 'No.' },
  unit: { zh: '所属单位', en: 'Organisation' },
  platform: { zh: '平台', en: 'Platform' },
  name: { zh: '账号名称', en: 'Name' },
  handle: { zh: '平台标识', en: 'Id' },
  status: { zh: '状态', en: 'Status' },
  purpose: { zh: '用途', en: 'Purpose' },
  leader: { zh: '责任领导', en: 'Leader' },
  platformLead: { zh: '平台负责人', en: 'Platform lead' },
  operators: { zh: '运营人员', en: 'Operators' },
  verification: { zh: '认证情况', en: 'Verification' },
  bound: { zh: '平台绑定人员', en: 'Bound on the platform' },
  since: { zh: '现状起始', en: 'Since' },
  lastPublished: { zh: '最近发布', en: 'Last published' },
  made: { zh: '制表', en: 'Made' },
};

/** What the words of the register of channels are called; a missing one does not compile. */
export const registerTexts = {
  platforms,
  statuses,
  duties: channelDutyNames,
  gaps,
  obstacles,
  verification,
  filingGaps,
  devices,
  findings,
  credentials,
  checkouts,
  rotations,
  report,
  deputyOf: (name: string): LocalizedText => ({ zh: `${name}（副）`, en: `${name} (deputy)` }),
} as const;
