import type { ArticleRule } from '../../rule.ts';
import { similarHit, similarText } from '../../support/similar.ts';
import { sources } from '../../support/sources.ts';
import { percent, say } from '../../support/text.ts';

/** From here on it is said how much of the article is the draft it came from. */
const worthSaying = 0.4;
/** From here on it is the draft, whatever it is called. */
const theDraftItself = 0.7;

/** “Blackboard” articles (黑板报): how much of the article stands in a work draft that was uploaded as its source. */
export const rule: ArticleRule = {
  id: 'form/work-draft',
  clause: '§2',
  severity: 'warning',
  precision: 0.95,
  source: sources.comparison,
  title: say('与工作稿重复', 'Stands in the work draft'),
  explanation: say(
    '文字大部分与所附工作稿相同。面向青年发布的内容不宜照搬工作稿；确属转发的，来源形式请选“工作稿转发”。',
    'Most of the words stand in the work draft. Rewrite it for its readers, or declare it a forwarded work draft.',
  ),
  examples: {
    right: [
      {
        text: '会议强调要抓好落实。',
        facts: { form: 'original', similar: similarText('workDraft', 0.3, 0, 9) },
      },
      { text: '会议强调要抓好落实。', facts: { form: 'repost', similar: similarText('workDraft', 1, 0, 9) } },
    ],
    wrong: [
      {
        text: '会议强调要抓好落实。',
        facts: { form: 'original', similar: similarText('workDraft', 0.9, 2, 9) },
        found: ['强调要抓好落实'],
      },
      {
        text: '会议强调要抓好落实。',
        facts: { form: 'workDraft', similar: similarText('workDraft', 0.9, 0, 9) },
        found: ['会议强调要抓好落实'],
      },
    ],
  },
  priority: -1,
  scope: 'article',
  *check({ text, facts: { form, similar = [] } }) {
    const found = similar.find(({ kind }) => kind === 'workDraft');
    if (found === undefined || found.share < worthSaying || form === 'repost') return;
    const share = percent(found.share);
    const undeclared = form !== 'workDraft' && found.share >= theDraftItself;
    yield* similarHit(text, found, {
      severity: undeclared ? 'warning' : 'advice',
      message: undeclared
        ? say(
            `全文${share}与所附工作稿相同，来源形式却未选“工作稿转发”。`,
            `${share} stands in the work draft, but it is not declared as one.`,
          )
        : say(`全文${share}与所附工作稿相同。`, `${share} of it stands in the work draft.`),
    });
  },
};
