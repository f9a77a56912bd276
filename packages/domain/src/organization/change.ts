import type { Brand, Instant, Message, OrganizationId } from '../kernel/index.ts';

/** Kind of an organisation (`department`, `district` …); the rule book lists the kinds that it has procedures for. */
export type OrganizationKind = Brand<string, 'OrganizationKind'>;

/** One decision about the tree, effective from `at`. Changes are only ever added. */
export type OrganizationChange =
  | {
      readonly kind: 'founded';
      readonly organization: OrganizationId;
      readonly at: Instant;
      /** Null for the root of a tree. */
      readonly parent: OrganizationId | null;
      readonly organizationKind: OrganizationKind;
      readonly name: string;
      /** 宣传部 of its parent: it guides what the parent commands. */
      readonly publicityDepartment: boolean;
    }
  | {
      readonly kind: 'renamed';
      readonly organization: OrganizationId;
      readonly at: Instant;
      readonly name: string;
    }
  | {
      readonly kind: 'moved';
      readonly organization: OrganizationId;
      readonly at: Instant;
      readonly parent: OrganizationId;
    }
  | {
      readonly kind: 'merged';
      readonly organization: OrganizationId;
      readonly at: Instant;
      /** Takes over the children, the records and the duties. */
      readonly into: OrganizationId;
    }
  | { readonly kind: 'closed'; readonly organization: OrganizationId; readonly at: Instant };

export type OrganizationChangeKind = OrganizationChange['kind'];

/** Why a change of the tree is refused. */
export type TreeRefusalCode =
  | 'organization.alreadyFounded'
  | 'organization.unknown'
  | 'organization.notActive'
  | 'organization.cycle'
  | 'organization.rootFixed'
  | 'organization.otherTree'
  | 'organization.hasChildren'
  | 'organization.secondPublicityDepartment'
  | 'organization.nameTaken'
  | 'organization.nothingChanges'
  | 'organization.rewritesHistory';

export type TreeRefusal = Message<TreeRefusalCode>;

const messages: Readonly<Record<TreeRefusalCode, { readonly zh: string; readonly en: string }>> = {
  'organization.alreadyFounded': { zh: '该组织已存在', en: 'This organisation exists already' },
  'organization.unknown': { zh: '当时没有此组织', en: 'There was no such organisation at that time' },
  'organization.notActive': {
    zh: '该组织当时已合并或撤销',
    en: 'The organisation was merged or closed by then',
  },
  'organization.cycle': {
    zh: '组织不能隶属于自己或自己的下级',
    en: 'An organisation cannot come under itself or one of its subordinates',
  },
  'organization.rootFixed': {
    zh: '最高组织不能移动、合并或撤销',
    en: 'The root of a tree cannot be moved, merged or closed',
  },
  'organization.otherTree': {
    zh: '两个组织不在同一组织体系内',
    en: 'The two organisations belong to different trees',
  },
  'organization.hasChildren': {
    zh: '该组织尚有下级组织，请先移动、合并或撤销下级组织',
    en: 'The organisation still has subordinates; move, merge or close them first',
  },
  'organization.secondPublicityDepartment': {
    zh: '上级组织已有宣传部门',
    en: 'The superior organisation has a publicity department already',
  },
  'organization.nameTaken': {
    zh: '同一上级之下已有同名组织',
    en: 'Another organisation under the same superior has this name',
  },
  'organization.nothingChanges': { zh: '与现状相同，没有变更', en: 'That is how it stands already' },
  'organization.rewritesHistory': {
    zh: '生效时间早于已记载的变更，历史不得改写',
    en: 'It would take effect before a change that is already recorded; history is not rewritten',
  },
};

/** The refusal of a code, in both languages. */
export function treeRefusal(code: TreeRefusalCode): TreeRefusal {
  return { code, ...messages[code] };
}

/** Every code with its messages, for contracts and screens. */
export const treeRefusals = messages;
