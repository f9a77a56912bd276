import { sectionNames } from '@sanshen/contract/policy-words';
import type { LocalizedText } from '@sanshen/domain/kernel';

type Words = Readonly<Record<string, LocalizedText>>;

/** Members of a rule book that differences are most often found in. */
const memberNames: Words = {
  stages: { zh: '审次', en: 'stages' },
  escalations: { zh: '加报', en: 'escalation' },
  composition: { zh: '组成', en: 'composition' },
  seats: { zh: '席位', en: 'seats' },
  member: { zh: '编委会成员席位', en: 'seat of a board member' },
  minimum: { zh: '最少签署人数', en: 'fewest signers' },
  ledBy: { zh: '须有参加的职务', en: 'offices that must take part' },
  rule: { zh: '签署规则', en: 'rule of signing' },
  offices: { zh: '职务', en: 'offices' },
  duties: { zh: '审、校职责', en: 'duties' },
  twoPeople: { zh: '由两人分别签署', en: 'signed by two people' },
  qualifications: { zh: '资格', en: 'qualifications' },
  employment: { zh: '用工性质', en: 'employment' },
  satisfiedBy: { zh: '可由前面签署代替', en: 'satisfied by an earlier signature' },
  amend: { zh: '修正后的处理', en: 'after a correction' },
  deadlineHours: { zh: '时限（小时）', en: 'time limit in hours' },
  remindHours: { zh: '催办（到期前小时）', en: 'reminders, hours before' },
  requireRulings: { zh: '签署前须逐条裁定问题', en: 'rulings before signing' },
  checklist: { zh: '核对清单', en: 'checklist' },
  review: { zh: '审', en: 'review' },
  proofread: { zh: '校', en: 'proofread' },
  restartAt: { zh: '重新起审', en: 'restart' },
  authorEdit: { zh: '作者修改后', en: 'after the author’s edit' },
  resubmit: { zh: '退回后再送审', en: 'after a return' },
  registrars: { zh: '纸质签署登记人', en: 'registrars of paper signatures' },
  responsible: { zh: '席位空缺时负责', en: 'responsible for empty seats' },
  publishers: { zh: '发布人员', en: 'publishers' },
  emergency: { zh: '应急签发', en: 'emergency release' },
  confirmWithinMinutes: { zh: '确认时限（分钟）', en: 'minutes to confirm' },
  reviewWithinHours: { zh: '补审时限（小时）', en: 'hours for the review afterwards' },
  requestBy: { zh: '申请人', en: 'requested by' },
  confirmBy: { zh: '确认人', en: 'confirmed by' },
  procedure: { zh: '规程', en: 'procedure' },
  choices: { zh: '可选规程', en: 'procedures to choose from' },
  text: { zh: '条文', en: 'text' },
  title: { zh: '名称', en: 'title' },
  name: { zh: '名称', en: 'name' },
  scope: { zh: '范围', en: 'scope' },
  topics: { zh: '选题', en: 'topics' },
  targets: { zh: '目标', en: 'targets' },
  dormancy: { zh: '休眠账号', en: 'dormant channels' },
  dormantDays: { zh: '未更新天数', en: 'days without a post' },
  patrol: { zh: '巡查', en: 'patrol' },
  drills: { zh: '演练', en: 'drills' },
  planning: { zh: '预案批准与通讯树', en: 'approval of plans and contact tree' },
  approveOffices: { zh: '批准职务', en: 'offices that approve' },
  compulsory: { zh: '必须制定', en: 'compulsory' },
  evaluation: { zh: '演练评估', en: 'evaluation of drills' },
  plans: { zh: '预案', en: 'plans' },
  lapse: { zh: '资格到期提醒', en: 'ends of qualifications' },
  practice: { zh: '纠错练习', en: 'proofreading practice' },
  probationMonths: { zh: '试用期月数', en: 'months of probation' },
  annualHours: { zh: '年培训学时', en: 'hours of training a year' },
  validMonths: { zh: '有效月数', en: 'months of validity' },
  trainingHours: { zh: '培训学时', en: 'hours of training' },
  passScore: { zh: '合格分数', en: 'points to pass' },
  posting: { zh: '发布间隔与静默时段', en: 'distance and quiet hours' },
  minimumMinutes: { zh: '最小间隔（分钟）', en: 'minutes between posts' },
  quietHours: { zh: '静默时段', en: 'quiet hours' },
  mourning: { zh: '悼念性日子', en: 'days of mourning' },
  campaigns: { zh: '上级任务', en: 'campaigns' },
  claimWithinHours: { zh: '认领时限（小时）', en: 'hours to claim' },
  remindHoursBefore: { zh: '提醒（到期前小时）', en: 'reminders, hours before' },
  own: { zh: '本组织', en: 'own' },
};

/** A rule book to look names up in. */
export interface Book {
  readonly policy: unknown;
  /** Names by id, the last one of two with the same id; of sections' items by `<section>/<id>` too. */
  readonly names: ReadonlyMap<string, LocalizedText>;
}

/** Gathers the names of everything in a rule book that has an id; a document that is not there yet has none. */
export function bookOf(policy: unknown): Book {
  const names = new Map<string, LocalizedText>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id } = Object(value);
    const name = nameOf(value);
    if (typeof id === 'string' && name !== null) names.set(id, name);
    for (const part of Object.values(value)) look(part);
  };
  look(policy);
  for (const [section, items] of Object.entries(Object(policy))) {
    if (!Array.isArray(items)) continue;
    for (const item of items) {
      const { id } = Object(item);
      const name = nameOf(item);
      if (typeof id === 'string' && name !== null) names.set(`${section}/${id}`, name);
    }
  }
  return { policy, names };
}

/** A place in a rule book in words, from the outside in; steps without a word are left out. */
export function pathWords(path: string, book: Book): readonly LocalizedText[] {
  const steps = path.split('/').filter((step) => step !== '');
  let here: unknown = book.policy;
  return steps.flatMap((step, index) => {
    here = within(here, step);
    if (index === 0) return new Map<string, LocalizedText>(Object.entries(sectionNames)).get(step) ?? [];
    // Lists between a thing and its items say nothing that the item's name does not.
    if (index < steps.length - 1 && ['stages', 'seats', 'composition'].includes(step)) return [];
    const word = Object.hasOwn(memberNames, step) ? memberNames[step] : undefined;
    return nameOf(here) ?? book.names.get(`${steps[0]}/${step}`) ?? word ?? book.names.get(step) ?? [];
  });
}

/** The member, or the item with an id; among escalations, which have none, the stage with it. */
function within(value: unknown, step: string): unknown {
  if (!Array.isArray(value))
    return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  const found = (list: readonly unknown[]) =>
    list.find((item) => Object(item).id === step || Object(item).kind === step);
  return found(value) ?? found(value.flatMap((item) => Object(item).stages ?? []));
}

function nameOf(value: unknown): LocalizedText | null {
  const name: unknown = Object(value).name ?? Object(value).title;
  return isText(name) ? name : null;
}

const yes: LocalizedText = { zh: '是', en: 'yes' };
const no: LocalizedText = { zh: '否', en: 'no' };
const nothing: LocalizedText = { zh: '无', en: 'none' };

/** A value of a rule book in words. */
export function valueWords(value: unknown, book: Book): LocalizedText {
  const { names } = book;
  if (value === null || value === undefined) return nothing;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return both(String(value));
  if (typeof value === 'string') {
    const word = words.get(value) ?? names.get(`offices/${value}`) ?? names.get(`qualifications/${value}`);
    return word ?? names.get(value) ?? both(value);
  }
  if (isText(value)) return value;
  if (Array.isArray(value)) {
    if (value.length === 0) return nothing;
    const parts = value.slice(0, 8).map((one) => valueWords(one, book));
    const more = value.length > 8;
    return {
      zh: `${parts.map(({ zh }) => zh).join('、')}${more ? `等 ${value.length} 项` : ''}`,
      en: `${parts.map(({ en }) => en).join(', ')}${more ? ` and others, ${value.length} in all` : ''}`,
    };
  }
  const name = nameOf(value);
  if (name !== null) return name;
  const offices: unknown = Reflect.get(Object(value), 'offices');
  return Array.isArray(offices) ? valueWords(offices, book) : { zh: '有规定', en: 'laid down' };
}

const words: ReadonlyMap<string, LocalizedText> = new Map([
  ['restart', { zh: '重新送审', en: 'begin the round anew' }],
  ['recheck', { zh: '前面签署人确认', en: 'earlier signers confirm' }],
  ['carry', { zh: '前面签署继续有效', en: 'earlier signatures stand' }],
  ['all', { zh: '全部', en: 'all' }],
  ['any', { zh: '任一', en: 'any one' }],
  ['review', { zh: '审', en: 'review' }],
  ['proofread', { zh: '校', en: 'proofread' }],
  ['formalCadre', { zh: '正式干部', en: 'formal cadre' }],
  ['longTermStaff', { zh: '长期工作人员', en: 'long-term staff' }],
  ['temporary', { zh: '临时人员', en: 'temporary staff' }],
  ['volunteer', { zh: '志愿者', en: 'volunteer' }],
]);

function both(text: string): LocalizedText {
  return { zh: text, en: text };
}

function isText(value: unknown): value is LocalizedText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'zh' in value &&
    'en' in value &&
    typeof value.zh === 'string' &&
    typeof value.en === 'string'
  );
}
