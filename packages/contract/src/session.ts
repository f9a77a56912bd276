import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, noContent } from './route.ts';

export const sessionProblems = defineProblems({
  'session.loginRefused': { status: 401, zh: '用户名或密码不正确', en: 'The name or the password is wrong' },
  'session.throttled': {
    status: 429,
    zh: '登录失败次数过多，请稍后再试',
    en: 'Too many failed logins; try again later',
  },
  'session.passwordTooShort': {
    status: 422,
    zh: '密码至少需要 12 个字符',
    en: 'A password needs at least 12 characters',
  },
  'session.passwordUnchanged': {
    status: 422,
    zh: '新密码不得与原密码相同',
    en: 'The new password must differ from the old one',
  },
});

export const sessionSchema = z.object({
  session: z.uuid(),
  person: z.string(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  expiresAt: instantSchema,
  userAgent: z.string().nullable(),
  current: z.boolean(),
  /** True while the login has a one-time password: everything but changing it is refused. */
  passwordMustChange: z.boolean(),
});

/** The session of this request with who the caller is: the offices that he holds now. */
export const currentSessionSchema = sessionSchema.extend({
  name: z.string(),
  appointments: z.array(
    z.object({
      organization: z.string(),
      organizationName: z.string(),
      office: z.string(),
      acting: z.boolean(),
    }),
  ),
});

/** A right password of a login that asks for a second step: enterCode within five minutes, with this challenge. No session is open yet. */
export const factorRequiredSchema = z.object({
  factorRequired: z.object({
    challenge: z.string(),
    methods: z.array(z.enum(['totp', 'recoveryCode'])),
    expiresAt: instantSchema,
  }),
});

export const logIn = defineRoute({
  id: 'session.logIn',
  method: 'POST',
  path: '/api/v1/session',
  summary: { zh: '登录', en: 'Log in; answers a session, or which second step is due' },
  capability: 'session',
  access: 'anonymous',
  body: z.object({ name: z.string().min(1).max(200), password: z.string().min(1).max(1000) }),
  response: z.union([sessionSchema, factorRequiredSchema]),
  command: false,
  status: 201,
});

export const currentSession = defineRoute({
  id: 'session.current',
  method: 'GET',
  path: '/api/v1/session',
  summary: { zh: '当前登录', en: 'The session of this request, and who the caller is' },
  capability: 'session',
  access: 'session',
  withOneTimePassword: true,
  response: currentSessionSchema,
  command: false,
});

export const logOut = defineRoute({
  id: 'session.logOut',
  method: 'DELETE',
  path: '/api/v1/session',
  summary: { zh: '退出登录', en: 'Log out' },
  capability: 'session',
  access: 'session',
  withOneTimePassword: true,
  response: noContent,
  command: false,
  status: 204,
});

export const listSessions = defineRoute({
  id: 'session.list',
  method: 'GET',
  path: '/api/v1/sessions',
  summary: { zh: '我的登录设备', en: 'My sessions' },
  capability: 'session',
  access: 'session',
  response: z.object({ items: z.array(sessionSchema) }),
  command: false,
});

export const revokeSession = defineRoute({
  id: 'session.revoke',
  method: 'DELETE',
  path: '/api/v1/sessions/:session',
  summary: { zh: '注销某次登录', en: 'End one of my sessions' },
  capability: 'session',
  access: 'session',
  params: z.object({ session: z.uuid() }),
  response: noContent,
  command: true,
  status: 204,
});

export const changePassword = defineRoute({
  id: 'session.changePassword',
  method: 'PUT',
  path: '/api/v1/session/password',
  summary: { zh: '修改密码', en: 'Change my password; ends my other sessions' },
  capability: 'session',
  access: 'session',
  withOneTimePassword: true,
  body: z.object({ current: z.string().min(1).max(1000), next: z.string().min(1).max(1000) }),
  response: noContent,
  command: true,
  status: 204,
});

export const sessionRoutes = [
  logIn,
  currentSession,
  logOut,
  listSessions,
  revokeSession,
  changePassword,
] as const;
