import type { ArticleRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const number = /\d[\d,.]*(?:万|亿|千|百)?(?=(?:余|多)?[名人个项条家次场件所批万亿元吨亩户天年岁%％届])/g;

/** Numbers of the headline that the text does not have. */
export const rule: ArticleRule = {
  id: 'facts/title-numbers',
  clause: '§8',
  severity: 'warning',
  precision: 0.85,
  source: sources.consistency,
  title: say('标题数字与正文不符', 'Headline number not in the text'),
  explanation: say(
    '标题中的数字在正文里没有出现，请核对。',
    'A number of the headline does not stand in the text; check it.',
  ),
  examples: {
    right: [
      {
        text: '30名志愿者走进社区\n周末，三十名志愿者来到社区，为老人讲解反诈知识，帮助整理楼道。',
        kind: 'title',
      },
    ],
    wrong: [
      {
        text: '30名志愿者走进社区\n周末，32名志愿者来到社区，为老人讲解反诈知识，帮助整理楼道。',
        kind: 'title',
        found: ['30'],
      },
    ],
  },
  scope: 'article',
  *check({ paragraphs }) {
    const title = paragraphs.find(({ kind }) => kind === 'title');
    if (title === undefined) return;
    const body = paragraphs
      .filter(({ kind }) => kind === 'body' || kind === 'heading')
      .map(({ text }) => text)
      .join('\n');
    if (body.length < 20) return;
    for (const match of title.text.matchAll(number)) {
      const [found] = match;
      if (body.includes(found) || body.includes(chinese(found)) || /^(?:19|20)\d\d$/.test(found)) continue;
      // A rounded number of the headline stands for a finer one of the text: 3万 for 30,215.
      if (/[万亿千百]$|00$/.test(found)) continue;
      const start = title.start + match.index;
      yield {
        start,
        end: start + found.length,
        message: say('标题中的这一数字正文没有。', 'The text does not have this number.'),
      };
    }
  },
};

function chinese(text: string): string {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 99) return text;
  const digits = '〇一二三四五六七八九';
  const ten = Math.floor(value / 10);
  return `${ten > 1 ? digits.charAt(ten) : ''}${ten > 0 ? '十' : ''}${value % 10 > 0 ? digits.charAt(value % 10) : ''}`;
}
