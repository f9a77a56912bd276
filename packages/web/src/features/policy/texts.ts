import { defineTexts } from '../../text/language.ts';

export const policyTexts = defineTexts({
  title: { zh: '规则', en: 'Rule book' },
  lead: {
    zh: (title: string, version: number) => `现行：${title}（第 ${version} 版）`,
    en: (title: string, version: number) => `In force: ${title}, version ${version}`,
  },
  views: { zh: '查看方式', en: 'Ways to look at it' },
  flow: { zh: '审校流程', en: 'Procedures' },
  clauses: { zh: '条款与规则', en: 'Clauses and rules' },
  comparison: { zh: '与上级对比', en: 'Against the superior’s' },
  versions: { zh: '历次备案', en: 'Versions' },
  proposal: { zh: '制定更严规则', en: 'Make it stricter' },
  none: { zh: '还没有规则', en: 'There is no rule book yet' },
  noneHint: {
    zh: '本组织和上级都没有备案规则，稿件暂时不能送审。请由团组织主要负责同志备案。',
    en: 'Neither this unit nor any above has filed one, so nothing can be submitted. The main leader has to file it.',
  },
  source: {
    zh: (document: string, issuer: string, day: string) => `依据${document}，${issuer}，${day}`,
    en: (document: string, issuer: string, day: string) => `After ${document}, ${issuer}, ${day}`,
  },
  inheritedFrom: {
    zh: (name: string) => `沿用${name}备案的规则`,
    en: (name: string) => `Follows the one that ${name} filed`,
  },
  ownBook: { zh: '本单位自行备案', en: 'Filed by this unit itself' },
  suspended: {
    zh: (names: string) => `${names}的规则已停用：上级规则现在更严，请按上级现行规则重新备案。`,
    en: (names: string) =>
      `The rule book of ${names} is out of force: the superior’s has become stricter. File it anew on that one.`,
  },
  clauseOf: { zh: (id: string) => `条款 ${id}`, en: (id: string) => `Clause ${id}` },
  noText: { zh: '规则中没有写入条文原文。', en: 'The rule book does not state the document’s own words.' },
  close: { zh: '关闭', en: 'Close' },
  toChapter: { zh: '查看本条款的全部规则', en: 'All rules of this clause' },
  search: { zh: '在规则中查找', en: 'Find in the rules' },
  noMatch: { zh: '没有找到', en: 'Nothing found' },
  noMatchHint: { zh: '换一个词试试。', en: 'Try another word.' },
  wording: { zh: '条文原文', en: 'The document’s own words' },
  rules: { zh: (n: number) => `规则 ${n} 条`, en: (n: number) => `${n} rules` },
  contents: { zh: '条款目录', en: 'Contents' },
});

export const flowTexts = defineTexts({
  procedure: { zh: '规程', en: 'Procedure' },
  inUse: { zh: '正在使用', en: 'in use' },
  open: { zh: '可选用', en: 'may be chosen' },
  otherKinds: { zh: '其他类型组织使用', en: 'for other kinds of units' },
  choose: { zh: '改用此规程', en: 'Use this procedure' },
  chooseTitle: { zh: (name: string) => `改用“${name}”？`, en: (name: string) => `Use “${name}”?` },
  chooseHint: {
    zh: '此后送审的稿件按此规程审校；正在审校的稿件按原规程走完。',
    en: 'What is submitted from now on follows it; what is in review keeps the one that it began with.',
  },
  chosen: { zh: '已改用。', en: 'It is in use now.' },
  cancel: { zh: '取消', en: 'Cancel' },
  notOpen: {
    zh: '这个规程没有对本单位开放，只供查看。',
    en: 'It is not open to this unit; for reading only.',
  },
  drawn: { zh: (name: string) => `流程：${name}`, en: (name: string) => `The procedure ${name}` },
  submit: { zh: '送审', en: 'Submitted' },
  baseStages: { zh: '基本审次', en: 'Base stages' },
  byImportance: { zh: '之后按重要程度', en: 'Then by importance' },
  release: { zh: '签发', en: 'Released' },
  publish: { zh: '发布', en: 'Published' },
  publishBy: { zh: (who: string) => `由${who}发布`, en: (who: string) => `by ${who}` },
  direct: { zh: '直接签发', en: 'released at once' },
  review: { zh: '审', en: 'R' },
  proofread: { zh: '校', en: 'P' },
  reviewLong: { zh: '审', en: 'review' },
  proofreadLong: { zh: '校', en: 'proofread' },
  inScope: {
    zh: (what: string, where: string) => `${what}（${where}）`,
    en: (what: string, where: string) => `${what} (${where})`,
  },
  or: { zh: '或', en: ' or ' },
  and: { zh: '、', en: ', ' },
  within: { zh: (hours: number) => `限 ${hours} 小时`, en: (hours: number) => `within ${hours} hours` },
  twoPeople: { zh: '两人分别签署', en: 'by two people' },
  board: { zh: '编委会每名成员', en: 'each member of the board' },
  ledBy: { zh: (who: string) => `须有${who}参加`, en: (who: string) => `${who} among them` },
  details: { zh: '要求与核对清单', en: 'What is asked, and the checklist' },
  remind: {
    zh: (hours: string) => `到期前 ${hours} 小时催办`,
    en: (hours: string) => `Reminded ${hours} hours before`,
  },
  rulings: {
    zh: '对每个“错误”级问题作出裁定后方可签署',
    en: 'Every finding of severity error is ruled on before signing',
  },
  employment: { zh: (who: string) => `用工性质：${who}`, en: (who: string) => `Employment: ${who}` },
  qualifications: {
    zh: (what: string) => `；资格：${what}`,
    en: (what: string) => `; qualifications: ${what}`,
  },
  ofSeat: { zh: (seat: string) => `${seat}：`, en: (seat: string) => `${seat}: ` },
  satisfied: {
    zh: (stage: string, who: string) => `${who}已在“${stage}”签署的，不必再签`,
    en: (stage: string, who: string) => `Not asked again where ${who} signed in “${stage}”`,
  },
  reviewList: { zh: '审什么', en: 'To review' },
  proofreadList: { zh: '校什么', en: 'To proofread' },
  emergency: { zh: '应急签发', en: 'Emergency release' },
  noEmergency: {
    zh: '本规程不设应急签发，一律审校完毕后签发。',
    en: 'It knows no emergency release: nothing goes out before the full review.',
  },
  request: { zh: '申请', en: 'Requested' },
  confirm: { zh: '确认', en: 'Confirmed' },
  confirmWithin: {
    zh: (minutes: number) => `${minutes} 分钟内由另一人确认`,
    en: (minutes: number) => `within ${minutes} minutes by another person`,
  },
  emergencyRelease: { zh: '先行签发', en: 'Released first' },
  makeUp: { zh: '补审', en: 'Reviewed afterwards' },
  makeUpWithin: {
    zh: (hours: number) => `${hours} 小时内补齐全部审校`,
    en: (hours: number) => `all stages within ${hours} hours`,
  },
  restart: { zh: '退回与修改', en: 'Returns and edits' },
  restartText: {
    zh: (edit: string, again: string) =>
      `送审后作者修改的，从“${edit}”重新开始；退回后再送审的，从“${again}”开始。`,
    en: (edit: string, again: string) =>
      `An author’s edit after submission begins again at “${edit}”; a text sent again after a return at “${again}”.`,
  },
  responsible: {
    zh: (who: string) => `席位空缺时由${who}处理。`,
    en: (who: string) => `${who} decides where a seat is empty.`,
  },
});

export const compareTexts = defineTexts({
  inherited: {
    zh: (name: string) => `完全沿用${name}的规则`,
    en: (name: string) => `The rule book of ${name} applies as it is`,
  },
  inheritedHint: {
    zh: '本单位没有备案自己的规则，没有可对比的内容。有权制定规则的负责同志可以备案更严的规则。',
    en: 'This unit filed none of its own, so there is nothing to compare. Whoever may file rule books can make it stricter.',
  },
  top: { zh: '没有上级规则', en: 'There is no superior’s rule book' },
  topHint: {
    zh: '本单位的规则就是最上一级，没有可对比的上级规则。',
    en: 'This unit’s is the topmost, so there is nothing above it to compare with.',
  },
  counts: {
    zh: (stricter: number, name: string) => `比${name}的规则严 ${stricter} 处。`,
    en: (stricter: number, name: string) => `Stricter than ${name}’s in ${stricter} places.`,
  },
  showSame: { zh: '也显示仅文字不同的', en: 'Show differences of wording too' },
  superior: { zh: '上级', en: 'Superior' },
  mine: { zh: '本单位', en: 'This unit' },
  before: { zh: '原', en: 'Before' },
  after: { zh: '新', en: 'After' },
  onlyWording: { zh: '只有文字上的不同', en: 'Only the wording differs' },
  noDifference: { zh: '没有不同', en: 'No difference' },
  same: { zh: '不变', en: 'same' },
  stricter: { zh: '更严', en: 'stricter' },
  looser: { zh: '放宽', en: 'looser' },
  incomparable: { zh: '无法比较', en: 'not comparable' },
  versionLine: {
    zh: (version: number) => `第 ${version} 版`,
    en: (version: number) => `Version ${version}`,
  },
  filedBy: { zh: (name: string) => `${name}备案`, en: (name: string) => `filed by ${name}` },
  atSetUp: { zh: '建立系统时备案', en: 'filed at set-up' },
  newest: { zh: '最新', en: 'newest' },
  compare: { zh: '与当时的上级规则对比', en: 'Against the superior’s of that time' },
  basic: {
    zh: '这是最上一级的规则，没有上级可比。',
    en: 'The topmost rule book: nothing above it to compare with.',
  },
  digest: { zh: '摘要值', en: 'Digest' },
  noVersions: { zh: '还没有备案', en: 'Nothing filed yet' },
  versionsOf: { zh: (name: string) => `${name}历次备案`, en: (name: string) => `Filed by ${name}` },
});

export const proposalTexts = defineTexts({
  intro: {
    zh: '规则只能比上级更严。先选要求或直接改文本，试算后备案。',
    en: 'A rule book may only be stricter than the superior’s. Choose wishes or edit the text, try it, then file it.',
  },
  introTop: {
    zh: '本单位没有上级规则，备案后对本单位及下级立即生效。',
    en: 'There is no superior’s rule book; what is filed is in force for this unit and all below at once.',
  },
  forbidden: { zh: '您不能制定本单位的规则', en: 'You may not file this unit’s rule book' },
  forbiddenHint: {
    zh: '制定规则的是本组织主要负责同志、分管领导或部门负责同志，以及上级主要负责同志。如有建议，请向他们提出。',
    en: 'The main leader, the leader in charge or the head of the department does, and the superior’s main leader. Tell them what you suggest.',
  },
  wishes: { zh: '一、常用的更严要求', en: '1. The commonest wishes' },
  wishesHint: {
    zh: '只列出可以收紧的项，勾选后写入下面的规则文本。',
    en: 'Only what can be tightened; what you choose is written into the text below.',
  },
  procedure: { zh: '规程', en: 'Procedure' },
  deadline: { zh: '时限', en: 'Time limit' },
  deadlineOf: {
    zh: (stage: string) => `${stage}：时限（小时）`,
    en: (stage: string) => `${stage}: time limit, hours`,
  },
  hours: { zh: '小时', en: 'hours' },
  atMost: { zh: (hours: number) => `不超过 ${hours} 小时`, en: (hours: number) => `${hours} hours at most` },
  two: { zh: '两人分别签署', en: 'By two people' },
  twoOf: {
    zh: (stage: string, seat: string) => `${stage}：${seat}由两人分别签署`,
    en: (stage: string, seat: string) => `${stage}: ${seat} by two people`,
  },
  rulings: { zh: '逐条裁定后签署', en: 'Rulings before signing' },
  rulingsOf: {
    zh: (stage: string) => `${stage}：逐条裁定后签署`,
    en: (stage: string) => `${stage}: rulings before signing`,
  },
  already: { zh: '已要求逐条裁定后签署', en: 'Rulings before signing are asked already' },
  extra: { zh: '增加签署职务', en: 'One more office' },
  extraOf: {
    zh: (stage: string) => `${stage}：增加签署职务`,
    en: (stage: string) => `${stage}: one more office signs`,
  },
  noExtra: { zh: '不增加', en: 'none' },
  noEmergency: {
    zh: '不设应急签发，一律审校完毕后签发',
    en: 'No emergency release: always the full review first',
  },
  text: { zh: '二、规则文本', en: '2. The text' },
  textLabel: { zh: '规则文本（policy.yaml）', en: 'Text of the rule book (policy.yaml)' },
  textHint: {
    zh: '只写与上级不同的部分，其余自动沿用。',
    en: 'Only what differs from the superior’s; everything else is inherited.',
  },
  edited: {
    zh: '文本已手工修改，不再随上面的选项变化。',
    en: 'The text was edited by hand and no longer follows the choices above.',
  },
  again: { zh: '按选项重新生成', en: 'Write it from the choices again' },
  againTitle: { zh: '放弃手工修改的内容？', en: 'Give up what you edited by hand?' },
  try: { zh: '试算', en: 'Try it' },
  trial: { zh: '三、试算结果', en: '3. What came of it' },
  trialHint: {
    zh: '试算不会备案，也不影响任何稿件。',
    en: 'Trying files nothing and touches no manuscript.',
  },
  trialOld: {
    zh: '文本在试算后又改过，请重新试算。',
    en: 'The text has changed since it was tried; try it again.',
  },
  problems: {
    zh: (n: number) => `没有通过，共 ${n} 处`,
    en: (n: number) => `Refused in ${n} places`,
  },
  loosens: {
    zh: (where: string, before: string, after: string, why: string) =>
      `不得放宽上级规则。${where}：上级为“${before}”，这里写成“${after}”（${why}）。`,
    en: (where: string, before: string, after: string, why: string) =>
      `It may not loosen the superior’s rule. ${where}: “${before}” there, “${after}” here (${why}).`,
  },
  line: { zh: (line: number) => `第 ${line} 行`, en: (line: number) => `Line ${line}` },
  wholeFile: { zh: '整个文件', en: 'the whole file' },
  accepted: { zh: '通过，可以备案', en: 'It holds and can be filed' },
  changes: {
    zh: (n: number) => `与上级规则相比，更严 ${n} 处：`,
    en: (n: number) => `Stricter than the superior’s in ${n} places:`,
  },
  noChanges: {
    zh: '与上级规则相比没有更严之处，备案没有实际作用。',
    en: 'It is no stricter than the superior’s anywhere, so filing it would change nothing.',
  },
  file: { zh: '备案', en: 'File it' },
  fileTitle: {
    zh: (version: number) => `备案第 ${version} 版规则？`,
    en: (version: number) => `File version ${version}?`,
  },
  fileTitlePlain: { zh: '备案这份规则？', en: 'File this rule book?' },
  effect: {
    zh: '备案后立即生效，并记入台账：此后送审的稿件按新规则审校，正在审校的稿件仍按送审时的规则走完。',
    en: 'It is in force at once and in the ledger: what is submitted from now on follows it; manuscripts in review keep the rules that they began under.',
  },
  below: {
    zh: '下级中沿用本单位规则的，同样按新规则执行。',
    en: 'Units below that filed none of their own follow it too.',
  },
  filed: { zh: '已备案，现已生效。', en: 'Filed and in force.' },
  cancel: { zh: '取消', en: 'Cancel' },
  bookTitle: {
    zh: (unit: string) => `${unit}新媒体审校细则`,
    en: (unit: string) => `Review rules of ${unit}`,
  },
});
