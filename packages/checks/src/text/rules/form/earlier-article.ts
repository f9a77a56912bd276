import type { ArticleRule } from '../../rule.ts';
import { similarHit, similarText } from '../../support/similar.ts';
import { sources } from '../../support/sources.ts';
import { percent, say } from '../../support/text.ts';

const worthSaying = 0.3;
const theSame = 0.7;

/** How much of the article stands in one that was written before, here or elsewhere in the tree. */
export const rule: ArticleRule = {
  id: 'form/earlier-article',
  clause: '§2',
  severity: 'warning',
  precision: 0.95,
  source: sources.comparison,
  title: say('与已有稿件重复', 'Stands in an earlier article'),
  explanation: say(
    '文字大部分与较早的稿件相同。请确认是否重复发布；转载的，来源形式请选“转载”。',
    'Most of the words stand in an earlier article. See that it is not published twice; declare a repost as one.',
  ),
  examples: {
    right: [
      {
        text: '会议强调要抓好落实。',
        facts: { form: 'original', similar: similarText('earlierArticle', 0.2, 0, 9) },
      },
      {
        text: '会议强调要抓好落实。',
        facts: { form: 'repost', similar: similarText('earlierArticle', 1, 0, 9) },
      },
    ],
    wrong: [
      {
        text: '会议强调要抓好落实。',
        facts: { form: 'original', similar: similarText('earlierArticle', 0.9, 2, 9) },
        found: ['强调要抓好落实'],
      },
    ],
  },
  priority: -1,
  scope: 'article',
  *check({ text, facts: { form, similar = [] } }) {
    const found = similar.find(({ kind }) => kind === 'earlierArticle');
    if (found === undefined || found.share < worthSaying || form === 'repost') return;
    const share = percent(found.share);
    yield* similarHit(text, found, {
      severity: found.share >= theSame ? 'warning' : 'advice',
      message: say(`全文${share}与一篇较早的稿件相同。`, `${share} of it stands in an earlier article.`),
    });
  },
};
