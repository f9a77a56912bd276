import type { ParagraphRule } from '../../rule.ts';
import { numberOf } from '../../support/numerals.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';
import { nationalLaws } from '../../tables/laws.gen.ts';

const pattern =
  /《(?:中华人民共和国)?([\u4e00-\u9fff、]{1,32}(?:法|条例|法典))》(?:[（(][^（）()]{1,20}[)）])?(第([一二三四五六七八九十百千零〇两\d]{1,8})条)/g;

/** An article of a law that has fewer. */
export const rule: ParagraphRule = {
  id: 'official/law-article',
  clause: '§8',
  severity: 'warning',
  precision: 0.97,
  source: sources.laws,
  title: say('法律条文序号', 'Number of a law’s article'),
  explanation: say(
    '所引条文序号超过该法登记文本的总条数；如该法近期修订，请核对。',
    'The law has fewer articles in the registered text; check it if it was amended lately.',
  ),
  examples: {
    right: ['《中华人民共和国广告法》第九条', '《民法典》第一千二百六十条', '《某某法》第九百条'],
    wrong: [
      { text: '根据《中华人民共和国广告法》第九十条', found: ['第九十条'] },
      { text: '《民法典》第1300条', found: ['第1300条'] },
    ],
  },
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(pattern)) {
      const [found, name = '', article = '', numeral = ''] = match;
      const last = nationalLaws.get(name) ?? 0;
      const number = numberOf(numeral);
      if (last === 0 || number === null || number <= last) continue;
      const end = match.index + found.length;
      yield {
        start: end - article.length,
        end,
        message: say(
          `《${name}》登记文本共${last}条。`,
          `The registered text of 《${name}》 has ${last} articles.`,
        ),
      };
    }
  },
};
