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
  plans: { zh: '预案', en: 'plans' },
  annualHours: { zh: '年培训学时', en: 'hours of training a year' },
  validMonths: { zh: '有效月数', en: 'months of validity' },
  trainingHours: { zh: '培训学时', en: 'hours of training' },
  passScore: { zh: '合格分数', en: 'points to pass' },
  own: { zh: '本组织', en: 'own' },
};

/**
 * Names of everything in a rule book that has an id, by its id; the last one of two with the same id. Items of a section's list are there by
 * `<section>/<id>` too, since an organisation's kind and its procedure may share one.
 */
export function namesIn(policy: unknown): ReadonlyMap<string, LocalizedText> {
  const names = new Map<string, LocalizedText>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value && typeof value.id === 'string') {
      const name = Reflect.get(value, 'name') ?? Reflect.get(value, 'title');
      if (isText(name)) names.set(value.id, name);
    }
    for (const part of Object.values(value)) look(part);
  };
  look(policy);
  for (const [section, items] of Object.entries(Object(policy))) {
    if (!Array.isArray(items)) continue;
    for (const item of items) {
      const { id, name } = Object(item);
      if (typeof id === 'string' && isText(name)) names.set(`${section}/${id}`, name);
    }
  }
  return names;
}

/** A place in a rule book in words, from the outside in; steps without a word are left out. */
export function pathWords(path: string, names: ReadonlyMap<string, LocalizedText>): readonly LocalizedText[] {
  const steps = path.split(/[/.]/).filter((step) => step !== '');
  return steps.flatMap((step, index) => {
    if (index === 0) return new Map<string, LocalizedText>(Object.entries(sectionNames)).get(step) ?? [];
    // Lists between a thing and its items say nothing that the item's name does not.
    if (index < steps.length - 1 && ['stages', 'seats', 'composition'].includes(step)) return [];
    return (
      names.get(`${steps[0]}/${step}`) ??
      names.get(step) ??
      (Object.hasOwn(memberNames, step) ? memberNames[step] : undefined) ??
      []
    );
  });
}

const yes: LocalizedText = { zh: '是', en: 'yes' };
const no: LocalizedText = { zh: '否', en: 'no' };
const nothing: LocalizedText = { zh: '无', en: 'none' };

/** A value of a rule book in words. */
export function valueWords(value: unknown, names: ReadonlyMap<string, LocalizedText>): LocalizedText {
  if (value === null || value === undefined) return nothing;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return both(String(value));
  if (typeof value === 'string') return words.get(value) ?? names.get(value) ?? both(value);
  if (isText(value)) return value;
  if (Array.isArray(value)) {
    if (value.length === 0) return nothing;
    const parts = value.slice(0, 8).map((one) => valueWords(one, names));
    const more = value.length > 8;
    return {
      zh: `${parts.map(({ zh }) => zh).join('、')}${more ? `等 ${value.length} 项` : ''}`,
      en: `${parts.map(({ en }) => en).join(', ')}${more ? ` and others, ${value.length} in all` : ''}`,
    };
  }
  const name: unknown = Reflect.get(Object(value), 'name') ?? Reflect.get(Object(value), 'title');
  if (isText(name)) return name;
  const offices: unknown = Reflect.get(Object(value), 'offices');
  return Array.isArray(offices) ? valueWords(offices, names) : { zh: '有规定', en: 'laid down' };
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
