import type { PlatformForm } from '../../article.ts';
import type { Hit } from '../../finding.ts';
import type { ArticleRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Title, summary and body against the lengths that the platforms take. */
export const rule: ArticleRule = {
  id: 'platform/lengths',
  clause: '§4',
  severity: 'error',
  precision: 0.99,
  source: sources.platform,
  title: say('超出平台字数', 'Longer than the platform takes'),
  explanation: say(
    '标题、摘要或正文超出发布平台允许的字数，发布时会被拒绝或截断。',
    'The platform refuses or cuts what is longer.',
  ),
  examples: {
    right: [
      { text: '短标题', kind: 'title', facts: { platforms: [{ name: '微信公众号', titleLength: 64 }] } },
    ],
    wrong: [
      {
        text: '十二个字的标题真的太长了',
        kind: 'title',
        facts: { platforms: [{ name: '某平台', titleLength: 10 }] },
        found: ['长了'],
      },
      {
        text: '十二个字的标题真的太长了',
        kind: 'title',
        facts: { platforms: [{ name: '某平台', titleLength: 10, documented: false }] },
        found: ['长了'],
      },
    ],
  },
  scope: 'article',
  *check({ text, paragraphs, facts }) {
    for (const platform of facts.platforms ?? []) {
      for (const { kind, text: part, start } of paragraphs) {
        const limit =
          kind === 'title' ? platform.titleLength : kind === 'summary' ? platform.summaryLength : undefined;
        if (limit !== undefined) yield* over(part, start, limit, platform);
      }
      const first = paragraphs.find(({ kind }) => kind === 'body' || kind === 'heading');
      if (first !== undefined && platform.bodyLength !== undefined) {
        yield* over(text.slice(first.start), first.start, platform.bodyLength, platform);
      }
    }
  },
};

function* over(
  text: string,
  start: number,
  limit: number,
  { name, documented = true }: PlatformForm,
): Generator<Hit> {
  if (text.length <= limit) return;
  let units = 0;
  let count = 0;
  for (const character of text) {
    if (count === limit) break;
    units += character.length;
    count++;
  }
  if (units >= text.length) return;
  const length = count + [...text.slice(units)].length;
  // What is over is shown by its beginning: the rest may be pages.
  yield {
    start: start + units,
    end: start + Math.min(text.length, units + 40),
    ...(documented ? {} : { severity: 'warning' as const }),
    message: say(
      `${name}${documented ? '最多' : '一般不超过'}${limit}字，现有${length}字。`,
      `${name} takes ${documented ? '' : 'usually '}${limit} characters; there are ${length}.`,
    ),
  };
}
