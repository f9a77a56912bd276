import type { Hit } from '../../finding.ts';
import type { ParagraphRule } from '../../rule.ts';
import { numberOf, numeralOf } from '../../support/numerals.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const item =
  /(?<=^|[。；：，、！？\s”])(?:([一二三四五六七八九十])(?:是|要)(?=[\p{Script=Han}“《])|第([一二三四五六七八九十])，|其([一二三四五六七八九])[，是])/gu;
const promised =
  /([两二三四五六七八九十]|\d)(?:个方面|点(?:要求|意见|建议|体会|希望)?|项(?:工作|任务|措施|要求|重点工作)?|条(?:意见|建议|措施|要求)?|大(?:任务|举措|行动|工程))[^。；！？：\d]{0,8}[：。]\s?(?=一(?:是|要))/g;

/** 一是…二是…四是: an item is missing or doubled, or there are not as many as announced. */
export const rule: ParagraphRule = {
  id: 'facts/enumeration',
  clause: '§8',
  severity: 'error',
  precision: 0.97,
  source: sources.consistency,
  title: say('列举次序', 'Enumeration'),
  explanation: say(
    '“一是……二是……”应依次连续，并与前面所说的项数一致。',
    'Items follow one another without gaps and are as many as announced.',
  ),
  examples: {
    right: [
      '一是学习；二是实践；三是宣传。',
      '提出三点要求：一是学；二是做；三是讲。',
      '一是学习。全市二是不对的',
      '一要学习，二要实践。',
    ],
    wrong: [
      { text: '一是学习；二是实践；四是宣传。', found: ['四是'], suggestion: '三是' },
      { text: '一是学习；二是实践；二是宣传。', found: ['二是'], suggestion: '三是' },
      { text: '提出三点要求：一是学；二是做。', found: ['三点要求：'] },
    ],
  },
  scope: 'paragraph',
  *check(text) {
    const runs: { readonly form: string; readonly items: { number: number; at: number; text: string }[] }[] =
      [];
    for (const match of text.matchAll(item)) {
      const form = match[1] !== undefined ? match[0].charAt(1) : match[2] !== undefined ? '第' : '其';
      const number = numberOf(match[1] ?? match[2] ?? match[3] ?? '') ?? 0;
      const entry = { number, at: match.index, text: match[0] };
      const run = runs.findLast((one) => one.form === form);
      if (number === 1) runs.push({ form, items: [entry] });
      else run?.items.push(entry);
    }
    for (const { items } of runs) yield* gaps(items);
    for (const match of text.matchAll(promised))
      yield* promise(
        match,
        runs.map(({ items }) => items),
      );
  },
};

function* gaps(items: readonly { number: number; at: number; text: string }[]): Generator<Hit> {
  for (const [index, { number, at, text }] of items.entries()) {
    const before = items[index - 1]?.number ?? 0;
    if (number === before + 1 || index === 0) continue;
    const numeral = numeralOf(before + 1);
    yield {
      start: at,
      end: at + text.length,
      message: say(
        `上一项为“${numeralOf(before)}”，此处为“${numeralOf(number)}”。`,
        `Item ${before} is followed by item ${number}.`,
      ),
      suggestions: [text.replace(/[一二三四五六七八九十]/, numeral)],
    };
    // One slip moves all later items: it is told once.
    return;
  }
}

function* promise(
  match: RegExpExecArray,
  runs: readonly (readonly { number: number; at: number }[])[],
): Generator<Hit> {
  const count = numberOf(match[1] ?? '') ?? 0;
  const end = match.index + match[0].length;
  const run = runs.find((items) => (items[0]?.at ?? -1) >= end && (items[0]?.at ?? 0) <= end + 1);
  const last = run?.at(-1)?.number ?? 0;
  if (run === undefined || last < 2 || last === count || run.length !== last) return;
  yield {
    start: match.index,
    end,
    message: say(`前文说有${count}项，实际列出${last}项。`, `${count} are announced, ${last} are listed.`),
    severity: 'warning',
  };
}
