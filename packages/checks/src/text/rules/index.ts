import type { Rule } from '../rule.ts';
import { rule as absoluteTerms } from './advertising/absolute-terms.ts';
import { rule as paidContent } from './advertising/paid-content.ts';
import { rule as age } from './dates/age.ts';
import { rule as anniversary } from './dates/anniversary.ts';
import { rule as dateForm } from './dates/date-form.ts';
import { rule as historicalDate } from './dates/historical-date.ts';
import { rule as impossibleDate } from './dates/impossible-date.ts';
import { rule as impossibleTime } from './dates/impossible-time.ts';
import { rule as memorialDay } from './dates/memorial-day.ts';
import { rule as planPeriod } from './dates/plan-period.ts';
import { rule as publicationDay } from './dates/publication-day.ts';
import { rule as reversedRange } from './dates/reversed-range.ts';
import { rule as shortYear } from './dates/short-year.ts';
import { rule as weekdayMismatch } from './dates/weekday-mismatch.ts';
import { rule as enumeration } from './facts/enumeration.ts';
import { rule as nameConsistency } from './facts/name-consistency.ts';
import { rule as namedSources } from './facts/named-sources.ts';
import { rule as numberConsistency } from './facts/number-consistency.ts';
import { rule as partOfWhole } from './facts/part-of-whole.ts';
import { rule as percentages } from './facts/percentages.ts';
import { rule as sums } from './facts/sums.ts';
import { rule as termConsistency } from './facts/term-consistency.ts';
import { rule as titleNames } from './facts/title-names.ts';
import { rule as titleNumbers } from './facts/title-numbers.ts';
import { rule as earlierArticle } from './form/earlier-article.ts';
import { rule as workDraft } from './form/work-draft.ts';
import { rule as clickBait } from './headline/click-bait.ts';
import { rule as headlineForm } from './headline/form.ts';
import { rule as collocation } from './language/collocation.ts';
import { rule as dateUntil } from './language/date-until.ts';
import { rule as doubleNegation } from './language/double-negation.ts';
import { rule as doubledFunctionWord } from './language/doubled-function-word.ts';
import { rule as missingSubject } from './language/missing-subject.ts';
import { rule as mixedPattern } from './language/mixed-pattern.ts';
import { rule as oneSided } from './language/one-sided.ts';
import { rule as pleonasm } from './language/pleonasm.ts';
import { rule as repeatedWord } from './language/repeated-word.ts';
import { rule as usualConfusion } from './language/usual-confusion.ts';
import { rule as variantWords } from './language/variant-words.ts';
import { rule as wrongPhrase } from './language/wrong-phrase.ts';
import { rule as badLink } from './links/bad-link.ts';
import { rule as approximateNumber } from './numbers/approximate-number.ts';
import { rule as chineseZero } from './numbers/chinese-zero.ts';
import { rule as decreaseByMultiple } from './numbers/decrease-by-multiple.ts';
import { rule as digitGrouping } from './numbers/digit-grouping.ts';
import { rule as numeralStyle } from './numbers/numeral-style.ts';
import { rule as percentagePoints } from './numbers/percentage-points.ts';
import { rule as redundantQuantity } from './numbers/redundant-quantity.ts';
import { rule as unitForm } from './numbers/unit-form.ts';
import { rule as divisionKind } from './official/division-kind.ts';
import { rule as divisionParent } from './official/division-parent.ts';
import { rule as divisionRenamed } from './official/division-renamed.ts';
import { rule as documentNumber } from './official/document-number.ts';
import { rule as fixedWording } from './official/fixed-wording.ts';
import { rule as lawArticle } from './official/law-article.ts';
import { rule as lawTitle } from './official/law-title.ts';
import { rule as numberedTerms } from './official/numbered-terms.ts';
import { rule as numberingForm } from './official/numbering-form.ts';
import { rule as numberingOrder } from './official/numbering-order.ts';
import { rule as quotation } from './official/quotation.ts';
import { rule as platformLengths } from './platform/lengths.ts';
import { rule as longSentence } from './platform/long-sentence.ts';
import { rule as platformPage } from './platform/page.ts';
import { rule as traditionalCharacters } from './script/traditional-characters.ts';
import { rule as bankCard } from './secrecy/bank-card.ts';
import { rule as classificationMark } from './secrecy/classification-mark.ts';
import { rule as contactData } from './secrecy/contact-data.ts';
import { rule as homeAddress } from './secrecy/home-address.ts';
import { rule as idNumber } from './secrecy/id-number.ts';
import { rule as internalDocument } from './secrecy/internal-document.ts';
import { rule as minorData } from './secrecy/minor-data.ts';
import { rule as phoneNumber } from './secrecy/phone-number.ts';
import { rule as infantileLanguage } from './style/infantile-language.ts';
import { rule as mixedRegister } from './style/mixed-register.ts';
import { rule as netSlang } from './style/net-slang.ts';
import { rule as privateMatters } from './style/private-matters.ts';
import { rule as privateVoice } from './style/private-voice.ts';
import { rule as readingLevel } from './style/reading-level.ts';
import { rule as repeatedEmphasis } from './style/repeated-emphasis.ts';
import { rule as vulgarWords } from './style/vulgar-words.ts';
import { rule as commaBeforeAnd } from './typography/comma-before-and.ts';
import { rule as commaBetweenMarks } from './typography/comma-between-marks.ts';
import { rule as dash } from './typography/dash.ts';
import { rule as ellipsis } from './typography/ellipsis.ts';
import { rule as finalPunctuation } from './typography/final-punctuation.ts';
import { rule as fullWidthCharacters } from './typography/full-width-characters.ts';
import { rule as halfWidthPunctuation } from './typography/half-width-punctuation.ts';
import { rule as hiddenCharacters } from './typography/hidden-characters.ts';
import { rule as leadingPunctuation } from './typography/leading-punctuation.ts';
import { rule as nestedMarks } from './typography/nested-marks.ts';
import { rule as repeatedPunctuation } from './typography/repeated-punctuation.ts';
import { rule as straightQuotes } from './typography/straight-quotes.ts';
import { rule as straySpace } from './typography/stray-space.ts';
import { rule as twoColons } from './typography/two-colons.ts';
import { rule as unpairedBrackets } from './typography/unpaired-brackets.ts';
import { rule as unpairedQuotes } from './typography/unpaired-quotes.ts';
import { rule as discrimination } from './wording/discrimination.ts';
import { rule as ethnicReligion } from './wording/ethnic-religion.ts';
import { rule as hkMacaoTaiwan } from './wording/hk-macao-taiwan.ts';
import { rule as officialNames } from './wording/official-names.ts';
import { rule as wordsWithCare } from './wording/words-with-care.ts';

/** Every rule that needs nothing but the text: one file each. Rules made of tables that are loaded stand in `rules/spelling`. */
export const rules: readonly Rule[] = [
  bankCard,
  classificationMark,
  contactData,
  homeAddress,
  idNumber,
  internalDocument,
  minorData,
  phoneNumber,
  divisionParent,
  divisionRenamed,
  documentNumber,
  fixedWording,
  lawArticle,
  lawTitle,
  numberingForm,
  numberingOrder,
  quotation,
  discrimination,
  ethnicReligion,
  hkMacaoTaiwan,
  officialNames,
  age,
  anniversary,
  dateForm,
  impossibleDate,
  planPeriod,
  publicationDay,
  reversedRange,
  weekdayMismatch,
  decreaseByMultiple,
  digitGrouping,
  numeralStyle,
  redundantQuantity,
  unitForm,
  enumeration,
  nameConsistency,
  namedSources,
  numberConsistency,
  percentages,
  sums,
  termConsistency,
  titleNames,
  titleNumbers,
  dateUntil,
  doubledFunctionWord,
  mixedPattern,
  pleonasm,
  repeatedWord,
  usualConfusion,
  variantWords,
  wrongPhrase,
  commaBeforeAnd,
  commaBetweenMarks,
  dash,
  ellipsis,
  finalPunctuation,
  fullWidthCharacters,
  halfWidthPunctuation,
  hiddenCharacters,
  leadingPunctuation,
  nestedMarks,
  repeatedPunctuation,
  straightQuotes,
  straySpace,
  twoColons,
  unpairedBrackets,
  unpairedQuotes,
  traditionalCharacters,
  infantileLanguage,
  mixedRegister,
  netSlang,
  privateMatters,
  privateVoice,
  readingLevel,
  repeatedEmphasis,
  vulgarWords,
  clickBait,
  headlineForm,
  absoluteTerms,
  paidContent,
  badLink,
  platformLengths,
  longSentence,
  platformPage,
  workDraft,
  earlierArticle,
  approximateNumber,
  chineseZero,
  impossibleTime,
  shortYear,
  memorialDay,
  historicalDate,
  numberedTerms,
  divisionKind,
  doubleNegation,
  oneSided,
  missingSubject,
  collocation,
  partOfWhole,
  percentagePoints,
  wordsWithCare,
];
