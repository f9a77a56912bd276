import { type Definition, one } from '../definition.ts';
import type { ErrorSort } from '../observation.ts';

/** Errors of some sorts, beside everything that was published. */
function errorsOf(sorts: readonly ErrorSort[]): Pick<Definition, 'observes' | 'weigh' | 'unit' | 'judged'> {
  return {
    unit: 'count',
    judged: 'always',
    observes: ['published', 'errorFound'],
    weigh: (seen) => {
      if (seen.kind === 'published') return one(false);
      return seen.kind === 'errorFound' && sorts.includes(seen.sort)
        ? { numerator: 1, denominator: 0 }
        : null;
    },
  };
}

/** §3, §4, §8: what was found wrong after it was public. */
export const errorDefinitions: readonly Definition[] = [
  {
    ...errorsOf(['mark']),
    measure: 'markFaults',
    version: 1,
    from: null,
    name: { zh: '标识差错数', en: 'faults of marks' },
    how: {
      zh: '稿件发布之后记录并裁定成立的、抽查中两人一致认定或经复核认定的标识问题件数，计入认定的当月。发布前发现并改正的不计。',
      en: 'Findings on marks that were noted after the article was public and ruled to be errors, and those on which a spot check agreed, in the month in which that was settled. What was found and put right before does not count.',
    },
  },
  {
    ...errorsOf(['style']),
    measure: 'styleFaults',
    version: 1,
    from: null,
    name: { zh: '风格问题数', en: 'faults of style' },
    how: {
      zh: '稿件发布之后记录并裁定成立的、抽查认定的平台风格和标题问题件数，计入认定的当月。发布前发现并改正的不计。',
      en: 'Findings on style and headline that were noted after the article was public and ruled to be errors, and those on which a spot check agreed, in the month in which that was settled.',
    },
  },
  {
    ...errorsOf(['text', 'copy']),
    measure: 'errorsAfterPublication',
    version: 1,
    from: null,
    name: { zh: '发布后差错数', en: 'errors found after publication' },
    how: {
      zh: '稿件发布之后记录并裁定成立的、抽查认定的文字、事实等问题，加上核验发现与签发内容不一致、被删或被封的发布，各计一件，计入认定的当月；同一发布的核验差异只计一次。标识和风格问题另行统计。',
      en: 'Findings on words and facts that were noted after the article was public and ruled to be errors, those on which a spot check agreed, and publications that were found to differ from what was released, gone or banned (each once), in the month in which they were found. Marks and style are counted apart.',
    },
  },
  {
    measure: 'escapesPerTenThousand',
    version: 1,
    from: null,
    unit: 'perTenThousand',
    judged: 'always',
    name: { zh: '每万字差错数', en: 'errors per 10,000 characters' },
    how: {
      zh: '发布后认定的文字、标识、风格问题件数，除以当期首次发布稿件的总字数，乘以一万。核验差异不是文字差错，不计。',
      en: 'Errors of words, marks and style settled after publication, by the characters of the articles first published in the period, times ten thousand. Copies that differ are no errors of the text and do not count.',
    },
    observes: ['published', 'errorFound'],
    weigh: (seen) => {
      if (seen.kind === 'published') return { numerator: 0, denominator: seen.characters };
      return seen.kind === 'errorFound' && seen.sort !== 'copy' ? { numerator: 1, denominator: 0 } : null;
    },
  },
];
