import type { MarkText } from '../mark.ts';

const names: Readonly<Record<string, MarkText>> = {
  bigStar: { zh: '大五角星', en: 'big star' },
  smallStar1: { zh: '小五角星（上一）', en: 'small star 1 (uppermost)' },
  smallStar2: { zh: '小五角星（上二）', en: 'small star 2' },
  smallStar3: { zh: '小五角星（下二）', en: 'small star 3' },
  smallStar4: { zh: '小五角星（最下）', en: 'small star 4 (lowest)' },
  star: { zh: '五角星', en: 'star' },
  ring: { zh: '圆环', en: 'ring' },
  partyEmblem: { zh: '党徽', en: 'hammer and sickle' },
  starAndTorch: { zh: '五角星和火炬', en: 'star and torch' },
  ribbon: { zh: '绶带', en: 'ribbon' },
  emblem: { zh: '徽志', en: 'emblem' },
  field: { zh: '旗面', en: 'field' },
};

/** What people call a part of a mark; the role itself where an organisation's own upload names its parts. */
export function partName(role: string): MarkText {
  return names[role] ?? { zh: role, en: role };
}
