import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const hidden =
  /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+|(?<!\p{Extended_Pictographic}\ufe0f?)[\u200c\u200d]+/gu;

/** Whether letters or characters stand on both sides. */
function inside(text: string, at: number, length: number): boolean {
  const word = /[\p{L}\p{N}]/u;
  return word.test(text.charAt(at - 1)) && word.test(text.charAt(at + length));
}

/** Characters that nobody sees or that show damage. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'typography/hidden-characters',
    clause: '§5',
    severity: 'warning',
    precision: 0.99,
    source: sources.encoding,
    title: say('隐形字符与乱码', 'Hidden or damaged characters'),
    explanation: say(
      '零宽字符、文字方向控制符不可见，会割裂词语、绕过检查；替换字符和半个代理对说明文字已损坏。',
      'Zero-width characters and direction marks are invisible and cut words apart; replacement characters and lone surrogates show damaged text.',
    ),
    examples: {
      right: ['正常文字', '👨‍👩‍👧 一家', '❤️'],
      wrong: [
        { text: '共\u200b青团', found: ['\u200b'], suggestion: '' },
        { text: '云南\ufffd昆明', found: ['\ufffd'] },
        { text: '云\ud800南', found: ['\ud800'] },
        { text: '云\u202e南', found: ['\u202e'], suggestion: '' },
      ],
    },
    priority: 1,
  },
  [
    {
      pattern: hidden,
      message: say('含有不可见的字符，会割裂词语。', 'An invisible character cuts a word apart.'),
      when: (match, text) => inside(text, match.index, match[0].length),
      suggest: () => '',
    },
    {
      pattern: hidden,
      message: say('含有不可见的字符。', 'There is an invisible character here.'),
      when: (match, text) => !inside(text, match.index, match[0].length),
      suggest: () => '',
      severity: 'advice',
    },
    {
      pattern: /\ufffd+|\p{Surrogate}+/gu,
      message: say('文字已损坏，请核对原文。', 'The text is damaged here; compare it with the original.'),
      severity: 'warning',
    },
    {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      pattern: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]+/g,
      message: say('含有控制字符。', 'There is a control character here.'),
      suggest: () => '',
    },
    {
      pattern: /[\ue000-\uf8ff]+/g,
      message: say(
        '含有专用区字符，别处可能显示为乱码。',
        'A private-use character: elsewhere it may show as something else.',
      ),
    },
  ],
);
