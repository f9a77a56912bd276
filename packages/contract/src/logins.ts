import { z } from 'zod';
import { byPerson } from './organization-reading.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, noContent } from './route.ts';

export const loginProblems = defineProblems({
  'login.ownLogin': {
    status: 403,
    zh: '不得管理自己的登录；修改密码请用“修改密码”',
    en: 'Nobody manages his own login; to change your password, use that command',
  },
  'login.exists': { status: 409, zh: '此人已有登录', en: 'This person has a login already' },
  'login.missing': { status: 409, zh: '此人没有登录', en: 'This person has no login' },
  'login.nameTaken': { status: 409, zh: '此用户名已被使用', en: 'This login name is taken' },
  'login.disabled': { status: 409, zh: '此登录已停用', en: 'This login is disabled' },
  'login.enabled': { status: 409, zh: '此登录未停用', en: 'This login is not disabled' },
});

/** A login name as a person types it; kept and compared in lower case. */
export const loginNameSchema = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .regex(/^[\p{L}\p{N}._@-]+$/u)
  .meta({ description: 'letters, digits, and any of . _ @ -' });

/**
 * What is shown once: the first half of the one-time password. Somebody else who decides about offices gets the second half as a notification
 * (all of it is shown where there is nobody else). The table keeps the hash only, and a repeated command gives null for the password.
 */
const givenLogin = z.object({ name: z.string(), password: z.string().nullable() });

const post = {
  ...byPerson,
  capability: 'session',
  access: 'session',
  method: 'POST',
  command: true,
} as const;

export const giveLogin = defineRoute({
  ...post,
  id: 'session.giveLogin',
  path: '/api/v1/people/:person/login',
  summary: {
    zh: '为人员开通登录，一次性密码只显示一次',
    en: 'Give a person a login; its one-time password is shown this once',
  },
  body: z.strictObject({ name: loginNameSchema }),
  response: givenLogin,
  status: 201,
});

export const resetLogin = defineRoute({
  ...post,
  id: 'session.resetLogin',
  path: '/api/v1/people/:person/login/reset',
  summary: {
    zh: '重置密码并结束其全部登录，一次性密码只显示一次',
    en: 'Reset the password and end all sessions; the one-time password is shown this once',
  },
  body: z.strictObject({}),
  response: givenLogin,
});

export const disableLogin = defineRoute({
  ...post,
  id: 'session.disableLogin',
  path: '/api/v1/people/:person/login/disable',
  summary: { zh: '停用登录并立即结束其全部登录', en: 'Disable a login and end its sessions at once' },
  body: z.strictObject({}),
  response: noContent,
  status: 204,
});

export const enableLogin = defineRoute({
  ...post,
  id: 'session.enableLogin',
  path: '/api/v1/people/:person/login/enable',
  summary: { zh: '恢复已停用的登录', en: 'Enable a disabled login again' },
  body: z.strictObject({}),
  response: noContent,
  status: 204,
});

/** How a person's login stands, for those who manage it; never with a secret. Null if there is none. */
export const readLogin = defineRoute({
  ...byPerson,
  id: 'session.readLogin',
  method: 'GET',
  path: '/api/v1/people/:person/login',
  summary: { zh: '人员的登录状态', en: 'How the login of a person stands' },
  capability: 'session',
  access: 'session',
  response: z.object({
    login: z
      .object({
        name: z.string(),
        createdAt: instantSchema,
        disabledAt: instantSchema.nullable(),
        /** True while it has a one-time password. */
        passwordMustChange: z.boolean(),
        totp: z.boolean(),
        passkeys: z.number().int(),
        sessions: z.number().int(),
        lastSeenAt: instantSchema.nullable(),
      })
      .nullable(),
  }),
  command: false,
});

export const loginRoutes = [readLogin, giveLogin, resetLogin, disableLogin, enableLogin] as const;
