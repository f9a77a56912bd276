import type { PlanContent, PlanRole, PlanStep, PreparedText } from '@sanshen/domain/emergency';
import { brandId } from '@sanshen/domain/kernel';
import type { Office, Scope } from '@sanshen/domain/organization';

const at = (scope: Scope, ...offices: readonly string[]) => ({
  offices: offices.map((office) => brandId<Office>(office)),
  scope,
});

/** Offices by what they stand for, so that the plan of the city holds for a county and a school as well. */
const leader = at('own', 'mainLeader', 'departmentHead');
const inCharge = at('own', 'leaderInCharge', 'deputySecretaryPublicity');

const roles: readonly PlanRole[] = [
  {
    id: 'command',
    name: '总指挥',
    duty: '决定封停、撤稿和对外口径，向上级报告。',
    holders: leader,
    deputies: inCharge,
    calledBy: null,
  },
  {
    id: 'handling',
    name: '处置组',
    duty: '封停账号，先留存证据再撤稿，核验各平台已撤净。',
    holders: at('own', 'platformLead', 'operator'),
    deputies: at('rootPublicity', 'platformLead', 'operator'),
    calledBy: 'command',
  },
  {
    id: 'statement',
    name: '口径组',
    duty: '起草情况说明，按应急程序审签，统一回复。',
    holders: at('own', 'publicityLead', 'deputySecretaryPublicity'),
    deputies: at('ownPublicity', 'departmentHead', 'publicityLead'),
    calledBy: 'command',
  },
  {
    id: 'liaison',
    name: '联络组',
    duty: '向上级宣传部门报告，与平台、网信部门联系。',
    holders: at('rootPublicity', 'departmentHead', 'publicityLead'),
    deputies: null,
    calledBy: 'statement',
  },
];

const report: PlanStep = {
  id: 'report',
  title: '向上级宣传部门报告',
  detail: '说明时间、账号、内容、影响范围和已采取的措施，随情况续报。',
  role: 'statement',
  withinMinutes: 30,
};
const review: PlanStep = {
  id: 'review',
  title: '复盘整改',
  detail: '查明环节和责任，提出整改措施，三日内形成报告。',
  role: 'command',
  withinMinutes: 4320,
};

interface Scenario {
  readonly purpose: string;
  readonly steps: readonly PlanStep[];
  readonly texts: readonly PreparedText[];
}

const step = (id: string, withinMinutes: number, role: string, title: string, detail: string): PlanStep => ({
  ...{ id, withinMinutes, role, title, detail },
});

const scenarios = {
  wrongPublication: {
    purpose: '发布内容有误、错发账号或提前发布时，尽快停止传播、如实说明、查明原因。',
    steps: [
      step(
        'stop',
        5,
        'command',
        '判断影响，必要时封停',
        '内容严重有误或可能继续外发的，立即封停本单位全部发布。',
      ),
      step(
        'take',
        15,
        'handling',
        '留存证据并撤稿',
        '先保存页面、评论和数据，再在各平台同步撤稿，逐一核验。',
      ),
      report,
      step('say', 60, 'statement', '发布更正说明', '使用预备文稿，按应急程序审签后发布，统一回复留言。'),
      review,
    ],
    texts: [
      {
        id: 'correction',
        title: '关于更正推送内容的说明',
        use: '撤稿后一小时内，在原账号发布',
        body: '各位读者：我单位今日推送的一篇文章内容有误，现已撤回。正确内容将在核实后重新发布。由此给大家带来不便，我们深表歉意，并将严格审校，避免再次发生。',
      },
      {
        id: 'reply',
        title: '留言统一回复',
        use: '回复询问撤稿原因的留言',
        body: '您好，该内容有误，已撤回更正，请以后续发布的内容为准。感谢您的关注和提醒。',
      },
    ],
  },
  accountTakenOver: {
    purpose: '账号被盗用、登录异常或被他人发布内容时，夺回控制、清除内容、告知公众。',
    steps: [
      step('freeze', 5, 'command', '封停并停用口令', '封停全部发布，停止取用口令，退出全部登录设备。'),
      step('recover', 20, 'handling', '联系平台找回账号', '用登记的管理员手机和证照申请找回，更换口令。'),
      report,
      step('clear', 60, 'handling', '清除被盗期间内容', '留存证据后逐条撤下，核对互动和私信。'),
      step('say', 90, 'statement', '告知公众', '使用预备文稿说明情况，提醒公众不要点击可疑链接。'),
      review,
    ],
    texts: [
      {
        id: 'notice',
        title: '关于账号异常的情况说明',
        use: '账号找回后发布',
        body: '我单位账号今日出现异常，期间发布的内容并非我单位发布，现已恢复正常并清除。请大家不要点击期间出现的链接，不要转账或提供个人信息。有关情况已报告公安机关。',
      },
    ],
  },
  publicOpinion: {
    purpose: '出现涉及本单位的网络舆情时，掌握情况、及时回应、正面引导。',
    steps: [
      step('gather', 15, 'handling', '收集情况', '汇总原始信息、传播渠道、主要观点和数量，每半小时更新。'),
      report,
      step('judge', 60, 'command', '研判并定口径', '明确回应的内容、时机和账号，暂停无关推送。'),
      step('say', 120, 'statement', '发布回应', '按应急程序审签后发布，逐条回应合理关切。'),
      review,
    ],
    texts: [
      {
        id: 'holding',
        title: '关于网络关注情况的回应',
        use: '核实期间先行发布',
        body: '我们注意到网络上关于我单位工作的讨论，高度重视，正在核实有关情况，结果将及时向社会公布。感谢大家的关心和监督。',
      },
    ],
  },
  leak: {
    purpose: '发布内容涉及国家秘密、工作秘密或个人信息时，立即控制扩散、按规定报告。',
    steps: [
      step('freeze', 3, 'command', '立即封停', '不在任何群组转发涉密内容，不自行传播截图。'),
      step('take', 10, 'handling', '撤稿并封存', '撤下全部渠道内容，证据封存，限制接触范围。'),
      step('secrecy', 20, 'command', '报告保密部门', '按规定向同级保密行政管理部门和上级报告。'),
      report,
      step('persons', 120, 'statement', '告知当事人', '涉及个人信息的，告知本人并说明补救措施。'),
      review,
    ],
    texts: [
      {
        id: 'person',
        title: '致当事人的告知',
        use: '涉及个人信息时，单独告知本人',
        body: '您好，我单位今日发布的内容中误含您的个人信息，已经撤下并联系平台清除缓存。对此我们深表歉意，如有任何影响，请与我们联系，我们将协助处理。',
      },
    ],
  },
  disaster: {
    purpose: '自然灾害和突发事件期间，调整发布内容，准确传递权威信息。',
    steps: [
      step('pause', 15, 'command', '暂停既定排期', '停止娱乐、庆祝类内容，检查全部定时发布。'),
      step('source', 30, 'statement', '只发权威信息', '以应急、气象等部门发布的信息为准，注明来源。'),
      report,
      step('help', 180, 'liaison', '发布志愿服务信息', '经上级同意后发布招募和求助渠道。'),
      review,
    ],
    texts: [
      {
        id: 'safety',
        title: '安全提示',
        use: '灾害预警发布后',
        body: '请大家关注气象、应急部门发布的预警信息，减少外出，注意安全。如需帮助，请拨打当地应急电话。',
      },
    ],
  },
  wrongMark: {
    purpose: '国旗、国徽、党徽、团徽、地图等标识使用有误时，立即撤换，防止扩散。',
    steps: [
      step('take', 10, 'handling', '撤下含错误标识的内容', '先留存证据，再撤下全部渠道的图文和视频。'),
      step('find', 30, 'handling', '排查同一素材', '用图片检索找出用过同一素材的内容，一并撤换。'),
      report,
      step('renew', 120, 'statement', '换用标准素材', '从标识库取标准素材重新制作，审签后发布。'),
      review,
    ],
    texts: [
      {
        id: 'mark',
        title: '关于更换配图的说明',
        use: '撤换后，在原账号回复询问',
        body: '我单位今日推送的一张配图使用有误，现已撤下更换。我们对此深表歉意，将严格审核图片素材。感谢大家的监督。',
      },
    ],
  },
  rumour: {
    purpose: '出现涉及共青团或青年群体的不实信息时，尽快核实，用事实澄清。',
    steps: [
      step('gather', 20, 'handling', '留存证据', '保存原始信息、传播账号和时间，不转发、不评论。'),
      report,
      step('verify', 60, 'command', '核实真相', '向当事单位和当事人核实，形成书面结论。'),
      step('ask', 120, 'liaison', '请平台处置', '依规则向平台举报，涉嫌违法的报告公安机关。'),
      step('say', 180, 'statement', '发布澄清', '使用预备文稿，按应急程序审签后发布。'),
      review,
    ],
    texts: [
      {
        id: 'clarify',
        title: '关于网传信息的情况说明',
        use: '核实后，在本单位账号发布',
        body: '近日，网络上出现涉及我单位的不实信息。经核实，有关内容与事实不符。请大家以我单位账号发布的信息为准，不信谣、不传谣。',
      },
    ],
  },
  platformOutage: {
    purpose: '平台故障、停服或账号无法登录时，保证重要信息仍能发出，不重发、不漏发。',
    steps: [
      step('pause', 15, 'handling', '暂停该平台的定时发布', '封停故障账号，记下未发出的内容。'),
      report,
      step('other', 45, 'command', '改用其他账号', '重要信息改由其他平台账号发布，内容不变。'),
      step('resume', 1440, 'handling', '恢复后逐条核对', '平台恢复后核对发布结果，已过时的不再补发。'),
      review,
    ],
    texts: [
      {
        id: 'outage',
        title: '关于暂停更新的说明',
        use: '预计停服超过一天时，在其他账号发布',
        body: '因平台技术原因，我单位该账号暂停更新，恢复时间以平台公告为准。期间信息将在我单位其他账号发布。',
      },
    ],
  },
} as const satisfies Readonly<Record<string, Scenario>>;

/** Scenarios for which the demonstration has a plan. */
export type DemonstrationScenario = keyof typeof scenarios;

/** A plan such as a League committee writes it, for a scenario of the shipped rule book. */
export function demonstrationPlan(scenario: DemonstrationScenario): PlanContent {
  return { roles, ...scenarios[scenario] };
}
