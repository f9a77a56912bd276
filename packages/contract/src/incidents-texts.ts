import type {
  GapKind,
  IncidentEvent,
  IncidentGravity,
  StepOutcome,
  TakedownState,
} from '@sanshen/domain/incidents';
import type { LocalizedText } from '@sanshen/domain/kernel';

export const gravityTexts: Readonly<Record<IncidentGravity, LocalizedText>> = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  serious: { zh: '较大', en: 'Serious' },
  grave: { zh: '重大', en: 'Grave' },
};

/** What happened, from the name of the plan for it: 误发、错发内容处置预案 is a plan for 误发、错发内容. Pure. */
export function scenarioText({ zh, en }: LocalizedText): LocalizedText {
  return { zh: zh.replace(/(?:处置|发布|应急)?预案$/, ''), en: en.charAt(0).toUpperCase() + en.slice(1) };
}

export const takedownStateTexts: Readonly<Record<TakedownState, LocalizedText>> = {
  waiting: { zh: '固定证据中', en: 'Keeping the page first' },
  underWay: { zh: '平台撤稿中', en: 'Asked of the platform' },
  byHand: { zh: '待人工撤稿', en: 'A person has to do it' },
  down: { zh: '已撤下，待核实', en: 'Down, to be looked at' },
  gone: { zh: '已撤下，已核实', en: 'Down, and seen to be gone' },
  stillPublic: { zh: '仍可访问', en: 'Still public' },
  failed: { zh: '平台未撤下', en: 'The platform did not do it' },
  refused: { zh: '无权撤稿', en: 'Not allowed' },
};

const outcomes: Readonly<Record<StepOutcome, LocalizedText>> = {
  done: { zh: '已办', en: 'done' },
  skipped: { zh: '不办', en: 'skipped' },
  impossible: { zh: '无法办理', en: 'cannot be done' },
};

export type IncidentLedgerKind = `incidents.${IncidentEvent['kind']}`;

export const incidentLedgerTexts: Readonly<Record<IncidentLedgerKind, LocalizedText>> = {
  'incidents.declared': { zh: '登记突发事件', en: 'Incident declared' },
  'incidents.scopeChanged': { zh: '调整事件等级、范围', en: 'Scope of an incident changed' },
  'incidents.stepTaken': { zh: '办理预案步骤', en: 'Step of a plan taken' },
  'incidents.noted': { zh: '处置记录', en: 'Note on an incident' },
  'incidents.frozen': { zh: '处置中封停', en: 'Freeze ordered for an incident' },
  'incidents.takedownOrdered': { zh: '统一撤稿', en: 'Takedown over all channels ordered' },
  'incidents.evidenceKept': { zh: '固定撤稿证据', en: 'Evidence of a takedown kept' },
  'incidents.takedownMoved': { zh: '撤稿进展', en: 'Takedown moved on' },
  'incidents.called': { zh: '启动呼叫', en: 'People called' },
  'incidents.statementBegun': { zh: '起草公开声明', en: 'Public statement begun' },
  'incidents.handoverOffered': { zh: '移交现场负责', en: 'Lead offered' },
  'incidents.handoverTaken': { zh: '接手现场负责', en: 'Lead taken over' },
  'incidents.caseOpened': { zh: '由事件立案', en: 'Case opened from an incident' },
  'incidents.lessonAdded': { zh: '登记整改措施', en: 'Lesson written down' },
  'incidents.lessonDone': { zh: '整改销号', en: 'Lesson done' },
  'incidents.closed': { zh: '结束处置', en: 'Incident closed' },
};

/** What ids of an incident are called. */
export interface IncidentNames {
  readonly channel: (id: string) => string;
  /** Title and channel of a publication. */
  readonly publication: (id: string) => string;
  readonly organization: (id: string) => string;
  readonly step: (id: string) => string;
  readonly scenario: LocalizedText;
}

const evidenceTexts = {
  copy: { zh: '已保存平台页面副本', en: 'the page was fetched and kept' },
  earlierCopy: {
    zh: '平台读取不到，保存的是最近一次核验的副本',
    en: 'the platform could not be read; the last verified copy is kept',
  },
  screenshot: { zh: '已保存截图', en: 'a screenshot was kept' },
  none: { zh: '未能保存页面', en: 'no copy could be kept' },
} as const;

/** An event of an incident as a line of its time line. Pure. */
export function incidentEventText(event: IncidentEvent, names: IncidentNames): LocalizedText {
  switch (event.kind) {
    case 'declared': {
      const { zh, en } = names.scenario;
      const grave = gravityTexts[event.gravity];
      const plan = event.plan;
      return plan === null
        ? {
            zh: `登记突发事件：${zh}（${grave.zh}），没有生效的预案`,
            en: `Declared: ${en} (${grave.en.toLowerCase()}); no plan is in force`,
          }
        : {
            zh: `登记突发事件：${zh}（${grave.zh}），启动《${plan.name.zh}》第${plan.version}版`,
            en: `Declared: ${en} (${grave.en.toLowerCase()}); “${plan.name.en}”, version ${plan.version}, is put to work`,
          };
    }
    case 'scopeChanged': {
      const grave = gravityTexts[event.gravity];
      const list = event.channels.map(names.channel);
      return {
        zh: `调整为${grave.zh}，涉及账号：${list.join('、') || '无'}`,
        en: `Now ${grave.en.toLowerCase()}; channels concerned: ${list.join(', ') || 'none'}`,
      };
    }
    case 'stepTaken': {
      const name = names.step(event.step);
      const how = outcomes[event.outcome];
      return { zh: `步骤“${name}”：${how.zh}`, en: `Step “${name}”: ${how.en}` };
    }
    case 'noted':
      return { zh: '记录', en: 'Note' };
    case 'frozen': {
      const name =
        event.channel === null ? names.organization(event.organization) : names.channel(event.channel);
      const reach = {
        subtree: { zh: `封停“${name}”及所有下级`, en: `“${name}” and all below it frozen` },
        unit: { zh: `封停“${name}”（不含下级）`, en: `“${name}” frozen, without what is below it` },
        channel: { zh: `封停账号“${name}”`, en: `Channel “${name}” frozen` },
      };
      return reach[event.reach];
    }
    case 'takedownOrdered':
      return {
        zh: `统一撤稿${event.items.length}条：${event.items.map(({ publication }) => names.publication(publication)).join('；')}`,
        en: `${event.items.length} to be taken down: ${event.items.map(({ publication }) => names.publication(publication)).join('; ')}`,
      };
    case 'evidenceKept': {
      const name = names.publication(event.publication);
      const how = evidenceTexts[event.evidence.kind];
      return event.when === 'before'
        ? { zh: `${name}撤稿前：${how.zh}`, en: `${name}, before: ${how.en}` }
        : { zh: `${name}撤稿后：${how.zh}`, en: `${name}, after: ${how.en}` };
    }
    case 'takedownMoved': {
      const name = names.publication(event.publication);
      const state = takedownStateTexts[event.state];
      return { zh: `${name}：${state.zh}`, en: `${name}: ${state.en.toLowerCase()}` };
    }
    case 'called':
      return { zh: `呼叫${event.people}人`, en: `${event.people} people called` };
    case 'statementBegun':
      return { zh: '起草公开声明', en: 'A public statement was begun' };
    case 'handoverOffered':
      return { zh: `请${event.to.name}接手现场负责`, en: `${event.to.name} is asked to take over the lead` };
    case 'handoverTaken':
      return { zh: `${event.word.by.name}接手现场负责`, en: `${event.word.by.name} leads now` };
    case 'caseOpened':
      return { zh: '由本事件立案', en: 'A case was opened from this incident' };
    case 'lessonAdded':
      return {
        zh: `整改措施，责任人${event.owner.name}，期限${event.dueOn}`,
        en: `Lesson for ${event.owner.name}, due ${event.dueOn}`,
      };
    case 'lessonDone':
      return { zh: '整改措施已销号', en: 'A lesson is done' };
    case 'closed':
      return { zh: '结束处置，形成总结报告', en: 'Closed with the after-action report' };
  }
}

type Made = (about: string, detail: string) => LocalizedText;

/** What could not be done, and what to do by hand. */
const gapTexts: Readonly<Record<GapKind, { readonly text: Made; readonly byHand: Made }>> = {
  noPlan: {
    text: () => ({ zh: '没有生效的预案可供启动', en: 'There is no plan in force to put to work' }),
    byHand: () => ({
      zh: '请现场负责人口头明确分工，并把每一步记入时间线；结束后补报预案审批',
      en: 'The lead says who does what, and every step goes into the time line; have a plan approved afterwards',
    }),
  },
  roleVacant: {
    text: (_, name) => ({ zh: `预案中的“${name}”目前无人在岗`, en: `Nobody holds the role “${name}” now` }),
    byHand: () => ({
      zh: '请现场负责人指定人员代行并记录',
      en: 'The lead names somebody and writes it down',
    }),
  },
  stepLate: {
    text: (name) => ({ zh: `步骤“${name}”已超时`, en: `Step “${name}” is late` }),
    byHand: () => ({
      zh: '立即办理；确实不能办的，写明原因',
      en: 'Do it now, or say why it cannot be done',
    }),
  },
  stepImpossible: {
    text: (name) => ({ zh: `步骤“${name}”无法办理`, en: `Step “${name}” cannot be done` }),
    byHand: () => ({
      zh: '请现场负责人决定替代办法并记录',
      en: 'The lead decides what is done instead and writes it down',
    }),
  },
  takedownByHand: {
    text: (name) => ({
      zh: `${name}：平台没有接口，系统不能代为撤稿`,
      en: `${name}: the platform has no way for the system to take it down`,
    }),
    byHand: () => ({
      zh: '按清单中的步骤在平台后台删除，截图后登记结果',
      en: 'Delete it on the platform as the steps say, take a screenshot and record the result',
    }),
  },
  takedownFailed: {
    text: (name, code) => ({
      zh: `${name}：平台没有撤下${code === '' ? '' : `（${code}）`}`,
      en: `${name}: the platform did not take it down${code === '' ? '' : ` (${code})`}`,
    }),
    byHand: () => ({
      zh: '登录平台后台人工删除，或致电平台客服申请紧急下架；办完后上传截图',
      en: 'Delete it on the platform by hand, or ask the platform’s service to remove it; keep a screenshot',
    }),
  },
  takedownRefused: {
    text: (name) => ({
      zh: `${name}：下令人对该稿件没有撤稿权限`,
      en: `${name}: who ordered it may not take this down`,
    }),
    byHand: () => ({
      zh: '请该稿件的审签人、发布人或其单位负责人在处置台重新下令',
      en: 'A signer or publisher of it, or who answers for its unit, orders it again on the desk',
    }),
  },
  stillPublic: {
    text: (name) => ({ zh: `${name}：核实时仍可访问`, en: `${name}: it was still public when looked at` }),
    byHand: () => ({
      zh: '平台可能有缓存。稍后再看；仍在的，登录后台核对并联系平台',
      en: 'The platform may cache it. Look again later; if it stays, check on the platform and call its service',
    }),
  },
  goneUnchecked: {
    text: (name) => ({
      zh: `${name}：已撤下，但系统无法读取页面核实`,
      en: `${name}: taken down, but the system cannot read the page to see it`,
    }),
    byHand: () => ({
      zh: '请用未登录的浏览器打开原链接，截图上传',
      en: 'Open the address in a browser that is not logged in, and upload a screenshot',
    }),
  },
  noCopyBefore: {
    text: (name) => ({
      zh: `${name}：撤稿前未能保存页面`,
      en: `${name}: no copy of the page could be kept before`,
    }),
    byHand: () => ({
      zh: '如有人留有截图，请上传；签发的正文已在系统留存',
      en: 'Upload a screenshot if anybody has one; the released text is on record',
    }),
  },
  alreadySubmitted: {
    text: (_, title) => ({
      zh: `《${title}》在封停前已提交平台，无法拦截`,
      en: `“${title}” was given to the platform before the freeze and cannot be held back`,
    }),
    byHand: () => ({
      zh: '请到平台后台取消；已发出的，在本页统一撤稿',
      en: 'Cancel it on the platform; once it is out, take it down here',
    }),
  },
  credentialOut: {
    text: (name, holder) => ({
      zh: `账号“${name}”的口令已由${holder}取用，系统收不回`,
      en: `${holder} has seen a credential of “${name}”; it cannot be taken back`,
    }),
    byHand: () => ({
      zh: '联系本人退出登录并立即更换口令',
      en: 'Have him log out, and change the credential at once',
    }),
  },
  statementHeld: {
    text: (title) => ({
      zh: `声明《${title}》获签发后会被封停拦下`,
      en: `The statement “${title}” will be held back by the freeze`,
    }),
    byHand: () => ({
      zh: '由两位负责人解除该账号的封停后发布，或请上级单位账号发布',
      en: 'Two responsible people lift the freeze of that channel, or a superior publishes it',
    }),
  },
  notReached: {
    text: (_, name) => ({ zh: `${name}尚未应答呼叫`, en: `${name} has not answered` }),
    byHand: () => ({
      zh: '请打电话通知，并在呼叫清单中代为登记',
      en: 'Telephone, and record the answer in the list of the call',
    }),
  },
  liftWaits: {
    text: (_, by) => ({
      zh: `${by}已提出解除封停，等待另一人确认`,
      en: `${by} proposed to lift a freeze; another person has to confirm`,
    }),
    byHand: () => ({
      zh: '另一位负责人核实风险排除后确认',
      en: 'Another responsible person confirms once the risk is gone',
    }),
  },
};

/** The words of a gap: `about` is the name of what it concerns. Pure. */
export function gapText(
  kind: GapKind,
  about: string,
  detail: string | null,
): { readonly text: LocalizedText; readonly byHand: LocalizedText } {
  const { text, byHand } = gapTexts[kind];
  return { text: text(about, detail ?? ''), byHand: byHand(about, detail ?? '') };
}
