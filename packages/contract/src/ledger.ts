import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, pageOf, pageQuery } from './route.ts';

export const ledgerProblems = defineProblems({
  'ledger.conflict': {
    status: 409,
    zh: '他人刚刚作出了决定，请刷新后重试',
    en: 'Somebody else decided meanwhile; read it again',
  },
  'ledger.streamClosed': {
    status: 404,
    zh: '没有此台账，或您无权查看',
    en: 'There is no such stream, or you may not read it',
  },
  'ledger.notSequenced': {
    status: 409,
    zh: '该记录尚未写入总树，请稍后再取证明',
    en: 'The entry is not in the tree yet; ask for its proof in a moment',
  },
  'ledger.noCheckpoint': {
    status: 404,
    zh: '台账还没有检查点',
    en: 'The ledger has no checkpoint yet',
  },
  'ledger.sizeUnknown': {
    status: 422,
    zh: '没有这一规模的检查点',
    en: 'There is no checkpoint of this size',
  },
});

const streamSchema = z
  .string()
  .regex(/^[a-z][a-zA-Z]*:[\w.-]+$/)
  .max(200)
  .meta({ description: 'such as manuscript:<id>' });

const hashList = z.array(z.base64());

const storedEntrySchema = z.object({
  stream: z.string(),
  sequence: z.int(),
  hash: digestSchema,
  /** Canonical JSON (RFC 8785) of the entry: the text that `hash` is over. */
  text: z.string(),
});

export const witnessSchema = z.object({
  format: z.literal('sanshen-witness/1'),
  checkpoint: z.string(),
  keys: z.array(z.string()),
  since: z.int(),
  consistency: hashList,
});

export const entryProofSchema = z.object({
  format: z.literal('sanshen-inclusion/1'),
  entry: storedEntrySchema,
  leaf: z.int(),
  inclusion: hashList,
  checkpoint: z.string(),
});

export const latestCheckpoint = defineRoute({
  id: 'ledger.checkpoint',
  method: 'GET',
  path: '/api/v1/ledger/checkpoint',
  summary: {
    zh: '最新检查点；给出 since 时附一致性证明',
    en: 'Latest checkpoint, with the proof that it extends the one of size `since`',
  },
  capability: 'ledger',
  access: 'anonymous',
  query: z.object({ since: z.coerce.number().int().min(0).default(0) }),
  response: witnessSchema,
  command: false,
});

export const consistencyProof = defineRoute({
  id: 'ledger.consistency',
  method: 'GET',
  path: '/api/v1/ledger/consistency',
  summary: { zh: '两个规模之间的一致性证明', en: 'Proof that one size of the ledger extends another' },
  capability: 'ledger',
  access: 'anonymous',
  query: z.object({ older: z.coerce.number().int().min(0), newer: z.coerce.number().int().min(1) }),
  response: z.object({ older: z.int(), newer: z.int(), consistency: hashList }),
  command: false,
});

export const listEntries = defineRoute({
  id: 'ledger.entries',
  method: 'GET',
  path: '/api/v1/ledger/streams/:stream/entries',
  summary: { zh: '某一流的台账记录，按先后', en: 'Entries of a stream, oldest first' },
  capability: 'ledger',
  access: 'session',
  params: z.object({ stream: streamSchema }),
  query: pageQuery,
  response: pageOf(storedEntrySchema),
  command: false,
});

export const entryProof = defineRoute({
  id: 'ledger.proof',
  method: 'GET',
  path: '/api/v1/ledger/streams/:stream/entries/:sequence/proof',
  summary: { zh: '某条记录的存在证明', en: 'Proof that an entry is in the ledger' },
  capability: 'ledger',
  access: 'session',
  params: z.object({ stream: streamSchema, sequence: z.coerce.number().int().min(1).max(2_147_483_647) }),
  response: entryProofSchema,
  command: false,
});

export const ledgerSummary = defineRoute({
  id: 'ledger.summary',
  method: 'GET',
  path: '/api/v1/ledger/summary',
  summary: { zh: '台账现状与最近一次核验', en: 'State of the ledger and its last verification' },
  capability: 'ledger',
  access: 'session',
  response: z.object({
    origin: z.string(),
    suite: z.enum(['ed25519-sha256', 'sm2-sm3']),
    keys: z.array(z.string()),
    size: z.int(),
    waiting: z.int(),
    checkpointAt: instantSchema.nullable(),
    lastVerification: z
      .object({
        at: instantSchema,
        size: z.int(),
        entries: z.int(),
        milliseconds: z.int(),
        problem: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
      })
      .nullable(),
  }),
  command: false,
});

export const ledgerRoutes = [
  latestCheckpoint,
  consistencyProof,
  listEntries,
  entryProof,
  ledgerSummary,
] as const;
