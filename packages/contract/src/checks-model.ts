import { z } from 'zod';
import { personSnapshotSchema } from './content.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema } from './route.ts';

export const modelProblems = defineProblems({
  'checks.modelOriginRefused': {
    status: 422,
    zh: '该地址未经服务器管理员允许，请从允许的地址中选用。',
    en: 'Who runs this server has not allowed that address. Use one of those allowed.',
  },
  'checks.modelIncomplete': {
    status: 422,
    zh: '启用前请填写接口地址和模型名称。',
    en: 'Give the address and the name of the model before it is switched on.',
  },
});

const shared = { capability: 'checks', access: 'session' } as const;
const organizationParams = z.object({ organization: z.string().max(100) });

export const readCheckModel = defineRoute({
  ...shared,
  id: 'checks.model',
  method: 'GET',
  path: '/api/v1/organizations/:organization/checks/model',
  summary: {
    zh: '本单位自行运行的语言模型（默认不启用）',
    en: 'The language model that a unit runs itself and lets its texts be sent to; off unless somebody switched it on',
  },
  params: organizationParams,
  response: z.object({
    enabled: z.boolean(),
    /** Where chat completions are asked for, without `/chat/completions`: https://model.example/v1. */
    endpoint: z.string(),
    model: z.string(),
    /** Whether a key is kept; it is never given out. */
    keySet: z.boolean(),
    changed: z.object({ by: personSnapshotSchema, at: instantSchema }).nullable(),
    /** Origins that who runs the server allows; none: nothing can be switched on. */
    allowedOrigins: z.array(z.string()),
    mayChange: z.boolean(),
  }),
  command: false,
});

export const setCheckModel = defineRoute({
  ...shared,
  id: 'checks.setModel',
  method: 'POST',
  path: '/api/v1/organizations/:organization/checks/model',
  summary: {
    zh: '启用、停用或更换语言模型',
    en: 'Switch the model on or off, or change it. Recorded; the key is kept sealed and recorded nowhere',
  },
  params: organizationParams,
  body: z.strictObject({
    enabled: z.boolean(),
    endpoint: z.string().trim().max(300),
    model: z.string().trim().max(200),
    /** Absent: as it was; null: none. */
    key: z.string().trim().min(1).max(500).nullable().optional(),
  }),
  response: z.undefined(),
  command: true,
  status: 204,
});

export const modelRoutes = [readCheckModel, setCheckModel] as const;
