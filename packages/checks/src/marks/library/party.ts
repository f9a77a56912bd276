import type { MarkSource, MarkUsageRule, MarkVersion } from '../mark.ts';
import { borrowedRed, borrowedYellow, goldOrRed } from './colours.ts';

const regulations = (article: string | null, confidence: MarkSource['confidence']): MarkSource => ({
  title: {
    zh: '《中国共产党党徽党旗条例》（2021年）',
    en: 'Regulations on the Party’s Emblem and Flag (2021)',
  },
  article,
  confidence,
});

const noAddedText: MarkUsageRule = {
  code: 'noAddedText',
  text: {
    zh: '不得在党旗、党徽上添加文字或者其他图案。',
    en: 'No text or other pattern is added to the Party’s flag or emblem.',
  },
  source: regulations(null, 'high'),
};

/** The Party's flag; 36 × 24 units, of which the upper hoist quarter has 18 × 12. */
export const partyFlag: MarkVersion = {
  mark: 'partyFlag',
  version: '2021',
  kind: 'flag',
  names: { zh: '党旗', en: 'Party Flag' },
  source: regulations(null, 'medium'),
  furtherSources: [],
  validFrom: null,
  validTo: null,
  field: { width: 36, height: 24, colour: 'field', notch: null },
  colours: { field: borrowedRed, emblem: borrowedYellow },
  primitives: [
    {
      shape: 'figure',
      role: 'partyEmblem',
      box: [4, 3, 8, 8],
      centre: [8, 7],
      outline: null,
      colour: 'emblem',
    },
  ],
  symmetry: 'none',
  reverse: 'unknown',
  usage: [noAddedText],
  sizes: [],
  unknown: [
    {
      zh: '党徽（镰刀、锤头）的轮廓：来源未见，只核对位置和大小，不核对形状。',
      en: 'The outline of hammer and sickle: not seen; place and size are verified, the shape is not.',
    },
    { zh: '红、金黄的标准色值：来源未见。', en: 'The values of its red and golden yellow: not seen.' },
    { zh: '背面是否允许左右对调：来源未见。', en: 'Whether the reverse side may be mirrored: not seen.' },
    { zh: '现行规定的施行日期：未核对原文。', en: 'The day the rules came into force: not verified.' },
  ],
  artwork: null,
};

/** The Party's emblem: hammer and sickle; its outline is unknown here. */
export const partyEmblem: MarkVersion = {
  mark: 'partyEmblem',
  version: '2021',
  kind: 'emblem',
  names: { zh: '党徽', en: 'Party Emblem' },
  source: regulations('第五条', 'high'),
  furtherSources: [],
  validFrom: null,
  validTo: null,
  field: null,
  colours: { emblem: goldOrRed },
  primitives: [
    { shape: 'figure', role: 'partyEmblem', box: null, centre: null, outline: null, colour: 'emblem' },
  ],
  symmetry: 'none',
  reverse: 'unknown',
  usage: [noAddedText],
  sizes: [
    [100, 100],
    [80, 80],
    [60, 60],
  ],
  unknown: [
    {
      zh: '轮廓：来源未见。请上传标准图样后再作比对。',
      en: 'Its outline: not seen. Upload the standard artwork to compare with.',
    },
    { zh: '金黄、红的标准色值：来源未见。', en: 'The values of its golden yellow and red: not seen.' },
  ],
  artwork: null,
};
