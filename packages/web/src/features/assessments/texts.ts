import type { AssessmentAnswer } from '@sanshen/contract/assessments';
import type { Tone } from '../../components/Tag.tsx';
import { defineTexts } from '../../text/language.ts';

export const assessmentTexts = defineTexts({
  title: { zh: '考核', en: 'Assessments' },
  lead: {
    zh: '得分按规则公布的公式计算，每一分扣分都能打开看到对应的案件或指标；公示后可以申诉，申诉办结才生效。',
    en: 'Scores follow the published formula; each lost point opens to its case or indicator. After publication the unit may appeal, and nothing is final before that is decided.',
  },
  side: { zh: '范围', en: 'Which' },
  own: { zh: '本单位的', en: 'This unit’s' },
  units: { zh: '所考核单位的', en: 'Of units it assesses' },
  period: { zh: '考核周期', en: 'Period' },
  allPeriods: { zh: '全部周期', en: 'All periods' },
  halfName: {
    zh: (year: number, half: number) => `${year} 年${half === 1 ? '上' : '下'}半年`,
    en: (year: number, half: number) => `${year}, ${half === 1 ? 'first' : 'second'} half`,
  },
  yearName: { zh: (year: number) => `${year} 年度`, en: (year: number) => `${year}` },
  none: { zh: '没有考核', en: 'No assessments' },
  noneOwn: { zh: '上级公示的考核列在这里。', en: 'What the superior publishes is listed here.' },
  noneUnits: {
    zh: '选定周期和单位后计算考核，核对无误再公示。',
    en: 'Choose a period and units, have them computed, check them, then publish.',
  },
  compute: { zh: '计算考核', en: 'Compute assessments' },
  computeLead: {
    zh: '按规则公式，从条款看板的指标和已通知的案件计算。草稿可以反复计算，公示后不再变动。',
    en: 'By the formula, from the clause board’s indicators and the cases the units were told of. Drafts can be computed again; what is published stays.',
  },
  computeUnits: { zh: '单位', en: 'Units' },
  drafted: {
    zh: (made: number, same: number) => `已计算 ${made} 个单位${same > 0 ? `，${same} 个没有变化` : ''}`,
    en: (made: number, same: number) => `Computed ${made}${same > 0 ? `, ${same} unchanged` : ''}`,
  },
  noFormula: {
    zh: '现行规则没有规定考核公式。',
    en: 'The rule book in force has no formula for assessments.',
  },
  score: { zh: '得分', en: 'Score' },
  of: { zh: (full: number) => `满分 ${full}`, en: (full: number) => `of ${full}` },
  place: { zh: (place: number) => `第 ${place} 名`, en: (place: number) => `No. ${place}` },
  openAppeals: {
    zh: (count: number) => `${count} 项申诉待答复`,
    en: (count: number) => `${count} open ${count === 1 ? 'appeal' : 'appeals'}`,
  },
  appealUntil: { zh: '申诉截止', en: 'Appeal until' },
  whatNow: { zh: '下一步', en: 'What now' },
  publish: { zh: '向单位公示', en: 'Publish to the unit' },
  publishLead: {
    zh: '公示后单位能看到得分和每项扣分，可在期限内逐项申诉；不能再重新计算。',
    en: 'The unit then sees its score and each lost point, and may appeal item by item in time. It is not computed again.',
  },
  finalise: { zh: '生效', en: 'Make final' },
  finaliseLead: {
    zh: '申诉期已满，申诉均已答复。',
    en: 'The time to appeal is over, and no appeal is open.',
  },
  pdf: { zh: '结果单 PDF', en: 'Result as PDF' },
  fileName: { zh: '考核结果单', en: 'assessment' },
  items: { zh: '扣分', en: 'Lost points' },
  noItems: { zh: '没有扣分。', en: 'No points were lost.' },
  minus: { zh: (points: number) => `扣 ${points} 分`, en: (points: number) => `−${points}` },
  restored: { zh: (points: number) => `退回 ${points} 分`, en: (points: number) => `${points} given back` },
  capped: { zh: (most: number) => `封顶 ${most} 分`, en: (most: number) => `at most ${most}` },
  openCase: { zh: '查看案件', en: 'See the case' },
  openNumbers: { zh: '查看指标和依据', en: 'See the number and its cases' },
  appeal: { zh: '申诉', en: 'Appeal' },
  appealLead: {
    zh: '写明理由，附上依据。上级应当在期限内逐项答复。',
    en: 'Give grounds and evidence. The superior has to answer each appeal in time.',
  },
  grounds: { zh: '申诉理由', en: 'Grounds' },
  appealed: { zh: '已申诉', en: 'Appealed' },
  answerDue: { zh: '答复期限', en: 'Answer due' },
  decide: { zh: '答复申诉', en: 'Decide the appeal' },
  restore: { zh: '退回的分数（0 为维持扣分）', en: 'Points given back (0 lets the deduction stand)' },
  reason: { zh: '理由', en: 'Reason' },
  upheld: { zh: '维持扣分', en: 'The deduction stands' },
  indicators: { zh: '指标', en: 'Indicators' },
  indicator: { zh: '指标', en: 'Indicator' },
  value: { zh: '数值', en: 'Value' },
  threshold: { zh: '要求', en: 'Required' },
  lost: { zh: '扣分', en: 'Lost' },
  notMeasured: { zh: '未计量', en: 'not measured' },
  facts: { zh: '依据', en: 'What it rests on' },
  assessor: { zh: '考核单位', en: 'Assessed by' },
  policy: { zh: '公式出自', en: 'Formula from' },
  digest: { zh: '依据的摘要', en: 'Digest of what it rests on' },
  draftedBy: { zh: '计算', en: 'Computed' },
  published: { zh: '公示', en: 'Published' },
  final: { zh: '生效', en: 'Final' },
  again: { zh: '重新计算核对', en: 'Compute again' },
  same: {
    zh: '用封存的指标和案件重新计算，结果一致。',
    en: 'Computed again from the frozen periods and the cases: the same.',
  },
  sameOpen: {
    zh: '重新计算结果一致；其中有月份尚未封存。',
    en: 'Computed again: the same. Some months are not frozen yet.',
  },
  differs: {
    zh: (count: number) => `重新计算结果不同：${count} 项依据已变。`,
    en: (count: number) => `Computed again, it differs in ${count} ${count === 1 ? 'thing' : 'things'}.`,
  },
  years: { zh: '年度归档', en: 'Archives of years' },
  yearsLead: {
    zh: '把一个单位一个年度的稿件、台账记录、通报和考核做成一个文件，可以脱离系统用 sanshen verify 核验。',
    en: 'Everything of a unit and a year in one file, which “sanshen verify” checks without this system.',
  },
  year: { zh: '年度', en: 'Year' },
  make: { zh: '制作归档', en: 'Make the archive' },
  making: {
    zh: (done: number, total: number) => `正在制作 ${done}/${total}`,
    en: (done: number, total: number) => `Being made, ${done} of ${total}`,
  },
  waiting: { zh: '排队中', en: 'Waiting' },
  failed: { zh: '制作失败，请重新制作', en: 'It failed. Make it again' },
  cancelled: { zh: '已停止', en: 'Stopped' },
  stop: { zh: '停止', en: 'Stop' },
  stopOf: {
    zh: (year: number) => `停止制作 ${year} 年归档`,
    en: (year: number) => `Stop the archive of ${year}`,
  },
  download: { zh: '下载', en: 'Download' },
  downloadOf: {
    zh: (year: number) => `下载 ${year} 年归档`,
    en: (year: number) => `Download the archive of ${year}`,
  },
  noYears: { zh: '还没有做过年度归档。', en: 'No archive of a year was made yet.' },
});

export const assessmentStatusTexts = defineTexts({
  draft: { zh: '草稿', en: 'Draft' },
  published: { zh: '公示中', en: 'Published' },
  final: { zh: '已生效', en: 'Final' },
} satisfies Record<AssessmentAnswer['status'], unknown>);

export const assessmentTones: Readonly<Record<AssessmentAnswer['status'], Tone>> = {
  draft: 'plain',
  published: 'amber',
  final: 'jade',
};
