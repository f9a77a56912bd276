import type { CalendarEvent } from '@sanshen/domain/calendar';
import type { CampaignEvent } from '@sanshen/domain/campaigns';
import type { CaseEventKind, RecordEvent } from '@sanshen/domain/cases';
import type { DrillEventKind } from '@sanshen/domain/drills';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { OrganizationChangeKind, OrganizationEventKind } from '@sanshen/domain/organization';
import type { IdeaEvent } from '@sanshen/domain/planning';
import type { QuestionEvent } from '@sanshen/domain/questions';
import type { LetterEvent } from '@sanshen/domain/responsibility';
import type { SpotCheckEvent } from '@sanshen/domain/spot-checks';
import type { SupervisionEvent } from '@sanshen/domain/supervision';
import { z } from 'zod';
import { type AccountabilityLedgerKind, accountabilityLedgerTexts } from './accountability-ledger-texts.ts';
import { type ChannelLedgerKind, channelLedgerTexts } from './channels-ledger-texts.ts';
import { drillLedgerTexts } from './drills-ledger-texts.ts';
import { type PlanLedgerKind, planLedgerTexts } from './emergency-ledger-texts.ts';
import { historyText } from './history-texts.ts';
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

/** What ids are called now; null where it is not known, and the id is shown. */
export interface LedgerNames {
  readonly manuscript: (id: string) => string | null;
  readonly person: (id: string) => string | null;
  readonly organization: (id: string) => string | null;
  readonly channel: (id: string) => string | null;
  /** The office that an appointment is to. */
  readonly appointment: (id: string) => { readonly office: string } | null;
  readonly office: (id: string) => LocalizedText | null;
  readonly qualification: (id: string) => LocalizedText | null;
}

/** An entry as far as a sentence needs it. */
export interface ToldEntry {
  readonly stream: string;
  readonly kind: string;
  readonly actor: { readonly name: string };
  readonly body: unknown;
}

/** What an entry records, in one sentence; of a manuscript's entry never the text, a reason or an opinion. */
export function ledgerSentence(entry: ToldEntry, names: LedgerNames): LocalizedText {
  const told = tell(entry, names) ?? ledgerKindText(entry.kind);
  return { zh: `${entry.actor.name}：${told.zh}。`, en: `${entry.actor.name}: ${told.en}.` };
}

const text = z.string();
const period = { from: text, to: text.nullable() };
const bodies = {
  review: z.object({ events: z.array(z.object({ kind: text })) }),
  tree: z.object({
    change: z.object({
      kind: z.enum(['founded', 'renamed', 'moved', 'merged', 'closed']),
      name: text.optional(),
      parent: text.nullable().optional(),
      into: text.optional(),
    }),
  }),
  roster: z.object({ people: z.array(z.object({ name: text })) }),
  appointed: z.object({
    appointment: z.object({ person: text, office: text, acting: z.boolean(), ...period }),
  }),
  appointmentEnded: z.object({ appointment: text, person: text, to: text }),
  ofPerson: z.object({ person: text }),
  employment: z.object({ person: text, employment: text }),
  qualification: z.object({ person: text, qualification: z.object({ kind: text }) }),
  filed: z.object({ policy: text, version: z.number() }),
  chosen: z.object({ procedure: text }),
  channel: z.object({ channel: z.union([text, z.object({ name: text })]) }),
};

function tell(entry: ToldEntry, names: LedgerNames): LocalizedText | null {
  const subject = entry.stream.slice(entry.stream.indexOf(':') + 1);
  switch (entry.kind) {
    case 'review.decided':
      return when(bodies.review, entry, ({ events }) => tellReview(names.manuscript(subject), events));
    case 'release.certified': {
      const title = names.manuscript(subject);
      return title === null
        ? null
        : { zh: `为《${title}》出具签发证书`, en: `certified the release of “${title}”` };
    }
    case 'organization.treeChanged':
      return when(bodies.tree, entry, ({ change }) => tellTree(subject, change, names));
    case 'organization.rosterRecorded':
      return when(bodies.roster, entry, ({ people }) => {
        if (people.length === 0) return null;
        const some = people.slice(0, 3).map(({ name }) => name);
        const more = people.length > some.length;
        return {
          zh: `登记人员${some.join('、')}${more ? `等 ${people.length} 人` : ''}`,
          en: `registered ${some.join(', ')}${more ? ` and others, ${people.length} in all` : ''}`,
        };
      });
    case 'organization.appointed':
      return when(bodies.appointed, entry, ({ appointment }) => {
        const who = names.person(appointment.person) ?? appointment.person;
        const office = officeName(appointment.office, names);
        const [zh, en] = appointment.acting ? ['代行', 'acting '] : ['担任', ''];
        // A period ends before its end: the last day is the one before.
        const until = appointment.to === null ? null : dayText(appointment.to, -1);
        const from = dayText(appointment.from);
        return {
          zh: `任命${who}${zh}${office.zh}（${from}起${until === null ? '' : `，至${until}`}）`,
          en: `appointed ${who} as ${en}${office.en} (from ${from}${until === null ? '' : ` to ${until}`})`,
        };
      });
    case 'organization.appointmentEnded':
      return when(bodies.appointmentEnded, entry, ({ appointment, person, to }) => {
        const who = names.person(person) ?? person;
        const held = names.appointment(appointment);
        const office = held === null ? { zh: '任职', en: 'an office' } : officeName(held.office, names);
        return {
          zh: `${who}不再担任${office.zh}（${dayText(to)}起）`,
          en: `${who} no longer holds ${office.en} (from ${dayText(to)})`,
        };
      });
    case 'organization.qualificationAdded':
      return when(bodies.qualification, entry, ({ person, qualification }) => {
        const kind = names.qualification(qualification.kind) ?? both(qualification.kind);
        const who = names.person(person) ?? person;
        return { zh: `登记${who}的资格：${kind.zh}`, en: `recorded a qualification of ${who}: ${kind.en}` };
      });
    case 'policy.filed':
      return when(bodies.filed, entry, ({ policy, version }) => {
        const owner = names.organization(subject) ?? subject;
        return {
          zh: `${owner}备案规则 ${policy} 第 ${version} 版`,
          en: `${owner} filed the rule book ${policy}, version ${version}`,
        };
      });
    case 'policy.procedureChosen':
      return when(bodies.chosen, entry, ({ procedure }) => {
        const owner = names.organization(subject) ?? subject;
        return { zh: `${owner}选用规程 ${procedure}`, en: `${owner} chose the procedure ${procedure}` };
      });
    case 'checks.exceptionMade':
    case 'checks.exceptionEnded':
    case 'checks.modelSet':
    case 'checks.registerChanged':
    case 'marks.registered':
    case 'marks.withdrawn': {
      const owner = names.organization(subject) ?? subject;
      const kind = ledgerKindText(entry.kind);
      return { zh: `${owner}${kind.zh}`, en: `${owner}: ${kind.en}` };
    }
    default:
      if (entry.stream.startsWith('channel:')) {
        const kind = ledgerKindText(entry.kind);
        return when(bodies.channel, entry, ({ channel }) => {
          const name = names.channel(subject) ?? (typeof channel === 'string' ? channel : channel.name);
          return { zh: `${kind.zh}“${name}”`, en: `${kind.en}: “${name}”` };
        });
      }
      // What is left concerns one person: employment, leave, the end of a qualification, a login.
      return when(bodies.ofPerson, entry, ({ person }) => {
        const kind = ledgerKindText(entry.kind);
        const who = names.person(person) ?? person;
        return { zh: `${kind.zh}（${who}）`, en: `${kind.en} (${who})` };
      });
  }
}

/** The sentence of a body that has the form of its kind; null for any other, which is then called by its kind only. */
function when<Body>(
  schema: z.ZodType<Body>,
  entry: ToldEntry,
  say: (body: Body) => LocalizedText | null,
): LocalizedText | null {
  const read = schema.safeParse(entry.body);
  return read.success ? say(read.data) : null;
}

function tellReview(title: string | null, events: readonly { readonly kind: string }[]): LocalizedText {
  const happened = [...new Set(events.map(({ kind }) => kind))].map(historyText);
  const zh = happened.map((one) => one.zh).join('、');
  const en = happened.map((one) => one.en.charAt(0).toLowerCase() + one.en.slice(1)).join(', ');
  return title === null || title === '' ? { zh, en } : { zh: `《${title}》${zh}`, en: `“${title}”: ${en}` };
}

function tellTree(
  subject: string,
  change: {
    readonly kind: OrganizationChangeKind;
    readonly name?: string | undefined;
    readonly parent?: string | null | undefined;
    readonly into?: string | undefined;
  },
  names: LedgerNames,
): LocalizedText {
  const own = names.organization(subject) ?? subject;
  const nameOf = (id: string | null | undefined) => (id == null ? '' : (names.organization(id) ?? id));
  switch (change.kind) {
    case 'founded':
      return { zh: `设立${change.name ?? own}`, en: `founded ${change.name ?? own}` };
    case 'renamed':
      return { zh: `更名为${change.name ?? own}`, en: `renamed to ${change.name ?? own}` };
    case 'moved':
      return { zh: `${own}划归${nameOf(change.parent)}`, en: `${own} moved under ${nameOf(change.parent)}` };
    case 'merged':
      return { zh: `${own}并入${nameOf(change.into)}`, en: `${own} merged into ${nameOf(change.into)}` };
    case 'closed':
      return { zh: `撤销${own}`, en: `closed ${own}` };
  }
}

function both(id: string): LocalizedText {
  return { zh: id, en: id };
}

function officeName(id: string, names: LedgerNames): LocalizedText {
  return names.office(id) ?? both(id);
}

/** The day of an instant in China; `shift` milliseconds later. */
function dayText(at: string, shift = 0): string {
  return new Date(Date.parse(at) + shift + 8 * 3_600_000).toISOString().slice(0, 10);
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
