import type { PlanFaultCode } from '@sanshen/domain/emergency';
import { defineTexts } from '../../text/language.ts';

export const planEditorTexts = defineTexts({
  title: { zh: (name: string) => `编写：${name}`, en: (name: string) => `Writing: ${name}` },
  lead: {
    zh: '边写边存。送审后由主管组织批准生效。',
    en: 'Saved as you write. It counts once the organisation in command has approved it.',
  },
  back: { zh: '返回预案', en: 'Back to the plan' },
  untouched: { zh: '尚未改动', en: 'Nothing changed yet' },
  saved: { zh: '草稿已保存', en: 'Draft saved' },
  saving: { zh: '正在保存……', en: 'Saving …' },
  unsaved: { zh: '有改动尚未保存', en: 'Not saved yet' },
  offline: {
    zh: '暂时保存不上，改动留在本机，稍后自动再试',
    en: 'It cannot be saved just now; your changes stay on this computer and are tried again',
  },
  conflict: { zh: '他人刚刚保存了这份草稿', en: 'Somebody else has just saved this draft' },
  conflictHint: {
    zh: '您的改动还在本页。可以用您的内容覆盖，或放弃您的改动改用对方的内容。',
    en: 'Your changes are still on this page. Put them in place of the other’s, or take the other’s.',
  },
  keepMine: { zh: '用我的内容覆盖', en: 'Keep mine' },
  takeTheirs: { zh: '改用对方的内容', en: 'Take theirs' },
  restored: {
    zh: '已恢复您上次没有保存的改动。',
    en: 'Your changes that were not saved last time are back.',
  },
  submit: { zh: '送审', en: 'Submit' },
  submitted: { zh: '已送审，等待批准。', en: 'Submitted; it waits for approval.' },
  discard: { zh: '放弃草稿', en: 'Throw the draft away' },
  discardHint: {
    zh: '草稿将被删除，不能恢复。生效的预案不受影响。',
    en: 'The draft is deleted for good. The plan in force stays as it is.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
  lacks: { zh: '送审前请补齐', en: 'Mend this before you submit' },
  purpose: { zh: '适用与目的', en: 'Purpose' },
  purposeHint: { zh: '什么情况下启动，要达到什么', en: 'When it is put to work, and what for' },
  roles: { zh: '角色', en: 'Roles' },
  rolesHint: {
    zh: '按职务填写，不写姓名：人员调整后预案仍然有效。',
    en: 'By office, not by name: the plan holds when people change.',
  },
  role: { zh: (n: number) => `角色 ${n}`, en: (n: number) => `Role ${n}` },
  roleName: { zh: '名称', en: 'Name' },
  duty: { zh: '职责', en: 'Duty' },
  holders: { zh: '由谁承担（职务）', en: 'Held by (offices)' },
  deputies: { zh: '替补（职务）', en: 'Deputies (offices)' },
  scope: { zh: '在哪个组织', en: 'Of which organisation' },
  notHere: { zh: '本单位未设', en: 'none for this unit' },
  calledBy: { zh: '由谁呼叫', en: 'Called by' },
  nobody: { zh: '无（通讯树顶端）', en: 'nobody (top of the tree)' },
  addRole: { zh: '增加角色', en: 'Add a role' },
  steps: { zh: '处置步骤', en: 'Steps' },
  stepsHint: { zh: '按先后排列，时限从事发开始计。', en: 'In their order; limits count from the beginning.' },
  step: { zh: (n: number) => `步骤 ${n}`, en: (n: number) => `Step ${n}` },
  stepTitle: { zh: '做什么', en: 'What is done' },
  detail: { zh: '要点', en: 'Details' },
  responsible: { zh: '负责角色', en: 'Responsible role' },
  within: { zh: '时限（分钟）', en: 'Limit (minutes)' },
  addStep: { zh: '增加步骤', en: 'Add a step' },
  texts: { zh: '预备文稿', en: 'Prepared texts' },
  textsHint: {
    zh: '事先写好、审好，用时即取。送审时自动检查，与预案一并批准。',
    en: 'Written and reviewed in advance. Checked when you submit, approved together with the plan.',
  },
  text: { zh: (n: number) => `文稿 ${n}`, en: (n: number) => `Text ${n}` },
  textTitle: { zh: '标题', en: 'Title' },
  use: { zh: '何时何处使用', en: 'When and where it is used' },
  body: { zh: '正文', en: 'Text' },
  addText: { zh: '增加文稿', en: 'Add a text' },
  remove: { zh: '删除', en: 'Remove' },
  up: { zh: '上移', en: 'Move up' },
  down: { zh: '下移', en: 'Move down' },
  check: { zh: '检查文稿', en: 'Check the texts' },
  checkedFine: { zh: '未发现问题。', en: 'Nothing found.' },
  unnamed: { zh: '（未命名）', en: '(no name)' },
});

/** What a plan lacks; `what` names the role, step or text. A missing text does not compile. */
export const planFaultTexts = defineTexts({
  noRoles: { zh: () => '还没有角色', en: () => 'There is no role' },
  noSteps: { zh: () => '还没有处置步骤', en: () => 'There is no step' },
  noTexts: { zh: () => '还没有预备文稿', en: () => 'There is no prepared text' },
  nameless: {
    zh: (what: string) => `${what}：名称或正文未填写`,
    en: (what: string) => `${what}: name or text is missing`,
  },
  officeMissing: {
    zh: (what: string) => `${what}：请选择承担的职务`,
    en: (what: string) => `${what}: choose the offices`,
  },
  idTwice: { zh: (what: string) => `${what}：编号重复`, en: (what: string) => `${what}: the same id twice` },
  callerUnknown: {
    zh: (what: string) => `${what}：呼叫人不在本预案中`,
    en: (what: string) => `${what}: its caller is not in this plan`,
  },
  callCircle: {
    zh: (what: string) => `${what}：呼叫关系成了环，没有起点`,
    en: (what: string) => `${what}: the calls run in a circle`,
  },
  roleUnknown: {
    zh: (what: string) => `${what}：请选择负责角色`,
    en: (what: string) => `${what}: choose the responsible role`,
  },
  stepsOutOfOrder: {
    zh: (what: string) => `${what}：时限早于上一步`,
    en: (what: string) => `${what}: due before the step in front of it`,
  },
} satisfies Record<PlanFaultCode, unknown>);
