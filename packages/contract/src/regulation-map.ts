import type { LocalizedText } from '@sanshen/domain/kernel';
import type { RegulationTarget } from './regulation.ts';

/** Where each screen is in the web application. */
export const targetPaths: Readonly<Record<RegulationTarget, string>> = {
  workbench: '/',
  manuscripts: '/manuscripts',
  editor: '/manuscripts',
  review: '/manuscripts',
  publications: '/publications',
  channels: '/channels',
  organization: '/organization',
  policy: '/policy',
  ledger: '/ledger',
  marks: '/marks',
  questions: '/questions',
  planning: '/planning',
  calendar: '/calendar',
  campaigns: '/campaigns',
  interaction: '/interaction',
  patrol: '/patrol',
  why: '/organization/why',
  letters: '/organization/letters',
  regulation: '/regulation',
};

/** Something that the product does for a clause. */
export interface Capability {
  readonly name: LocalizedText;
  /** The screen where it is done; null where it is not in the product yet. */
  readonly target: RegulationTarget | null;
}

const later = (zh: string, en: string): Capability => ({ name: { zh, en }, target: null });
const on = (target: RegulationTarget, zh: string, en: string): Capability => ({ name: { zh, en }, target });

/** What the product does, and what it says honestly that it does not do yet. */
export const capabilities = {
  tree: on('organization', '组织树与沿革', 'organisation tree and its history'),
  import: on('organization', '组织人员导入', 'import of organisations and people'),
  offices: on('organization', '任职、代行与席位人选', 'appointments, acting holders, who may take a seat'),
  jurisdiction: on('organization', '按隶属关系限定可见范围', 'what anybody sees is limited by jurisdiction'),
  qualifications: on('organization', '资格登记与到期', 'qualifications and when they end'),
  ruleBook: on('policy', '规则通读、对比与备案', 'the rule book: reading, comparing, filing'),
  topics: on('manuscripts', '选题与重要程度', 'topics and importance of manuscripts'),
  forms: on('editor', '稿件形式与来源', 'form and source of a manuscript'),
  declarations: on('editor', '作者声明', 'the author’s declarations'),
  review: on('review', '三审三校与加报', 'three reviews, three proofreads, escalation'),
  findings: on('review', '问题记录与裁定', 'findings and their rulings'),
  emergencyRelease: on('review', '应急签发与补审', 'emergency release and the review owed after it'),
  waiting: on('workbench', '待办、催办与超时提醒', 'what waits, reminders, deadlines'),
  publishing: on('publications', '签发证书、发布与核验', 'release certificate, publication, verification'),
  channels: on(
    'channels',
    '密钥、口令由系统保管，经接口发布，取用须批准并留痕',
    'secrets and credentials kept sealed, published through the server, check-outs approved and recorded',
  ),
  publishingRights: on(
    'channels',
    '发布权限随任职、用工、资格即时失效',
    'publishing rights that lapse at once with office, employment and qualification',
  ),
  explanation: on('why', '权限说明：为何能看、为何不能看', 'why somebody sees a thing, or does not'),
  letters: on('letters', '责任书的签发、签字与缺口', 'responsibility letters, and where they are lacking'),
  channelDuties: on('channels', '责任矩阵与管理职责图', 'responsibility matrix and who commands whom'),
  ledger: on('ledger', '台账留痕与核验', 'the ledger and its verification'),
  targets: on(
    'planning',
    '选题策划看板：目标、上限与单位对比',
    'planning board: targets, ceilings, units beside each other',
  ),
  ideas: on(
    'planning',
    '选题讨论、审批、认领与成稿，工作稿去向',
    'ideas: talk, approval, claim and manuscript; what became of work drafts',
  ),
  calendar: on(
    'calendar',
    '排期日历、重要节点与排期冲突',
    'calendar of plans and key dates, and what is in conflict',
  ),
  campaigns: on(
    'campaigns',
    '上级任务的下达、认领、报送与完成率',
    'campaigns handed down, claimed, proven, and their completion',
  ),
  blackboard: on(
    'review',
    '与工作稿、已有稿件的重复比对，段落对照',
    'how much stands in the work draft or earlier articles, with the passages',
  ),
  marks: on('marks', '标识库、图片检查与逐处裁定', 'mark library, check of pictures, rulings on marks'),
  style: on('review', '风格、标题与文字检查', 'checks of style, headline and words'),
  interaction: on(
    'interaction',
    '账号互动的申请、批准、办理与隐藏统计',
    'acts of accounts: asked for, approved, done, what was hidden',
  ),
  patrol: on('patrol', '互动区巡查、纠正与复核', 'patrols of the comments, corrections and their closing'),
  questions: on(
    'questions',
    '青年关切的受理、答复与统计',
    'young people’s questions: taken up, answered, counted',
  ),
  channelRegister: on(
    'channels',
    '账号申请、备案、休眠、注销与登录设备核对',
    'application, filing, dormancy and closing of channels, devices and logins',
  ),
  secrecy: later('保密审查与利益登记', 'secrecy review, register of interests'),
  plans: later('应急预案、演练与封停', 'plans, drills, freezing'),
  training: later('遴选、培训、考试与考核', 'selection, training, examinations'),
  accountability: later('指标、案件、通报与考核', 'indicators, cases, circulars, assessment'),
} as const satisfies Readonly<Record<string, Capability>>;
export type CapabilityId = keyof typeof capabilities;

/** Figures of an organisation's state that a part of the rule book is measured by. */
export const figureIds = [
  'subordinates',
  'peopleInOffice',
  'published',
  'focus',
  'inReview',
  'overdue',
  'returned',
  'released',
  'channelsActive',
  'channelsSuspended',
  'waitingByHand',
  'verified',
  'differing',
  'qualified',
  'expiring',
  'records',
] as const;
export type FigureId = (typeof figureIds)[number];

interface Part {
  /** Beginning of the places in a rule book that this speaks of. */
  readonly place: string;
  readonly capabilities: readonly CapabilityId[];
  readonly figures: readonly FigureId[];
}

/**
 * The one place that says what stands behind each part of a rule book. A clause has the capabilities of the rules that cite it, so it
 * serves every rule book; of several places that fit, the longest counts.
 */
export const parts: readonly Part[] = [
  { place: '/offices', capabilities: ['offices'], figures: ['peopleInOffice'] },
  {
    place: '/organizationKinds',
    capabilities: ['tree', 'import'],
    figures: ['subordinates', 'peopleInOffice'],
  },
  { place: '/importance', capabilities: ['topics'], figures: [] },
  { place: '/qualifications', capabilities: ['qualifications'], figures: ['qualified', 'expiring'] },
  {
    place: '/reviews',
    capabilities: ['review', 'ruleBook'],
    figures: ['inReview', 'overdue', 'returned', 'released'],
  },
  {
    place: '/procedures',
    capabilities: ['review', 'findings', 'emergencyRelease', 'waiting', 'publishing', 'ledger'],
    figures: ['inReview', 'overdue', 'returned', 'released'],
  },
  { place: '/assignments', capabilities: ['ruleBook'], figures: [] },
  { place: '/content/topics', capabilities: ['topics'], figures: ['published', 'focus'] },
  { place: '/content/forms', capabilities: ['forms'], figures: [] },
  { place: '/content/ideas', capabilities: ['ideas'], figures: [] },
  { place: '/content/targets', capabilities: ['targets'], figures: ['published', 'focus'] },
  { place: '/calendar/campaigns', capabilities: ['campaigns'], figures: [] },
  { place: '/calendar', capabilities: ['calendar'], figures: [] },
  { place: '/content/blackboard', capabilities: ['blackboard'], figures: [] },
  { place: '/marks', capabilities: ['marks', 'findings'], figures: [] },
  { place: '/style', capabilities: ['style', 'findings'], figures: [] },
  { place: '/questions', capabilities: ['questions'], figures: [] },
  { place: '/interaction/patrol', capabilities: ['patrol'], figures: [] },
  { place: '/interaction', capabilities: ['interaction'], figures: [] },
  {
    place: '/channels/registration',
    capabilities: ['channelRegister', 'channels'],
    figures: ['channelsActive', 'channelsSuspended'],
  },
  { place: '/channels/dormancy', capabilities: ['channelRegister'], figures: [] },
  {
    place: '/channels/publishingRights',
    capabilities: ['publishingRights', 'publishing', 'qualifications'],
    figures: ['waitingByHand', 'verified', 'differing'],
  },
  { place: '/channels/devices', capabilities: ['channelRegister', 'channels'], figures: [] },
  { place: '/channels/credentials', capabilities: ['channels'], figures: ['channelsActive'] },
  { place: '/discipline/declarations', capabilities: ['declarations'], figures: [] },
  { place: '/discipline/secrecyReview', capabilities: ['secrecy'], figures: [] },
  { place: '/discipline/sources', capabilities: ['forms'], figures: [] },
  { place: '/discipline/interestRegister', capabilities: ['secrecy'], figures: [] },
  { place: '/emergency', capabilities: ['plans'], figures: [] },
  { place: '/training', capabilities: ['training'], figures: ['qualified', 'expiring'] },
  {
    place: '/jurisdiction',
    capabilities: ['jurisdiction', 'explanation', 'channelDuties', 'letters', 'tree'],
    figures: ['subordinates'],
  },
  { place: '/accountability', capabilities: ['accountability', 'ledger'], figures: ['records', 'overdue'] },
];

/** The part of a rule book that a place belongs to; null for a place that no part speaks of. */
export function partOf(pointer: string): Part | null {
  const fitting = parts.filter(({ place }) => pointer === place || pointer.startsWith(`${place}/`));
  return fitting.toSorted((a, b) => b.place.length - a.place.length)[0] ?? null;
}

/** A figure in words. `many` is the number as it is shown, with a plus sign where the count stopped. */
export const figureSentences: Readonly<Record<FigureId, (many: string, of: string) => LocalizedText>> = {
  subordinates: (n) => ({ zh: `直接下级组织 ${n} 个。`, en: `${n} organisations directly below.` }),
  peopleInOffice: (n) => ({ zh: `在任人员 ${n} 名。`, en: `${n} people hold an office.` }),
  published: (n) => ({ zh: `本月发布稿件 ${n} 件。`, en: `${n} manuscripts published this month.` }),
  focus: (n, of) => ({
    zh: `其中重点选题 ${n} 件（共 ${of} 件）。`,
    en: `${n} of ${of} on topics that are to stand out.`,
  }),
  inReview: (n) => ({ zh: `审校中 ${n} 件。`, en: `${n} in review.` }),
  overdue: (n) => ({ zh: `已超时席位 ${n} 个。`, en: `${n} seats past their deadline.` }),
  returned: (n) => ({
    zh: `本月退回、尚未重新送审 ${n} 件。`,
    en: `${n} returned this month and not submitted again.`,
  }),
  released: (n) => ({ zh: `本月签发 ${n} 件。`, en: `${n} released this month.` }),
  channelsActive: (n) => ({ zh: `运行中的账号 ${n} 个。`, en: `${n} channels running.` }),
  channelsSuspended: (n) => ({ zh: `暂停的账号 ${n} 个。`, en: `${n} channels suspended.` }),
  waitingByHand: (n) => ({
    zh: `近 30 天待人工办理的发布 ${n} 条。`,
    en: `${n} publications of the last 30 days wait for a person.`,
  }),
  verified: (n) => ({
    zh: `近 30 天核验一致 ${n} 条。`,
    en: `${n} publications of the last 30 days verified.`,
  }),
  differing: (n) => ({
    zh: `近 30 天核验不一致 ${n} 条。`,
    en: `${n} of the last 30 days differ from what was released.`,
  }),
  qualified: (n, of) => ({
    zh: `在任 ${of} 人中 ${n} 人持有有效资格。`,
    en: `${n} of ${of} people in office hold a qualification in force.`,
  }),
  expiring: (n) => ({ zh: `60 天内到期的资格 ${n} 项。`, en: `${n} qualifications end within 60 days.` }),
  records: (n) => ({ zh: `本月台账记录 ${n} 条。`, en: `${n} entries in the ledger this month.` }),
};

/** Where the cases behind a figure are listed; null where the product has no list of them. */
export const figureTargets: Readonly<Record<FigureId, RegulationTarget | null>> = {
  subordinates: 'organization',
  peopleInOffice: 'organization',
  published: 'manuscripts',
  focus: 'manuscripts',
  inReview: 'manuscripts',
  overdue: 'workbench',
  returned: 'manuscripts',
  released: 'manuscripts',
  channelsActive: null,
  channelsSuspended: null,
  waitingByHand: 'publications',
  verified: 'publications',
  differing: 'publications',
  qualified: 'organization',
  expiring: 'organization',
  records: 'ledger',
};

/** Figures that somebody should look into as soon as they are above nought. */
export const calling: readonly FigureId[] = ['overdue', 'differing', 'waitingByHand', 'expiring'];
