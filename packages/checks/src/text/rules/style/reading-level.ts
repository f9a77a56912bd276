import type { Article } from '../../article.ts';
import { hardAbove, hardBecause, readingFigures } from '../../reading/reading-level.ts';
import type { ArticleRule } from '../../rule.ts';
import { say } from '../../support/text.ts';

/** Characters below which an average says nothing. */
const fewest = 300;
/** Units of the longest sentence that are shown. */
const shown = 40;

const long =
  '为进一步推动全县各级基层组织在新的历史条件下更加深入持久地开展志愿服务活动并不断提高其制度化规范化常态化水平';

/** Texts that are harder to read than nearly all news. */
export const rule: ArticleRule = {
  id: 'style/reading-level',
  clause: '§4',
  severity: 'advice',
  precision: 0.9,
  source: {
    kind: 'statistics',
    name: '广播新闻语料统计（97%的段落平均句长不超过52字、平均分句不超过13字、生僻字不超过0.6%）',
  },
  title: say('阅读难度偏高', 'Hard to read'),
  explanation: say(
    '按平均句长、两个标点之间的平均字数、一级常用字以外的字所占比例估算，高于绝大多数新闻稿。面向青年的内容宜用短句、常用字。',
    'By average sentence, characters between two marks, and share of uncommon characters it is harder than nearly all news. Short sentences and common words read better.',
  ),
  examples: {
    right: ['今天，队员们走进社区。老人们很高兴。'.repeat(30), long],
    wrong: [{ text: `${long}。${`${long}，`.repeat(6)}完。`, found: [long.slice(0, shown)] }],
  },
  priority: -1,
  scope: 'article',
  *check(article) {
    const body = bodyOf(article);
    const figures = readingFigures(body.map(({ text }) => text).join('\n'));
    if (figures === null || figures.characters < fewest) return;
    const because = hardBecause(figures);
    if (because.length === 0) return;
    const place = longestSentence(body);
    yield {
      start: place.start,
      end: Math.min(place.end, place.start + shown),
      message: say(
        `${because.map((measure) => inChinese[measure](figures[measure])).join('，')}。`,
        `${because.map((measure) => inEnglish[measure](figures[measure])).join(', ')}.`,
      ),
    };
  },
};

const share = (value: number) => `${(value * 100).toFixed(1)}%`;

const inChinese = {
  sentenceLength: (value: number) =>
    `平均每句${Math.round(value)}字（一般不超过${hardAbove.sentenceLength}字）`,
  clauseLength: (value: number) =>
    `平均每个分句${value.toFixed(1)}字（一般不超过${Math.floor(hardAbove.clauseLength)}字）`,
  rareShare: (value: number) => `生僻字占${share(value)}（一般不超过${share(hardAbove.rareShare)}）`,
};

const inEnglish = {
  sentenceLength: (value: number) => `${Math.round(value)} characters a sentence`,
  clauseLength: (value: number) => `${value.toFixed(1)} characters between two marks`,
  rareShare: (value: number) => `${share(value)} uncommon characters`,
};

function bodyOf({ paragraphs }: Article) {
  return paragraphs.filter(({ kind }) => kind === 'body');
}

function longestSentence(body: Article['paragraphs']): { readonly start: number; readonly end: number } {
  let longest = { start: body[0]?.start ?? 0, end: (body[0]?.start ?? 0) + 1 };
  for (const { text, start } of body) {
    for (const { index, 0: sentence } of text.matchAll(/[^。！？；]+/g)) {
      if (sentence.length > longest.end - longest.start)
        longest = { start: start + index, end: start + index + sentence.length };
    }
  }
  return longest;
}
