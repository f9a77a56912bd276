import type { SpellingBand } from '../../spelling/band.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Misspellings that are more likely than not. */
export const likely: SpellingBand = {
  id: 'spelling/likely',
  clause: '§5',
  severity: 'warning',
  precision: 0.6,
  least: 0.5,
  source: sources.corpus,
  title: say('疑似错别字', 'Likely misspelling'),
  explanation: say(
    '按前后文，此处多半应为另一个字或词；人名、地名和行业用语可能例外，请核对。',
    'By its context another character or word most likely belongs here; names and terms of a trade may be exceptions.',
  ),
  examples: { right: ['全市农业农村工作会议在昆明召开。'], wrong: [] },
};
