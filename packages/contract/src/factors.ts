import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, noContent } from './route.ts';
import { sessionSchema } from './session.ts';

export const factorProblems = defineProblems({
  'factor.codeRefused': {
    status: 422,
    zh: '验证码不正确或已使用',
    en: 'The code is wrong or was used already',
  },
  'factor.challengeEnded': {
    status: 409,
    zh: '验证已超时或已使用，请重新开始',
    en: 'This step has expired or was used already; start again',
  },
  'factor.passwordWrong': { status: 422, zh: '密码不正确', en: 'The password is wrong' },
  'factor.loginMissing': {
    status: 409,
    zh: '您没有可设置验证方式的登录',
    en: 'You have no login that factors could belong to',
  },
  'factor.totpOn': {
    status: 409,
    zh: '动态验证码已启用，请先停用',
    en: 'Codes from an app are on already; switch them off first',
  },
  'factor.totpOff': { status: 409, zh: '尚未启用动态验证码', en: 'Codes from an app are not on' },
  'factor.passkeyRefused': {
    status: 422,
    zh: '通行密钥验证未通过',
    en: 'The passkey was not accepted',
  },
  'factor.passkeyKnown': { status: 409, zh: '此通行密钥已登记', en: 'This passkey is registered already' },
  'factor.tooManyPasskeys': {
    status: 409,
    zh: '通行密钥已达上限，请先删除不用的',
    en: 'You have as many passkeys as there may be; remove one first',
  },
  'factor.passkeyNeeded': {
    status: 409,
    zh: '请先登记通行密钥',
    en: 'Register a passkey first',
  },
  'factor.lastPasskey': {
    status: 409,
    zh: '签署时要求通行密钥，不能删除最后一把；请先关闭此项设置',
    en: 'Your sign-offs ask for a passkey, so the last one stays; switch that off first',
  },
  'factor.confirmationRequired': {
    status: 403,
    zh: '您设置了签署时须用通行密钥确认，请先确认再签署',
    en: 'You asked for your passkey at each sign-off: confirm with it, then sign',
  },
  'factor.confirmationEnded': {
    status: 409,
    zh: '通行密钥确认已失效、已使用或不是针对此稿此版本，请重新确认',
    en: 'The confirmation has expired, was used, or is of another text; confirm again',
  },
});

/** What WebAuthn's JSON forms are on their way; the browser's own functions and the server's library know their members. */
const webauthnJson = z.record(z.string(), z.json());
const password = z.string().min(1).max(1000);
const code = z.string().min(6).max(40);
const noBody = z.strictObject({});
const challengeId = z.uuid();

/** The browser's answer to the options of a challenge (PublicKeyCredential.toJSON()). */
const credentialBody = { challenge: challengeId, response: webauthnJson };

/** Options for the browser (parseCreationOptionsFromJSON, parseRequestOptionsFromJSON), to be answered once, within five minutes. */
const offeredSchema = z.object({ challenge: challengeId, options: webauthnJson, expiresAt: instantSchema });

const own = { capability: 'session', access: 'session' } as const;
/**
 * None of these is a command with an idempotency key: their results are secrets, or they are spent by a challenge or code that works once.
 */
const once = { method: 'POST', command: false } as const;

export const enterCode = defineRoute({
  ...once,
  id: 'session.enterCode',
  path: '/api/v1/session/code',
  summary: {
    zh: '登录第二步：动态验证码或恢复码',
    en: 'Second step of a login: a code from the app, or a recovery code',
  },
  capability: 'session',
  access: 'anonymous',
  body: z.strictObject({ challenge: z.string().min(1).max(100), code }),
  response: sessionSchema,
  status: 201,
});

export const offerPasskeyLogin = defineRoute({
  ...once,
  id: 'session.offerPasskeyLogin',
  path: '/api/v1/session/passkey/options',
  summary: { zh: '通行密钥登录：取得选项', en: 'Options for a login with a passkey; no name is asked' },
  capability: 'session',
  access: 'anonymous',
  body: noBody,
  response: offeredSchema,
});

export const logInWithPasskey = defineRoute({
  ...once,
  id: 'session.logInWithPasskey',
  path: '/api/v1/session/passkey',
  summary: { zh: '用通行密钥登录', en: 'Log in with a passkey' },
  capability: 'session',
  access: 'anonymous',
  body: z.strictObject(credentialBody),
  response: sessionSchema,
  status: 201,
});

export const passkeySchema = z.object({
  passkey: z.uuid(),
  name: z.string(),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  /** True if it is kept by an account (a phone's cloud) and not on one device only. */
  backedUp: z.boolean(),
});

export const factorsSchema = z.object({
  /** Since when codes from an app are asked for at login; null if they are off. */
  totpSince: instantSchema.nullable(),
  recoveryCodesLeft: z.number().int(),
  passkeys: z.array(passkeySchema),
  /** True if the server refuses my sign-offs without my passkey. */
  passkeyAtSignOff: z.boolean(),
});

export const readFactors = defineRoute({
  ...own,
  id: 'session.factors',
  method: 'GET',
  path: '/api/v1/session/factors',
  summary: { zh: '我的登录验证方式', en: 'What my login asks for' },
  response: factorsSchema,
  command: false,
});

export const beginTotp = defineRoute({
  ...own,
  ...once,
  id: 'session.beginTotp',
  path: '/api/v1/session/totp',
  summary: {
    zh: '启用动态验证码：取得密钥，只显示一次',
    en: 'Begin with codes from an app: its secret is shown this once; on after confirmation',
  },
  body: z.strictObject({ password }),
  /** `secret` in base32 for typing, `uri` (otpauth:) for a QR code. */
  response: z.object({ secret: z.string(), uri: z.string() }),
  status: 201,
});

const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const confirmTotp = defineRoute({
  ...own,
  ...once,
  id: 'session.confirmTotp',
  path: '/api/v1/session/totp/confirmation',
  summary: {
    zh: '确认动态验证码，恢复码只显示一次',
    en: 'Confirm with a code from the app; ten recovery codes are shown this once',
  },
  body: z.strictObject({ code }),
  response: recoveryCodes,
});

export const removeTotp = defineRoute({
  ...own,
  ...once,
  id: 'session.removeTotp',
  path: '/api/v1/session/totp/removal',
  summary: { zh: '停用动态验证码', en: 'Switch codes from an app off; password and code are asked' },
  body: z.strictObject({ password, code }),
  response: noContent,
  status: 204,
});

export const renewRecoveryCodes = defineRoute({
  ...own,
  ...once,
  id: 'session.renewRecoveryCodes',
  path: '/api/v1/session/recovery-codes',
  summary: {
    zh: '重新生成恢复码，旧码作废',
    en: 'Ten new recovery codes, shown this once; the old ones end',
  },
  body: z.strictObject({ password, code }),
  response: recoveryCodes,
});

const passkeyName = z.string().trim().min(1).max(100);
const byPasskey = { params: z.object({ passkey: z.uuid() }) };

export const offerPasskey = defineRoute({
  ...own,
  ...once,
  id: 'session.offerPasskey',
  path: '/api/v1/session/passkeys/options',
  summary: { zh: '登记通行密钥：取得选项', en: 'Options for a new passkey; the password is asked' },
  body: z.strictObject({ password }),
  response: offeredSchema,
});

export const addPasskey = defineRoute({
  ...own,
  ...once,
  id: 'session.addPasskey',
  path: '/api/v1/session/passkeys',
  summary: { zh: '登记通行密钥', en: 'Register a passkey' },
  body: z.strictObject({ ...credentialBody, name: passkeyName }),
  response: passkeySchema,
  status: 201,
});

export const renamePasskey = defineRoute({
  ...own,
  ...byPasskey,
  id: 'session.renamePasskey',
  method: 'PATCH',
  path: '/api/v1/session/passkeys/:passkey',
  summary: { zh: '重命名通行密钥', en: 'Rename one of my passkeys' },
  body: z.strictObject({ name: passkeyName }),
  response: noContent,
  command: true,
  status: 204,
});

export const removePasskey = defineRoute({
  ...own,
  ...byPasskey,
  ...once,
  id: 'session.removePasskey',
  path: '/api/v1/session/passkeys/:passkey/removal',
  summary: { zh: '删除通行密钥', en: 'Remove one of my passkeys; the password is asked' },
  body: z.strictObject({ password }),
  response: noContent,
  status: 204,
});

export const setPasskeyAtSignOff = defineRoute({
  ...own,
  ...once,
  id: 'session.setPasskeyAtSignOff',
  path: '/api/v1/session/passkey-at-sign-off',
  summary: {
    zh: '设置签署时是否须用通行密钥确认',
    en: 'Ask for my passkey at each sign-off, or no longer; the password is asked',
  },
  body: z.strictObject({ required: z.boolean(), password }),
  response: noContent,
  status: 204,
});

export const offerConfirmation = defineRoute({
  ...own,
  ...once,
  id: 'session.offerConfirmation',
  path: '/api/v1/session/confirmations/options',
  summary: {
    zh: '签署前的通行密钥确认：取得选项',
    en: 'Options to confirm a sign-off on exactly this text with a passkey',
  },
  body: z.strictObject({ manuscript: z.uuid(), digest: digestSchema }),
  response: offeredSchema,
});

export const confirmSigning = defineRoute({
  ...own,
  ...once,
  id: 'session.confirmSigning',
  path: '/api/v1/session/confirmations',
  summary: {
    zh: '通行密钥确认，用于一次签署',
    en: 'Confirm with a passkey; the confirmation goes with one sign-off on this text, within five minutes',
  },
  body: z.strictObject(credentialBody),
  response: z.object({ confirmation: z.uuid(), passkey: z.string(), expiresAt: instantSchema }),
  status: 201,
});

export const factorRoutes = [
  enterCode,
  offerPasskeyLogin,
  logInWithPasskey,
  readFactors,
  beginTotp,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  offerPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  setPasskeyAtSignOff,
  offerConfirmation,
  confirmSigning,
] as const;
