import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';
import { nationalLaws } from '../../tables/laws.gen.ts';

const pattern = /《中华人民共和国([\u4e00-\u9fff、]{2,32}(?:法|条例|法典))》/g;
// Laws that others have replaced: texts of their time name them.
const former = new Set([
  '城市规划法',
  '经济合同法',
  '涉外经济合同法',
  '技术合同法',
  '民法通则',
  '民法总则',
  '物权法',
]);
let masks: ReadonlyMap<string, readonly string[]> | undefined;

/** Titles that differ from a known one by one or two characters. */
export const rule: ParagraphRule = {
  id: 'official/law-title',
  clause: '§8',
  severity: 'warning',
  precision: 0.95,
  source: sources.laws,
  title: say('法律名称', 'Title of a law'),
  explanation: say(
    '未登记有此名称的法律法规，与之最接近的名称见建议；新颁布的法律请核对后登记。',
    'No law of this title is registered; the nearest is suggested. Register new laws.',
  ),
  examples: {
    right: ['《中华人民共和国未成年人保护法》', '《中华人民共和国新设某项事务法》', '《中华人民共和国刑法》'],
    wrong: [
      { text: '《中华人民共和国未成年保护法》', found: ['未成年保护法'], suggestion: '未成年人保护法' },
      { text: '《中华人民共和国个人信息保障法》', found: ['个人信息保障法'], suggestion: '个人信息保护法' },
    ],
  },
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? '';
      if (nationalLaws.has(name) || former.has(name) || name.length < 5) continue;
      const near = nearest(name);
      if (near === null) continue;
      const start = match.index + 8;
      yield {
        start,
        end: start + name.length,
        message: say(
          `登记的名称为《中华人民共和国${near}》。`,
          `The registered title is 《中华人民共和国${near}》.`,
        ),
        suggestions: [near],
      };
    }
  },
};

/** A known title that one replaced, missing or surplus character makes of `name`: both lose one character and are equal. */
function nearest(name: string): string | null {
  if (masks === undefined) {
    const made = new Map<string, string[]>();
    for (const title of nationalLaws.keys()) {
      for (const key of shortened(title)) {
        const known = made.get(key);
        if (known === undefined) made.set(key, [title]);
        else known.push(title);
      }
    }
    masks = made;
  }
  for (const key of shortened(name)) {
    const [title] = masks.get(key) ?? [];
    if (title !== undefined && Math.abs(title.length - name.length) <= 1) return title;
  }
  return null;
}

function shortened(title: string): readonly string[] {
  return [title, ...Array.from(title, (_, at) => title.slice(0, at) + title.slice(at + 1))];
}
