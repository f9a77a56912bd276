import { z } from 'zod';
import { checkSeverities } from './checks.ts';
import { personSnapshotSchema } from './content.ts';
import { defineRoute, instantSchema, localizedTextSchema, noContent } from './route.ts';

const shared = { capability: 'checks', access: 'session' } as const;
const organizationParams = z.object({ organization: z.string().max(100) });

export const checkRuleSchema = z.object({
  rule: z.string(),
  title: localizedTextSchema,
  explanation: localizedTextSchema,
  clause: z.string().nullable(),
  declaredSeverity: z.enum(checkSeverities),
  source: z.string(),
  /** Share of right findings that the rule declares. */
  declared: z.number(),
  /** As people ruled in the unit and below it; null before the first ruling. */
  measured: z
    .object({ ruled: z.number().int(), precision: z.number(), low: z.number(), high: z.number() })
    .nullable(),
  found: z.number().int(),
  accepted: z.number().int(),
  overruled: z.number().int(),
  applied: z.number().int(),
  /** Advice only, since when and because of which unit's rulings. */
  demoted: z
    .object({ since: instantSchema, organization: z.string(), organizationName: z.string() })
    .nullable(),
  examples: z.array(z.object({ text: z.string(), found: z.array(z.string()) })),
});

export const checkExceptionSchema = z.object({
  exception: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  rule: z.string(),
  title: localizedTextSchema,
  text: z.string().nullable(),
  reason: z.string(),
  by: personSnapshotSchema,
  at: instantSchema,
  ended: z.object({ by: personSnapshotSchema, at: instantSchema }).nullable(),
});

export const listCheckRules = defineRoute({
  ...shared,
  id: 'checks.rules',
  method: 'GET',
  path: '/api/v1/organizations/:organization/checks/rules',
  summary: { zh: '检查规则及准确率', en: 'The rules with their declared and measured precision in a unit' },
  params: organizationParams,
  response: z.object({
    rules: z.array(checkRuleSchema),
    exceptions: z.array(checkExceptionSchema),
    mayManage: z.boolean(),
  }),
  command: false,
});

export const readCheckState = defineRoute({
  ...shared,
  id: 'checks.state',
  method: 'GET',
  path: '/api/v1/organizations/:organization/checks/state',
  summary: {
    zh: '检查规则的当前状态',
    en: 'Another word as soon as registers, exceptions or the standing of rules change in a unit or above it: then what was found is old',
  },
  params: organizationParams,
  response: z.object({ state: z.string() }),
  command: false,
});

export const endCheckException = defineRoute({
  ...shared,
  id: 'checks.endException',
  method: 'POST',
  path: '/api/v1/organizations/:organization/checks/exceptions/:exception/end',
  summary: { zh: '取消例外', en: 'End an exception: its findings count again' },
  params: organizationParams.extend({ exception: z.uuid() }),
  response: noContent,
  command: true,
  status: 204,
});

const monthSchema = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

const countsSchema = z.object({
  found: z.number().int(),
  accepted: z.number().int(),
  overruled: z.number().int(),
  /** Taken over by the author without a ruling. */
  applied: z.number().int(),
});

export const checkStatistics = defineRoute({
  ...shared,
  id: 'checks.statistics',
  method: 'GET',
  path: '/api/v1/organizations/:organization/checks/statistics',
  summary: {
    zh: '检查统计（用于培训，本人和负责人可见）',
    en: 'Findings by rule and author, for training: one’s own, and for the responsible leader those of the unit’s authors',
  },
  params: organizationParams,
  /** Months of Asia/Shanghai, both included; whatever was ever counted unless told. */
  query: z.object({ from: monthSchema.optional(), to: monthSchema.optional() }),
  response: z.object({
    /** Of the unit and everything below it, most found first. */
    rules: z.array(countsSchema.extend({ rule: z.string(), title: localizedTextSchema })),
    /** The unit and those below it that have figures; only for who answers for the unit. */
    units: z.array(countsSchema.extend({ organization: z.string(), name: z.string() })),
    /** In order of time. */
    months: z.array(z.object({ month: monthSchema, found: z.number().int() })),
    /** The first month that was counted by itself; figures from before stand in no month. Null before the first. */
    since: monthSchema.nullable(),
    /** People whose figures I may see: myself, and all for who answers for the unit. */
    authors: z.array(
      z.object({
        person: z.string(),
        name: z.string(),
        manuscripts: z.number().int(),
        found: z.number().int(),
        rules: z.array(z.object({ rule: z.string(), title: localizedTextSchema, found: z.number().int() })),
      }),
    ),
    everybody: z.boolean(),
  }),
  command: false,
});

export const checkRuleRoutes = [listCheckRules, readCheckState, endCheckException, checkStatistics] as const;
