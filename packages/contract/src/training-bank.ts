import { itemKinds, itemTopics } from '@sanshen/domain/training';
import { z } from 'zod';
import { defineRoute, localizedTextSchema, pageOf, pageQuery } from './route.ts';
import { ofUnit, trainingTags as tags } from './training.ts';

const text = z.string().trim().min(1).max(2000);
const option = z.string().trim().min(1).max(500);
const index = z.number().int().min(0).max(20);
export const difficultySchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);

export const itemContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), options: z.array(option).min(2).max(8), right: index }),
  z.strictObject({
    kind: z.literal('multiple'),
    options: z.array(option).min(2).max(8),
    right: z.array(index).min(1).max(8),
  }),
  z.strictObject({ kind: z.literal('judge'), right: z.boolean() }),
  z.strictObject({
    kind: z.literal('fill'),
    blanks: z
      .array(z.array(z.string().trim().min(1).max(200)).min(1).max(10))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    kind: z.literal('proofreading'),
    page: z.string().min(1).max(6000),
    errors: z
      .array(
        z.strictObject({
          start: z.number().int().min(0),
          end: z.number().int().min(1),
          right: z.array(z.string().max(200)).min(1).max(10),
          why: z.string().max(500),
        }),
      )
      .min(1)
      .max(40),
  }),
  z.strictObject({ kind: z.literal('free'), guide: text }),
]);

export const itemSchema = z.strictObject({
  stem: text,
  topic: z.enum(itemTopics),
  difficulty: difficultySchema,
  explanation: z.string().trim().max(2000).default(''),
  content: itemContentSchema,
});

const statisticsSchema = z.object({
  answered: z.number().int(),
  facility: z.number().nullable(),
  discrimination: z.number().nullable(),
});

export const bankItemSchema = itemSchema.extend({
  item: z.string(),
  version: z.number().int(),
  statistics: statisticsSchema,
});

const poolSchema = z.array(
  z.object({
    kind: z.enum(itemKinds),
    topic: z.enum(itemTopics),
    difficulty: difficultySchema,
    count: z.number().int(),
    inherited: z.number().int(),
  }),
);

export const readBank = defineRoute({
  ...tags,
  id: 'training.bank',
  method: 'GET',
  path: '/api/v1/organizations/:organization/question-bank',
  summary: { zh: '本单位题库', en: 'The questions of a unit, with statistics' },
  params: ofUnit,
  query: pageQuery.extend({
    kind: z.enum(itemKinds).optional(),
    topic: z.enum(itemTopics).optional(),
    text: z.string().max(100).optional(),
  }),
  response: pageOf(bankItemSchema),
  command: false,
});

export const readPool = defineRoute({
  ...tags,
  id: 'training.pool',
  method: 'GET',
  path: '/api/v1/organizations/:organization/question-pool',
  summary: {
    zh: '可用于组卷的题目数量（含上级题库）',
    en: 'How many questions can be drawn from, own and inherited; no content',
  },
  params: ofUnit,
  response: z.object({ pool: poolSchema, shipped: z.boolean() }),
  command: false,
});

export const keepItem = defineRoute({
  ...tags,
  id: 'training.keepItem',
  method: 'POST',
  path: '/api/v1/organizations/:organization/question-bank',
  summary: { zh: '新增题目', en: 'Add a question' },
  params: ofUnit,
  body: itemSchema,
  response: z.object({ item: z.string(), version: z.number().int() }),
  command: true,
  status: 201,
});

const ofItem = z.object({ item: z.uuid() });

export const reviseItem = defineRoute({
  ...tags,
  id: 'training.reviseItem',
  method: 'POST',
  path: '/api/v1/question-bank/:item/versions',
  summary: { zh: '修订题目（生成新版本）', en: 'Keep a new version of a question' },
  params: ofItem,
  body: itemSchema,
  response: z.object({ item: z.string(), version: z.number().int() }),
  command: true,
});

export const retireItem = defineRoute({
  ...tags,
  id: 'training.retireItem',
  method: 'POST',
  path: '/api/v1/question-bank/:item/retirement',
  summary: { zh: '停用题目', en: 'Retire a question' },
  params: ofItem,
  body: z.strictObject({}),
  response: z.object({ item: z.string() }),
  command: true,
});

export const adoptShipped = defineRoute({
  ...tags,
  id: 'training.adoptShipped',
  method: 'POST',
  path: '/api/v1/organizations/:organization/question-bank/shipped',
  summary: { zh: '采用随附题库', en: 'Take the shipped questions into the unit’s bank' },
  params: ofUnit,
  body: z.strictObject({}),
  response: z.object({ added: z.number().int(), known: z.number().int() }),
  command: true,
});

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const bankTemplate = defineRoute({
  ...tags,
  id: 'training.bankTemplate',
  method: 'GET',
  path: '/api/v1/organizations/:organization/question-bank/template.xlsx',
  summary: { zh: '题库导入模板', en: 'The template for a list of questions' },
  params: ofUnit,
  response: z.string(),
  responseMedia: xlsx,
  command: false,
});

export const exportBank = defineRoute({
  ...tags,
  id: 'training.exportBank',
  method: 'GET',
  path: '/api/v1/organizations/:organization/question-bank/questions.xlsx',
  summary: {
    zh: '导出题库（Excel）',
    en: 'The unit’s questions as an .xlsx file that can be imported again',
  },
  params: ofUnit,
  response: z.string(),
  responseMedia: xlsx,
  command: false,
});

export const bankPlanSchema = z.object({
  rows: z.number().int(),
  ready: z.number().int(),
  known: z.number().int(),
  problems: z.array(z.object({ row: z.number().int(), column: z.string(), message: localizedTextSchema })),
  applied: z.boolean(),
});

export const planBankImport = defineRoute({
  ...tags,
  id: 'training.planBankImport',
  method: 'POST',
  path: '/api/v1/organizations/:organization/question-bank/plan',
  summary: {
    zh: '试读题库文件',
    en: 'Dry run of a list of questions: every problem by row, nothing changes',
  },
  params: ofUnit,
  response: bankPlanSchema,
  command: false,
  requestMedia: 'multipart/form-data',
});

export const importBank = defineRoute({
  ...tags,
  id: 'training.importBank',
  method: 'POST',
  path: '/api/v1/organizations/:organization/question-bank/import',
  summary: { zh: '导入题库文件', en: 'Take in a list of questions; all or nothing' },
  params: ofUnit,
  response: bankPlanSchema,
  command: true,
  requestMedia: 'multipart/form-data',
});

export const trainingBankRoutes = [
  readBank,
  readPool,
  keepItem,
  reviseItem,
  retireItem,
  adoptShipped,
  bankTemplate,
  exportBank,
  planBankImport,
  importBank,
] as const;
