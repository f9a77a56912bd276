import type { Hit } from '../../finding.ts';
import type { ArticleRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Quotation marks without their partner; a quotation of several paragraphs may open each of them and closes once. */
export const rule: ArticleRule = {
  id: 'typography/unpaired-quotes',
  clause: '§5',
  severity: 'warning',
  precision: 0.93,
  source: sources.punctuation,
  title: say('引号不配对', 'Unpaired quotation marks'),
  explanation: say(
    '引号应前后成对。连续引用几个自然段时，每段开头用前引号，只在最后一段末尾用后引号。',
    'Quotation marks come in pairs. A quotation of several paragraphs opens each and closes only the last.',
  ),
  examples: {
    right: ['他说：“走吧。”', '“第一段。\n“第二段。”', '“他说‘好’，就走了。”', '他说：“第一段。\n第二段。”'],
    wrong: [
      { text: '他说：“走吧。', found: ['“'] },
      { text: '走吧”，他说。', found: ['”'] },
      { text: '”青春“的名字', found: ['”', '“'] },
      { text: '“青春“的名字', found: ['“'], suggestion: '”' },
    ],
  },
  scope: 'article',
  *check({ text, paragraphs }) {
    for (const [open, close] of [
      ['“', '”'],
      ['‘', '’'],
    ] as const) {
      const pending: { at: number | null } = { at: null };
      for (const { start, text: line, kind } of paragraphs) {
        yield* inParagraph(line, start, open, close, pending, kind === 'body');
      }
      if (pending.at !== null) yield hitOf(text, pending.at, open, close);
    }
  },
};

/** `pending` is the place of a mark that is still open. */
function* inParagraph(
  line: string,
  start: number,
  open: string,
  close: string,
  pending: { at: number | null },
  mayRunOn: boolean,
): Generator<Hit> {
  let first = true;
  for (let at = 0; at < line.length; at++) {
    const mark = line.charAt(at);
    if (mark === open) {
      // A paragraph of a running quotation opens it again.
      if (pending.at !== null && !(first && at === 0)) {
        yield pending.at >= start ? twice(start + at, open, close) : hitOf('', pending.at, open, close);
        pending.at = pending.at >= start ? null : start + at;
      } else pending.at = start + at;
      first = false;
    } else if (mark === close) {
      first = false;
      // An apostrophe in a foreign word has the same form.
      if (close === '’' && pending.at === null) continue;
      if (pending.at === null) yield hitOf('', start + at, close, open);
      pending.at = null;
    }
  }
  if (pending.at !== null && !mayRunOn) {
    yield hitOf('', pending.at, open, close);
    pending.at = null;
  }
}

function hitOf(_text: string, at: number, mark: string, partner: string): Hit {
  return {
    start: at,
    end: at + 1,
    message: say(`“${mark}”没有与之配对的“${partner}”。`, `${mark} has no ${partner} to go with it.`),
  };
}

function twice(at: number, mark: string, close: string): Hit {
  return {
    start: at,
    end: at + 1,
    message: say(
      `前一个“${mark}”尚未结束，此处疑应为“${close}”。`,
      `The quotation is still open; ${close} is probably meant here.`,
    ),
    suggestions: [close],
  };
}
