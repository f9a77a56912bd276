/*
 * Which rules look at words that were read in pictures. Reading drops points, mistakes 日 for 目 and knows no typography, so only rules stay whose
 * pattern is too particular to come out of noise, or whose matter is too grave to miss: secrets and personal data, the words that an
 * organisation registered, wrong names of places, institutions and phrases, words that law forbids, days that do not exist, and addresses.
 * Spelling, punctuation, style, headline and facts across the article would mostly complain about the reading.
 */
const groups = ['secrecy/', 'register/', 'lexicon/', 'wording/'] as const;
const single = new Set([
  'language/wrong-phrase',
  'official/fixed-wording',
  'official/division-renamed',
  'official/division-parent',
  'advertising/absolute-terms',
  'style/vulgar-words',
  'dates/impossible-date',
  'dates/weekday-mismatch',
  'links/bad-link',
]);

/** Whether a rule is asked about words in pictures. */
export function readsPictures(rule: string): boolean {
  return single.has(rule) || groups.some((group) => rule.startsWith(group));
}

/** Rules that are asked about what a QR code says. */
export const rulesOfCodes: ReadonlySet<string> = new Set(['links/bad-link', 'platform/page']);

/** Whether a finding is told even where the words were hard to read. */
export function isGrave(rule: string): boolean {
  return rule.startsWith('secrecy/');
}
