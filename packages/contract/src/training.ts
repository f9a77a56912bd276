import type { TrainingRefusal } from '@sanshen/domain/training';
import { z } from 'zod';
import { kindScoreSchema } from './practice.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema } from './route.ts';

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

const id = z.string().min(1).max(100);
export const trainingTags = { capability: 'training', access: 'session' } as const;
const tags = trainingTags;
export const ofUnit = z.object({ organization: id });
const ofCourse = z.object({ course: z.uuid() });

/** For whom something is. */
export const audienceSchema = z.strictObject({
  scope: z.enum(['own', 'below']).default('own'),
  offices: z.array(id).max(50).default([]),
  people: z.array(id).max(500).default([]),
});

const namedSchema = z.object({ id: z.string(), name: localizedTextSchema });
const personSchema = z.object({ person: z.string(), name: z.string() });

export const planLineSchema = z.object({
  kind: z.enum(['annualHours', 'qualification', 'course', 'examination']),
  id: z.string().nullable(),
  title: localizedTextSchema.nullable(),
  status: z.enum(['done', 'open', 'overdue']),
  dueAt: instantSchema.nullable(),
  done: z.number(),
  needed: z.number(),
});

export const certificateSchema = z.object({
  certificate: z.string(),
  person: z.string(),
  name: z.string(),
  qualification: namedSchema,
  number: z.string(),
  score: z.number(),
  validFrom: instantSchema,
  validTo: instantSchema,
  state: z.enum(['valid', 'expired', 'revoked']),
  revoked: z.object({ name: z.string(), at: instantSchema, reason: z.string() }).nullable(),
  mayRevoke: z.boolean(),
});

const sittingSchema = z.object({
  attempt: z.string(),
  number: z.number().int(),
  status: z.enum(['begun', 'submitted', 'marked']),
  endsAt: instantSchema,
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
});

/** An examination as somebody who may take it sees it. */
export const myExaminationSchema = z.object({
  examination: z.string(),
  title: z.string(),
  organizationName: z.string(),
  qualification: namedSchema.nullable(),
  opensAt: instantSchema,
  closesAt: instantSchema,
  minutes: z.number().int(),
  questions: z.number().int(),
  passScore: z.number(),
  attempts: z.number().int(),
  sittings: z.array(sittingSchema),
  /** Null: may begin now. `resume`: a sitting is open. */
  state: z.enum(['ready', 'resume', 'notYet', 'over', 'passed', 'waiting', 'used', 'cancelled', 'own']),
});

export const myTraining = defineRoute({
  ...tags,
  id: 'training.mine',
  method: 'GET',
  path: '/api/v1/training/mine',
  summary: { zh: '我的培训：计划、学时、考试、证书', en: 'My plan, hours, examinations and certificates' },
  response: z.object({
    year: z.number().int(),
    hours: z.number(),
    hoursNeeded: z.number(),
    plan: z.array(planLineSchema),
    /** Kinds of errors missed most often, in practice and real work together; the caller’s own, and for nobody else. */
    practise: z.array(kindScoreSchema),
    examinations: z.array(myExaminationSchema),
    certificates: z.array(certificateSchema),
    learnt: z.array(z.object({ day: z.string(), hours: z.number(), title: z.string() })),
    /** Units in which the caller has more to do than to learn. */
    units: z.array(
      z.object({ organization: z.string(), lead: z.boolean(), run: z.boolean(), mark: z.boolean() }),
    ),
  }),
  command: false,
});

export const unitTraining = defineRoute({
  ...tags,
  id: 'training.unit',
  method: 'GET',
  path: '/api/v1/organizations/:organization/training',
  summary: {
    zh: '单位培训情况：每人学时、计划完成与证书',
    en: 'How the people of a unit stand: hours, plans, certificates; figures of the units below',
  },
  params: ofUnit,
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
  response: z.object({
    year: z.number().int(),
    hoursNeeded: z.number(),
    people: z.array(
      personSchema.extend({
        offices: z.array(z.string()),
        hours: z.number(),
        overdue: z.number().int(),
        open: z.number().int(),
        qualifications: z.array(namedSchema.extend({ to: instantSchema.nullable() })),
      }),
    ),
    below: z.array(
      z.object({
        organization: z.string(),
        name: z.string(),
        people: z.number().int(),
        /** People who have the hours of the year. */
        reached: z.number().int(),
        hours: z.number(),
      }),
    ),
    certificates: z.array(certificateSchema),
    may: z.object({ run: z.boolean(), mark: z.boolean() }),
  }),
  command: false,
});

export const recordHours = defineRoute({
  ...tags,
  id: 'training.recordHours',
  method: 'POST',
  path: '/api/v1/organizations/:organization/training-hours',
  summary: { zh: '登记线下培训学时', en: 'Record hours of training that was held elsewhere' },
  params: ofUnit,
  body: z.strictObject({
    title: z.string().trim().min(1).max(200),
    day: z.iso.date(),
    hours: z.number().positive().max(80),
    people: z.array(id).min(1).max(500),
  }),
  response: z.object({ credited: z.number().int() }),
  command: true,
  status: 201,
});

const lessonSchema = z.strictObject({
  id: z.string().min(1).max(40),
  kind: z.enum(['text', 'document', 'video']),
  title: z.string().trim().min(1).max(200),
  text: z.string().max(30_000).default(''),
  file: digestSchema.nullable().default(null),
  seconds: z
    .number()
    .int()
    .min(1)
    .max(6 * 3600),
});

const courseBody = z.strictObject({
  title: z.string().trim().min(1).max(200),
  summary: z.string().trim().max(2000).default(''),
  hours: z.number().positive().max(80),
  dueAt: instantSchema.nullable().default(null),
  audience: audienceSchema,
  lessons: z.array(lessonSchema).min(1).max(60),
});

export const courseCardSchema = z.object({
  course: z.string(),
  title: z.string(),
  summary: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  hours: z.number(),
  dueAt: instantSchema.nullable(),
  lessons: z.number().int(),
  /** Of the caller. */
  done: z.number().int(),
  mine: z.boolean(),
  mayChange: z.boolean(),
});

export const listCourses = defineRoute({
  ...tags,
  id: 'training.courses',
  method: 'GET',
  path: '/api/v1/organizations/:organization/courses',
  summary: { zh: '单位可学的课程', en: 'Courses of a unit and those that it inherits' },
  params: ofUnit,
  response: z.object({ courses: z.array(courseCardSchema), mayPublish: z.boolean() }),
  command: false,
});

export const readCourse = defineRoute({
  ...tags,
  id: 'training.course',
  method: 'GET',
  path: '/api/v1/courses/:course',
  summary: { zh: '课程内容与我的进度', en: 'A course with how far I have come' },
  params: ofCourse,
  response: courseCardSchema.extend({
    version: z.number().int(),
    audience: audienceSchema,
    credited: z.boolean(),
    lessonsToLearn: z.array(
      lessonSchema.extend({
        seen: z.number(),
        spans: z.array(z.tuple([z.number(), z.number()])),
        done: z.boolean(),
      }),
    ),
  }),
  command: false,
});

export const publishCourse = defineRoute({
  ...tags,
  id: 'training.publishCourse',
  method: 'POST',
  path: '/api/v1/organizations/:organization/courses',
  summary: { zh: '发布课程', en: 'Publish a course' },
  params: ofUnit,
  body: courseBody,
  response: z.object({ course: z.string(), version: z.number().int() }),
  command: true,
  status: 201,
});

export const reviseCourse = defineRoute({
  ...tags,
  id: 'training.reviseCourse',
  method: 'POST',
  path: '/api/v1/courses/:course/versions',
  summary: { zh: '修订课程', en: 'Publish a new version of a course' },
  params: ofCourse,
  body: courseBody,
  response: z.object({ course: z.string(), version: z.number().int() }),
  command: true,
});

export const retireCourse = defineRoute({
  ...tags,
  id: 'training.retireCourse',
  method: 'POST',
  path: '/api/v1/courses/:course/retirement',
  summary: { zh: '停用课程', en: 'Take a course out of use' },
  params: ofCourse,
  body: z.strictObject({}),
  response: z.object({ course: z.string() }),
  command: true,
});

/** What a screen saw done; it may be sent again, since only what can have happened since the last report counts. */
export const reportProgress = defineRoute({
  ...tags,
  id: 'training.progress',
  method: 'POST',
  path: '/api/v1/courses/:course/progress',
  summary: {
    zh: '上报学习进度（按实际学习秒数计）',
    en: 'Report progress in a lesson: only seconds that can have passed count',
  },
  params: ofCourse,
  body: z.strictObject({
    lesson: z.string().min(1).max(40),
    spans: z
      .array(z.tuple([z.number().min(0), z.number().min(0)]))
      .max(200)
      .default([]),
    seconds: z.number().min(0).max(86_400).default(0),
  }),
  response: z.object({ seen: z.number(), done: z.boolean(), credited: z.number() }),
  command: false,
});

export const revokeCertificate = defineRoute({
  ...tags,
  id: 'training.revokeCertificate',
  method: 'POST',
  path: '/api/v1/certificates/:certificate/revocation',
  summary: { zh: '撤销证书，同时取消资格', en: 'Revoke a certificate, and the qualification with it' },
  params: z.object({ certificate: z.uuid() }),
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
  response: z.object({ certificate: z.string() }),
  command: true,
});

export const printCertificate = defineRoute({
  ...tags,
  id: 'training.printCertificate',
  method: 'GET',
  path: '/api/v1/certificates/:certificate/certificate.pdf',
  summary: { zh: '下载证书（PDF）', en: 'The certificate as a PDF' },
  params: z.object({ certificate: z.uuid() }),
  response: z.string().meta({ format: 'binary' }),
  responseMedia: 'application/pdf',
  command: false,
});

export const trainingRoutes = [
  myTraining,
  unitTraining,
  recordHours,
  listCourses,
  readCourse,
  publishCourse,
  reviseCourse,
  retireCourse,
  reportProgress,
  revokeCertificate,
  printCertificate,
] as const;
