import { circularKinds, circularStatuses } from '@sanshen/domain/circulars';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, noContent, pageOf, pageQuery } from './route.ts';

export const circularProblems = defineProblems({
  'circulars.notDraft': {
    status: 409,
    zh: '该通报已印发或已作废，不能再改；如需更正，请另行印发更正通知',
    en: 'This circular was issued or given up. To change it, issue another one that corrects it',
  },
  'circulars.notIssued': { status: 409, zh: '该通报尚未印发', en: 'This circular was not issued yet' },
  'circulars.notReleased': {
    status: 409,
    zh: '通报文稿尚未走完三审三校，不能印发；请先送审',
    en: 'The text has not been through all reviews yet. Submit it first',
  },
  'circulars.envelopeDiffers': {
    status: 409,
    zh: '审签的文稿写明的主送、抄送与现在所选不一致；请让文稿与所选一致并重新送审',
    en: 'The signed text names other addressees than are chosen now. Bring the two together and submit again',
  },
  'circulars.bylineDiffers': {
    status: 409,
    zh: '审签的文稿署名不是印发单位；请改正署名并重新送审',
    en: 'The signed text is not in the name of who issues it. Mend that and submit again',
  },
  'circulars.noRecipient': { status: 422, zh: '请选择主送单位', en: 'Choose at least one addressee' },
  'circulars.replaced': {
    status: 409,
    zh: '原通报已被更正或撤销',
    en: 'The circular that this one is about was corrected or recalled already',
  },
  'circulars.originMissing': {
    status: 422,
    zh: '请指明要更正或撤销的通报，并写明事由',
    en: 'Say which circular it corrects or recalls, and why',
  },
  'circulars.unitElsewhere': {
    status: 403,
    zh: '所选主送单位中有不归本单位行文的',
    en: 'Among these units is one that this organisation does not write to',
  },
  'circulars.basisUnknown': {
    status: 422,
    zh: '所选案件或考核不存在，或不归本单位处理',
    en: 'A case or assessment among these does not exist, or is not this organisation’s to tell',
  },
  'circulars.basisOpen': {
    status: 409,
    zh: '只能通报已核实的案件和已生效的考核',
    en: 'Only cases that were verified and assessments that are final can be told in a circular',
  },
  'circulars.notForChannels': {
    status: 422,
    zh: '这是通报文稿，不在账号上发布；请去掉发布账号',
    en: 'This is the text of a circular, which goes to no channel. Take the channels out',
  },
  'circulars.wordsOnly': {
    status: 422,
    zh: '通报文稿只能有文字和表格；请去掉图片、封面和附件',
    en: 'The text of a circular has words and tables only. Take pictures, cover and attachments out',
  },
  'circulars.textIssued': {
    status: 409,
    zh: '通报已按这份文稿印发，文稿不能再改或撤回；如需更正，请另行印发更正通知',
    en: 'A circular was issued with this text, which therefore stays as it is. Issue another one that corrects it',
  },
});

const tags = { capability: 'circulars', access: 'session' } as const;
const id = z.string().min(1).max(100);
const ofOrganization = z.object({ organization: id });
const ofCircular = z.object({ circular: z.uuid() });
const binary = z.string().meta({ format: 'binary' });
const copyTo = z.array(z.string().trim().min(1).max(100)).max(50);
const prefix = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}A-Za-z]{1,12}$/u);
const wordSchema = z.object({ by: z.string(), at: instantSchema });

const headSchema = z.object({
  circular: z.string(),
  kind: z.enum(circularKinds),
  status: z.enum(circularStatuses),
  title: z.string(),
  /** 昆团通〔2026〕12号; null before it is issued. */
  number: z.string().nullable(),
  organization: z.string(),
  organizationName: z.string(),
  draftedAt: instantSchema,
  issuedAt: instantSchema.nullable(),
});

export const circularLineSchema = headSchema.extend({
  /** On the side of who issues it: units, and how many of them signed for it. */
  units: z.number().int().nullable(),
  received: z.number().int().nullable(),
  /** On the side of an addressee: until when it signs, and when it did. */
  receiptDue: instantSchema.nullable(),
  receivedAt: instantSchema.nullable(),
});

export const circularUnitSchema = z.object({
  unit: z.string(),
  unitName: z.string(),
  deliveredAt: instantSchema.nullable(),
  receiptDue: instantSchema.nullable(),
  received: wordSchema.nullable(),
  overdue: z.boolean(),
  readers: z.array(wordSchema),
  mayReceive: z.boolean(),
});

export const circularSchema = headSchema.extend({
  prefix: z.string(),
  manuscript: z.string(),
  /** How far the review of its text is, for those who may see the draft; null for others. */
  phase: z.string().nullable(),
  copyTo: z.array(z.string()),
  recipients: z.array(z.object({ unit: z.string(), name: z.string() })),
  /** The body as plain text, of the issued content, or of the newest for those who may see a draft. */
  text: z.string(),
  of: z.object({ circular: z.string(), number: z.string().nullable(), title: z.string() }).nullable(),
  replacedBy: z.object({ circular: z.string(), number: z.string().nullable(), title: z.string() }).nullable(),
  cases: z.array(z.string()),
  assessments: z.array(z.string()),
  drafted: wordSchema,
  issued: wordSchema.extend({ digest: z.string() }).nullable(),
  /** Those whose receipt the caller may see. */
  units: z.array(circularUnitSchema),
  /** What stands between the draft and its issue, by the codes of `circulars.*`; empty when it can be issued, or was. */
  missing: z.array(z.string()),
  mayEdit: z.boolean(),
  mayIssue: z.boolean(),
  mayReplace: z.boolean(),
});
export type CircularAnswer = z.output<typeof circularSchema>;

export const listCirculars = defineRoute({
  ...tags,
  id: 'circulars.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/circulars',
  summary: {
    zh: '本单位印发的通报，或收到的通报',
    en: 'Circulars that an organisation issues, drafts among them, or those that it received; the newest first',
  },
  params: ofOrganization,
  query: pageQuery.extend({ side: z.enum(['sent', 'received']).default('received') }),
  response: pageOf(circularLineSchema),
  command: false,
});

export const readCircular = defineRoute({
  ...tags,
  id: 'circulars.read',
  method: 'GET',
  path: '/api/v1/circulars/:circular',
  summary: { zh: '一份通报', en: 'One circular, with the receipts that the caller may see' },
  params: ofCircular,
  response: circularSchema,
  command: false,
});

export const circularBasis = defineRoute({
  ...tags,
  id: 'circulars.basis',
  method: 'GET',
  path: '/api/v1/organizations/:organization/circular-basis',
  summary: {
    zh: '起草通报可用的单位、案件和考核',
    en: 'What the caller may draw a circular of this organisation from: units it writes to, verified cases, final assessments',
  },
  params: ofOrganization,
  response: z.object({
    prefix: z.string(),
    units: z.array(z.object({ unit: z.string(), name: z.string(), kind: z.string() })),
    cases: z.array(
      z.object({
        case: z.string(),
        unitName: z.string(),
        title: z.string(),
        clause: z.string(),
        openedAt: instantSchema,
      }),
    ),
    assessments: z.array(
      z.object({ assessment: z.string(), unitName: z.string(), period: z.string(), score: z.number() }),
    ),
  }),
  command: false,
});

export const draftCircular = defineRoute({
  ...tags,
  id: 'circulars.draft',
  method: 'POST',
  path: '/api/v1/organizations/:organization/circulars',
  summary: {
    zh: '起草通报：由案件、考核自动成文，或自行撰写',
    en: 'Draft a circular from cases or assessments, or write one freely; its text becomes a manuscript for the reviews',
  },
  params: ofOrganization,
  body: z.strictObject({
    kind: z.enum(circularKinds),
    prefix,
    recipients: z.array(id).min(1).max(2000),
    copyTo: copyTo.default([]),
    cases: z.array(z.uuid()).max(500).default([]),
    assessments: z.array(z.uuid()).max(2000).default([]),
    /** For a correction or recall: of which circular. */
    of: z.uuid().nullable().default(null),
    /** For a correction what is corrected, for a recall why; for a free one its title. */
    reason: z.string().trim().max(2000).default(''),
    /** How the text calls the time that it is about: 2026年第三季度. */
    period: z.string().trim().max(40).default(''),
  }),
  response: z.object({ circular: z.string(), manuscript: z.string() }),
  command: true,
  status: 201,
});

export const addressCircular = defineRoute({
  ...tags,
  id: 'circulars.address',
  method: 'PUT',
  path: '/api/v1/circulars/:circular/envelope',
  summary: {
    zh: '调整主送、抄送和机关代字（文稿随之改动，已有的签署按规程失效）',
    en: 'Change addressees, copies or the prefix of a draft; its text changes with them, and sign-offs as the procedure says',
  },
  params: ofCircular,
  body: z.strictObject({ prefix, recipients: z.array(id).min(1).max(2000), copyTo }),
  response: noContent,
  command: true,
  status: 204,
});

export const issueCircular = defineRoute({
  ...tags,
  id: 'circulars.issue',
  method: 'POST',
  path: '/api/v1/circulars/:circular/issue',
  summary: { zh: '编号并印发通报', en: 'Number a circular whose text was released, and deliver it' },
  params: ofCircular,
  body: z.strictObject({}),
  response: z.object({ number: z.string() }),
  command: true,
});

export const abandonCircular = defineRoute({
  ...tags,
  id: 'circulars.abandon',
  method: 'POST',
  path: '/api/v1/circulars/:circular/abandon',
  summary: { zh: '通报草稿作废', en: 'Give the draft of a circular up' },
  params: ofCircular,
  body: z.strictObject({}),
  response: noContent,
  command: true,
  status: 204,
});

export const receiveCircular = defineRoute({
  ...tags,
  id: 'circulars.receive',
  method: 'POST',
  path: '/api/v1/circulars/:circular/units/:unit/receipt',
  summary: {
    zh: '签收通报（本单位第一人签收即为签收，其后为传阅）',
    en: 'Sign for a circular: the first of a unit signs for it, others are recorded as having read it',
  },
  params: z.object({ circular: z.uuid(), unit: id }),
  body: z.strictObject({}),
  response: noContent,
  command: true,
  status: 204,
});

export const circularPdf = defineRoute({
  ...tags,
  id: 'circulars.pdf',
  method: 'GET',
  path: '/api/v1/circulars/:circular/document.pdf',
  summary: {
    zh: '通报（公文格式 PDF）',
    en: 'The circular as official document (GB/T 9704—2012), PDF; a draft is marked',
  },
  params: ofCircular,
  response: binary,
  responseMedia: 'application/pdf',
  command: false,
});

export const circularWord = defineRoute({
  ...tags,
  id: 'circulars.word',
  method: 'GET',
  path: '/api/v1/circulars/:circular/document.docx',
  summary: { zh: '通报（公文格式 Word）', en: 'The circular as official document, Word; a draft is marked' },
  params: ofCircular,
  response: binary,
  responseMedia: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  command: false,
});

export const circularRoutes = [
  listCirculars,
  readCircular,
  circularBasis,
  draftCircular,
  addressCircular,
  issueCircular,
  abandonCircular,
  receiveCircular,
  circularPdf,
  circularWord,
] as const;
