import { channelDuties } from '@sanshen/domain/channels';
import { letterGapKinds, letterStatuses } from '@sanshen/domain/responsibility';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, noContent } from './route.ts';

export const responsibilityProblems = defineProblems({
  'responsibility.letterExists': {
    status: 409,
    zh: '该单位（人员）本年度已有待签或生效的责任书；如需重签，请先收回',
    en: 'There is a letter for this party and year already; take it back first',
  },
  'responsibility.noArticles': {
    status: 422,
    zh: '责任书至少要有一条责任',
    en: 'A letter needs at least one article',
  },
  'responsibility.noDuties': {
    status: 422,
    zh: '此人没有在本单位的账号上担任职责，请先在账号登记中明确责任人',
    en: 'This person has no duty on a channel of the unit; name him in the register first',
  },
  'responsibility.ownLetter': {
    status: 403,
    zh: '签发人不得代签收人签字',
    en: 'Whoever issues a letter does not sign for the other side',
  },
  'responsibility.yearPast': { status: 422, zh: '该年度已经结束', en: 'That year is over' },
  'responsibility.notTheSigner': {
    status: 403,
    zh: '单位责任书由单位主要负责同志签字，个人责任书由本人签字',
    en: 'A unit’s letter is signed by its main leader, a personal one by the person',
  },
  'responsibility.notWaiting': {
    status: 409,
    zh: '该责任书不在待签状态',
    en: 'This letter does not wait for a signature',
  },
  'responsibility.textChanged': {
    status: 409,
    zh: '您看到的内容与待签的责任书不一致，请重新打开后再签',
    en: 'What you saw is not what waits to be signed; open it again',
  },
  'responsibility.reasonMissing': { status: 422, zh: '请写明理由', en: 'Give a reason' },
  'responsibility.ended': { status: 409, zh: '该责任书已经失效', en: 'This letter has ended' },
});

const id = z.string().min(1).max(100);
const tags = { capability: 'responsibility', access: 'session' } as const;
const get = { ...tags, method: 'GET', command: false } as const;
const post = { ...tags, method: 'POST', command: true } as const;
const ofOrganization = z.object({ organization: id });
const ofLetter = z.object({ letter: z.uuid() });
const binary = z.string().meta({ format: 'binary' });

const wordSchema = z.object({
  name: z.string(),
  office: z.string().nullable(),
  at: instantSchema,
  reason: z.string(),
});
export const articleSchema = z.object({
  clause: z.string().regex(/^§\d{1,2}$/),
  text: z.string().trim().min(1).max(1000),
});
const lineSchema = z.object({
  id: z.uuid(),
  party: z.enum(['unit', 'person']),
  person: z.string().nullable(),
  /** The unit's or the person's name. */
  name: z.string(),
  issuer: z.string(),
  issuerName: z.string(),
  year: z.number().int(),
  status: z.enum(letterStatuses),
  /** In force by its signatures, but its year is over. */
  ended: z.boolean(),
  issued: wordSchema,
  signed: wordSchema.nullable(),
});

export const letterSchema = lineSchema.extend({
  organization: z.string(),
  organizationName: z.string(),
  from: instantSchema,
  until: instantSchema,
  digest: z.string(),
  channels: z.array(
    z.object({
      channel: z.string(),
      name: z.string(),
      platform: z.string(),
      duties: z.array(z.object({ duty: z.enum(channelDuties), deputy: z.boolean() })),
    }),
  ),
  articles: z.array(articleSchema),
  returned: wordSchema.nullable(),
  withdrawn: wordSchema.nullable(),
  maySign: z.boolean(),
  mayWithdraw: z.boolean(),
});

export const listLetters = defineRoute({
  ...get,
  id: 'responsibility.list',
  path: '/api/v1/organizations/:organization/letters',
  summary: {
    zh: '责任书：本单位的、直属下级的，以及缺口',
    en: 'Responsibility letters of a unit and of those right below it, and what is lacking',
  },
  params: ofOrganization,
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
  response: z.object({
    year: z.number().int(),
    letters: z.array(lineSchema),
    gaps: z.array(
      z.object({
        kind: z.enum(letterGapKinds),
        /** Of which unit: this one, or one right below. */
        organization: z.string(),
        person: z.string().nullable(),
        /** The unit's or the person's name. */
        name: z.string(),
        uncovered: z.array(z.object({ channelName: z.string(), duty: z.enum(channelDuties) })),
        /** I may issue what is lacking. */
        mayIssue: z.boolean(),
      }),
    ),
  }),
});

export const draftLetter = defineRoute({
  ...get,
  id: 'responsibility.draft',
  path: '/api/v1/organizations/:organization/letters/draft',
  summary: { zh: '拟一份责任书（未签发）', en: 'The text that a letter would have, before it is issued' },
  params: ofOrganization,
  query: z.object({ person: id.optional() }),
  response: letterSchema.pick({
    organizationName: true,
    issuerName: true,
    name: true,
    channels: true,
    articles: true,
  }),
});

export const issueLetter = defineRoute({
  ...post,
  id: 'responsibility.issue',
  path: '/api/v1/organizations/:organization/letters',
  summary: { zh: '签发责任书', en: 'Issue a responsibility letter' },
  params: ofOrganization,
  body: z.strictObject({
    /** Without a person it is the unit's own letter. */
    person: id.optional(),
    year: z.number().int().min(2000).max(2200),
    articles: z.array(articleSchema).min(1).max(40),
  }),
  response: z.object({ letter: z.uuid() }),
  status: 201,
});

export const readLetter = defineRoute({
  ...get,
  id: 'responsibility.read',
  path: '/api/v1/letters/:letter',
  summary: { zh: '一份责任书', en: 'One responsibility letter' },
  params: ofLetter,
  response: letterSchema,
});

export const signLetter = defineRoute({
  ...post,
  id: 'responsibility.sign',
  path: '/api/v1/letters/:letter/signature',
  summary: { zh: '签字', en: 'Sign a letter' },
  params: ofLetter,
  body: z.strictObject({ digest: digestSchema }),
  response: noContent,
  status: 204,
});

export const returnLetter = defineRoute({
  ...post,
  id: 'responsibility.return',
  path: '/api/v1/letters/:letter/return',
  summary: { zh: '退回并说明理由', en: 'Send a letter back with a reason' },
  params: ofLetter,
  body: z.strictObject({ digest: digestSchema, reason: z.string().trim().min(1).max(2000) }),
  response: noContent,
  status: 204,
});

export const withdrawLetter = defineRoute({
  ...post,
  id: 'responsibility.withdraw',
  path: '/api/v1/letters/:letter/withdrawal',
  summary: { zh: '收回', en: 'Take a letter back' },
  params: ofLetter,
  body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  response: noContent,
  status: 204,
});

export const readLetterPdf = defineRoute({
  ...get,
  id: 'responsibility.pdf',
  path: '/api/v1/letters/:letter/letter.pdf',
  summary: { zh: '责任书（PDF）', en: 'The letter as PDF' },
  params: ofLetter,
  response: binary,
  responseMedia: 'application/pdf',
});

export const readLetterWord = defineRoute({
  ...get,
  id: 'responsibility.word',
  path: '/api/v1/letters/:letter/letter.docx',
  summary: { zh: '责任书（Word）', en: 'The letter as Word document' },
  params: ofLetter,
  response: binary,
  responseMedia: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});

export const responsibilityRoutes = [
  listLetters,
  draftLetter,
  issueLetter,
  readLetter,
  signLetter,
  returnLetter,
  withdrawLetter,
  readLetterPdf,
  readLetterWord,
] as const;
