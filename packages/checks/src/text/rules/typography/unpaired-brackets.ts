import type { Hit } from '../../finding.ts';
import type { ArticleRule } from '../../rule.ts';
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
const openers = new Set(Object.values(pairs));
const closerOf = Object.fromEntries(Object.entries(pairs).map(([close, open]) => [open, close]));
// A half-width bracket is another rule's; here it is a partner like any other.
const fullWidth: Readonly<Record<string, string>> = { '(': '（', ')': '）' };
/** How many paragraphs further down a bracket may close. */
const reach = 12;

/** Brackets and title marks without their partner; a pair may stretch over some paragraphs, as round a list. */
export const rule: ArticleRule = {
  id: 'typography/unpaired-brackets',
  clause: '§5',
  severity: 'error',
  precision: 0.97,
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
      '（2019年通过\n2021年修订）',
    ],
    wrong: [
      { text: '学习《青年之声栏目', found: ['《'] },
      { text: '参加会议）的人', found: ['）'] },
      { text: '（一）学习《论语）》', found: ['）'] },
    ],
  },
  scope: 'article',
  *check({ text, paragraphs }) {
    const alone: number[] = [];
    let open: { readonly mark: string; readonly at: number; readonly line: number }[] = [];
    for (const [line, paragraph] of paragraphs.entries()) {
      const left = leftOver(paragraph.text);
      for (const at of left) {
        const place = paragraph.start + at;
        const mark = markAt(text, place);
        const wanted = pairs[mark];
        if (wanted === undefined) {
          open.push({ mark, at: place, line });
          continue;
        }
        const partner = open.findLastIndex((one) => one.mark === wanted && one.line < line);
        if (partner < 0) alone.push(place);
        else open.splice(partner, 1);
      }
      if (open.length === 0) continue;
      // Few are kept open at a time, so that time stays linear whatever comes in.
      const waiting = open.filter((one) => one.line > line - reach).slice(-64);
      const kept = new Set(waiting);
      for (const one of open) if (!kept.has(one)) alone.push(one.at);
      open = waiting;
    }
    for (const { at } of open) alone.push(at);
    yield* [...new Set(alone)].sort((a, b) => a - b).map((at) => hitOf(text, at));
  },
};

function markAt(text: string, at: number): string {
  const mark = text.charAt(at);
  return fullWidth[mark] ?? mark;
}

/** Places of the marks that have no partner in the paragraph itself. */
function leftOver(text: string): readonly number[] {
  const open: { readonly mark: string; readonly at: number }[] = [];
  const counts = new Map<string, number>();
  const alone: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = markAt(text, at);
    if (openers.has(mark)) {
      open.push({ mark, at });
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
      continue;
    }
    const wanted = pairs[mark];
    if (wanted === undefined) continue;
    if ((counts.get(wanted) ?? 0) === 0) {
      if (!(mark === '）' && isItemNumber(text, at))) alone.push(at);
      continue;
    }
    // What opened inside and never closed is what has no partner.
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      counts.set(last.mark, (counts.get(last.mark) ?? 1) - 1);
      if (last.mark === wanted) break;
      alone.push(last.at);
    }
  }
  for (const { at } of open) alone.push(at);
  return alone.sort((a, b) => a - b);
}

function hitOf(text: string, at: number): Hit {
  const mark = markAt(text, at);
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
