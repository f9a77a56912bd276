import { deviceKinds, deviceStatuses, loginFindingKinds } from '@sanshen/domain/channels';
import { z } from 'zod';
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

export const deviceProblems = defineProblems({
  'devices.assetTaken': {
    status: 409,
    zh: '此资产编号已登记',
    en: 'This asset number is on the register already',
  },
  'devices.retired': { status: 409, zh: '设备已停用', en: 'The device is retired' },
  'devices.custodianOutsider': {
    status: 422,
    zh: '保管人须在本单位任职',
    en: 'The custodian must hold an office here',
  },
  'devices.keySynced': {
    status: 422,
    zh: '此通行密钥会同步到其他设备，不能证明是这台设备。请改用设备自带的（如 Windows Hello）或随设备保管的安全密钥',
    en: 'This passkey is synced to other devices and cannot prove that it is this one. Use one that stays in the device (such as Windows Hello) or a security key kept with it',
  },
  'devices.evidenceMissing': {
    status: 422,
    zh: '请附上平台“登录设备”页面的截图',
    en: 'Attach a screenshot of the platform’s own list of devices',
  },
  'devices.notAnsweredFor': {
    status: 409,
    zh: '账号尚未运行或已注销，无须核对登录',
    en: 'The channel does not run yet or any more; there is nothing to attest',
  },
  'devices.findingCleared': { status: 409, zh: '此问题已处理', en: 'This finding was cleared already' },
});

const id = z.string().min(1).max(100);
const tags = { capability: 'channels', access: 'session' } as const;
const get = { ...tags, method: 'GET', command: false } as const;
const ofOrganization = { params: z.object({ organization: id }) } as const;
const ofDevice = { params: z.object({ device: id }) } as const;
const ofChannel = { params: z.object({ channel: id }) } as const;
const webauthnJson = z.record(z.string(), z.json());
/** Options for the browser, to be answered once within five minutes. */
export const offeredKeySchema = z.object({
  challenge: z.uuid(),
  options: webauthnJson,
  expiresAt: instantSchema,
});
export const keyAnswerSchema = z.strictObject({ challenge: z.uuid(), response: webauthnJson });

const model = z.string().trim().min(1).max(100);

export const deviceSchema = z.object({
  id: z.string(),
  organization: z.string(),
  assetNumber: z.string(),
  kind: z.enum(deviceKinds),
  model: z.string(),
  custodian: z.string(),
  custodianName: z.string(),
  status: z.enum(deviceStatuses),
  enrolledAt: instantSchema.nullable(),
  registeredAt: instantSchema,
  version: z.number().int(),
});

export const listDevices = defineRoute({
  ...get,
  ...ofOrganization,
  id: 'channels.listDevices',
  path: '/api/v1/organizations/:organization/devices',
  summary: { zh: '设备登记簿', en: 'Devices that belong to an organisation' },
  response: z.object({ items: z.array(deviceSchema), mayManage: z.boolean() }),
});

export const registerDevice = defineRoute({
  ...tags,
  ...ofOrganization,
  id: 'channels.registerDevice',
  method: 'POST',
  path: '/api/v1/organizations/:organization/devices',
  summary: { zh: '登记单位设备', en: 'Register a device that belongs to the organisation' },
  body: z.strictObject({
    assetNumber: z.string().trim().min(1).max(60),
    kind: z.enum(deviceKinds),
    model,
    custodian: id,
    /** Who registers it says so: a personal device is never registered. */
    organizationOwned: z.literal(true),
  }),
  response: z.object({ id: z.string() }),
  command: true,
  status: 201,
});

export const changeDevice = defineRoute({
  ...tags,
  ...ofDevice,
  id: 'channels.changeDevice',
  method: 'PATCH',
  path: '/api/v1/devices/:device',
  summary: { zh: '变更设备保管人或型号', en: 'Change a device’s custodian or model' },
  body: z.strictObject({ model: model.optional(), custodian: id.optional() }),
  response: noContent,
  command: true,
  status: 204,
});

export const retireDevice = defineRoute({
  ...tags,
  ...ofDevice,
  id: 'channels.retireDevice',
  method: 'POST',
  path: '/api/v1/devices/:device/retirement',
  summary: { zh: '停用设备', en: 'Retire a device; its passkey is forgotten' },
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  response: noContent,
  command: true,
  status: 204,
});

/** No commands: a challenge works once, and its answer is spent by it. */
export const offerEnrolment = defineRoute({
  ...tags,
  ...ofDevice,
  id: 'channels.offerEnrolment',
  method: 'POST',
  path: '/api/v1/devices/:device/enrolment/options',
  summary: { zh: '绑定设备：取得选项', en: 'Options for a passkey that stays in this device' },
  body: z.strictObject({}),
  response: offeredKeySchema,
  command: false,
});

export const enrolDevice = defineRoute({
  ...tags,
  ...ofDevice,
  id: 'channels.enrolDevice',
  method: 'POST',
  path: '/api/v1/devices/:device/enrolment',
  summary: { zh: '绑定设备的通行密钥', en: 'Enrol a device with its own passkey' },
  body: keyAnswerSchema,
  response: noContent,
  command: false,
  status: 204,
});

const loginSchema = z.strictObject({
  device: id.nullable(),
  label: z.string().trim().min(1).max(100),
  personal: z.boolean(),
});

export const loginFindingSchema = z.object({
  id: z.string(),
  channel: z.string(),
  channelName: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  kind: z.enum(loginFindingKinds),
  label: z.string(),
  foundAt: instantSchema,
  clearedAt: instantSchema.nullable(),
  clearedBy: z.string().nullable(),
  note: z.string(),
});

export const listAttestations = defineRoute({
  ...get,
  ...ofChannel,
  id: 'channels.listAttestations',
  path: '/api/v1/channels/:channel/attestations',
  summary: { zh: '登录核对记录', en: 'Where a channel was attested to be logged in, newest first' },
  query: pageQuery,
  response: pageOf(
    z.object({
      id: z.string(),
      by: z.string(),
      byName: z.string(),
      at: instantSchema,
      evidence: digestSchema,
      logins: z.array(loginSchema),
      findings: z.array(loginFindingSchema),
    }),
  ),
});

/** Reads only; the picture's words are kept with the file. */
export const readLogins = defineRoute({
  ...tags,
  ...ofChannel,
  id: 'channels.readLogins',
  method: 'POST',
  path: '/api/v1/channels/:channel/attestations/reading',
  summary: {
    zh: '识别“登录设备”截图，列出待确认的设备',
    en: 'Lines that a screenshot of the platform’s own list proposes, for a person to confirm',
  },
  body: z.strictObject({ evidence: digestSchema }),
  response: z.object({
    /** Why nothing could be read; null where it was read. */
    problem: localizedTextSchema.nullable(),
    logins: z.array(loginSchema),
  }),
  command: false,
});

export const attestChannel = defineRoute({
  ...tags,
  ...ofChannel,
  id: 'channels.attest',
  method: 'POST',
  path: '/api/v1/channels/:channel/attestations',
  summary: { zh: '核对账号登录设备', en: 'Attest where a channel is logged in, by the platform’s own list' },
  body: z.strictObject({
    evidence: digestSchema.nullable(),
    logins: z.array(loginSchema).max(100),
  }),
  response: z.object({ id: z.string(), findings: z.number().int() }),
  command: true,
  status: 201,
});

export const listLoginFindings = defineRoute({
  ...get,
  ...ofOrganization,
  id: 'channels.listLoginFindings',
  path: '/api/v1/organizations/:organization/login-findings',
  summary: { zh: '登录设备问题', en: 'Logins on devices that are not on the register' },
  query: pageQuery.extend({
    below: z.enum(['true', 'false']).default('true'),
    open: z.enum(['true', 'false']).default('true'),
  }),
  response: pageOf(loginFindingSchema),
});

export const clearLoginFinding = defineRoute({
  ...tags,
  id: 'channels.clearLoginFinding',
  method: 'POST',
  path: '/api/v1/login-findings/:finding/clearance',
  summary: { zh: '登记登录问题的处理', en: 'Say how a finding was dealt with' },
  params: z.object({ finding: id }),
  body: z.strictObject({ note: z.string().trim().min(1).max(1000) }),
  response: noContent,
  command: true,
  status: 204,
});

export const channelDeviceRoutes = [
  listDevices,
  registerDevice,
  changeDevice,
  retireDevice,
  offerEnrolment,
  enrolDevice,
  listAttestations,
  readLogins,
  attestChannel,
  listLoginFindings,
  clearLoginFinding,
] as const;
