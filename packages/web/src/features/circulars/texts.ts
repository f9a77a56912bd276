import type { CircularAnswer } from '@sanshen/contract/circulars';
import type { Tone } from '../../components/Tag.tsx';
import { defineTexts } from '../../text/language.ts';

export const circularTexts = defineTexts({
  title: { zh: '通报', en: 'Circulars' },
  lead: {
    zh: '通报由案件、考核成文或自行撰写，走完三审三校才能编号印发；主送单位签收。',
    en: 'Drawn from cases and assessments or written freely; numbered and issued once every review has signed; each addressee signs for it.',
  },
  side: { zh: '范围', en: 'Which' },
  received: { zh: '收到的', en: 'Received' },
  sent: { zh: '本单位的', en: 'From this unit' },
  none: { zh: '没有通报', en: 'No circulars' },
  noneReceived: {
    zh: '上级印发给本单位的通报列在这里，请按时签收。',
    en: 'What superiors send to this unit is listed here, to be signed for in time.',
  },
  noneSent: {
    zh: '本单位起草和印发的通报列在这里。',
    en: 'What this unit drafts and issues is listed here.',
  },
  draft: { zh: '起草通报', en: 'Draft a circular' },
  noNumber: { zh: '未编号', en: 'no number yet' },
  toSign: { zh: '待签收', en: 'To be signed for' },
  signed: { zh: '已签收', en: 'Signed for' },
  until: { zh: '签收期限', en: 'Sign by' },
  receipts: {
    zh: (done: number, all: number) => `签收 ${done}/${all}`,
    en: (done: number, all: number) => `${done} of ${all} signed`,
  },
  whatNow: { zh: '下一步', en: 'What now' },
  goText: { zh: '修改文稿、送审', en: 'Edit the text, submit it' },
  seeText: { zh: '查看文稿和审签', en: 'See the text and its reviews' },
  envelope: { zh: '调整主送、抄送', en: 'Change addressees' },
  issue: { zh: '编号印发', en: 'Number and issue' },
  issueLead: {
    zh: '印发后取得文号，立即送达各主送单位；不能再改，只能另行更正或撤销。',
    en: 'It gets its number and reaches every addressee at once. It cannot be changed afterwards, only corrected or recalled by another one.',
  },
  issued: { zh: (number: string) => `已印发：${number}`, en: (number: string) => `Issued: ${number}` },
  abandon: { zh: '作废草稿', en: 'Give the draft up' },
  abandonLead: {
    zh: '草稿作废后不能恢复，文稿仍留在稿件中。',
    en: 'This cannot be undone. The text stays among the manuscripts.',
  },
  correct: { zh: '印发更正', en: 'Correct it' },
  recall: { zh: '撤销通报', en: 'Recall it' },
  sign: { zh: '签收', en: 'Sign for it' },
  readIt: { zh: '记为已阅', en: 'Record as read' },
  signedDone: { zh: '已记录', en: 'Recorded' },
  ready: { zh: '三审三校已走完，可以印发。', en: 'All reviews have signed. It can be issued.' },
  readyOther: {
    zh: '三审三校已走完，等待负责人印发。',
    en: 'All reviews have signed. Who answers for the unit’s publicity may issue it.',
  },
  nothingNow: { zh: '您现在没有要办的事。', en: 'There is nothing for you to do now.' },
  pdf: { zh: '公文 PDF', en: 'Document as PDF' },
  word: { zh: '公文 Word', en: 'Document as Word' },
  fileName: { zh: '通报', en: 'circular' },
  preview: { zh: '公文预览', en: 'Preview' },
  draftMark: { zh: '草稿，未印发', en: 'Draft, not issued' },
  facts: { zh: '办理情况', en: 'How it stands' },
  drafted: { zh: '起草', en: 'Drafted' },
  issuedBy: { zh: '印发', en: 'Issued' },
  kind: { zh: '类型', en: 'Kind' },
  basis: { zh: '依据', en: 'Drawn from' },
  basisCase: { zh: (n: number) => `案件 ${n}`, en: (n: number) => `Case ${n}` },
  basisAssessment: { zh: (n: number) => `考核 ${n}`, en: (n: number) => `Assessment ${n}` },
  of: { zh: '针对', en: 'About' },
  replacedBy: { zh: '更正、撤销于', en: 'Replaced by' },
  units: { zh: '主送单位签收', en: 'Receipts of the addressees' },
  overdue: { zh: '逾期未签收', en: 'Overdue' },
  readers: { zh: (names: string) => `传阅：${names}`, en: (names: string) => `Read by ${names}` },
  copyTo: { zh: '抄送', en: 'Copies' },
  copyToHint: { zh: '逐个输入，回车确认', en: 'One by one, with Enter' },
  recipients: { zh: '主送单位', en: 'Addressees' },
  allUnits: { zh: '全部', en: 'All' },
  prefix: { zh: '机关代字', en: 'Prefix of the number' },
  prefixHint: { zh: '文号中年份前的部分，如“昆团通”', en: 'What stands before the year: 昆团通' },
  cases: { zh: '通报的案件', en: 'Cases' },
  assessments: { zh: '通报的考核', en: 'Assessments' },
  noCases: { zh: '没有已核实的案件', en: 'No verified case' },
  noAssessments: { zh: '没有已生效的考核', en: 'No assessment is final' },
  period: { zh: '通报的时段', en: 'Time it is about' },
  periodHint: { zh: '如：2026年第三季度', en: '2026年第三季度' },
  freeTitle: { zh: '标题', en: 'Title' },
  correctReason: { zh: '更正内容', en: 'What is corrected' },
  recallReason: { zh: '撤销事由', en: 'Why it is recalled' },
  draftLead: {
    zh: '先按所选材料生成文稿，再在文稿里修改、送审。文稿走完三审三校前不会印发。',
    en: 'A text is drawn up first. Edit it and submit it as any manuscript: nothing is issued before every review has signed.',
  },
});

export const circularKindTexts = defineTexts({
  cases: { zh: '案件通报', en: 'Of cases' },
  assessment: { zh: '考核通报', en: 'Of assessments' },
  free: { zh: '其他通报', en: 'Free' },
  correction: { zh: '更正', en: 'Correction' },
  recall: { zh: '撤销', en: 'Recall' },
} satisfies Record<CircularAnswer['kind'], unknown>);

export const circularStatusTexts = defineTexts({
  draft: { zh: '草稿', en: 'Draft' },
  issued: { zh: '已印发', en: 'Issued' },
  corrected: { zh: '已更正', en: 'Corrected' },
  recalled: { zh: '已撤销', en: 'Recalled' },
  abandoned: { zh: '已作废', en: 'Given up' },
} satisfies Record<CircularAnswer['status'], unknown>);

export const circularTones: Readonly<Record<CircularAnswer['status'], Tone>> = {
  draft: 'amber',
  issued: 'jade',
  corrected: 'plain',
  recalled: 'cinnabar',
  abandoned: 'plain',
};
