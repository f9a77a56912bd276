import type { Rule } from '../rule.ts';
import { say } from '../support/text.ts';

/** What the findings of a model are, for the list of rules. They are advice, whatever the model thinks of itself. */
export const modelRuleFacts = {
  id: 'model/suggestion',
  clause: '§5',
  severity: 'advice',
  precision: 0.5,
  source: { kind: 'model', name: '本单位自行运行的语言模型' },
  title: say('模型建议', 'What the model suggests'),
  explanation: say(
    '由本单位自行运行的语言模型提出，未经规则核实，只供参考，不计入差错统计。',
    'Suggested by a language model that the organisation runs itself. No rule has confirmed it; it is advice only and no fault of the author.',
  ),
} as const satisfies Pick<
  Rule,
  'id' | 'clause' | 'severity' | 'precision' | 'source' | 'title' | 'explanation'
>;
