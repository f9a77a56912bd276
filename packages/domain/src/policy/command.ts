import type { OrganizationId } from '../kernel/index.ts';
import { type OrganizationTree, publicityOf } from '../organization/index.ts';
import type { JurisdictionRule } from './sections.ts';

/**
 * §11: the organisation that commands the channels of another by the rule book's jurisdiction; null where it stands outside the tree or the rule book says
 * nothing of this kind.
 */
export function commandingOrganization(
  tree: OrganizationTree,
  organization: OrganizationId,
  rules: readonly JurisdictionRule[],
): OrganizationId | null {
  const node = tree.get(organization);
  const rule = rules.find(({ kinds }) => node !== undefined && kinds.includes(node.kind));
  if (node === undefined || rule === undefined) return null;
  switch (rule.command) {
    case 'publicityDepartment':
      return publicityOf(tree, node.id) ?? (node.parent === null ? null : publicityOf(tree, node.parent));
    case 'territorialSuperior':
      return node.parent;
    case 'ownDepartment':
    case 'own':
      return node.id;
  }
}
