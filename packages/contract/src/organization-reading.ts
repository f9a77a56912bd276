import { actions, employments, relations } from '@sanshen/domain/organization';
import { z } from 'zod';
import { defineRoute, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

export const organizationId = z.string().min(1).max(100);
const relationSchema = z.enum(relations);
export const tags = { capability: 'organization', access: 'session' } as const;
const get = { ...tags, method: 'GET', command: false } as const;
export const byOrganization = { params: z.object({ organization: organizationId }) } as const;
export const byPerson = { params: z.object({ person: z.string().min(1).max(100) }) } as const;

export const organizationSchema = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  kind: z.string(),
  name: z.string(),
  publicityDepartment: z.boolean(),
  status: z.enum(['active', 'merged', 'closed']),
  mergedInto: z.string().nullable(),
  relation: relationSchema,
});

const holderSchema = z.object({
  appointment: z.string(),
  person: z.string(),
  name: z.string(),
  acting: z.boolean(),
  onLeave: z.boolean(),
  from: instantSchema,
  to: instantSchema.nullable(),
});

const appointmentSchema = z.object({
  id: z.string(),
  person: z.string(),
  organization: z.string(),
  office: z.string(),
  acting: z.boolean(),
  delegatedBy: z.string().nullable(),
  from: instantSchema,
  to: instantSchema.nullable(),
});

const periodSchema = z.object({ from: instantSchema, to: instantSchema.nullable() });

export const listOrganizations = defineRoute({
  ...get,
  id: 'organization.list',
  path: '/api/v1/organizations',
  summary: { zh: '可见的组织', en: 'Organisations that I may see, from the root down' },
  query: pageQuery.extend({
    parent: organizationId.optional(),
    /** Part of the name. */
    name: z.string().trim().min(1).max(200).optional(),
  }),
  response: pageOf(organizationSchema),
});

export const readOrganization = defineRoute({
  ...get,
  ...byOrganization,
  id: 'organization.read',
  path: '/api/v1/organizations/:organization',
  summary: { zh: '组织详情：职务与任职人', en: 'An organisation with its offices and their holders' },
  response: organizationSchema.extend({
    superior: z.string().nullable(),
    version: z.number().int(),
    offices: z.array(z.object({ office: z.string(), holders: z.array(holderSchema) })),
  }),
});

export const readOrganizationHistory = defineRoute({
  ...get,
  ...byOrganization,
  id: 'organization.history',
  path: '/api/v1/organizations/:organization/history',
  summary: { zh: '组织沿革', en: 'What was decided about an organisation, newest first' },
  query: pageQuery,
  response: pageOf(
    z.object({
      sequence: z.number().int(),
      kind: z.enum(['founded', 'renamed', 'moved', 'merged', 'closed']),
      effectiveAt: instantSchema,
      recordedAt: instantSchema,
      recordedBy: z.string().nullable(),
      name: z.string().nullable(),
      parent: z.string().nullable(),
      into: z.string().nullable(),
    }),
  ),
});

export const listAppointments = defineRoute({
  ...get,
  ...byOrganization,
  id: 'organization.appointments',
  path: '/api/v1/organizations/:organization/appointments',
  summary: { zh: '任职记录（含已结束）', en: 'Appointments, ended ones included, newest first' },
  query: pageQuery,
  response: pageOf(appointmentSchema.extend({ name: z.string() })),
});

export const listPeople = defineRoute({
  ...get,
  ...byOrganization,
  id: 'organization.people',
  path: '/api/v1/organizations/:organization/people',
  summary: { zh: '人员：姓名与职务', en: 'People with name and offices, and nothing more' },
  query: pageQuery,
  response: pageOf(z.object({ person: z.string(), name: z.string(), offices: z.array(z.string()) })),
});

export const readPerson = defineRoute({
  ...get,
  ...byPerson,
  id: 'organization.person',
  path: '/api/v1/people/:person',
  summary: { zh: '人员详情', en: 'A person; what offices depend on only for those who decide about it' },
  response: z.object({
    person: z.string(),
    name: z.string(),
    organization: z.string(),
    appointments: z.array(appointmentSchema),
    /** Null for callers who do not decide about offices. */
    facts: z
      .object({
        employment: z.enum(employments),
        qualifications: z.array(periodSchema.extend({ id: z.string(), kind: z.string() })),
        leaves: z.array(periodSchema.extend({ id: z.string() })),
      })
      .nullable(),
  }),
});

export const readAccess = defineRoute({
  ...get,
  ...byOrganization,
  id: 'organization.access',
  path: '/api/v1/organizations/:organization/access',
  summary: {
    zh: '我为何能看到：权限依据',
    en: 'Why I see this: what I may do here, and by which appointment',
  },
  response: z.object({
    relation: relationSchema,
    grants: z.array(
      z.object({
        action: z.enum(actions),
        name: localizedTextSchema,
        relation: relationSchema,
        office: z.string(),
        organization: z.string(),
        acting: z.boolean(),
      }),
    ),
  }),
});
