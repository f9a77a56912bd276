import type { SpellingBand } from '../../spelling/band.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Misspellings of which the learnt ranking is sure. */
export const sure: SpellingBand = {
  id: 'spelling/sure',
  clause: '§5',
  severity: 'error',
  precision: 0.9,
  least: 0.92,
  source: sources.corpus,
  title: say('错别字', 'Misspelling'),
  explanation: say(
    '按前后文，此处应为另一个字或词。依据是法律法规、政府工作报告和新闻的用字统计，请核对后改正。',
    'By its context another character or word belongs here. Statistics of laws, reports and news say so; check and correct.',
  ),
  examples: {
    right: ['认真贯彻落实党中央、国务院决策部署。', '他在会上作了工作报告。'],
    wrong: [
      { text: '进一步完善公共服务体糸。', found: ['糸'], suggestion: '系' },
      { text: '有关部门要切实履行职则，加强监督检查。', found: ['则'], suggestion: '责' },
    ],
  },
};
