import type { CalendarEvent } from '@sanshen/domain/calendar';
import type { CampaignEvent } from '@sanshen/domain/campaigns';
import type { CaseEventKind, RecordEvent } from '@sanshen/domain/cases';
import type { DrillEventKind } from '@sanshen/domain/drills';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { OrganizationEventKind } from '@sanshen/domain/organization';
import type { IdeaEvent } from '@sanshen/domain/planning';
import type { QuestionEvent } from '@sanshen/domain/questions';
import type { LetterEvent } from '@sanshen/domain/responsibility';
import type { SpotCheckEvent } from '@sanshen/domain/spot-checks';
import type { SupervisionEvent } from '@sanshen/domain/supervision';
import { type AccountabilityLedgerKind, accountabilityLedgerTexts } from './accountability-ledger-texts.ts';
import { type ChannelLedgerKind, channelLedgerTexts } from './channels-ledger-texts.ts';
import { drillLedgerTexts } from './drills-ledger-texts.ts';
import { type PlanLedgerKind, planLedgerTexts } from './emergency-ledger-texts.ts';
import { type IncidentLedgerKind, incidentLedgerTexts } from './incidents-texts.ts';
import { type InteractionLedgerKind, interactionLedgerTexts } from './interaction-ledger-texts.ts';
import { type SelectionLedgerKind, selectionLedgerTexts } from './qualification-selection.ts';
import { questionLedgerTexts } from './questions-ledger-texts.ts';
import { type TrainingLedgerKind, trainingLedgerTexts } from './training-ledger-texts.ts';

/** Kinds of entries that the ledger holds. */
export type LedgerKind =
  | 'review.decided'
  | 'release.certified'
  | `publishing.${'caseOpened' | 'caseClosed' | 'manualWorkBegun'}`
  | `emergency.${'frozen' | 'liftProposed' | 'lifted'}`
  | PlanLedgerKind
  | `organization.${OrganizationEventKind}`
  | 'policy.filed'
  | 'policy.procedureChosen'
  | ChannelLedgerKind
  | InteractionLedgerKind
  | IncidentLedgerKind
  | `checks.${'exceptionMade' | 'exceptionEnded' | 'registerChanged' | 'modelSet'}`
  | `marks.${'registered' | 'withdrawn'}`
  | `planning.${IdeaEvent['kind']}`
  | `calendar.${CalendarEvent['kind']}`
  | `campaigns.${CampaignEvent['kind']}`
  | `supervision.${SupervisionEvent['kind']}`
  | `drills.${DrillEventKind}`
  | `questions.${QuestionEvent['kind']}`
  | `responsibility.${LetterEvent['kind']}`
  | `spotChecks.${SpotCheckEvent['kind']}`
  | `cases.${CaseEventKind | RecordEvent['kind']}`
  | SelectionLedgerKind
  | AccountabilityLedgerKind
  | TrainingLedgerKind
  | `login.${'created' | 'reset' | 'disabled' | 'enabled'}`;

/** What each kind of entry is called; a missing kind does not compile. */
export const ledgerKindTexts: Readonly<Record<LedgerKind, LocalizedText>> = {
  'review.decided': { zh: '稿件流转', en: 'Manuscript' },
  'release.certified': { zh: '出具签发证书', en: 'Release certified' },
  'publishing.caseOpened': {
    zh: '发现发布内容与签发不一致，立案',
    en: 'Case opened: what is public is not what was released',
  },
  'publishing.caseClosed': { zh: '办结发布内容案件', en: 'Case of a publication closed' },
  'publishing.manualWorkBegun': { zh: '登记手动发布所用设备', en: 'Device of publishing by hand recorded' },
  'emergency.frozen': { zh: '封停', en: 'Frozen' },
  'emergency.liftProposed': { zh: '提出解除封停', en: 'Lifting of a freeze proposed' },
  'emergency.lifted': { zh: '解除封停', en: 'Freeze lifted' },
  ...planLedgerTexts,
  'organization.treeChanged': { zh: '机构变动', en: 'Organisation changed' },
  'organization.rosterRecorded': { zh: '登记人员', en: 'People registered' },
  'organization.appointed': { zh: '任命', en: 'Appointment' },
  'organization.appointmentEnded': { zh: '免职或结束代行', en: 'Appointment ended' },
  'organization.employmentSet': { zh: '登记用工性质', en: 'Employment recorded' },
  'organization.qualificationAdded': { zh: '登记资格', en: 'Qualification recorded' },
  'organization.qualificationEnded': { zh: '取消资格', en: 'Qualification withdrawn' },
  'organization.leaveRecorded': { zh: '登记休假', en: 'Leave recorded' },
  'organization.leaveEnded': { zh: '销假', en: 'Leave ended' },
  'policy.filed': { zh: '备案规则', en: 'Rule book filed' },
  'policy.procedureChosen': { zh: '选用规程', en: 'Procedure chosen' },
  ...channelLedgerTexts,
  ...drillLedgerTexts,
  ...interactionLedgerTexts,
  ...incidentLedgerTexts,
  'checks.exceptionMade': { zh: '登记检查例外', en: 'Exception of a check made' },
  'checks.exceptionEnded': { zh: '取消检查例外', en: 'Exception of a check ended' },
  'checks.modelSet': { zh: '设置语言模型', en: 'Language model set' },
  'checks.registerChanged': { zh: '修改登记表、词库', en: 'Register of the checks changed' },
  'marks.registered': { zh: '登记标识版本', en: 'Version of a mark registered' },
  'marks.withdrawn': { zh: '撤下标识版本', en: 'Version of a mark withdrawn' },
  'planning.proposed': { zh: '提出选题', en: 'Idea proposed' },
  'planning.changed': { zh: '修改选题', en: 'Idea changed' },
  'planning.approved': { zh: '同意选题', en: 'Idea approved' },
  'planning.declined': { zh: '选题未通过', en: 'Idea declined' },
  'planning.claimed': { zh: '认领选题', en: 'Idea claimed' },
  'planning.letGo': { zh: '放弃认领选题', en: 'Idea let go' },
  'planning.withdrawn': { zh: '撤回选题', en: 'Idea withdrawn' },
  'planning.converted': { zh: '选题成稿', en: 'Idea became a manuscript' },
  'calendar.planned': { zh: '排期', en: 'Planned on the calendar' },
  'calendar.moved': { zh: '改期', en: 'Plan moved' },
  'calendar.linked': { zh: '排期关联稿件', en: 'Plan joined to a manuscript' },
  'calendar.dropped': { zh: '取消排期', en: 'Plan dropped' },
  'calendar.datesAdded': { zh: '登记本地节点', en: 'Local dates added' },
  'calendar.dateRemoved': { zh: '删除本地节点', en: 'Local date removed' },
  'calendar.feedOpened': { zh: '生成日历订阅地址', en: 'Calendar address made' },
  'calendar.feedRevoked': { zh: '撤销日历订阅地址', en: 'Calendar address revoked' },
  'supervision.periodFrozen': { zh: '月度指标定格', en: 'Month of the clause board closed' },
  'supervision.periodAmended': { zh: '更正已定格的月度指标', en: 'Closed month of the clause board amended' },
  'campaigns.handedDown': { zh: '下达任务', en: 'Campaign handed down' },
  'campaigns.deadlineMoved': { zh: '调整任务期限', en: 'Deadline of a campaign moved' },
  'campaigns.withdrawn': { zh: '撤回任务', en: 'Campaign withdrawn' },
  'campaigns.claimed': { zh: '认领任务', en: 'Campaign claimed' },
  'campaigns.declined': { zh: '说明不承接任务', en: 'Campaign declined' },
  'campaigns.completed': { zh: '报送任务完成', en: 'Campaign completed' },
  'campaigns.reopened': { zh: '退回任务答复', en: 'Answer to a campaign sent back' },
  ...questionLedgerTexts,
  'responsibility.issued': { zh: '签发责任书', en: 'Responsibility letter issued' },
  'responsibility.signed': { zh: '责任书签字', en: 'Responsibility letter signed' },
  'responsibility.returned': { zh: '退回责任书', en: 'Responsibility letter sent back' },
  'responsibility.withdrawn': { zh: '收回责任书', en: 'Responsibility letter taken back' },
  'spotChecks.drawn': { zh: '组织抽查', en: 'Spot check drawn' },
  'spotChecks.submitted': { zh: '提交抽查意见', en: 'Answers of a spot check handed in' },
  'spotChecks.compared': { zh: '比对抽查意见', en: 'Answers of a spot check compared' },
  'spotChecks.settled': { zh: '裁定抽查分歧', en: 'Spot check settled' },
  'cases.opened': { zh: '案件立案', en: 'Case opened' },
  'cases.evidenceAdded': { zh: '补充案件证据', en: 'Evidence added to a case' },
  'cases.verified': { zh: '核实案件', en: 'Case verified' },
  'cases.dismissed': { zh: '案件不成立', en: 'Case dismissed' },
  'cases.notified': { zh: '通知案件有关单位', en: 'Unit notified of a case' },
  'cases.answered': { zh: '答复案件', en: 'Case answered' },
  'cases.sentBack': { zh: '退回案件答复或整改', en: 'Answer or rectification sent back' },
  'cases.rectified': { zh: '报送案件整改', en: 'Case rectified' },
  'cases.checked': { zh: '验收案件整改', en: 'Rectification checked' },
  'cases.closed': { zh: '案件结案', en: 'Case closed' },
  'cases.appealed': { zh: '案件申诉', en: 'Appeal in a case' },
  'cases.appealDecided': { zh: '裁定案件申诉', en: 'Appeal in a case decided' },
  'cases.reopened': { zh: '重新办理案件', en: 'Case taken up again' },
  'cases.overdue': { zh: '案件超期', en: 'Deadline of a case missed' },
  'cases.recordMade': { zh: '作出责任追究记录', en: 'Accountability record made' },
  'cases.recordViewed': { zh: '查阅责任追究记录', en: 'Accountability record read' },
  'cases.recordAppealed': { zh: '对责任追究记录提出申诉', en: 'Appeal against an accountability record' },
  'cases.recordDecided': { zh: '裁定责任追究申诉', en: 'Appeal against a record decided' },
  'cases.recordSealed': { zh: '封存并删除个人责任记录', en: 'Accountability record sealed' },
  ...selectionLedgerTexts,
  ...accountabilityLedgerTexts,
  ...trainingLedgerTexts,
  'login.created': { zh: '开通登录', en: 'Login given' },
  'login.reset': { zh: '重置登录', en: 'Login reset' },
  'login.disabled': { zh: '停用登录', en: 'Login disabled' },
  'login.enabled': { zh: '恢复登录', en: 'Login enabled' },
};

const byKind = new Map<string, LocalizedText>(Object.entries(ledgerKindTexts));

/** What a recorded kind of entry is called; one that this version does not know is shown by its own name. */
export function ledgerKindText(kind: string): LocalizedText {
  return byKind.get(kind) ?? { zh: kind, en: kind };
}

/** What a verification's state means. */
export const verificationTexts: Readonly<
  Record<'waiting' | 'running' | 'held' | 'failed' | 'cancelled' | 'broken', LocalizedText>
> = {
  waiting: { zh: '等待开始。', en: 'Waiting to begin.' },
  running: { zh: '正在逐条核验。', en: 'Verifying entry by entry.' },
  held: {
    zh: '核验通过：全部记录、链接、总树与检查点一致。',
    en: 'It holds: every entry, link, the tree and the checkpoints agree.',
  },
  failed: {
    zh: '核验未通过：请保留现场，立即报告并与见证副本比对。',
    en: 'It does not hold: keep everything as it is, report it and compare with a witness’s copy.',
  },
  cancelled: { zh: '已取消，未得出结论。', en: 'Stopped before it came to a result.' },
  broken: {
    zh: '核验中断，未得出结论，请重新开始。',
    en: 'It broke off before it came to a result; begin again.',
  },
};

/** How fresh the last checkpoint is. */
export function checkpointLine(status: {
  readonly size: number;
  readonly waiting: number;
  readonly ageSeconds: number | null;
  readonly stale: boolean;
}): LocalizedText {
  const { size, waiting, ageSeconds, stale } = status;
  if (ageSeconds === null) {
    return { zh: '还没有检查点。', en: 'There is no checkpoint yet.' };
  }
  const minutes = Math.floor(ageSeconds / 60);
  const age =
    minutes === 0
      ? { zh: '不到 1 分钟前', en: 'less than a minute ago' }
      : { zh: `${minutes} 分钟前`, en: `${minutes} min ago` };
  const rest = stale
    ? {
        zh: `另有 ${waiting} 条迟迟未写入总树，请管理员检查后台任务`,
        en: `${waiting} more have waited too long: an administrator should look at the jobs`,
      }
    : waiting === 0
      ? { zh: '全部记录已写入总树', en: 'every entry is in the tree' }
      : { zh: `另有 ${waiting} 条即将写入`, en: `${waiting} more are about to be added` };
  return {
    zh: `最近一次检查点在${age.zh}，覆盖 ${size} 条记录；${rest.zh}。`,
    en: `The last checkpoint was signed ${age.en} over ${size} entries; ${rest.en}.`,
  };
}
