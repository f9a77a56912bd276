import type { LocalizedText } from '@sanshen/domain/kernel';
import { employments } from '@sanshen/domain/organization';
import { conditionKinds, type DutyKind, dutyKinds } from '@sanshen/domain/qualification';
import { z } from 'zod';
import { defineRoute, instantSchema, localizedTextSchema } from './route.ts';

/** What each kind of duty is called; a missing kind does not compile. */
export const dutyKindTexts: Readonly<Record<DutyKind, LocalizedText>> = {
  sign: { zh: '审校签署', en: 'Signing' },
  publish: { zh: '发布', en: 'Publishing' },
  channel: { zh: '账号运营', en: 'Running a channel' },
  credentials: { zh: '口令取用', en: 'Credentials' },
  patrol: { zh: '互动区巡查', en: 'Patrol of comments' },
};

/** Why somebody may not do a duty now. */
export const dutyObstacles = ['noHolder', 'notQualified', 'employment', 'onLeave'] as const;
export const dutyObstacleTexts: Readonly<Record<(typeof dutyObstacles)[number], LocalizedText>> = {
  noHolder: { zh: '没有相应任职', en: 'no appointment for it' },
  notQualified: { zh: '没有有效资格', en: 'no valid qualification' },
  employment: { zh: '用工性质不符合要求', en: 'the nature of employment does not allow it' },
  onLeave: { zh: '休假中', en: 'on leave' },
};

const tags = { capability: 'qualification', access: 'session' } as const;
const get = { ...tags, method: 'GET', command: false } as const;
const ofUnit = { params: z.object({ organization: z.string().min(1).max(100) }) } as const;

const dutySchema = z.object({
  kind: z.enum(dutyKinds),
  /** Tells duties of one kind in one unit apart. */
  id: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  name: localizedTextSchema,
});

/** One thing that a right rests on: certificate, employment or appointment. */
export const conditionSchema = z.object({
  what: z.enum(conditionKinds),
  name: localizedTextSchema,
  /** Of an appointment; null for what holds everywhere. */
  organization: z.string().nullable(),
  from: instantSchema,
  to: instantSchema.nullable(),
  /** Whether it ends within the days of which the rule book warns, and nothing follows. */
  ending: z.boolean(),
});

const standingSchema = z.object({
  duty: dutySchema,
  /** Null: he may. */
  obstacle: z.enum(dutyObstacles).nullable(),
  /** When it ends as things stand; null for without an end, and for who may not. */
  until: instantSchema.nullable(),
});

const gapSchema = z.object({
  duty: dutySchema,
  /** Null: uncovered now. */
  from: instantSchema.nullable(),
  fit: z.number().int(),
  least: z.number().int(),
});

export const readMyQualification = defineRoute({
  ...get,
  id: 'qualification.mine',
  path: '/api/v1/qualification',
  summary: {
    zh: '我的资格：证书、用工、任职，据此可履行的职责及到期时间',
    en: 'My qualification: what it rests on, which duties it lets me do, and when it ends',
  },
  response: z.object({
    name: z.string(),
    employment: z.enum(employments),
    conditions: z.array(conditionSchema),
    duties: z.array(standingSchema),
  }),
});

export const readUnitQualifications = defineRoute({
  ...get,
  ...ofUnit,
  id: 'qualification.unit',
  path: '/api/v1/organizations/:organization/qualifications',
  summary: {
    zh: '本单位人员资格一览、即将到期和缺口',
    en: 'Everybody’s qualification in a unit, what ends soon, and what is uncovered',
  },
  response: z.object({
    people: z.array(
      z.object({
        person: z.string(),
        name: z.string(),
        employment: z.enum(employments),
        conditions: z.array(conditionSchema),
        duties: z.array(standingSchema),
      }),
    ),
    gaps: z.array(gapSchema),
    /** What ends within the days of which the rule book warns, the next first, and what it leaves. */
    endings: z.array(
      z.object({
        person: z.object({ id: z.string(), name: z.string() }),
        what: z.enum(conditionKinds),
        name: localizedTextSchema,
        at: instantSchema,
        loses: z.array(z.object({ duty: dutySchema, uncovered: z.boolean() })),
      }),
    ),
    warnDays: z.number().int(),
  }),
});

export const listQualificationGaps = defineRoute({
  ...get,
  ...ofUnit,
  id: 'qualification.gaps',
  path: '/api/v1/organizations/:organization/qualification-gaps',
  summary: {
    zh: '本单位及下级哪些职责没有合格人员、何时起没有',
    en: 'Duties here and below that nobody qualified can do, now or soon',
  },
  response: z.object({
    units: z.number().int(),
    gaps: z.array(gapSchema),
  }),
});

export const qualificationRoutes = [
  readMyQualification,
  readUnitQualifications,
  listQualificationGaps,
] as const;
