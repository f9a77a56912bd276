import type { MarkSource, MarkVersion } from '../mark.ts';
import { borrowedRed, borrowedYellow } from './colours.ts';

const flagStandard: MarkSource = {
  title: {
    zh: '《中国少年先锋队队旗》（GB/T 43600-2023，据新闻报道）',
    en: 'GB/T 43600-2023, flag of the Young Pioneers (as the press reports it)',
  },
  article: null,
  confidence: 'high',
};

const figureUnknown = {
  zh: '五角星和火炬的轮廓、大小：来源未见，不核对形状。',
  en: 'Outline and size of star and torch: not seen; the shape is not verified.',
} as const;
const coloursUnknown = {
  zh: '红、黄的标准色值：来源未见。',
  en: 'The values of its red and yellow: not seen.',
} as const;
const reverseUnknown = {
  zh: '背面是否允许左右对调：来源未见。',
  en: 'Whether the reverse side may be mirrored: not seen.',
} as const;

/** The Young Pioneers' flag of a brigade (大队旗), in centimetres. */
export const pioneersFlag: MarkVersion = {
  mark: 'pioneersFlag',
  version: '2024',
  kind: 'flag',
  names: { zh: '少先队大队旗', en: 'Young Pioneers Flag' },
  source: flagStandard,
  furtherSources: [],
  validFrom: '2024-06-01',
  validTo: null,
  field: { width: 120, height: 90, colour: 'field', notch: null },
  colours: { field: borrowedRed, figure: borrowedYellow },
  primitives: [
    { shape: 'figure', role: 'starAndTorch', box: null, centre: null, outline: null, colour: 'figure' },
  ],
  symmetry: 'none',
  reverse: 'unknown',
  usage: [],
  sizes: [[120, 90]],
  unknown: [
    figureUnknown,
    { zh: '图案在旗面上的位置：来源未见。', en: 'Where on the field the design stands: not seen.' },
    coloursUnknown,
    reverseUnknown,
  ],
  artwork: null,
};

/** The Young Pioneers' flag of a detachment (中队旗), in centimetres, with its notch; the design stands in the square at the pole. */
export const pioneersDetachmentFlag: MarkVersion = {
  mark: 'pioneersDetachmentFlag',
  version: '2024',
  kind: 'flag',
  names: { zh: '少先队中队旗', en: 'Young Pioneers Detachment Flag' },
  source: flagStandard,
  furtherSources: [],
  validFrom: '2024-06-01',
  validTo: null,
  field: { width: 80, height: 60, colour: 'field', notch: { depth: 20, base: 60 } },
  colours: { field: borrowedRed, figure: borrowedYellow },
  primitives: [
    { shape: 'figure', role: 'starAndTorch', box: null, centre: [30, 30], outline: null, colour: 'figure' },
  ],
  symmetry: 'none',
  reverse: 'unknown',
  usage: [],
  sizes: [[80, 60]],
  unknown: [figureUnknown, coloursUnknown, reverseUnknown],
  artwork: null,
};

/** The Young Pioneers' emblem: star, torch and a red ribbon with the name. */
export const pioneersEmblem: MarkVersion = {
  mark: 'pioneersEmblem',
  version: '2024',
  kind: 'emblem',
  names: { zh: '少先队队徽', en: 'Young Pioneers Emblem' },
  source: {
    title: {
      zh: '少先队队徽的公开规定（标准原文未见）',
      en: 'Published rules for the Young Pioneers’ emblem (standard not read)',
    },
    article: null,
    confidence: 'high',
  },
  furtherSources: [],
  validFrom: null,
  validTo: null,
  field: null,
  colours: { figure: borrowedYellow, ribbon: borrowedRed },
  primitives: [
    { shape: 'figure', role: 'starAndTorch', box: null, centre: null, outline: null, colour: 'figure' },
    { shape: 'figure', role: 'ribbon', box: null, centre: null, outline: null, colour: 'ribbon' },
  ],
  symmetry: 'none',
  reverse: 'none',
  usage: [
    {
      code: 'other',
      text: {
        zh: '由五角星、火炬和写有“中国少先队”的红色绶带组成。',
        en: 'Star, torch and a red ribbon with the words 中国少先队.',
      },
      source: {
        title: { zh: '少先队队徽的公开规定', en: 'Published rules for the Young Pioneers’ emblem' },
        article: null,
        confidence: 'high',
      },
    },
  ],
  sizes: [[2.2, 1.8]],
  unknown: [
    {
      zh: '各部分的几何尺寸：来源未见。请上传标准图样后再作比对。',
      en: 'The geometry of its parts: not seen. Upload the standard artwork to compare with.',
    },
    coloursUnknown,
  ],
  artwork: null,
};
