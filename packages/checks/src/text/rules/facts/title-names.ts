import type { ArticleRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Quoted names and places of the headline that the text does not have. */
export const rule: ArticleRule = {
  id: 'facts/title-names',
  clause: '§8',
  severity: 'advice',
  precision: 0.8,
  source: sources.consistency,
  title: say('标题名称与正文不符', 'Headline name not in the text'),
  explanation: say(
    '标题中加引号、书名号的名称，正文没有出现，请核对。',
    'A name of the headline does not stand in the text; check it.',
  ),
  examples: {
    right: [{ text: '“青春行动”启动\n今天，“青春行动”在昆明启动，全市共有三十支队伍参加。', kind: 'title' }],
    wrong: [
      {
        text: '“青春在行动”启动\n今天，“青春行动”在昆明启动，全市共有三十支队伍参加。',
        kind: 'title',
        found: ['青春在行动'],
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
    for (const match of title.text.matchAll(/[“《]([^“”《》]{3,30})[”》]/g)) {
      const name = match[1] ?? '';
      if (name === '' || body.includes(name)) continue;
      const start = title.start + match.index + 1;
      yield {
        start,
        end: start + name.length,
        message: say('标题中的这一名称正文没有，请核对是否一致。', 'The text does not have this name.'),
      };
    }
  },
};
