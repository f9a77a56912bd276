import type { LocalizedText } from '../kernel/index.ts';

/** What can be wrong with a rule book that has the right shape. `it` is what the message speaks of. */
const messages = {
  'policy.sectionMissing': (it) => ({
    zh: `缺少部分“${it}”，且没有可继承的上级规则`,
    en: `the section "${it}" is missing and there is nothing to inherit it from`,
  }),
  'policy.duplicateId': (it) => ({ zh: `标识“${it}”重复`, en: `the id "${it}" occurs twice` }),
  'policy.unknownClause': (it) => ({
    zh: `条款 ${it} 未在 clauses 中列出`,
    en: `clause ${it} is not listed under clauses`,
  }),
  'policy.clauseUnused': (it) => ({
    zh: `条款 ${it} 没有任何规则落实`,
    en: `no item of the rule book puts clause ${it} into effect`,
  }),
  'policy.unknownOffice': (it) => ({
    zh: `职务“${it}”未在 offices 中定义`,
    en: `the office "${it}" is not defined under offices`,
  }),
  'policy.standingMissing': (it) => ({
    zh: `没有任何职务的 standsFor 为“${it}”，无人能行使其职权`,
    en: `no office stands for "${it}", so nobody could ever do what only it may`,
  }),
  'policy.officeReserved': (it) => ({
    zh: `“${it}”是系统自有职务，规则中不得定义`,
    en: `the office "${it}" is the system's own; a rule book does not define it`,
  }),
  'policy.publishersTooWide': (it) => ({
    zh: `发布人员超出 channels.publishingRights 的规定：${it}`,
    en: `the publishers go beyond channels.publishingRights: ${it}`,
  }),
  'policy.unknownKind': (it) => ({
    zh: `组织类型“${it}”未在 organizationKinds 中定义`,
    en: `the kind of organisation "${it}" is not defined under organizationKinds`,
  }),
  'policy.unknownImportance': (it) => ({
    zh: `重要程度“${it}”未定义`,
    en: `the level of importance "${it}" is not defined`,
  }),
  'policy.importanceOrder': (it) => ({
    zh: `重要程度“${it}”的次序与 importance 不一致`,
    en: `the level "${it}" stands in another order than under importance`,
  }),
  'policy.unknownQualification': (it) => ({
    zh: `资格“${it}”未在 qualifications 中定义`,
    en: `the qualification "${it}" is not defined under qualifications`,
  }),
  'policy.unknownTopic': (it) => ({ zh: `主题“${it}”未定义`, en: `the topic "${it}" is not defined` }),
  'policy.unknownMeasure': (it) => ({
    zh: `处理措施“${it}”未在 accountability.measures 中规定`,
    en: `the measure "${it}" is not laid down under accountability.measures`,
  }),
  'policy.gravityMissing': (it) => ({
    zh: `未规定情节“${it}”的案件如何办理`,
    en: `how cases of the gravity "${it}" are dealt with is not laid down`,
  }),
  'policy.unknownIndicator': (it) => ({
    zh: `考核公式所列指标“${it}”未在 accountability.indicators 中规定`,
    en: `the formula of the assessment names the indicator "${it}", which is not defined`,
  }),
  'policy.lossBeforeThreshold': (it) => ({
    zh: `指标“${it}”扣完全部分值处须比标准更差`,
    en: `all points of the indicator "${it}" must be lost at a value worse than its threshold`,
  }),
  'policy.gradesOutOfOrder': (it) => ({
    zh: `考核等次须由高到低排列，最后一个“${it}”从 0 分起`,
    en: `grades go from the best down; the last one, "${it}", begins at 0`,
  }),
  'policy.unknownForm': (it) => ({ zh: `稿件形式“${it}”未定义`, en: `the form "${it}" is not defined` }),
  'policy.unknownProcedure': (it) => ({
    zh: `规程“${it}”未在 procedures 中定义`,
    en: `the procedure "${it}" is not defined under procedures`,
  }),
  'policy.unknownStage': (it) => ({
    zh: `本规程没有基本审次“${it}”`,
    en: `this procedure has no base stage "${it}"`,
  }),
  'policy.stageUnreachable': (it) => ({
    zh: `审次“${it}”永远不会到达：没有任何重要程度引出它`,
    en: `the stage "${it}" can never be reached: no level of importance of the procedure leads to it`,
  }),
  'policy.escalationAlways': (it) => ({
    zh: `加报从最低重要程度“${it}”起，应写为基本审次`,
    en: `an escalation from the lowest level "${it}" always applies; make it a base stage`,
  }),
  'policy.escalationOrder': (it) => ({
    zh: `加报“${it}”应排在较低重要程度的加报之后`,
    en: `the escalation from "${it}" must stand after those from lower levels`,
  }),
  'policy.tooFewStages': (it) => ({
    zh: `审次不足：至少需要 ${it} 个基本审次`,
    en: `too few stages: at least ${it} base stages are required`,
  }),
  'policy.dutyUncovered': (it) => ({
    zh: `本审次缺少“${it}”职责，且席位未以 dutiesClause 注明依据`,
    en: `this stage lacks the duty "${it}", and no seat says by dutiesClause why`,
  }),
  'policy.noSeats': () => ({ zh: '审次没有席位', en: 'the stage has no seats' }),
  'policy.noOffices': (it) => ({
    zh: `“${it}”没有列出任何职务，永远无人可签`,
    en: `"${it}" names no office, so nobody could ever act`,
  }),
  'policy.noDuties': (it) => ({
    zh: `席位“${it}”没有审或校的职责`,
    en: `the seat "${it}" has neither duty, review nor proofread`,
  }),
  'policy.noEmployment': (it) => ({
    zh: `“${it}”没有允许任何用工性质`,
    en: `"${it}" admits no nature of employment`,
  }),
  'policy.twoPeopleOneDuty': (it) => ({
    zh: `席位“${it}”要求两人，但只有一项职责`,
    en: `the seat "${it}" asks for two people but has one duty only`,
  }),
  'policy.satisfiedByNotEarlier': (it) => ({
    zh: `satisfiedBy 指向的审次“${it}”不在本审次之前，形成循环`,
    en: `satisfiedBy names the stage "${it}", which does not come before this one: a cycle`,
  }),
  'policy.boardTooSmall': (it) => ({
    zh: `编委会最低人数不得少于 2（现为 ${it}）`,
    en: `a board needs at least 2 members (${it} stated)`,
  }),
  'policy.countTooHigh': (it) => ({
    zh: `要求 ${it} 人签署，多于编委会最低人数，可能永远无法完成`,
    en: `${it} signers are asked for, more than the smallest board has, so the stage could never be completed`,
  }),
  'policy.countOverSeats': () => ({
    zh: '指名席位不得以人数代替：rule 只能是 all 或 any；按人数请用 board',
    en: 'named seats are never replaced by a count: the rule is all or any; for a count use a board',
  }),
  'policy.leadOutsideBoard': (it) => ({
    zh: `ledBy 的职务“${it}”不在成员职务之中`,
    en: `the office "${it}" under ledBy is not among the members' offices`,
  }),
  'policy.reminderTooEarly': (it) => ({
    zh: `提醒时间 ${it} 小时不早于截止前，应小于 deadlineHours`,
    en: `a reminder ${it} hours ahead would come before the stage begins; it must be less than deadlineHours`,
  }),
  'policy.assignmentMissing': (it) => ({
    zh: `组织类型“${it}”没有指定规程`,
    en: `no procedure is assigned to the kind "${it}"`,
  }),
  'policy.assignmentDoubled': (it) => ({
    zh: `组织类型“${it}”指定了不止一个规程`,
    en: `more than one procedure is assigned to the kind "${it}"`,
  }),
  'policy.choiceRepeated': (it) => ({
    zh: `可选规程“${it}”与默认规程或其他可选规程重复`,
    en: `the choice "${it}" repeats the default or another choice`,
  }),
  'policy.jurisdictionMissing': (it) => ({
    zh: `组织类型“${it}”没有管理职责规定`,
    en: `no rule of jurisdiction covers the kind "${it}"`,
  }),
  'policy.jurisdictionDoubled': (it) => ({
    zh: `组织类型“${it}”有不止一条管理职责规定`,
    en: `more than one rule of jurisdiction covers the kind "${it}"`,
  }),
  'policy.dateImpossible': (it) => ({ zh: `日期“${it}”不存在`, en: `there is no date "${it}"` }),
  'policy.personalRetention': () => ({
    zh: '个人信息的保存期限应为最长期限（atMost），证据记录应为最短期限（atLeast）',
    en: 'personal data are kept atMost, evidence atLeast, so many days',
  }),
  'policy.baseUnknown': (it) => ({
    zh: `找不到被继承的规则“${it}”`,
    en: `the rule book "${it}" that it extends is not there`,
  }),
  'policy.baseCycle': (it) => ({
    zh: `规则继承成环：${it}`,
    en: `rule books extend one another in a cycle: ${it}`,
  }),
} satisfies Record<string, (it: string) => LocalizedText>;

export type PolicyProblemCode = keyof typeof messages;
export const policyProblemCodes = Object.keys(messages) as PolicyProblemCode[];

/** Something wrong in a rule book, at a JSON pointer (RFC 6901) into the complete rule book. */
export interface PolicyProblem {
  readonly code: PolicyProblemCode;
  readonly pointer: string;
  readonly message: LocalizedText;
}

/** Takes up one problem. */
export type Report = (code: PolicyProblemCode, pointer: string, it?: string) => void;

/** Makes a problem with its message; `it` is what the message speaks of. */
export function policyProblem(code: PolicyProblemCode, pointer: string, it = ''): PolicyProblem {
  return { code, pointer, message: messages[code](it) };
}

/** A JSON pointer from its parts. */
export function pointer(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
