import { neighbours, quotations } from '../../registers/wordings.ts';
import type { ParagraphRule } from '../../rule.ts';
import { NearMisses } from '../../support/near-miss.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

let ready: NearMisses | undefined;

/** Famous lines with one character wrong, missing or surplus. */
export const rule: ParagraphRule = {
  id: 'official/quotation',
  clause: '§8',
  severity: 'error',
  precision: 0.97,
  source: { ...sources.wordings, name: '名言名句登记表（公开古籍与诗文）' },
  title: say('引文与原文不符', 'Quotation differs from its source'),
  explanation: say(
    '与登记的名句只差一个字，请核对原文。',
    'Differs from the registered line by one character; compare it with its source.',
  ),
  examples: {
    right: ['先天下之忧而忧，后天下之乐而乐', '天行健，君子以自强不息'],
    wrong: [
      {
        text: '长风破浪会有时，直挂云帆济苍海',
        found: ['长风破浪会有时，直挂云帆济苍海'],
        suggestion: '长风破浪会有时，直挂云帆济沧海',
      },
      { text: '天行健，君子当自强不息', found: ['天行健，君子当自强不息'] },
    ],
  },
  priority: 2,
  scope: 'paragraph',
  *check(text) {
    ready ??= new NearMisses(
      quotations.map(([line]) => line),
      neighbours,
    );
    for (const { index, start, end } of ready.find(text)) {
      const [line = '', source = ''] = quotations[index] ?? [];
      yield {
        start,
        end,
        message: say(`原文为“${line}”（${source}）。`, `The source reads ${line} (${source}).`),
        suggestions: [line],
      };
    }
  },
};
