import type { SpellingBand } from '../../spelling/band.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Places worth a second look. */
export const possible: SpellingBand = {
  id: 'spelling/possible',
  clause: '§5',
  severity: 'advice',
  precision: 0.3,
  least: 0.3,
  source: sources.corpus,
  title: say('用字存疑', 'Doubtful character'),
  explanation: say(
    '此处用字少见，可能另有所指，供校对参考。',
    'What stands here is rare and something else may be meant; for the proofreader to judge.',
  ),
  examples: { right: ['会议由市委副书记主持。'], wrong: [] },
};
