import { z } from 'zod';
import { kindScoreSchema } from './practice.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema } from './route.ts';

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
