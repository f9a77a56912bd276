import type { ArticleRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const named =
  /(?:来源|稿源|转载自|转自|据)[：:“《\s]{0,3}((?:新华社|新华网|人民日报|人民网|光明日报|中国青年报|中国青年网|央视新闻|中国新闻网|云南日报|昆明日报|共青团中央|学习强国|[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|电视台|广播电台|新闻网|青年报)))/g;

/** Sources that the text names and the author did not declare. */
export const rule: ArticleRule = {
  id: 'facts/named-sources',
  clause: '§8',
  severity: 'warning',
  precision: 0.95,
  source: sources.rulebook,
  title: say('来源未登记', 'Source not declared'),
  explanation: say(
    '文中注明的来源应在稿件的来源登记中列出，以便核对原文与授权。',
    'A source named in the text must be declared with the manuscript, so that it can be compared.',
  ),
  examples: {
    right: [{ text: '来源：新华社', facts: { sources: ['新华社'] } }, '来源：新华社'],
    wrong: [{ text: '来源：云南日报', facts: { sources: ['新华社'] }, found: ['云南日报'] }],
  },
  scope: 'article',
  *check({ text, facts }) {
    const declared = facts.sources;
    if (declared === undefined) return;
    for (const match of text.matchAll(named)) {
      const name = match[1] ?? '';
      if (declared.some((one) => one.includes(name) || name.includes(one))) continue;
      const start = match.index + match[0].length - name.length;
      yield {
        start,
        end: start + name.length,
        message: say(`“${name}”未在来源登记中列出。`, `${name} is not among the declared sources.`),
      };
    }
  },
};
