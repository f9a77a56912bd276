import type { MarkSource, MarkVersion, StarPrimitive } from '../mark.ts';
import { borrowedRed, borrowedYellow, nationalRed, nationalYellow } from './colours.ts';

const makingOfTheFlag: MarkSource = {
  title: { zh: '《国旗制法说明》（1949年）', en: 'Making of the National Flag (1949)' },
  article: null,
  confidence: 'high',
};

const flagLaw = (article: string | null): MarkSource => ({
  title: { zh: '《中华人民共和国国旗法》', en: 'National Flag Law' },
  article,
  confidence: 'high',
});

const emblemLaw: MarkSource = {
  title: { zh: '《中华人民共和国国徽法》', en: 'National Emblem Law' },
  article: null,
  confidence: 'high',
};

const bigCentre = [5, 5] as const;

/** A small star has one tip on the line from its centre to the big star's centre. */
function smallStar(role: string, x: number, y: number): StarPrimitive {
  const towards = (Math.atan2(bigCentre[0] - x, y - bigCentre[1]) * 180) / Math.PI;
  return {
    shape: 'star',
    role,
    centre: [x, y],
    radius: 1,
    rotation: (towards + 360) % 360,
    colour: 'star',
  };
}

/** The five-star red flag; 30 × 20 units, from the pole. */
export const nationalFlag: MarkVersion = {
  mark: 'nationalFlag',
  version: '1949',
  kind: 'flag',
  names: { zh: '国旗', en: 'National Flag' },
  source: flagLaw('第二条、第三条'),
  furtherSources: [makingOfTheFlag],
  validFrom: '1949',
  validTo: null,
  field: { width: 30, height: 20, colour: 'field', notch: null },
  colours: { field: nationalRed, star: nationalYellow },
  primitives: [
    { shape: 'star', role: 'bigStar', centre: bigCentre, radius: 3, rotation: 0, colour: 'star' },
    smallStar('smallStar1', 10, 2),
    smallStar('smallStar2', 12, 4),
    smallStar('smallStar3', 12, 7),
    smallStar('smallStar4', 10, 9),
  ],
  symmetry: 'none',
  reverse: 'mirrored',
  usage: [
    {
      code: 'notUpsideDown',
      text: { zh: '不得倒挂、倒插国旗。', en: 'The national flag is never shown upside down.' },
      source: flagLaw('第十九条'),
    },
    {
      code: 'notDamaged',
      text: {
        zh: '不得升挂、使用破损、污损、褪色或者不合规格的国旗。',
        en: 'A damaged, dirty, faded or non-standard national flag is not used.',
      },
      source: flagLaw('第十九条'),
    },
    {
      code: 'noAdvertising',
      text: {
        zh: '国旗及其图案不得用作商标、外观设计专利和商业广告。',
        en: 'The national flag and its pattern serve no trademark, design patent or commercial advertising.',
      },
      source: flagLaw('第二十条'),
    },
    {
      code: 'order',
      text: {
        zh: '与其他旗帜同时展示时，国旗在前，并居于中心、较高或者突出的位置。',
        en: 'Shown with other flags, the national flag goes first and stands in the centre, higher or more prominent.',
      },
      source: flagLaw(null),
    },
    {
      code: 'other',
      text: {
        zh: '旗杆套为白色；旗杆在右时（背面），图案左右对调，属于正确展示。',
        en: 'The sleeve is white. With the pole on the right (the reverse side) left and right change places, which is right.',
      },
      source: makingOfTheFlag,
    },
  ],
  sizes: [
    [288, 192],
    [240, 160],
    [192, 128],
    [144, 96],
    [96, 64],
  ],
  unknown: [
    {
      zh: '《国旗》（GB 12982）规定的制作允差：来源未见，图上判断用检查工具自己的容差。',
      en: 'The tolerances of GB 12982: not seen; pictures are judged by the checker’s own tolerance.',
    },
    {
      zh: '屏幕色值：没有可引用的标准文本，颜色偏差只提示由人判断。',
      en: 'Screen colours: no standard text to cite; a difference is only pointed out to a person.',
    },
  ],
  artwork: null,
};

/** The national emblem: what is stated, without the grid drawing of GB 15093. */
export const nationalEmblem: MarkVersion = {
  mark: 'nationalEmblem',
  version: '1950',
  kind: 'emblem',
  names: { zh: '国徽', en: 'National Emblem' },
  source: emblemLaw,
  furtherSources: [
    {
      title: { zh: '《国徽》（GB 15093）', en: 'GB 15093, national emblem' },
      article: null,
      confidence: 'high',
    },
  ],
  validFrom: null,
  validTo: null,
  field: null,
  colours: { gold: borrowedYellow, red: borrowedRed },
  primitives: [{ shape: 'figure', role: 'emblem', box: null, centre: null, outline: null, colour: 'gold' }],
  symmetry: 'leftRight',
  reverse: 'none',
  usage: [
    {
      code: 'noAdvertising',
      text: {
        zh: '国徽及其图案不得用于商标、商业广告等国徽法禁止的场合。',
        en: 'The national emblem and its pattern serve no trademark, advertising or other use that the law forbids.',
      },
      source: emblemLaw,
    },
    {
      code: 'other',
      text: { zh: '图案只用金、红两色。', en: 'The pattern is gold and red only.' },
      source: emblemLaw,
    },
  ],
  sizes: [
    [100, 100],
    [80, 80],
    [60, 60],
  ],
  unknown: [
    {
      zh: '各部分的位置与比例（方格墨线图的坐标）：来源未见。请上传标准图样后再作比对。',
      en: 'Where its parts lie (coordinates of the grid drawing): not seen. Upload the standard artwork to compare with.',
    },
    { zh: '金色、红色的色值：来源未见。', en: 'The values of its gold and red: not seen.' },
  ],
  artwork: null,
};
