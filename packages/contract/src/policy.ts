import { z } from 'zod';
import { byOrganization, organizationId } from './organization-reading.ts';
import { defineProblems } from './problem.ts';
import {
  defineRoute,
  digestSchema,
  instantSchema,
  localizedTextSchema,
  noContent,
  pageOf,
  pageQuery,
} from './route.ts';

export const policyProblems = defineProblems({
  'policy.refused': {
    status: 422,
    zh: '规则未通过检查：存在错误或放宽了上级规则',
    en: 'The rule book is refused: it has faults or loosens the superior’s',
  },
  'policy.none': {
    status: 404,
    zh: '本组织及其上级尚未备案规则',
    en: 'Neither this organisation nor any above it has filed a rule book',
  },
  'policy.procedureNotOpen': {
    status: 422,
    zh: '现行规则未向本组织开放该规程',
    en: 'The rule book in force does not leave this procedure open to the organisation',
  },
});

const tags = { capability: 'policy', access: 'session' } as const;

/** A place in a file of a rule book; 0 where the whole file is meant. */
const policyProblemSchema = z.object({
  code: z.string(),
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  pointer: z.string(),
  message: localizedTextSchema,
});

const differenceSchema = z.object({
  pointer: z.string(),
  path: z.string(),
  verdict: z.enum(['same', 'stricter', 'looser', 'incomparable']),
  before: z.unknown(),
  after: z.unknown(),
  why: localizedTextSchema,
});

const versionSchema = z.object({
  organization: organizationId,
  sequence: z.number().int(),
  policy: z.string(),
  version: z.number().int(),
  baseDigest: digestSchema.nullable(),
  digest: digestSchema,
  filedAt: instantSchema,
  filedBy: z.string().nullable(),
});

const filesSchema = z.object({
  files: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z][a-z0-9-]*\.yaml$/),
        text: z.string().max(512 * 1024),
      }),
    )
    .min(1)
    .max(40),
});

export const readEffectivePolicy = defineRoute({
  ...tags,
  ...byOrganization,
  id: 'policy.effective',
  method: 'GET',
  path: '/api/v1/organizations/:organization/policy',
  summary: { zh: '现行规则与所用规程', en: 'The rule book in force and the procedure in use' },
  response: z.object({
    policy: z.record(z.string(), z.unknown()),
    digest: digestSchema,
    filedBy: organizationId,
    kind: z.string(),
    suspended: z.array(organizationId),
    procedure: z.string().nullable(),
    choices: z.array(z.string()),
  }),
  command: false,
});

export const listPolicyVersions = defineRoute({
  ...tags,
  ...byOrganization,
  id: 'policy.versions',
  method: 'GET',
  path: '/api/v1/organizations/:organization/policy/versions',
  summary: { zh: '已备案的规则版本', en: 'Rule books that the organisation filed, newest first' },
  query: pageQuery,
  response: pageOf(versionSchema),
  command: false,
});

export const comparePolicyVersion = defineRoute({
  ...tags,
  id: 'policy.compare',
  method: 'GET',
  path: '/api/v1/organizations/:organization/policy/versions/:sequence/comparison',
  summary: {
    zh: '与上级规则逐项对比',
    en: 'A filed rule book against the one that it was filed on, item by item',
  },
  params: z.object({ organization: organizationId, sequence: z.coerce.number().int().min(1) }),
  response: z.object({ differences: z.array(differenceSchema) }),
  command: false,
});

export const tryPolicy = defineRoute({
  ...tags,
  ...byOrganization,
  id: 'policy.try',
  method: 'POST',
  path: '/api/v1/organizations/:organization/policy/trial',
  summary: { zh: '试检查规则（不备案）', en: 'Check a rule book without filing it' },
  body: filesSchema,
  response: z.object({
    accepted: z.boolean(),
    problems: z.array(policyProblemSchema),
    differences: z.array(differenceSchema),
  }),
  command: false,
});

export const filePolicy = defineRoute({
  ...tags,
  ...byOrganization,
  id: 'policy.file',
  method: 'POST',
  path: '/api/v1/organizations/:organization/policy/versions',
  summary: { zh: '备案规则', en: 'File a rule book' },
  body: filesSchema,
  response: versionSchema.extend({ differences: z.array(differenceSchema) }),
  command: true,
  status: 201,
});

export const chooseOrganizationProcedure = defineRoute({
  ...tags,
  ...byOrganization,
  id: 'policy.chooseProcedure',
  method: 'PUT',
  path: '/api/v1/organizations/:organization/policy/procedure',
  summary: { zh: '选用规程', en: 'Choose among the procedures left open to the organisation' },
  body: z.object({ procedure: z.string().max(60) }),
  response: noContent,
  command: true,
  status: 204,
});

export const policyRoutes = [
  readEffectivePolicy,
  listPolicyVersions,
  comparePolicyVersion,
  tryPolicy,
  filePolicy,
  chooseOrganizationProcedure,
] as const;
