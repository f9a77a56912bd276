import { defineTexts } from '../../text/language.ts';

export const callTexts = defineTexts({
  contactsLead: {
    zh: '承担预案角色的人员、谁呼叫谁、能否联系上。号码加密保存，只有通讯树内人员可见。',
    en: 'Who plays a role, who calls whom, and who can be reached. Numbers are sealed and seen by those of the tree only.',
  },
  people: { zh: '人员', en: 'People' },
  gaps: { zh: '无人承担的角色', en: 'Roles that nobody plays' },
  roles: { zh: '角色', en: 'Roles' },
  deputy: { zh: '替补', en: 'deputy' },
  calledBy: { zh: (names: string) => `由${names}呼叫`, en: (names: string) => `called by ${names}` },
  reachedAt: { zh: '上次应答', en: 'answered last' },
  number: { zh: '联络号码', en: 'Number' },
  numberOf: { zh: (name: string) => `联络号码：${name}`, en: (name: string) => `Number of ${name}` },
  noNumber: { zh: '未登记号码', en: 'no number registered' },
  hiddenNumber: { zh: '号码已登记（仅通讯树内人员可见）', en: 'number registered (seen in the tree only)' },
  keepNumber: { zh: '登记号码', en: 'Register a number' },
  changeNumber: { zh: '修改号码', en: 'Change the number' },
  numberLead: {
    zh: '仅用于应急联络，加密保存；离任后自动删除。',
    en: 'For emergencies only; sealed, and deleted when the person leaves.',
  },
  numberWrong: { zh: '请填写电话号码', en: 'Write a telephone number' },
  removeNumber: { zh: '删除号码', en: 'Remove the number' },
  kept: { zh: '已登记。', en: 'Registered.' },
  removed: { zh: '已删除。', en: 'Removed.' },

  calls: { zh: '呼叫记录', en: 'Calls' },
  noCalls: { zh: '还没有呼叫过', en: 'Nobody has been called yet' },
  noCallsHint: {
    zh: '核实、演练和应急时的呼叫都记在这里。',
    en: 'Checks, drills and emergencies are listed here.',
  },
  answered: {
    zh: (n: number, all: number) => `${n} / ${all} 人已确认`,
    en: (n: number, all: number) => `${n} of ${all} have answered`,
  },
  open: { zh: '进行中', en: 'open' },
  over: { zh: '已结束', en: 'over' },
  late: { zh: '有人逾时', en: 'some are late' },
  incident: { zh: '应急呼叫', en: 'Emergency call' },
  drill: { zh: '【演练】应急呼叫', en: '[Drill] Emergency call' },
  reachability: { zh: '【核实】通讯树核实', en: '[Check] Contact tree' },
  drillMark: { zh: '【演练】', en: '[Drill] ' },
  toIncident: { zh: '打开处置台', en: 'Open the incident desk' },
  toDrill: { zh: '打开演练', en: 'Open the drill' },

  waitingOne: { zh: '请确认收到', en: 'Please answer' },
  banner: {
    zh: (what: string, unit: string) => `${what}：${unit}请您确认收到`,
    en: (what: string, unit: string) => `${what}: ${unit} asks for your answer`,
  },
  openCall: { zh: '打开', en: 'Open' },
  callFrom: {
    zh: (unit: string, name: string) => `${unit} ${name}`,
    en: (unit: string, name: string) => `${unit}, ${name}`,
  },
  answerBy: { zh: '请在此前确认', en: 'Answer before' },
  acknowledge: { zh: '我已收到', en: 'I have heard' },
  acknowledged: { zh: '您已确认收到', en: 'You have answered' },
  notAnswered: { zh: '未确认', en: 'not yet' },
  desk: { zh: '本人确认', en: 'himself' },
  address: { zh: '凭确认码', en: 'by code' },
  telephone: { zh: '电话通知', en: 'by telephone' },
  by: { zh: (name: string) => `（${name}）`, en: (name: string) => ` (${name})` },
  lateOne: { zh: '逾时', en: 'late' },
  recordPhone: { zh: '已电话通知到', en: 'Reached by telephone' },
  recorded: { zh: '已登记。', en: 'Recorded.' },
  giveCode: { zh: '确认码', en: 'Code' },
  codeFor: { zh: (name: string) => `${name}的确认码`, en: (name: string) => `Code for ${name}` },
  codeHint: {
    zh: '请在电话中念给本人：打开下面的网址，输入确认码，点“我已收到”。只能用一次，本次呼叫结束后失效。',
    en: 'Read it out on the telephone: open this address, type the code, press the button. It works once, until the call is over.',
  },
  close: { zh: '结束呼叫', en: 'End the call' },
  closeHint: {
    zh: (left: number) =>
      left === 0 ? '全部人员均已确认。' : `还有 ${left} 人没有确认。结束后不能再确认，发出的确认码同时失效。`,
    en: (left: number) =>
      left === 0
        ? 'Everybody has answered.'
        : `${left} have not answered. Nobody can answer afterwards, and codes given out end.`,
  },
  closed: { zh: '呼叫已结束。', en: 'The call is over.' },
  done: { zh: '关闭', en: 'Close' },
});
