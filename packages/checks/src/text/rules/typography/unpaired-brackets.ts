import type { Hit } from '../../finding.ts';
import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const pairs: Readonly<Record<string, string>> = {
  '）': '（',
  '》': '《',
  '】': '【',
  '〕': '〔',
  '〉': '〈',
  '」': '「',
  '』': '『',
};
// A half-width bracket is another rule's; here it is a partner like any other.
const fullWidth: Readonly<Record<string, string>> = { '(': '（', ')': '）' };
const openers = new Set(Object.values(pairs));
const closerOf = Object.fromEntries(Object.entries(pairs).map(([close, open]) => [open, close]));

/** Brackets and title marks without their partner in the paragraph. */
export const rule: ParagraphRule = {
  id: 'typography/unpaired-brackets',
  clause: '§5',
  severity: 'error',
  precision: 0.99,
  source: sources.punctuation,
  title: say('括号、书名号不配对', 'Unpaired brackets or title marks'),
  explanation: say(
    '括号、书名号应前后成对；序号“1）”“（1）”不在此列。',
    'Brackets and title marks come in pairs; item numbers such as 1） are no brackets.',
  ),
  examples: {
    right: [
      '(三）总则',
      '（a)',
      '（一）总则',
      '1）准备 2）实施',
      '《关于〈办法〉的通知》',
      'a）甲；b）乙',
      '见附件（2025年）。',
    ],
    wrong: [
      { text: '学习《青年之声栏目', found: ['《'] },
      { text: '参加会议）的人', found: ['）'] },
      { text: '（一）学习《论语）》', found: ['）'] },
    ],
  },
  scope: 'paragraph',
  *check(text) {
    const open: { readonly mark: string; readonly at: number }[] = [];
    const counts = new Map<string, number>();
    const bad: number[] = [];
    for (let at = 0; at < text.length; at++) {
      const mark = fullWidth[text.charAt(at)] ?? text.charAt(at);
      if (openers.has(mark)) {
        open.push({ mark, at });
        counts.set(mark, (counts.get(mark) ?? 0) + 1);
        continue;
      }
      const wanted = pairs[mark];
      if (wanted === undefined) continue;
      if ((counts.get(wanted) ?? 0) === 0) {
        if (!(mark === '）' && isItemNumber(text, at))) bad.push(at);
        continue;
      }
      // What opened inside and never closed is what has no partner.
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        counts.set(last.mark, (counts.get(last.mark) ?? 1) - 1);
        if (last.mark === wanted) break;
        bad.push(last.at);
      }
    }
    for (const { at } of open) bad.push(at);
    yield* bad.sort((a, b) => a - b).map((at) => hitOf(text, at));
  },
};

function hitOf(text: string, at: number): Hit {
  const mark = text.charAt(at);
  const partner = pairs[mark] ?? closerOf[mark] ?? '';
  return {
    start: at,
    end: at + 1,
    message: say(`“${mark}”没有与之配对的“${partner}”。`, `${mark} has no ${partner} to go with it.`),
  };
}

function isItemNumber(text: string, at: number): boolean {
  return /(?:^|[\s，。；：、（“])(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳ⅰ-ⅹ])$/.test(
    text.slice(Math.max(0, at - 5), at),
  );
}
