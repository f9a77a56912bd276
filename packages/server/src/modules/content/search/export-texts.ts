import type { Line } from './list-lines.ts';

type Language = 'zh' | 'en';
type Phase = Line['phase'];
type Form = NonNullable<Line['form']>;

/** The columns of an exported list, in its order. */
export const columnTexts = {
  title: { zh: '标题', en: 'Title' },
  organization: { zh: '单位', en: 'Organisation' },
  author: { zh: '作者', en: 'Author' },
  phase: { zh: '状态', en: 'State' },
  waiting: { zh: '等待', en: 'Waits for' },
  waitingSince: { zh: '等待自', en: 'Waits since' },
  dueAt: { zh: '办理时限', en: 'Due' },
  topic: { zh: '选题类别', en: 'Topic' },
  form: { zh: '稿件来源', en: 'Form' },
  importance: { zh: '重要程度', en: 'Importance' },
  channels: { zh: '发布账号', en: 'Channels' },
  schedule: { zh: '定时发布', en: 'Scheduled' },
  revision: { zh: '版本', en: 'Revision' },
  createdAt: { zh: '创建时间', en: 'Created' },
  changedAt: { zh: '最近变动', en: 'Last change' },
  id: { zh: '编号', en: 'Id' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export const phaseTexts: Readonly<Record<Phase, Readonly<Record<Language, string>>>> = {
  drafting: { zh: '起草', en: 'Drafting' },
  inReview: { zh: '审核中', en: 'In review' },
  returned: { zh: '已退回', en: 'Returned' },
  released: { zh: '已签发', en: 'Released' },
  publishing: { zh: '发布中', en: 'Publishing' },
  published: { zh: '已发布', en: 'Published' },
  takenDown: { zh: '已撤稿', en: 'Taken down' },
  abandoned: { zh: '已作废', en: 'Abandoned' },
};

export const formTexts: Readonly<Record<Form, Readonly<Record<Language, string>>>> = {
  original: { zh: '原创', en: 'Original' },
  adapted: { zh: '改编', en: 'Adapted' },
  repost: { zh: '转载', en: 'Repost' },
  workDraft: { zh: '工作稿转发', en: 'Work draft' },
};

export const sheetName: Readonly<Record<Language, string>> = { zh: '稿件', en: 'Manuscripts' };
