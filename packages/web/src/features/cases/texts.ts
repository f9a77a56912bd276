import type { CaseAnswerShown } from '@sanshen/contract/cases';
import type { Tone } from '../../components/Tag.tsx';
import { defineTexts } from '../../text/language.ts';

export const casesTexts = defineTexts({
  title: { zh: '案件', en: 'Cases' },
  lead: {
    zh: '从发现、核实、通知，到答复、整改、验收、结案：每一步有人、有时限、有依据。',
    en: 'From being found to being closed: each step has somebody, a deadline and evidence.',
  },
  side: { zh: '范围', en: 'Which' },
  own: { zh: '本单位的', en: 'This unit’s' },
  below: { zh: '下级单位的', en: 'Of the units below' },
  state: { zh: '状态', en: 'State' },
  openOnes: { zh: '办理中', en: 'Open' },
  overdueOnes: { zh: '已超期', en: 'Overdue' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '没有案件', en: 'No cases' },
  noneHint: {
    zh: '抽查、巡查、应急处置和各类指标发现的问题，立案后列在这里。',
    en: 'What spot checks, patrols, incidents and indicators find is listed here once a case is opened.',
  },
  open: { zh: '立案', en: 'Open a case' },
  openLead: {
    zh: '写清什么单位、违反哪一条、有什么依据。请勿写入个人姓名：涉及的人在“涉及人员”中选，只用于回避。',
    en: 'Say which unit, which clause and what shows it. Name nobody in the text: choose those concerned below, which only keeps them from deciding.',
  },
  unit: { zh: '有关单位', en: 'Unit concerned' },
  clause: { zh: '违反的条款', en: 'Clause' },
  gravity: { zh: '情节', en: 'Gravity' },
  name: { zh: '事由', en: 'What it is about' },
  text: { zh: '基本情况', en: 'What happened' },
  page: { zh: '有关页面的网址（可不填）', en: 'Address of a page (may be left out)' },
  pageName: { zh: '有关页面', en: 'Page' },
  files: { zh: '附件', en: 'Files' },
  source: { zh: '来源', en: 'Comes from' },
  handler: { zh: '办理单位', en: 'Dealt with by' },
  openedBy: { zh: '立案', en: 'Opened' },
  system: { zh: '系统', en: 'the system' },
  due: { zh: '办理期限', en: 'Due' },
  overdue: { zh: '已超期', en: 'Overdue' },
  turnUnit: { zh: '待本单位办理', en: 'The unit’s turn' },
  turnSuperior: { zh: '待上级办理', en: 'The superior’s turn' },
  over: { zh: '已办结', en: 'Over' },
  points: { zh: '考核扣分', en: 'Points' },
  pointsText: {
    zh: (points: number, missed: number) => `${points} 分${missed > 0 ? `（其中超期 ${missed} 分）` : ''}`,
    en: (points: number, missed: number) =>
      `${points}${missed > 0 ? ` (of these ${missed} for missed deadlines)` : ''}`,
  },
  provisional: { zh: '未定', en: 'not final' },
  measures: { zh: '处理措施', en: 'Measures' },
  noMeasures: { zh: '未采取', en: 'none' },
  guided: { zh: '业务提醒', en: 'Guidance' },
  missed: { zh: '超期次数', en: 'Deadlines missed' },
  missedText: {
    zh: (unit: number, superior: number) => `单位 ${unit} 次，上级 ${superior} 次`,
    en: (unit: number, superior: number) => `unit ${unit}, superior ${superior}`,
  },
  evidence: { zh: '证据', en: 'Evidence' },
  noEvidence: { zh: '还没有证据', en: 'No evidence yet' },
  answer: { zh: '单位答复', en: 'The unit’s answer' },
  rectification: { zh: '整改情况', en: 'Rectification' },
  appeals: { zh: '申诉', en: 'Appeals' },
  appealUntil: { zh: '可申诉至', en: 'Appeal until' },
  upheld: { zh: '维持', en: 'upheld' },
  overturned: { zh: '撤销', en: 'overturned' },
  againstFinding: { zh: '对认定的申诉', en: 'Against what was found' },
  againstDecision: { zh: '对结案决定的申诉', en: 'Against the decision' },
  undecided: { zh: '待裁定', en: 'not decided yet' },
  timeline: { zh: '办理经过', en: 'What has happened' },
  whatNow: { zh: '现在办理', en: 'What to do now' },
  nothingNow: { zh: '目前没有由您办理的步骤。', en: 'Nothing here waits for you.' },
  note: { zh: '说明', en: 'Note' },
  opinion: { zh: '意见', en: 'What you say' },
  passed: { zh: '验收结论', en: 'Result of the check' },
  passedYes: { zh: '合格', en: 'Rectified' },
  passedNo: { zh: '不合格，继续整改', en: 'Not rectified: go on' },
  verdict: { zh: '裁定', en: 'Verdict' },
  verdictUpheld: { zh: '维持原决定', en: 'Uphold the decision' },
  verdictOverturned: { zh: '撤销原决定，案件不成立', en: 'Overturn it: the case falls' },
  done: { zh: '已办理', en: 'Done' },
  required: { zh: '请填写', en: 'Fill this in' },
  cancel: { zh: '取消', en: 'Cancel' },
  records: { zh: '个人责任追究记录', en: 'Accountability records' },
  recordsLead: {
    zh: '只有审校制度规定的负责人和本人可以查阅，每次查阅都登记在台账。',
    en: 'Only those whom the rule book names, and the person himself, may read these; every look is entered in the ledger.',
  },
  showRecords: { zh: '查阅（将登记）', en: 'Read (it is recorded)' },
  noRecords: { zh: '本案没有个人责任追究记录', en: 'Nobody was held accountable in this case' },
  makeRecord: { zh: '追究个人责任', en: 'Hold a person accountable' },
  person: { zh: '有关人员', en: 'Person' },
  concerned: { zh: '涉及人员（回避用，可不选）', en: 'People concerned (may be left out)' },
  grounds: { zh: '依据和处理', en: 'Grounds and what follows' },
  sealed: { zh: '已封存，个人信息已删除', en: 'Sealed; what named the person was deleted' },
  expires: { zh: '保存至', en: 'Kept until' },
  ownRecords: { zh: '涉及本人的责任追究记录', en: 'Accountability records about me' },
  ownLead: {
    zh: '只有您本人和审校制度规定的负责人可以看到；到期自动封存删除。',
    en: 'Only you and those whom the rule book names can see these; they are deleted when their time is over.',
  },
  noOwn: { zh: '没有涉及您本人的记录', en: 'There is no record about you' },
  appealIt: { zh: '申诉', en: 'Appeal' },
  decideIt: { zh: '裁定申诉', en: 'Decide the appeal' },
  appealed: { zh: '申诉理由', en: 'The appeal' },
  theVerdict: { zh: '裁定', en: 'The verdict' },
  madeBy: { zh: '作出', en: 'Made by' },
});

export const caseStatusTexts = defineTexts({
  found: { zh: '待核实', en: 'Found' },
  verified: { zh: '已核实', en: 'Verified' },
  notified: { zh: '待答复', en: 'Notified' },
  answered: { zh: '待整改', en: 'Answered' },
  rectified: { zh: '待验收', en: 'Rectified' },
  checked: { zh: '待结案', en: 'Checked' },
  closed: { zh: '已结案', en: 'Closed' },
  dismissed: { zh: '不成立', en: 'Dismissed' },
  appealed: { zh: '申诉中', en: 'Under appeal' },
});

export const statusTones: Readonly<Record<CaseAnswerShown['status'], Tone>> = {
  found: 'amber',
  verified: 'amber',
  notified: 'amber',
  answered: 'accent',
  rectified: 'accent',
  checked: 'accent',
  closed: 'jade',
  dismissed: 'plain',
  appealed: 'cinnabar',
};

export const gravityTones: Readonly<Record<CaseAnswerShown['gravity'], Tone>> = {
  minor: 'plain',
  ordinary: 'plain',
  serious: 'amber',
  grave: 'cinnabar',
};

export const sourceTexts = defineTexts({
  spotCheck: { zh: '抽查', en: 'Spot check' },
  incident: { zh: '应急处置', en: 'Incident' },
  patrol: { zh: '互动区巡查', en: 'Patrol' },
  publication: { zh: '发布核验', en: 'Verification of a publication' },
  finding: { zh: '稿件问题', en: 'Finding in a manuscript' },
  indicator: { zh: '监督指标', en: 'Indicator' },
  report: { zh: '人工立案', en: 'Report of a person' },
  drill: { zh: '应急演练', en: 'Drill' },
});

export const stepTexts = defineTexts({
  addEvidence: { zh: '补充证据', en: 'Add evidence' },
  verify: { zh: '核实', en: 'Verify' },
  dismiss: { zh: '不成立', en: 'Dismiss' },
  notify: { zh: '通知单位', en: 'Notify the unit' },
  answer: { zh: '答复', en: 'Answer' },
  sendBack: { zh: '退回', en: 'Send back' },
  rectify: { zh: '报送整改', en: 'Report rectification' },
  check: { zh: '验收', en: 'Check' },
  close: { zh: '结案', en: 'Close' },
  appeal: { zh: '申诉', en: 'Appeal' },
  decideAppeal: { zh: '裁定申诉', en: 'Decide the appeal' },
  reopen: { zh: '重新办理', en: 'Take up again' },
});

/** What each step asks for and what follows from it. */
export const stepLeads = defineTexts({
  addEvidence: { zh: '证据加入后不能删除。', en: 'Evidence cannot be taken away again.' },
  verify: {
    zh: '确认情况属实，定情节；可同时确定处理措施（限领导）。',
    en: 'Say that it is so and how grave it is; leaders may choose measures at once.',
  },
  dismiss: {
    zh: '不成立的案件不扣分，可重新办理。',
    en: 'A dismissed case costs nothing and can be taken up again.',
  },
  notify: {
    zh: '单位从此可以看到本案，并开始计算答复期限。',
    en: 'From now on the unit sees the case, and its time to answer runs.',
  },
  answer: {
    zh: '写明是否属实、原因和打算怎样整改。',
    en: 'Say whether it is so, why, and what will be done.',
  },
  sendBack: { zh: '写明哪里不足，单位重新办理。', en: 'Say what is missing; the unit does it again.' },
  rectify: { zh: '写明已采取的整改，附依据。', en: 'Say what was put right, with what shows it.' },
  check: {
    zh: '不合格的退回继续整改，期限重新计算。',
    en: 'What is not put right goes back, with a new deadline.',
  },
  close: {
    zh: '可选的措施以审校制度对这一情节的规定为限。',
    en: 'Measures are limited to what the rule book allows for this gravity.',
  },
  appeal: {
    zh: '由作出决定的机关的上级裁定，裁定前停止计算期限。',
    en: 'The superior of who decided decides about it; until then no deadline runs.',
  },
  decideAppeal: {
    zh: '作出原决定的人不能裁定。撤销的，案件不成立，不扣分。',
    en: 'Who decided cannot. Overturned, the case falls and costs nothing.',
  },
  reopen: { zh: '写明为什么重新办理。', en: 'Say why it is taken up again.' },
});

export const momentTexts = defineTexts({
  opened: { zh: '立案', en: 'Opened' },
  evidenceAdded: { zh: '补充证据', en: 'Evidence added' },
  verified: { zh: '核实属实', en: 'Verified' },
  dismissed: { zh: '认定不成立', en: 'Dismissed' },
  notified: { zh: '通知单位', en: 'Unit notified' },
  answered: { zh: '单位答复', en: 'Answered' },
  sentBack: { zh: '退回', en: 'Sent back' },
  rectified: { zh: '报送整改', en: 'Rectified' },
  checked: { zh: '验收', en: 'Checked' },
  closed: { zh: '结案', en: 'Closed' },
  appealed: { zh: '提出申诉', en: 'Appealed' },
  'appeal.upheld': { zh: '申诉裁定：维持', en: 'Appeal: upheld' },
  'appeal.overturned': { zh: '申诉裁定：撤销', en: 'Appeal: overturned' },
  reopened: { zh: '重新办理', en: 'Taken up again' },
  overdue: { zh: '超过期限', en: 'Deadline missed' },
});

export const recordStatusTexts = defineTexts({
  inForce: { zh: '有效', en: 'In force' },
  appealed: { zh: '申诉中', en: 'Under appeal' },
  upheld: { zh: '已维持', en: 'Upheld' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  sealed: { zh: '已封存', en: 'Sealed' },
});
