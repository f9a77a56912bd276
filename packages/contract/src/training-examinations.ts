import { itemKinds } from '@sanshen/domain/training';
import { z } from 'zod';
import { defineRoute, instantSchema, localizedTextSchema } from './route.ts';
import { ofUnit, trainingTags as tags } from './training.ts';
import { itemContentSchema } from './training-bank.ts';
import { answerSchema, examinationCardSchema, planSchema } from './training-examinations-schemas.ts';

const ofExamination = z.object({ examination: z.uuid() });
const ofAttempt = z.object({ attempt: z.uuid() });

export const listExaminations = defineRoute({
  ...tags,
  id: 'training.examinations',
  method: 'GET',
  path: '/api/v1/organizations/:organization/examinations',
  summary: { zh: '本单位组织的考试', en: 'Examinations that a unit has set' },
  params: ofUnit,
  response: z.object({
    items: z.array(examinationCardSchema),
    offices: z.array(z.object({ id: z.string(), name: localizedTextSchema })),
    qualifications: z.array(
      z.object({
        id: z.string(),
        name: localizedTextSchema,
        passScore: z.number(),
        trainingHours: z.number(),
      }),
    ),
    may: z.object({ run: z.boolean(), mark: z.boolean() }),
  }),
  command: false,
});

export const setExamination = defineRoute({
  ...tags,
  id: 'training.setExamination',
  method: 'POST',
  path: '/api/v1/organizations/:organization/examinations',
  summary: { zh: '组织考试：按蓝图组卷', en: 'Set an examination, its papers drawn by a blueprint' },
  params: ofUnit,
  body: planSchema,
  response: z.object({ examination: z.string() }),
  command: true,
  status: 201,
});

export const cancelExamination = defineRoute({
  ...tags,
  id: 'training.cancelExamination',
  method: 'POST',
  path: '/api/v1/examinations/:examination/cancellation',
  summary: { zh: '取消考试', en: 'Cancel an examination that nobody has begun' },
  params: ofExamination,
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
  response: z.object({ examination: z.string() }),
  command: true,
});

export const readExamination = defineRoute({
  ...tags,
  id: 'training.examination',
  method: 'GET',
  path: '/api/v1/examinations/:examination',
  summary: {
    zh: '考试设置、成绩与题目分析',
    en: 'An examination with its results and what its questions tell',
  },
  params: ofExamination,
  response: z.object({
    card: examinationCardSchema,
    plan: planSchema,
    results: z.array(
      z.object({
        attempt: z.string(),
        name: z.string(),
        number: z.number().int(),
        status: z.enum(['begun', 'submitted', 'marked']),
        score: z.number().nullable(),
        passed: z.boolean().nullable(),
        /** Answers that came after the end, given before it. */
        late: z.number().int(),
      }),
    ),
    items: z.array(
      z.object({
        item: z.string(),
        version: z.number().int(),
        kind: z.enum(itemKinds),
        answered: z.number().int(),
        facility: z.number().nullable(),
        discrimination: z.number().nullable(),
      }),
    ),
    mayCancel: z.boolean(),
  }),
  command: false,
});

export const beginAttempt = defineRoute({
  ...tags,
  id: 'training.beginAttempt',
  method: 'POST',
  path: '/api/v1/examinations/:examination/attempts',
  summary: { zh: '开始考试；已开始的继续作答', en: 'Begin an examination, or go on with the open sitting' },
  params: ofExamination,
  body: z.strictObject({}),
  response: z.object({ attempt: z.string() }),
  command: true,
});

export const readAttempt = defineRoute({
  ...tags,
  id: 'training.attempt',
  method: 'GET',
  path: '/api/v1/training-attempts/:attempt',
  summary: {
    zh: '试卷与已保存的答案',
    en: 'My sheet with the answers saved so far; nothing of what is right',
  },
  params: ofAttempt,
  response: z.object({
    attempt: z.string(),
    examination: z.string(),
    title: z.string(),
    status: z.enum(['begun', 'submitted', 'marked']),
    now: instantSchema,
    endsAt: instantSchema,
    graceMinutes: z.number(),
    questions: z.array(
      z.object({
        kind: z.enum(itemKinds),
        stem: z.string(),
        points: z.number(),
        options: z.array(z.string()),
        blanks: z.number().int(),
        page: z.string().nullable(),
        /** By the places of this sheet; null where there is none yet. */
        answer: answerSchema.nullable(),
        sequence: z.number().int(),
      }),
    ),
  }),
  command: false,
});

/** Answers carry a sequence of their own: sent again they change nothing, and of two the later one counts, in whatever order they arrive. */
export const saveAnswers = defineRoute({
  ...tags,
  id: 'training.saveAnswers',
  method: 'POST',
  path: '/api/v1/training-attempts/:attempt/answers',
  summary: {
    zh: '保存答案（可重复发送）',
    en: 'Save answers; may be sent again, the highest sequence counts',
  },
  params: ofAttempt,
  body: z.strictObject({
    answers: z
      .array(
        z.strictObject({
          position: z.number().int().min(0).max(1000),
          sequence: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
          madeAt: instantSchema,
          answer: answerSchema,
        }),
      )
      .min(1)
      .max(200),
  }),
  response: z.object({
    now: instantSchema,
    endsAt: instantSchema,
    /** Positions with the sequence that stands. */
    saved: z.array(z.object({ position: z.number().int(), sequence: z.number().int() })),
    /** Positions whose answers came too late. */
    late: z.array(z.number().int()),
  }),
  command: false,
});

export const submitAttempt = defineRoute({
  ...tags,
  id: 'training.submitAttempt',
  method: 'POST',
  path: '/api/v1/training-attempts/:attempt/submission',
  summary: { zh: '交卷', en: 'Hand in' },
  params: ofAttempt,
  body: z.strictObject({}),
  response: z.object({ attempt: z.string(), status: z.enum(['submitted', 'marked']) }),
  command: true,
});

export const readResult = defineRoute({
  ...tags,
  id: 'training.result',
  method: 'GET',
  path: '/api/v1/training-attempts/:attempt/result',
  summary: { zh: '我的成绩与解析', en: 'My result; what is right only once the examination is over' },
  params: ofAttempt,
  response: z.object({
    title: z.string(),
    status: z.enum(['submitted', 'marked']),
    score: z.number().nullable(),
    passScore: z.number(),
    passed: z.boolean().nullable(),
    how: z.enum(['byTaker', 'byTime']).nullable(),
    /** Why a passed examination brought no certificate yet. */
    lacks: z.enum(['hours']).nullable(),
    certificate: z.string().nullable(),
    opensAnswersAt: instantSchema,
    /** Empty until then. */
    questions: z.array(
      z.object({
        stem: z.string(),
        points: z.number(),
        reached: z.number().nullable(),
        answer: answerSchema.nullable(),
        content: itemContentSchema,
        explanation: z.string(),
      }),
    ),
  }),
  command: false,
});

export const listMarking = defineRoute({
  ...tags,
  id: 'training.marking',
  method: 'GET',
  path: '/api/v1/organizations/:organization/marking',
  summary: { zh: '待阅的简答题（不显示答题人）', en: 'Free answers that wait for my marks, without names' },
  params: ofUnit,
  response: z.object({
    items: z.array(
      z.object({
        attempt: z.string(),
        position: z.number().int(),
        examinationTitle: z.string(),
        stem: z.string(),
        guide: z.string(),
        answer: z.string(),
        points: z.number(),
        turn: z.enum(['first', 'second', 'third']),
      }),
    ),
    /** Answers that wait for somebody else. */
    others: z.number().int(),
  }),
  command: false,
});

export const markAnswer = defineRoute({
  ...tags,
  id: 'training.markAnswer',
  method: 'POST',
  path: '/api/v1/training-attempts/:attempt/marks',
  summary: { zh: '评阅简答题', en: 'Mark a free answer' },
  params: ofAttempt,
  body: z.strictObject({
    position: z.number().int().min(0).max(1000),
    points: z.number().min(0).max(100),
    comment: z.string().trim().max(1000).default(''),
  }),
  response: z.object({ settled: z.boolean() }),
  command: true,
});

export const trainingExaminationRoutes = [
  listExaminations,
  setExamination,
  cancelExamination,
  readExamination,
  beginAttempt,
  readAttempt,
  saveAnswers,
  submitAttempt,
  readResult,
  listMarking,
  markAnswer,
] as const;
