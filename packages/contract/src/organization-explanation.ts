import { actions, officeStandings, relations } from '@sanshen/domain/organization';
import { z } from 'zod';
import { byOrganization, organizationId, tags } from './organization-reading.ts';
import { defineRoute, localizedTextSchema } from './route.ts';

const get = { ...tags, method: 'GET', command: false } as const;
const relation = z.enum(relations);

const appointment = z.object({
  office: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  acting: z.boolean(),
  relation,
});

export const explanationSchema = z.object({
  action: z.enum(actions),
  name: localizedTextSchema,
  /** By which of my appointments I may; null if by none. */
  grant: appointment.nullable(),
  /** What each of my appointments lacks: `relation`, nobody there may; `standing`, only other offices there may. */
  shortfalls: z.array(appointment.extend({ lacks: z.enum(['relation', 'standing']) })),
  /** Who may, relation by relation. */
  entitled: z.array(
    z.object({
      relation,
      who: z.union([z.enum(['everyone', 'contentWorkers']), z.array(z.enum(officeStandings))]),
    }),
  ),
});

export const explainAccess = defineRoute({
  ...get,
  ...byOrganization,
  id: 'organization.explainAccess',
  path: '/api/v1/organizations/:organization/access/explanation',
  summary: {
    zh: '为何能看或不能看：逐项说明依据，以及谁可以',
    en: 'Why I may or may not: every right with its ground, and who has it',
  },
  response: z.object({
    organization: organizationId,
    /** Null where I may not see the organisation itself. */
    organizationName: z.string().nullable(),
    relation,
    items: z.array(explanationSchema),
  }),
});

export const explainManuscript = defineRoute({
  ...tags,
  method: 'GET',
  command: false,
  params: z.object({ manuscript: z.string().min(1).max(100) }),
  id: 'organization.explainManuscript',
  path: '/api/v1/manuscripts/:manuscript/access',
  summary: {
    zh: '一篇稿件为何看得到正文，或只看得到进度',
    en: 'Why I see the text of a manuscript, or only where it stands',
  },
  response: z.object({
    organization: organizationId,
    view: z.enum(['text', 'state']),
    state: z.enum(['draft', 'inReview', 'released', 'published']),
    /** It came to a seat of one of my organisations. */
    seated: z.boolean(),
    /** The rights by which this state of a manuscript is read. */
    decides: z.array(z.enum(actions)),
  }),
});

export const organizationExplanationRoutes = [explainAccess, explainManuscript] as const;
