import type { Block } from './model.ts';

const levels: readonly (readonly [level: 1 | 2 | 3 | 4, start: RegExp])[] = [
  [1, /^[一二三四五六七八九十]+、\s*/],
  [2, /^（[一二三四五六七八九十]+）\s*/],
  [3, /^[0-9]{1,2}[.．]\s*(?![0-9])/],
  [4, /^（[0-9]{1,2}）\s*/],
];

/** How long a numbered line may be and still be a heading; longer ones are paragraphs that begin with a number. */
const longestHeading = 40;

/**
 * The blocks of a body that people edit as plain text: one paragraph a line; short lines that begin with 一、（一）1. or （1） and do not end
 * as a sentence are headings of that level. Their numbers are dropped, because the layout numbers them.
 */
export function blocksOfText(text: string): readonly Block[] {
  return text.split('\n').flatMap((raw): Block[] => {
    const line = raw.trim().replace(/^[\u3000\s]+/, '');
    if (line === '') return [];
    for (const [level, start] of levels) {
      if (!start.test(line)) continue;
      const rest = line.replace(start, '');
      if (rest.length <= longestHeading && !/[。；！？]$/.test(rest)) {
        return [{ kind: 'heading', level, text: rest }];
      }
    }
    return [{ kind: 'paragraph', text: line }];
  });
}
