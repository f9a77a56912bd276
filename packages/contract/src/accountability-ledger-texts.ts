import type { AssessmentEventKind } from '@sanshen/domain/assessments';
import type { CircularEventKind } from '@sanshen/domain/circulars';
import type { LocalizedText } from '@sanshen/domain/kernel';

/** Entries of circulars, assessments and archives of a year. */
export type AccountabilityLedgerKind =
  | `circulars.${CircularEventKind}`
  | `assessments.${AssessmentEventKind}`
  | 'archive.yearMade';

export const accountabilityLedgerTexts: Readonly<Record<AccountabilityLedgerKind, LocalizedText>> = {
  'circulars.drafted': { zh: '起草通报', en: 'Circular drafted' },
  'circulars.enveloped': { zh: '调整通报主送、抄送', en: 'Addressees of a circular changed' },
  'circulars.issued': { zh: '印发通报', en: 'Circular issued' },
  'circulars.abandoned': { zh: '通报作废', en: 'Draft of a circular given up' },
  'circulars.received': { zh: '签收通报', en: 'Circular signed for' },
  'assessments.drafted': { zh: '拟定考核', en: 'Assessment drafted' },
  'assessments.redrafted': { zh: '重新计算考核', en: 'Assessment drawn up again' },
  'assessments.published': { zh: '公示考核', en: 'Assessment published' },
  'assessments.appealed': { zh: '对考核申诉', en: 'Appeal against an assessment' },
  'assessments.appealDecided': { zh: '答复考核申诉', en: 'Appeal against an assessment decided' },
  'assessments.finalised': { zh: '考核生效', en: 'Assessment final' },
  'archive.yearMade': { zh: '制作年度归档', en: 'Archive of a year made' },
};
