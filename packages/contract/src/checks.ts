import { z } from 'zod';
import { checkedPicturesSchema, picturePlaceSchema } from './checks-pictures.ts';
import { personSnapshotSchema } from './content.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema } from './route.ts';

export const checkProblems = defineProblems({
  'checks.stale': {
    status: 409,
    zh: '稿件已有新版本，请在最新的检查结果上处理。',
    en: 'The text was changed meanwhile. Rule on the findings of the newest one.',
  },
  'checks.unknownFinding': {
    status: 422,
    zh: '没有这条检查结果，可能已随改动消失，请刷新。',
    en: 'There is no such finding; an edit may have settled it. Read the list again.',
  },
  'checks.reasonMissing': {
    status: 422,
    zh: '请说明理由。',
    en: 'Give a reason.',
  },
  'checks.authorObjects': {
    status: 403,
    zh: '本人稿件的检查结果由审校人员裁定；您可以说明保留的理由。',
    en: 'On your own text a reviewer rules. You may say why the words should stay.',
  },
  'checks.unknownRule': {
    status: 422,
    zh: '没有这条检查规则。',
    en: 'There is no such rule.',
  },
  'checks.alreadyExcepted': {
    status: 409,
    zh: '本单位已有相同的例外。',
    en: 'The unit has this exception already.',
  },
  'checks.busy': {
    status: 503,
    zh: '检查任务较多，请稍后再试。',
    en: 'Too many checks are waiting. Try again in a moment.',
  },
});

export const checkSeverities = ['error', 'warning', 'advice'] as const;
export const checkFields = ['title', 'summary', 'body'] as const;

const shared = { capability: 'checks', access: 'session' } as const;
const manuscriptParams = z.object({ manuscript: z.uuid() });
const reasonSchema = z.string().max(2000);

const foundSchema = z.object({
  rule: z.string(),
  /** What the rule is called. */
  title: localizedTextSchema,
  clause: z.string().nullable(),
  /** As shown: a demoted rule gives advice only. */
  severity: z.enum(checkSeverities),
  declaredSeverity: z.enum(checkSeverities),
  text: z.string(),
  message: localizedTextSchema,
  suggestions: z.array(z.string()),
  source: z.object({
    kind: z.enum(['standard', 'law', 'register', 'statistics', 'model']),
    name: z.string(),
  }),
  confidence: z.number().nullable(),
  /** An error with a suggestion: those that may be taken all at once. */
  sure: z.boolean(),
});

/** What a machine found on a revision, and what people did about it. Offsets are UTF-16 units of the field's plain text. */
export const checkFindingSchema = foundSchema.extend({
  /** Stays the same in later revisions while rule, words and their surroundings do. */
  id: z.string(),
  /** `picture`: the words stand in a picture; offsets are those of what was read in it. */
  field: z.enum([...checkFields, 'picture']),
  /** Where in which picture; null for words of the text. */
  picture: picturePlaceSchema.nullable(),
  /** It rests on more than the words (platforms, files, other articles, a model), so nobody sees it while the text is unsaved. */
  savedOnly: z.boolean(),
  start: z.number().int(),
  end: z.number().int(),
  ruling: z
    .object({
      ruling: z.enum(['accepted', 'overruled']),
      reason: z.string(),
      by: personSnapshotSchema,
      at: instantSchema,
    })
    .nullable(),
  /** Why the author keeps the words; the finding still waits for a ruling. */
  objection: z.object({ reason: z.string(), by: personSnapshotSchema, at: instantSchema }).nullable(),
  /** “Always wrong here”: declared no fault in this unit or one above. Shown and counted all the same. */
  setAside: z
    .object({
      exception: z.string(),
      organization: z.string(),
      organizationName: z.string(),
      text: z.string().nullable(),
      reason: z.string(),
      by: personSnapshotSchema,
      at: instantSchema,
    })
    .nullable(),
});

const coverageSchema = z.object({
  duty: z.enum(['review', 'proofread']),
  item: localizedTextSchema,
  machine: z.enum(['part', 'none']),
  looked: localizedTextSchema,
  remains: localizedTextSchema,
});

const readingSchema = z.object({
  level: z.enum(['easy', 'usual', 'hard']),
  characters: z.number().int(),
  sentences: z.number().int(),
  /** Characters of a sentence, and between two marks, on average. */
  sentenceLength: z.number(),
  clauseLength: z.number(),
  /** 0 to 1: characters beyond the first level of GB 2312. */
  rareShare: z.number(),
});

export const checksSchema = z.object({
  manuscript: z.string(),
  revision: z.number().int(),
  digest: digestSchema.nullable(),
  state: z.enum(['none', 'waiting', 'running', 'done', 'failed']),
  /** Per cent. */
  progress: z.number().int().min(0).max(100),
  checkedAt: instantSchema.nullable(),
  findings: z.array(checkFindingSchema),
  /** How hard the text is to read; null before its check and for a text without a sentence. */
  reading: readingSchema.nullable(),
  /** What became of asking the model that the organisation runs itself; `kept`: the text carries a mark of secrecy, so nothing was sent. */
  model: z.enum(['off', 'waiting', 'done', 'away', 'kept']),
  /** What was read in the pictures; their findings are among the others. */
  pictures: checkedPicturesSchema,
  /** Findings beyond those listed, for a text with more than anybody reads. */
  more: z.number().int(),
  /** What I may do with findings: rule on them, or as its author say why words should stay. */
  mine: z.object({ rule: z.boolean(), object: z.boolean(), setRuleAside: z.boolean() }),
  /** The present stage's checklist with what machines looked at and what they did not. */
  coverage: z.array(coverageSchema),
});

export const readChecks = defineRoute({
  ...shared,
  id: 'checks.read',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/checks',
  summary: {
    zh: '机器检查结果',
    en: 'What machines found in the newest revision, and what they did not check',
  },
  params: manuscriptParams,
  response: checksSchema,
  command: false,
});

/** Rulings that one command takes. */
export const mostRulings = 200;

const someFindings = z.array(z.uuid()).min(1).max(mostRulings);

export const ruleOnChecks = defineRoute({
  ...shared,
  id: 'checks.rule',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/checks/rulings',
  summary: {
    zh: '对机器检查结果作出结论（可批量）',
    en: 'Accept or overrule findings of machines, one or many; they become findings of the review with their rule',
  },
  params: manuscriptParams,
  body: z.strictObject({
    digest: digestSchema,
    findings: someFindings,
    ruling: z.enum(['accepted', 'overruled']),
    reason: reasonSchema.default(''),
  }),
  response: z.object({ ruled: z.array(z.string()) }),
  command: true,
});

export const takeBackRulings = defineRoute({
  ...shared,
  id: 'checks.takeBack',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/checks/rulings/taken-back',
  summary: { zh: '撤回本人的结论', en: 'Take my own rulings back before anything is released' },
  params: manuscriptParams,
  body: z.strictObject({ findings: someFindings }),
  response: z.object({ takenBack: z.array(z.string()) }),
  command: true,
});

export const objectToChecks = defineRoute({
  ...shared,
  id: 'checks.object',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/checks/objections',
  summary: {
    zh: '作者说明保留原文的理由',
    en: 'As an author, say why words should stay; a reviewer still rules. An empty reason takes it back',
  },
  params: manuscriptParams,
  body: z.strictObject({ digest: digestSchema, finding: z.uuid(), reason: reasonSchema }),
  response: z.undefined(),
  command: true,
  status: 204,
});

export const setCheckAside = defineRoute({
  ...shared,
  id: 'checks.setAside',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/checks/exceptions',
  summary: {
    zh: '标为“本单位不算错”',
    en: 'Declare what a rule found to be no fault in the manuscript’s unit: this text, or all that the rule finds',
  },
  params: manuscriptParams,
  body: z.strictObject({
    digest: digestSchema,
    finding: z.uuid(),
    scope: z.enum(['text', 'rule']),
    reason: reasonSchema,
  }),
  response: z.object({ exception: z.string() }),
  command: true,
  status: 201,
});

export const recheck = defineRoute({
  ...shared,
  id: 'checks.recheck',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/checks',
  summary: { zh: '重新检查', en: 'Check the newest revision again' },
  params: manuscriptParams,
  response: z.undefined(),
  command: true,
  status: 202,
});

export const stopPictures = defineRoute({
  ...shared,
  id: 'checks.stopPictures',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/checks/pictures/stop',
  summary: {
    zh: '停止识别图片文字；已识别的保留',
    en: 'End the reading of the newest revision’s pictures; what was read stays',
  },
  params: manuscriptParams,
  response: z.undefined(),
  command: true,
  status: 202,
});

/** Units of text in one request for unsaved text; an article has no more. */
export const mostUnits = 200_000;

export const checkText = defineRoute({
  ...shared,
  id: 'checks.text',
  method: 'POST',
  path: '/api/v1/organizations/:organization/checks',
  summary: {
    zh: '检查未保存的文字',
    en: 'Findings in paragraphs that are being written; with `whole` also those that need the whole article',
  },
  params: z.object({ organization: z.string().max(100) }),
  body: z.strictObject({
    paragraphs: z
      .array(
        z.strictObject({
          kind: z.enum(['title', 'summary', 'heading', 'body']),
          text: z.string().max(mostUnits),
        }),
      )
      .max(5000)
      .refine((all) => all.reduce((sum, { text }) => sum + text.length, 0) <= mostUnits, 'too much text'),
    whole: z.boolean().default(false),
  }),
  response: z.object({
    findings: z.array(
      foundSchema.extend({
        /** Which of the paragraphs; offsets are its units. */
        paragraph: z.number().int(),
        start: z.number().int(),
        end: z.number().int(),
        setAside: z.boolean(),
        /** `article`: it rests on the whole article, so it may change when another paragraph does. */
        scope: z.enum(['paragraph', 'article']),
      }),
    ),
  }),
  // It keeps nothing, so that it needs no idempotency key.
  command: false,
});

export const checkRoutes = [
  readChecks,
  recheck,
  stopPictures,
  ruleOnChecks,
  takeBackRulings,
  objectToChecks,
  setCheckAside,
  checkText,
] as const;
