import { questionRefusals } from '@sanshen/domain/questions';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import {
  helpSchema,
  kindSchema,
  questionFiguresSchema,
  questionLineSchema,
  questionSchema,
  questionStepSchema,
  questionTextSchema,
} from './questions-schemas.ts';
import { defineRoute, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

/** Refusals of the rules themselves, as the domain words them. */
export const questionRefusalProblems = defineProblems(
  Object.fromEntries(
    Object.entries(questionRefusals).map(([code, { zh, en }]) => [code, { status: 409, zh, en }]),
    // The keys are those of the table in the domain, which fromEntries cannot know.
  ) as Record<keyof typeof questionRefusals, { status: number; zh: string; en: string }>,
);

export const questionProblems = defineProblems({
  'questions.noRuleBook': {
    status: 409,
    zh: '本单位的规则没有关于青年提问的规定，请先备案规则',
    en: 'The rule book in force says nothing of questions; file one that does',
  },
  'questions.kindUnknown': {
    status: 400,
    zh: '规则中没有这个类别，请重新选择',
    en: 'The rule book has no such kind; choose another',
  },
  'questions.messageTaken': {
    status: 409,
    zh: '这条留言已转为提问',
    en: 'This message has become a question already',
  },
  'questions.personalDataLeft': {
    status: 409,
    zh: '仍有个人信息，请删改，或逐处确认可以公开',
    en: 'Personal data is left; remove it, or confirm each place that may be published',
  },
  'questions.notForDigest': {
    status: 409,
    zh: '只能选用本单位已答复的提问',
    en: 'Only questions that this office has answered can be used',
  },
  'questions.noContact': {
    status: 404,
    zh: '提问人没有留下联系方式',
    en: 'Who asked left no way to be reached',
  },
});

const id = z.string().min(1).max(100);
const ofOrganization = z.object({ organization: id });
const ofQuestion = z.object({ question: z.uuid() });
const tags = { capability: 'questions', access: 'session' } as const;

export const questionViews = ['open', 'mine', 'toUs', 'settled', 'all'] as const;

export const listQuestions = defineRoute({
  ...tags,
  id: 'questions.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/questions',
  summary: {
    zh: '青年提问收件箱：待办在前的一页，以及待判断的求助迹象',
    en: 'The inbox of questions, a page of one view, with all signs of distress that wait for a decision',
  },
  params: ofOrganization,
  query: pageQuery.extend({
    view: z.enum(questionViews).default('open'),
    kind: id.optional(),
  }),
  response: pageOf(questionLineSchema).extend({
    /** Signs of distress that nobody has decided on, the first due first; whatever the view is. */
    urgent: z.array(questionLineSchema),
    help: helpSchema,
    counts: z.object({
      open: z.number().int(),
      mine: z.number().int(),
      toUs: z.number().int(),
      overdue: z.number().int(),
    }),
    kinds: z.array(kindSchema),
    /** Address of the public form, and the lines of HTML that put it into another page. */
    form: z.object({ url: z.string(), embed: z.string() }),
  }),
  command: false,
});

export const urgentQuestions = defineRoute({
  ...tags,
  id: 'questions.urgent',
  method: 'GET',
  path: '/api/v1/questions/urgent',
  summary: {
    zh: '本人应当立即查看的求助迹象（不含内容）',
    en: 'Signs of distress that the caller is to look at now, without a word of them',
  },
  response: z.object({
    items: z.array(z.object({ question: z.string(), organization: z.string(), decideBy: instantSchema })),
  }),
  command: false,
});

export const readQuestion = defineRoute({
  ...tags,
  id: 'questions.read',
  method: 'GET',
  path: '/api/v1/questions/:question',
  summary: {
    zh: '一条提问：内容、答复、相似提问、经过，以及可办理的事项',
    en: 'One question: text, answer, others like it, its history, and what the caller may do',
  },
  params: ofQuestion,
  response: questionSchema,
  command: false,
});

export const recordQuestion = defineRoute({
  ...tags,
  id: 'questions.record',
  method: 'POST',
  path: '/api/v1/organizations/:organization/questions',
  summary: {
    zh: '登记电话或当面提出的问题',
    en: 'Take down a question that came by telephone or in person',
  },
  params: ofOrganization,
  body: z.strictObject({
    source: z.enum(['phone', 'offline']),
    kind: id,
    text: questionTextSchema,
    /** Only what the asker wants to be reached by; kept sealed. */
    contact: z.string().trim().max(200).default(''),
  }),
  response: z.object({ question: z.string() }),
  command: true,
  status: 201,
});

export const questionFromMessage = defineRoute({
  ...tags,
  id: 'questions.fromMessage',
  method: 'POST',
  path: '/api/v1/questions/messages',
  summary: {
    zh: '把一条评论或私信转为提问',
    en: 'Make a question of a comment or message',
  },
  body: z.strictObject({ message: z.uuid(), kind: id }),
  response: z.object({ question: z.string() }),
  command: true,
  status: 201,
});

export const actOnQuestion = defineRoute({
  ...tags,
  id: 'questions.act',
  method: 'POST',
  path: '/api/v1/questions/:question/steps',
  summary: {
    zh: '办理提问：定类、交办、转办、答复、审核、判断求助迹象、归并、办结',
    en: 'A step with a question: kind, assignment, handover, answer, approval, distress, grouping, closing',
  },
  params: ofQuestion,
  body: questionStepSchema,
  response: z.object({ question: z.string() }),
  command: true,
});

export const questionsOfManuscript = defineRoute({
  ...tags,
  id: 'questions.ofManuscript',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/questions',
  summary: {
    zh: '稿件答复了哪些提问',
    en: 'The questions that a manuscript answers, without a word of them',
  },
  params: z.object({ manuscript: z.uuid() }),
  response: z.object({
    answers: z.number().int(),
    /** Those among them that the caller deals with. */
    items: z.array(questionLineSchema.pick({ question: true, kindName: true, state: true })),
  }),
  command: false,
});

export const showContact = defineRoute({
  ...tags,
  id: 'questions.contact',
  method: 'POST',
  path: '/api/v1/questions/:question/contact',
  summary: {
    zh: '查看提问人留下的联系方式（留痕）',
    en: 'How the asker can be reached; every look is recorded',
  },
  params: ofQuestion,
  response: z.object({ contact: z.string() }),
  // What is shown must not be kept under an idempotency key; each look is a record of its own.
  command: false,
});

export const readFigures = defineRoute({
  ...tags,
  id: 'questions.figures',
  method: 'GET',
  path: '/api/v1/organizations/:organization/questions/figures',
  summary: {
    zh: '答复率、答复时间和满意度，本单位及直接下级',
    en: 'Answer rate, median time and satisfaction, of an organisation and those directly below it',
  },
  params: ofOrganization,
  query: z.object({ from: instantSchema, to: instantSchema }),
  response: z.object({ own: questionFiguresSchema, below: z.array(questionFiguresSchema) }),
  command: false,
});

const passageSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  why: localizedTextSchema,
});

export const digestSources = defineRoute({
  ...tags,
  id: 'questions.digestSources',
  method: 'GET',
  path: '/api/v1/organizations/:organization/questions/digest',
  summary: {
    zh: '可编入“你问我答”的已答复提问，已遮盖个人信息',
    en: 'Answered questions for a digest, with personal data masked and what was masked',
  },
  params: ofOrganization,
  response: z.object({
    items: z.array(
      z.object({
        question: z.string(),
        kindName: localizedTextSchema,
        answeredAt: instantSchema,
        grouped: z.number().int(),
        asked: z.string(),
        answer: z.string(),
        masked: z.array(passageSchema.pick({ text: true, why: true })),
      }),
    ),
  }),
  command: false,
});

export const makeDigest = defineRoute({
  ...tags,
  id: 'questions.makeDigest',
  method: 'POST',
  path: '/api/v1/organizations/:organization/questions/digest',
  summary: {
    zh: '把逐条确认过的问答编成“你问我答”稿件草稿',
    en: 'Make the draft of a manuscript of questions and answers that a person confirmed one by one',
  },
  params: ofOrganization,
  body: z.strictObject({
    title: z.string().trim().min(1).max(64),
    items: z
      .array(
        z.strictObject({
          question: z.uuid(),
          asked: questionTextSchema,
          answer: questionTextSchema,
          /** The person has read this one and says that it names nobody. */
          confirmed: z.literal(true),
          /** Places that look personal and may be published, each word for word. */
          keep: z.array(z.string().max(200)).max(20).default([]),
        }),
      )
      .min(1)
      .max(20),
  }),
  response: z.object({ manuscript: z.string() }),
  command: true,
  status: 201,
});

export const questionRoutes = [
  listQuestions,
  urgentQuestions,
  readQuestion,
  recordQuestion,
  questionFromMessage,
  actOnQuestion,
  questionsOfManuscript,
  showContact,
  readFigures,
  digestSources,
  makeDigest,
] as const;
