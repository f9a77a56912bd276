import type { MarkSource, MarkUsageRule, MarkVersion } from '../mark.ts';
import { borrowedRed, borrowedYellow } from './colours.ts';

const flagStandard: MarkSource = {
  title: {
    zh: '《中国共产主义青年团团旗》（GB/T 40055-2021，未见原文，数值取自公开的制法说明）',
    en: 'GB/T 40055-2021, flag of the Communist Youth League (text not read; the figures are those of the published making)',
  },
  article: null,
  confidence: 'high',
};

const emblemStandard: MarkSource = {
  title: {
    zh: '《中国共产主义青年团团徽》（GB/T 40057-2021，未见原文）',
    en: 'GB/T 40057-2021, emblem of the Communist Youth League (text not read)',
  },
  article: null,
  confidence: 'medium',
};

const usage: readonly MarkUsageRule[] = [
  {
    code: 'other',
    text: {
      zh: '团旗、团徽、团歌的制作、使用按共青团2022年的规定执行。',
      en: 'Making and use of the League’s flag, emblem and song follow the League’s rules of 2022.',
    },
    source: {
      title: {
        zh: '共青团关于团旗、团徽、团歌的规定（2022年）',
        en: 'The League’s rules for flag, emblem and song (2022)',
      },
      article: null,
      confidence: 'high',
    },
  },
];

/** The League's flag; 36 × 24 units: the upper hoist quarter's height has 12 parts. */
export const leagueFlag: MarkVersion = {
  mark: 'leagueFlag',
  version: '2021',
  kind: 'flag',
  names: { zh: '团旗', en: 'League Flag' },
  source: flagStandard,
  furtherSources: [],
  validFrom: null,
  validTo: null,
  field: { width: 36, height: 24, colour: 'field', notch: null },
  colours: { field: borrowedRed, ring: borrowedYellow, star: borrowedYellow },
  primitives: [
    { shape: 'ring', role: 'ring', centre: [9, 6], inner: 3, outer: 4, colour: 'ring' },
    { shape: 'star', role: 'star', centre: [9, 6], radius: 3, rotation: 0, colour: 'star' },
  ],
  symmetry: 'none',
  reverse: 'unknown',
  usage,
  sizes: [
    [288, 192],
    [192, 128],
    [96, 64],
  ],
  unknown: [
    { zh: '标准原文未见，允差未知。', en: 'The standard itself was not read; its tolerances are unknown.' },
    { zh: '红、黄的标准色值：来源未见。', en: 'The values of its red and yellow: not seen.' },
    { zh: '背面是否允许左右对调：来源未见。', en: 'Whether the reverse side may be mirrored: not seen.' },
  ],
  artwork: null,
};

/** The League's emblem: its geometry is unknown here. */
export const leagueEmblem: MarkVersion = {
  mark: 'leagueEmblem',
  version: '2021',
  kind: 'emblem',
  names: { zh: '团徽', en: 'League Emblem' },
  source: emblemStandard,
  furtherSources: [],
  validFrom: null,
  validTo: null,
  field: null,
  colours: { red: borrowedRed, gold: borrowedYellow },
  primitives: [{ shape: 'figure', role: 'emblem', box: null, centre: null, outline: null, colour: 'gold' }],
  symmetry: 'none',
  reverse: 'none',
  usage: [
    ...usage,
    {
      code: 'sizes',
      text: {
        zh: '悬挂用1000毫米，佩戴用徽章20毫米。',
        en: 'Hanging 1000 mm, as a badge 20 mm.',
      },
      source: emblemStandard,
    },
    {
      code: 'other',
      text: {
        zh: '颜色用国徽的红、黄；字样为毛体。',
        en: 'Colours are the national emblem’s red and yellow; the script is in Mao’s hand.',
      },
      source: emblemStandard,
    },
  ],
  sizes: [],
  unknown: [
    {
      zh: '图案的几何尺寸：来源未见。请上传标准图样后再作比对。',
      en: 'Its geometry: not seen. Upload the standard artwork to compare with.',
    },
    { zh: '红、黄的标准色值：来源未见。', en: 'The values of its red and yellow: not seen.' },
  ],
  artwork: null,
};
