import type { LocalizedText } from '@sanshen/domain/kernel';
import type { CertificateEvent, ExaminationEvent, HoursCredited } from '@sanshen/domain/training';

/** Kinds of entries about training. */
export type TrainingLedgerKind = `training.${
  | ExaminationEvent['kind']
  | CertificateEvent['kind']
  | HoursCredited['kind']
  | 'coursePublished'
  | 'courseRetired'
  | 'itemKept'
  | 'itemRetired'}`;

/** What each of them is called; a missing kind does not compile. */
export const trainingLedgerTexts: Readonly<Record<TrainingLedgerKind, LocalizedText>> = {
  'training.coursePublished': { zh: '发布课程', en: 'Course published' },
  'training.courseRetired': { zh: '停用课程', en: 'Course retired' },
  'training.itemKept': { zh: '题目入库', en: 'Questions kept' },
  'training.itemRetired': { zh: '停用题目', en: 'Question retired' },
  'training.hoursCredited': { zh: '登记学时', en: 'Hours of training credited' },
  'training.examinationSet': { zh: '组织考试', en: 'Examination set' },
  'training.examinationCancelled': { zh: '取消考试', en: 'Examination cancelled' },
  'training.attemptBegun': { zh: '开始考试', en: 'Examination begun' },
  'training.attemptSubmitted': { zh: '交卷', en: 'Sheet handed in' },
  'training.attemptMarked': { zh: '评定成绩', en: 'Sheet marked' },
  'training.certificateIssued': { zh: '颁发证书', en: 'Certificate issued' },
  'training.certificateRevoked': { zh: '撤销证书', en: 'Certificate revoked' },
};
