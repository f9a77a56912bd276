import type { ChannelPlatform } from '@sanshen/domain/channels';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { Employment, OfficeStanding, Scope } from '@sanshen/domain/organization';
import type {
  AmendMode,
  CommandHolder,
  Duty,
  Policy,
  Severity,
  StyleKind,
  TargetPeriod,
} from '@sanshen/domain/policy';
import type { Phase } from '@sanshen/domain/review';

type Words<Id extends string> = Readonly<Record<Id, LocalizedText>>;

/** The two duties of a seat. */
export const dutyNames: Words<Duty> = {
  review: { zh: '审', en: 'review' },
  proofread: { zh: '校', en: 'proofread' },
};

/** Where the office of a seat is looked for. */
export const scopeNames: Words<Scope> = {
  own: { zh: '本组织', en: 'own organisation' },
  ownPublicity: { zh: '本组织宣传部门', en: 'own publicity department' },
  superior: { zh: '上级组织', en: 'superior organisation' },
  superiorPublicity: { zh: '上级组织宣传部门', en: 'the superior’s publicity department' },
  root: { zh: '最高一级组织', en: 'the organisation at the top' },
  rootPublicity: { zh: '最高一级组织宣传部门', en: 'the top organisation’s publicity department' },
};

/** Natures of employment (用工性质). */
export const employmentNames: Words<Employment> = {
  formalCadre: { zh: '正式干部', en: 'formal cadre' },
  longTermStaff: { zh: '长期工作人员', en: 'long-term staff' },
  temporary: { zh: '临时人员', en: 'temporary staff' },
  volunteer: { zh: '志愿者', en: 'volunteer' },
};

/** What an office counts for in the table of rights. */
export const standingNames: Words<OfficeStanding> = {
  mainLeader: { zh: '主要负责同志', en: 'main leader' },
  departmentHead: { zh: '部门负责同志', en: 'head of a department' },
  leaderInCharge: { zh: '分管领导', en: 'leader in charge' },
  leader: { zh: '班子成员', en: 'member of the leadership' },
  publicityLead: { zh: '宣传工作负责同志', en: 'publicity lead' },
  platformLead: { zh: '平台负责同志', en: 'platform lead' },
  contentWorker: { zh: '内容工作人员', en: 'content worker' },
  registrar: { zh: '登记员', en: 'registrar' },
  administrator: { zh: '系统管理员', en: 'administrator' },
};

/** What a signer's own correction does to earlier signatures. */
export const amendNames: Words<AmendMode> = {
  restart: { zh: '修正后重新送审', en: 'a correction begins the round anew' },
  recheck: { zh: '修正后由前面签署人确认', en: 'earlier signers confirm a correction' },
  carry: { zh: '修正后前面签署继续有效', en: 'earlier signatures stand after a correction' },
};

/** How far a manuscript has come. */
export const phaseNames: Words<Exclude<Phase, 'unborn'>> = {
  drafting: { zh: '草稿', en: 'drafting' },
  inReview: { zh: '审校中', en: 'in review' },
  returned: { zh: '已退回', en: 'returned' },
  released: { zh: '已签发', en: 'released' },
  publishing: { zh: '发布中', en: 'publishing' },
  published: { zh: '已发布', en: 'published' },
  takenDown: { zh: '已撤稿', en: 'taken down' },
  abandoned: { zh: '已作废', en: 'abandoned' },
};

/** Platforms of channels. */
export const platformNames: Words<ChannelPlatform> = {
  wechat: { zh: '微信公众号', en: 'WeChat official account' },
  weibo: { zh: '微博', en: 'Weibo' },
  douyin: { zh: '抖音', en: 'Douyin' },
  bilibili: { zh: '哔哩哔哩', en: 'Bilibili' },
  kuaishou: { zh: '快手', en: 'Kuaishou' },
  toutiao: { zh: '今日头条', en: 'Toutiao' },
  xiaohongshu: { zh: '小红书', en: 'Xiaohongshu' },
  weixinVideo: { zh: '微信视频号', en: 'WeChat Channels' },
  website: { zh: '网站', en: 'website' },
  mastodon: { zh: 'Mastodon 兼容平台', en: 'Mastodon-compatible server' },
  feed: { zh: '订阅源', en: 'Feed' },
};

/** How serious the rule book takes a fault. */
export const severityNames: Words<Severity> = {
  info: { zh: '提示', en: 'a hint' },
  warning: { zh: '警告', en: 'a warning' },
  error: { zh: '错误（须逐条裁定）', en: 'an error, which needs a ruling' },
};

/** Faults of style. */
export const styleKindNames: Words<StyleKind> = {
  personalView: { zh: '以个人观点代替组织立场', en: 'a personal view in place of the organisation’s' },
  privateMatter: { zh: '个人情感与私人事务', en: 'private matters' },
  infantilised: { zh: '低幼化、低智化', en: 'infantilised language' },
  vulgar: { zh: '庸俗媚俗', en: 'vulgarity' },
  clickbait: { zh: '标题党', en: 'click-bait' },
  mixedRegister: { zh: '文风混杂', en: 'mixed registers' },
  evasion: { zh: '打擦边球、搞变通', en: 'evasion' },
};

/** Periods of targets. */
export const periodNames: Words<TargetPeriod> = {
  week: { zh: '每周', en: 'a week' },
  month: { zh: '每月', en: 'a month' },
  quarter: { zh: '每季度', en: 'a quarter' },
  year: { zh: '每年', en: 'a year' },
};

/** Who commands channels. */
export const commandHolderNames: Words<CommandHolder> = {
  publicityDepartment: { zh: '宣传部', en: 'the publicity department' },
  ownDepartment: { zh: '机关本部门', en: 'the department itself' },
  territorialSuperior: { zh: '属地上级组织', en: 'the territorial superior' },
  own: { zh: '本组织', en: 'the organisation itself' },
};

/** Sections of a rule book. */
export type PolicySection = Exclude<keyof Policy, 'id' | 'version' | 'title' | 'source' | 'extends'>;
export const sectionNames: Words<PolicySection> = {
  clauses: { zh: '条款', en: 'Clauses' },
  offices: { zh: '职务', en: 'Offices' },
  organizationKinds: { zh: '适用组织', en: 'Organisations' },
  importance: { zh: '重要程度', en: 'Importance' },
  qualifications: { zh: '资格', en: 'Qualifications' },
  reviews: { zh: '三审三校', en: 'Reviews' },
  procedures: { zh: '审校规程', en: 'Procedures' },
  assignments: { zh: '规程适用', en: 'Which procedure serves whom' },
  content: { zh: '内容', en: 'Content' },
  marks: { zh: '标识', en: 'Marks' },
  style: { zh: '风格', en: 'Style' },
  interaction: { zh: '互动', en: 'Interaction' },
  questions: { zh: '青年关切', en: 'Young people’s questions' },
  channels: { zh: '账号', en: 'Channels' },
  discipline: { zh: '新闻纪律', en: 'Press discipline' },
  emergency: { zh: '应急', en: 'Emergency' },
  calendar: { zh: '日历与任务', en: 'Calendar and campaigns' },
  training: { zh: '培训', en: 'Training' },
  jurisdiction: { zh: '管理职责', en: 'Jurisdiction' },
  accountability: { zh: '通报考核与追责', en: 'Accountability' },
};
