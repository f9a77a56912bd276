import type { TrainingRefusal } from '@sanshen/domain/training';
import { defineProblems } from './problem.ts';

/** Refusals of the rules; a missing text does not compile. */
export const trainingProblems = defineProblems<TrainingRefusal>({
  'training.itemIncomplete': {
    status: 400,
    zh: '题目不完整：请检查题干、选项、答案',
    en: 'The question is not complete: look at its text, options and what is right',
  },
  'training.itemRetired': { status: 409, zh: '该题已停用', en: 'This question is retired' },
  'training.courseIncomplete': {
    status: 400,
    zh: '课程不完整：每节课须有标题、内容和时长，学时不得超过实际时长过多',
    en: 'The course is not complete: each lesson needs title, content and length, and the hours must fit them',
  },
  'training.courseRetired': { status: 409, zh: '该课程已停用', en: 'This course is retired' },
  'training.lessonUnknown': { status: 404, zh: '没有这节课', en: 'There is no such lesson' },
  'training.poolTooSmall': {
    status: 409,
    zh: '题库中符合组卷要求的题目不够，请减少题数或补充题目',
    en: 'The bank has too few questions for this blueprint: ask for fewer, or add some',
  },
  'training.examinationPeriod': {
    status: 400,
    zh: '考试起止时间不对：须晚于现在，且不短于答题时长',
    en: 'The period must lie ahead and be as long as the examination takes',
  },
  'training.passScoreTooLow': {
    status: 400,
    zh: '合格线低于规则对该资格的要求',
    en: 'The pass score is lower than the rule book asks for this qualification',
  },
  'training.noSuchQualification': {
    status: 400,
    zh: '现行规则没有这项资格',
    en: 'The rule book knows no such qualification',
  },
  'training.notYetOpen': { status: 409, zh: '考试尚未开始', en: 'The examination has not begun' },
  'training.examinationOver': { status: 409, zh: '考试已经结束', en: 'The examination is over' },
  'training.examinationCancelled': { status: 409, zh: '考试已取消', en: 'The examination was cancelled' },
  'training.examinationBegun': {
    status: 409,
    zh: '已有人开考，不能取消',
    en: 'Somebody has begun it; it can no longer be cancelled',
  },
  'training.notInvited': {
    status: 403,
    zh: '您不在本场考试的参加范围内',
    en: 'You are not invited to this examination',
  },
  'training.ownExamination': {
    status: 403,
    zh: '您是本场考试的组卷人，不能参加',
    en: 'You set this examination, so you cannot take it',
  },
  'training.passedAlready': { status: 409, zh: '您已通过本场考试', en: 'You have passed it already' },
  'training.noAttemptLeft': { status: 409, zh: '考试次数已用完', en: 'You have no attempt left' },
  'training.waitBeforeRetake': {
    status: 409,
    zh: '还不能补考：请等上次成绩公布并过了规定间隔',
    en: 'Not yet: wait for the last result and the time between attempts',
  },
  'training.attemptOver': {
    status: 409,
    zh: '本次答题已结束，不再接收答案',
    en: 'This sitting is over; answers are no longer taken',
  },
  'training.answerUnfit': { status: 400, zh: '答案与题目不符', en: 'The answer does not fit the question' },
  'training.resultNotOut': {
    status: 409,
    zh: '考试结束后才能查看答案和解析',
    en: 'What is right is shown once the examination is over',
  },
  'training.notMarkable': {
    status: 409,
    zh: '该答案现在不需要您评分',
    en: 'This answer does not wait for your marks',
  },
  'training.markedAlready': { status: 409, zh: '您已评过这份答案', en: 'You have marked this answer' },
  'training.ownSheet': { status: 403, zh: '不能评自己的试卷', en: 'Nobody marks his own sheet' },
  'training.pointsOutOfRange': {
    status: 400,
    zh: '评分须在 0 与本题分值之间',
    en: 'Marks lie between 0 and the points of the question',
  },
  'training.certificateRevoked': { status: 409, zh: '证书已撤销', en: 'The certificate was revoked' },
  'training.listUnreadable': {
    status: 422,
    zh: '文件无法读取，请使用下载的模板（XLSX 或 UTF-8 的 CSV）',
    en: 'The file cannot be read; use the template (XLSX, or CSV in UTF-8)',
  },
  'training.listTooLong': {
    status: 422,
    zh: '一次最多导入 2000 题',
    en: 'A list may have 2000 questions at most',
  },
  'training.hoursAhead': {
    status: 400,
    zh: '只能登记已经完成的培训',
    en: 'Only training that has taken place can be recorded',
  },
});
