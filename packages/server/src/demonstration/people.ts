import {
  type AppointmentId,
  brandId,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { Employment, Office, OfficeStanding, RosterPerson } from '@sanshen/domain/organization';
import type { DemonstrationOrganization } from './organizations.ts';

/** One role: the office, what the person is called, and what he is. `copy` tells several holders of one office apart. */
interface Role {
  readonly office: string;
  readonly title: string;
  readonly employment: Employment;
  readonly qualifications: readonly string[];
  readonly copy?: number;
}

const reviewer = { employment: 'formalCadre', qualifications: ['proofreader'] } as const;
const runner = { qualifications: ['newMediaOperator', 'proofreader'] } as const;

const platformLead: Role = {
  office: 'platformLead',
  title: '平台负责人',
  employment: 'formalCadre',
  ...runner,
};
const publicityLead: Role = { office: 'publicityLead', title: '宣传工作负责人', ...reviewer };
const registrar: Role = {
  office: 'registrar',
  title: '登记员',
  employment: 'longTermStaff',
  qualifications: [],
};
const operators: readonly Role[] = [
  { office: 'operator', title: '运营人员甲', employment: 'longTermStaff', ...runner, copy: 1 },
  { office: 'operator', title: '运营人员乙', employment: 'longTermStaff', ...runner, copy: 2 },
];
const leaders: readonly Role[] = [
  { office: 'leaderInCharge', title: '分管领导', ...reviewer },
  { office: 'mainLeader', title: '主要负责人', ...reviewer },
];
const board: readonly Role[] = ['甲', '乙', '丙'].map((mark, index) => ({
  office: 'boardMember',
  title: `编委${mark}`,
  ...reviewer,
  copy: index + 1,
}));
const cityRoles: readonly Role[] = [
  { office: 'mainLeader', title: '书记', ...reviewer },
  { office: 'deputySecretaryBusiness', title: '分管业务的副书记', ...reviewer },
  { office: 'deputySecretaryPublicity', title: '分管宣传工作的副书记', ...reviewer },
  { office: 'secretary', title: '书记班子成员', ...reviewer },
  { office: 'administrator', title: '系统管理员', employment: 'longTermStaff', qualifications: [] },
  registrar,
];

function rolesOf(organization: DemonstrationOrganization): readonly Role[] {
  if (organization.kind === 'cityCommittee') return cityRoles;
  if (organization.kind === 'department') {
    const head: Role = {
      office: 'departmentHead',
      title: organization.key === 'office' ? '主任' : '部长',
      ...reviewer,
    };
    const publicity = organization.publicityDepartment === true ? [publicityLead] : [];
    return [head, ...publicity, platformLead, ...operators, registrar];
  }
  const members = organization.board === true ? board : [];
  return [platformLead, publicityLead, ...leaders, ...members, ...operators, registrar];
}

/** Id of a demonstration organisation. */
export function demonstrationOrganizationId(key: string): OrganizationId {
  return brandId<OrganizationId>(`organization-${key}`);
}

/** Id of the holder of an office in the demonstration; `copy` (from 1) where an office has several holders. */
export function demonstrationPersonId(key: string, office: string, copy?: number): PersonId {
  return brandId<PersonId>(`person-${key}-${office}${copy === undefined ? '' : `-${copy}`}`);
}

/** The login name of the holder of an office in the demonstration. */
export function demonstrationLoginName(key: string, office: string, copy?: number): string {
  return `${key}.${office}${copy ?? ''}`.toLowerCase();
}

/** A person of the demonstration with the name that he logs in with. */
export interface DemonstrationPerson extends RosterPerson {
  readonly login: string;
}

/** Since when people are in office, until when their certificates run, and what their offices count for. */
export interface Terms {
  readonly from: Instant;
  readonly certifiedTo: Instant;
  readonly standingOf: (office: string) => OfficeStanding;
}

/** Everyone in an organisation of the demonstration. */
export function peopleOf(
  organization: DemonstrationOrganization,
  { from, certifiedTo, standingOf }: Terms,
): readonly DemonstrationPerson[] {
  return rolesOf(organization).map(({ office, title, employment, qualifications, copy }) => {
    const id = demonstrationPersonId(organization.key, office, copy);
    return {
      id,
      name: `${organization.short}${title}`,
      login: demonstrationLoginName(organization.key, office, copy),
      employments: [{ id: `employment-${id}`, employment, from, to: null }],
      qualifications: qualifications.map((kind) => ({
        id: `qualification-${id}-${kind}`,
        kind,
        from,
        to: certifiedTo,
      })),
      appointments: [
        {
          id: brandId<AppointmentId>(`appointment-${id}`),
          person: id,
          organization: demonstrationOrganizationId(organization.key),
          office: brandId<Office>(office),
          standing: standingOf(office),
          acting: false,
          from,
          to: null,
        },
      ],
    };
  });
}
