import type { LocalizedText } from '@sanshen/domain/kernel';
import { type PracticeKind, practiceKinds, textKinds } from '@sanshen/domain/practice';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, localizedTextSchema, noContent } from './route.ts';

/** What each kind of error is called; a missing kind does not compile. */
export const practiceKindTexts: Readonly<Record<PracticeKind, LocalizedText>> = {
  wrongCharacter: { zh: '错别字', en: 'Wrong character' },
  missingCharacter: { zh: '漏字', en: 'Missing character' },
  surplusCharacter: { zh: '多字', en: 'Surplus character' },
  particle: { zh: '的地得', en: '的, 地, 得' },
  punctuation: { zh: '标点', en: 'Punctuation' },
  weekday: { zh: '日期与星期', en: 'Date and weekday' },
  numberUnit: { zh: '数字与单位', en: 'Numbers and units' },
  nameTitle: { zh: '职务称谓', en: 'Title of an office' },
  leaderOrder: { zh: '领导排序', en: 'Order of leaders' },
  officialName: { zh: '规范名称', en: 'Official name' },
  sum: { zh: '合计与比例', en: 'Sums and shares' },
  secrecy: { zh: '密级与内部标志', en: 'Marks of secrecy' },
  personalData: { zh: '个人信息', en: 'Personal data' },
  clickbait: { zh: '标题党', en: 'Click-bait' },
  infantile: { zh: '低幼化用语', en: 'Infantile words' },
  mark: { zh: '标识', en: 'Marks in pictures' },
};

export const practiceProblems = defineProblems<
  'practice.handedInAlready' | 'practice.lapsed' | 'practice.sharingOff' | 'practice.placesOutside'
>({
  'practice.handedInAlready': {
    status: 409,
    zh: '该次练习已交卷，请查看结果或另做一次',
    en: 'This exercise is handed in. See its result, or begin another',
  },
  'practice.lapsed': {
    status: 409,
    zh: '该次练习已过期，请重新开始',
    en: 'This exercise has lapsed. Begin another',
  },
  'practice.sharingOff': {
    status: 409,
    zh: '审校制度规定负责人只看单位汇总，个人成绩不对外展示',
    en: 'By the rule book leaders see the figures of the unit only; nobody’s own can be shown',
  },
  'practice.placesOutside': {
    status: 400,
    zh: '标注的位置不在文本内，请刷新后重新标注',
    en: 'A place that you marked is not in the text. Load it again and mark it anew',
  },
});

const tags = { capability: 'practice', access: 'session' } as const;
const get = { ...tags, method: 'GET', command: false } as const;
const kind = z.enum(practiceKinds);
const count = z.number().int();
const ofSession = { params: z.object({ session: z.uuid() }) } as const;
/** Of the seconds of an exercise: from its beginning to its handing in. */
const seconds = z.number().int();

export const kindScoreSchema = z.object({ kind, planted: count, found: count });
/** Errors of real work by kind (null: not told by any rule): found by the person, and passed by him while others found them. */
export const catchSchema = z.object({ kind: kind.nullable(), caught: count, passed: count });
/** The same by stage; `released`: found after the release. */
export const stageCatchSchema = z.object({
  stage: z.string(),
  name: localizedTextSchema,
  caught: count,
  passed: count,
});

const resultSchema = z.object({
  planted: count,
  found: count,
  falseAlarms: count,
  kindsNamed: count,
  corrected: count,
  byKind: z.array(kindScoreSchema),
});

const accusationSchema = z.strictObject({
  start: z.number().int().min(0).max(10_000),
  end: z.number().int().min(1).max(10_000),
  kind: z.enum(textKinds).nullable(),
  correction: z.string().max(200).nullable(),
});

export const readPractice = defineRoute({
  ...get,
  id: 'practice.mine',
  path: '/api/v1/practice',
  summary: {
    zh: '我的纠错练习：历次成绩、薄弱类别、未交卷的练习',
    en: 'My practice: results, what I miss most, and the exercise that is open',
  },
  response: z.object({
    /** The exercise begun and not handed in. */
    open: z.string().nullable(),
    /** What comes next: missed most often first. */
    next: z.array(kind),
    byKind: z.array(kindScoreSchema),
    sessions: z.array(
      z.object({
        session: z.string(),
        title: z.string(),
        handedInAt: instantSchema,
        seconds,
        planted: count,
        found: count,
        falseAlarms: count,
      }),
    ),
    sharing: z.object({
      /** Whether the rule book lets leaders see what somebody shares. */
      allowed: z.boolean(),
      since: instantSchema.nullable(),
      /** Days for which results are kept. */
      keepDays: count,
    }),
  }),
});

export const readCatches = defineRoute({
  ...get,
  id: 'practice.catches',
  path: '/api/v1/practice/catches',
  summary: {
    zh: '我在实际审校中发现的和漏过的差错，按类别和审次',
    en: 'Errors that I found and that I passed in real work, by kind and stage',
  },
  response: z.object({
    since: instantSchema,
    byKind: z.array(catchSchema),
    byStage: z.array(stageCatchSchema),
    /** The newest first. */
    errors: z.array(
      z.object({
        manuscript: z.string(),
        title: z.string(),
        kind: kind.nullable(),
        role: z.enum(['caught', 'passed']),
        /** Where it was found. */
        where: localizedTextSchema,
        at: instantSchema,
      }),
    ),
  }),
});

export const beginPractice = defineRoute({
  ...tags,
  id: 'practice.begin',
  method: 'POST',
  path: '/api/v1/practice-sessions',
  summary: {
    zh: '开始一次纠错练习；未指定类别的，先练薄弱类别',
    en: 'Begin an exercise; without kinds, those that I miss most',
  },
  body: z.strictObject({
    kinds: z.array(kind).max(practiceKinds.length).default([]),
    errors: z.number().int().min(3).max(12).default(6),
  }),
  response: z.object({ session: z.string() }),
  command: true,
  status: 201,
});

export const readPracticeSession = defineRoute({
  ...get,
  ...ofSession,
  id: 'practice.session',
  path: '/api/v1/practice-sessions/:session',
  summary: {
    zh: '一次练习的文本和图片；交卷后附答案',
    en: 'The text and pictures of an exercise, with what was planted once it is handed in',
  },
  response: z.object({
    session: z.string(),
    text: z.string(),
    startedAt: instantSchema,
    /** Drawings of marks as data addresses, and what each shows. */
    pictures: z.array(z.object({ image: z.string(), name: localizedTextSchema })),
    /** Null until it is handed in. */
    result: resultSchema
      .extend({
        handedInAt: instantSchema,
        seconds,
        errors: z.array(
          z.object({
            kind: z.enum(textKinds),
            start: count,
            end: count,
            right: z.string(),
            found: z.boolean(),
            kindNamed: z.boolean(),
            corrected: z.boolean(),
          }),
        ),
        /** Places that were right. */
        falseMarks: z.array(z.object({ start: count, end: count })),
        pictures: z.array(z.object({ fault: localizedTextSchema.nullable(), accused: z.boolean() })),
      })
      .nullable(),
  }),
});

export const handInPractice = defineRoute({
  ...tags,
  ...ofSession,
  id: 'practice.handIn',
  method: 'POST',
  path: '/api/v1/practice-sessions/:session/hand-in',
  summary: { zh: '交卷：标出的差错和图片', en: 'Hand in: the places and pictures that are called wrong' },
  body: z.strictObject({
    marks: z.array(accusationSchema).max(100),
    pictures: z.array(z.number().int().min(0).max(20)).max(20),
  }),
  response: resultSchema,
  command: true,
});

export const discardPractice = defineRoute({
  ...tags,
  ...ofSession,
  id: 'practice.discard',
  method: 'POST',
  path: '/api/v1/practice-sessions/:session/discard',
  summary: { zh: '放弃未交卷的练习', en: 'Give up an exercise that is not handed in' },
  response: noContent,
  command: true,
  status: 204,
});

export const sharePractice = defineRoute({
  ...tags,
  id: 'practice.share',
  method: 'PUT',
  path: '/api/v1/practice/sharing',
  summary: {
    zh: '是否将本人成绩给本单位负责人看；随时可以改',
    en: 'Whether the leader of my unit sees my own figures; to be changed at any time',
  },
  body: z.strictObject({ shared: z.boolean() }),
  response: z.object({ shared: z.boolean() }),
  command: true,
});

export const readUnitPractice = defineRoute({
  ...get,
  id: 'practice.unit',
  path: '/api/v1/organizations/:organization/practice',
  summary: {
    zh: '本单位纠错练习和实际审校的汇总，以及本人愿意展示的成绩；不排名',
    en: 'Practice and real work of a unit in sums, and what people chose to show; never a ranking',
  },
  params: z.object({ organization: z.string().min(1).max(100) }),
  response: z.object({
    since: instantSchema,
    /** People of the unit, and how many of them practised. */
    people: count,
    practised: count,
    exercises: count,
    /** Null where so few practised that sums would show single people. */
    byKind: z.array(kindScoreSchema).nullable(),
    falseAlarms: count.nullable(),
    catches: z.array(catchSchema).nullable(),
    stages: z.array(stageCatchSchema).nullable(),
    /** In the order of names. */
    shared: z.array(
      z.object({
        person: z.string(),
        name: z.string(),
        exercises: count,
        byKind: z.array(kindScoreSchema),
        catches: z.array(catchSchema),
      }),
    ),
  }),
});

export const practiceRoutes = [
  readPractice,
  readCatches,
  beginPractice,
  readPracticeSession,
  handInPractice,
  discardPractice,
  sharePractice,
  readUnitPractice,
] as const;
