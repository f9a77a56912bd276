import type { Duty } from '@sanshen/domain/policy';
import type { Phase, PublicationStatus, Verdict } from '@sanshen/domain/review';

/** Every word of the review sheet. It is a Chinese office's form, so it exists in Chinese only. */
export const sheetText = {
  heading: '新媒体稿件审校登记表（签发单）',
  organization: '单　　位',
  title: '稿件标题',
  number: '稿件编号',
  author: '作　　者',
  byline: '署　　名',
  form: '稿件类型',
  topic: '选　　题',
  importance: '重要程度',
  procedure: '审核规程',
  channels: '发布账号',
  schedule: '发布时间',
  sources: '稿件来源',
  revision: '定稿版本',
  round: '审核轮次',
  phase: '当前状态',
  immediately: '签发后即发',
  none: '无',
  signing: '审校签署',
  columns: ['审　次', '席　位', '审/校', '签署人', '职　务', '意　见', '签署时间', '备　注'],
  waiting: '（未签署）',
  byEarlier: '由前序审次签署代替',
  acting: '代行',
  paper: (registrar: string, day: string) => `纸质签署 ${day}；${registrar}登记；附扫描件`,
  carried: '规程允许沿用前一版签署',
  round2: (round: number) => `第${round}轮`,
  trail: '退改与调整记录',
  trailColumns: ['时　间', '事　项', '经办人', '说　明'],
  trailNone: '无退回、修改或调整',
  returned: '退回',
  withdrawn: '撤回',
  abandoned: '作废',
  corrected: '审校中修改',
  authorEdit: '作者修改',
  raised: '调整重要程度',
  emergencyAsked: '申请应急签发',
  emergencyConfirmed: '确认应急签发',
  revoked: '撤销签发',
  stopped: '叫停发布',
  release: '签　　发',
  releaseNone: '尚未签发',
  releaseKinds: { reviewed: '审校齐备，准予发布', emergency: '应急签发（须补全审校）' },
  publication: '发布与核验',
  publicationColumns: ['发布账号', '状　态', '完成时间', '地　址', '核验结果'],
  publicationNone: '尚未发布',
  neverRead: '未核验',
  digest: '定稿摘要',
  proof: [
    '定稿摘要是对标题、正文、图片、封面、附件、账号、发布时间、来源和声明全部内容计算的哈希值；每一个签署都绑定于它，内容有任何改动，签署即失效。',
    '核验办法：从系统下载本稿归档文件（.zip），在任何一台装有本程序的计算机上运行“sanshen verify 归档文件 --trust 公钥文件”，无需数据库和网络。',
  ],
  made: (at: string, by: string) =>
    `本表由系统于 ${at} 生成，生成人：${by}。本表不替代归档文件；以归档文件的核验结果为准。`,
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  separator: '、',
} as const;

export const dutyNames: Readonly<Record<Duty, string>> = { review: '审', proofread: '校' };

export const phaseNames: Readonly<Record<Phase, string>> = {
  unborn: '未建立',
  drafting: '起草中',
  inReview: '审校中',
  returned: '已退回',
  released: '已签发',
  publishing: '发布中',
  published: '已发布',
  takenDown: '已撤稿',
  abandoned: '已作废',
};

export const formNames = {
  original: '原创',
  adapted: '改编',
  repost: '转载',
  workDraft: '工作稿转发',
} as const;

export const statusNames: Readonly<Record<PublicationStatus, string>> = {
  begun: '已开始',
  accepted: '平台处理中',
  handedOver: '待人工核实',
  done: '已发布',
  rejected: '未发布',
  takedownBegun: '撤稿中',
  takenDown: '已撤稿',
};

export const verdictNames: Readonly<Record<Verdict, string>> = {
  same: '与定稿一致',
  differs: '与定稿不一致',
  gone: '已不存在',
  banned: '被平台封禁',
  blocked: '无法访问',
};

/** An instant in China's time (UTC+8 the whole year): `2026-11-23 09:05`. */
export function chinaTime(at: string): string {
  const shifted = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}
