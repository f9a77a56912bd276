import type { LocalizedText } from '../kernel/index.ts';

/** A point of a stage's checklist and what machines can contribute to it. */
export interface Coverage {
  readonly item: LocalizedText;
  /** Machines never settle a point: at best they look at parts of it. */
  readonly machine: 'part' | 'none';
  /** What machines looked at; empty texts where they looked at nothing. */
  readonly looked: LocalizedText;
  /** What remains for the person. */
  readonly remains: LocalizedText;
}

interface Aspect {
  readonly about: RegExp;
  readonly looked: LocalizedText;
  readonly remains: LocalizedText;
}

const nothing: LocalizedText = { zh: '', en: '' };
const all: LocalizedText = {
  zh: '机器没有检查，须由人判断。',
  en: 'Machines did not check this; it takes a person.',
};

/** In order: the first whose words stand in the point counts. A point that no aspect knows counts as not checked. */
const aspects: readonly Aspect[] = [
  {
    about: /文字|标点|错别字|数字无差错/,
    looked: {
      zh: '已查错别字、标点、数字用法、日期和前后一致。',
      en: 'Spelling, punctuation, numbers, dates and consistency were looked at.',
    },
    remains: {
      zh: '文意、语序和没有登记的专名仍须通读。',
      en: 'Sense, word order and names that no register has still need reading.',
    },
  },
  {
    about: /人名|职务|机构名称/,
    looked: {
      zh: '已与本单位登记的人名、职务、机构名称核对。',
      en: 'Compared with the names, titles and institutions that the unit registered.',
    },
    remains: {
      zh: '登记之外的人名、职务，以及登记是否过期，须核对原件。',
      en: 'Names outside the registers, and whether a register is out of date, must be held against the sources.',
    },
  },
  {
    about: /事实|数据|来源/,
    looked: {
      zh: '已查合计、百分比、标题与正文是否矛盾、来源是否写明。',
      en: 'Sums, percentages, title against body and named sources were looked at.',
    },
    remains: {
      zh: '事实是否属实、来源是否可靠，机器不能判断。',
      en: 'Whether facts are true and sources reliable is for people.',
    },
  },
  {
    about: /涉密|保密|隐私|个人信息/,
    looked: {
      zh: '已查密级标志、内部文件特征、证件号、电话等。',
      en: 'Classification marks, signs of internal documents, ID and phone numbers were looked at.',
    },
    remains: {
      zh: '没有标志的涉密内容、图片中的信息，须由人判断。',
      en: 'Secrets without a mark and what pictures show take a person.',
    },
  },
  {
    about: /标识/,
    looked: {
      zh: '已查图片中能找到的旗帜和登记了图样的徽志。',
      en: 'Flags, and emblems with registered artwork, that could be found in pictures were looked at.',
    },
    remains: {
      zh: '很小、被遮挡、飘动的标识和视频中的标识，须人工查看；无法核验的逐处作结论。',
      en: 'Marks that are tiny, covered, on waving cloth or in videos take a person, and those that could not be verified a ruling each.',
    },
  },
  {
    about: /标题/,
    looked: { zh: '已查标题党用语和长度。', en: 'Click-bait patterns and length were looked at.' },
    remains: { zh: '标题是否准确概括，须由人判断。', en: 'Whether the headline is fair takes a person.' },
  },
  {
    about: /链接/,
    looked: { zh: '已查链接写法。', en: 'The form of links was looked at.' },
    remains: {
      zh: '图片、视频与正文是否相符，链接能否打开，须逐一查看。',
      en: 'Whether pictures and videos fit and links open must be looked at one by one.',
    },
  },
];

/** Says of each point of a checklist what machines looked at and what they did not. */
export function coverageOf(checklist: readonly LocalizedText[]): readonly Coverage[] {
  return checklist.map((item) => {
    const known = aspects.find(({ about }) => about.test(item.zh));
    return known === undefined
      ? { item, machine: 'none', looked: nothing, remains: all }
      : { item, machine: 'part', looked: known.looked, remains: known.remains };
  });
}
