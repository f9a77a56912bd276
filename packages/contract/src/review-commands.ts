import { practiceKinds } from '@sanshen/domain/practice';
import { z } from 'zod';
import { phaseSchema } from './content.ts';
import { defineRoute, digestSchema, instantSchema } from './route.ts';

export const dutySchema = z.enum(['review', 'proofread']);
export const manuscriptParams = z.object({ manuscript: z.uuid() });
const textSchema = z.string().max(4000);

/** What came of a command: where the manuscript stands now, and what happened by it. */
export const executedSchema = z.object({
  manuscript: z.string(),
  phase: phaseSchema,
  round: z.number().int(),
  digest: digestSchema.nullable(),
  importance: z.string().nullable(),
  /** The stage that waits now; null when none does. */
  stage: z.string().nullable(),
  /** Kinds of what was recorded, in order; empty when nothing changed. */
  events: z.array(z.string()),
});

function command<const Name extends string, const Path extends string, Body extends z.ZodObject>(
  name: Name,
  path: Path,
  summary: { zh: string; en: string },
  body: Body,
) {
  return defineRoute({
    id: `review.${name}`,
    method: 'POST',
    path: `/api/v1/manuscripts/:manuscript/${path}`,
    summary,
    capability: 'review',
    access: 'session',
    params: manuscriptParams,
    body,
    response: executedSchema,
    command: true,
  });
}

const reasonBody = z.object({ reason: textSchema });

const seatClaim = z.object({
  stage: z.string().max(100),
  seat: z.string().max(200),
  duties: z.array(dutySchema).min(1).max(2),
  round: z.number().int(),
  digest: digestSchema,
  opinion: textSchema.default(''),
});

export const submit = command(
  'submit',
  'submissions',
  { zh: '送审', en: 'Submit for review; a returned manuscript is submitted again' },
  z.object({ digest: digestSchema, importance: z.string().max(100).optional() }),
);

export const sign = command(
  'sign',
  'sign-offs',
  { zh: '签署（审、校）', en: 'Sign duties of a seat on exactly this digest' },
  seatClaim.extend({
    /** From session.confirmSigning, where the signer's passkey is asked for; spent with this sign-off. */
    confirmation: z.uuid().optional(),
  }),
);

export const signPaper = command(
  'signPaper',
  'paper-sign-offs',
  { zh: '录入纸质签署', en: 'Enter a sign-off given on paper, with its scan' },
  seatClaim.extend({ signer: z.string().max(100), scan: digestSchema, signedOn: instantSchema }),
);

export const returnManuscript = command(
  'return',
  'returns',
  { zh: '退回', en: 'Return to the author (to: null) or to an earlier stage, with reasons' },
  z.object({
    to: z.string().max(100).nullable(),
    round: z.number().int(),
    digest: digestSchema,
    reasons: textSchema,
  }),
);

export const withdraw = command(
  'withdraw',
  'withdrawals',
  { zh: '撤回', en: 'Take back to drafting' },
  reasonBody,
);

export const abandon = command(
  'abandon',
  'abandonments',
  { zh: '作废', en: 'End a manuscript; its history stays' },
  reasonBody,
);

export const changeImportance = command(
  'changeImportance',
  'importance',
  { zh: '调整重要程度', en: 'Raise or lower the importance' },
  z.object({ direction: z.enum(['raise', 'lower']), level: z.string().max(100), reason: textSchema }),
);

export const reseat = command(
  'reseat',
  'rosters',
  { zh: '重新确定编委会名单', en: 'Draw the board of the present stage again' },
  z.object({ stage: z.string().max(100), reason: textSchema }),
);

export const noteFinding = command(
  'noteFinding',
  'findings',
  { zh: '记录问题', en: 'Note a finding on the text; it is never part of what is published' },
  z.object({
    severity: z.enum(['error', 'warning', 'advice']),
    text: textSchema,
    place: z
      .object({ start: z.number().int().min(0), end: z.number().int().min(0) })
      .nullable()
      .default(null),
    /** What sort of error it is, where who notes it says so: for the figures of who found and who passed what. */
    kind: z.enum(practiceKinds).nullable().default(null),
  }),
);

export const ruleFinding = defineRoute({
  id: 'review.ruleFinding',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/findings/:finding/ruling',
  summary: { zh: '对问题作出结论', en: 'Accept a finding, or overrule it with a reason' },
  capability: 'review',
  access: 'session',
  params: manuscriptParams.extend({ finding: z.uuid() }),
  body: z.object({ ruling: z.enum(['accepted', 'overruled']), reason: textSchema.default('') }),
  response: executedSchema,
  command: true,
});

export const requestEmergency = command(
  'requestEmergency',
  'emergency-requests',
  { zh: '申请应急签发', en: 'Ask for an emergency release; a second person must confirm' },
  z.object({ digest: digestSchema, reason: textSchema }),
);

export const confirmEmergency = command(
  'confirmEmergency',
  'emergency-confirmations',
  { zh: '确认应急签发', en: 'Confirm an emergency release; the full review is owed afterwards' },
  z.object({ digest: digestSchema }),
);
