import { acknowledgementWays, type CallRefusal } from '@sanshen/domain/emergency';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema } from './route.ts';

/** Refusals of the rules; a missing text does not compile. */
export const callProblems = defineProblems<CallRefusal>({
  'emergency.notCalled': {
    status: 403,
    zh: '此人不在本次呼叫名单中',
    en: 'This person was not called',
  },
  'emergency.callClosed': {
    status: 409,
    zh: '本次呼叫已结束',
    en: 'This call is over',
  },
  'emergency.callOtherHand': {
    status: 409,
    zh: '电话联系须由通话另一方登记；本人请直接点“收到”',
    en: 'A telephone call is recorded by who made it; answer for yourself with the button',
  },
  'emergency.nobodyToCall': {
    status: 409,
    zh: '通讯树中没有可以呼叫的人，请先补齐任职或修订预案',
    en: 'There is nobody to call: fill the offices, or change the plan',
  },
});

const id = z.string().min(1).max(100);
const tags = { capability: 'emergency', access: 'session' } as const;
const ofCall = z.object({ call: z.uuid() });
const ofCalled = z.object({ call: z.uuid(), person: id });
const reasonKinds = ['incident', 'drill', 'reachability'] as const;

const callLineSchema = z.object({
  call: z.string(),
  organization: z.object({ organization: z.string(), name: z.string() }),
  reason: z.object({ kind: z.enum(reasonKinds), id: z.string() }),
  drill: z.boolean(),
  text: z.string(),
  started: z.object({ name: z.string(), at: instantSchema }),
  answerBy: instantSchema,
  closed: z.object({ name: z.string(), at: instantSchema }).nullable(),
  people: z.number().int(),
  answered: z.number().int(),
  late: z.boolean(),
});

export const callSchema = callLineSchema.omit({ people: true, answered: true }).extend({
  people: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      role: z.string().nullable(),
      /** Null where he has not answered. */
      acknowledged: z
        .object({
          how: z.enum(acknowledgementWays),
          /** Who recorded it, or read the short address out. */
          by: z.string().nullable(),
          at: instantSchema,
          late: z.boolean(),
        })
        .nullable(),
      /** Only for those of the same contact tree and those who keep it. */
      number: z.string().nullable(),
    }),
  ),
  mine: z.object({ called: z.boolean(), answered: z.boolean() }),
  may: z.object({ record: z.boolean(), close: z.boolean() }),
});

export const startReachabilityCheck = defineRoute({
  ...tags,
  id: 'emergency.checkReach',
  method: 'POST',
  path: '/api/v1/organizations/:organization/reachability-checks',
  summary: {
    zh: '核实通讯树：呼叫预案中的全部人员，各自确认',
    en: 'Confirm the contact tree: everybody of the plans is called and answers',
  },
  params: z.object({ organization: id }),
  body: z.strictObject({ text: z.string().trim().max(500).default('') }),
  response: z.object({ call: z.string() }),
  command: true,
  status: 201,
});

export const listCalls = defineRoute({
  ...tags,
  id: 'emergency.calls',
  method: 'GET',
  path: '/api/v1/organizations/:organization/emergency-calls',
  summary: { zh: '本单位的呼叫记录', en: 'The calls of a unit, newest first' },
  params: z.object({ organization: id }),
  response: z.object({ items: z.array(callLineSchema) }),
  command: false,
});

export const listMyCalls = defineRoute({
  ...tags,
  id: 'emergency.myCalls',
  method: 'GET',
  path: '/api/v1/emergency-calls',
  summary: { zh: '等待本人确认的呼叫', en: 'Calls that wait for the caller’s answer' },
  response: z.object({ items: z.array(callLineSchema) }),
  command: false,
});

export const readCall = defineRoute({
  ...tags,
  id: 'emergency.call',
  method: 'GET',
  path: '/api/v1/emergency-calls/:call',
  summary: { zh: '一次呼叫：谁已确认，谁还没有', en: 'A call: who answered and who did not' },
  params: ofCall,
  response: callSchema,
  command: false,
});

export const acknowledgeCall = defineRoute({
  ...tags,
  id: 'emergency.acknowledge',
  method: 'POST',
  path: '/api/v1/emergency-calls/:call/acknowledgement',
  summary: { zh: '确认收到呼叫', en: 'Answer a call' },
  params: ofCall,
  response: z.object({ answered: z.boolean() }),
  command: true,
});

export const recordReached = defineRoute({
  ...tags,
  id: 'emergency.recordReached',
  method: 'POST',
  path: '/api/v1/emergency-calls/:call/people/:person/telephone',
  summary: { zh: '登记已电话通知到某人', en: 'Record that somebody was reached by telephone' },
  params: ofCalled,
  response: z.object({ answered: z.boolean() }),
  command: true,
});

export const issueCallAddress = defineRoute({
  ...tags,
  id: 'emergency.issueAddress',
  method: 'POST',
  path: '/api/v1/emergency-calls/:call/people/:person/address',
  summary: {
    zh: '生成某人的一次性确认码，供电话口述',
    en: 'Make a one-time code by which somebody answers, to be read out by telephone',
  },
  params: ofCalled,
  response: z.object({ code: z.string(), address: z.string() }),
  command: true,
  status: 201,
});

export const closeCall = defineRoute({
  ...tags,
  id: 'emergency.closeCall',
  method: 'POST',
  path: '/api/v1/emergency-calls/:call/closing',
  summary: { zh: '结束呼叫', en: 'End a call' },
  params: ofCall,
  response: z.object({ closed: z.boolean() }),
  command: true,
});

export const emergencyCallRoutes = [
  startReachabilityCheck,
  listCalls,
  listMyCalls,
  readCall,
  acknowledgeCall,
  recordReached,
  issueCallAddress,
  closeCall,
] as const;
