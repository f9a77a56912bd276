import type { LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type OrganizationNode, type OrganizationTree, publicityOf } from '@sanshen/domain/organization';
import type { JurisdictionRule } from '@sanshen/domain/policy';
import type { AppContext } from '../../platform/context.ts';
import { loadSubtree, requireGrant } from '../organization/public.ts';
import { livingOf } from './channel-store.ts';
import { linesOf, type RegisterLine } from './register-lines.ts';
import { groundOf } from './scene.ts';

/** An organisation and those right below it, who commands and guides their channels (§11), and what stands open in them and all below. */
export async function readResponsibility(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readChannels', now);
  const tree = await loadSubtree(db, organization, now);
  const { policy } = await groundOf(db, organization, now);
  const root = tree.get(organization);
  const below = (id: OrganizationId) => [...tree.values()].filter((node) => isWithin(tree, node.id, id));
  const shown = [...tree.values()].filter(
    ({ id, parent, status }) => id === organization || (parent === organization && status === 'active'),
  );
  const all = await livingOf(
    db,
    below(organization).map(({ id }) => id),
  );
  const lines = await linesOf(db, all, now);
  return {
    nodes: shown
      .toSorted((a, b) => Number(b.id === root?.id) - Number(a.id === root?.id))
      .map((node) => {
        const own = lines.filter((line) => line.organization === node.id);
        const rest = lines.filter(
          (line) =>
            node.id !== organization && line.organization !== node.id && isWithin(tree, toId(line), node.id),
        );
        const rule = policy.jurisdiction.find(({ kinds }) => kinds.includes(node.kind));
        const open = [...own, ...rest];
        return {
          organization: node.id,
          name: node.name,
          kind: node.kind,
          parent: node.id === organization ? null : node.parent,
          ...(rule === undefined ? { command: null, guidance: null } : commandOf(tree, node, rule)),
          channels: own.length,
          running: own.filter(({ status }) => status === 'active').length,
          gaps: open.filter(({ gaps }) => gaps.length > 0).length,
          overdue: open.filter((line) => isOverdue(line, now)).length,
          findings: open.reduce((sum, line) => sum + line.openFindings, 0),
          below: rest.length,
        };
      }),
  };
}

function toId(line: RegisterLine): OrganizationId {
  // linesOf gives it from the channel's own.
  return line.organization as OrganizationId;
}

/** Whether a channel's logins should have been attested by now. */
export function isOverdue(
  { attestationDueAt }: Pick<RegisterLine, 'attestationDueAt'>,
  now: string,
): boolean {
  return attestationDueAt !== null && attestationDueAt <= now;
}

function isWithin(tree: OrganizationTree, id: OrganizationId, top: OrganizationId): boolean {
  for (let at: OrganizationId | null = id; at !== null; at = tree.get(at)?.parent ?? null) {
    if (at === top) return true;
  }
  return false;
}

function commandOf(tree: OrganizationTree, node: OrganizationNode, rule: JurisdictionRule) {
  // Organisations have one name, in both languages.
  const nameOf = (id: OrganizationId): LocalizedText => {
    const name = tree.get(id)?.name ?? id;
    return { zh: name, en: name };
  };
  const publicity = (of: OrganizationId | null) => (of === null ? null : publicityOf(tree, of));
  const commander: Readonly<Record<JurisdictionRule['command'], OrganizationId | null>> = {
    publicityDepartment: publicity(node.id) ?? publicity(node.parent),
    ownDepartment: node.id,
    territorialSuperior: node.parent,
    own: node.id,
  };
  const commands = commander[rule.command];
  const guides = rule.guidance === null ? null : publicity(node.parent);
  return {
    // A territorial superior may stand outside this tree (属地): then only the rule book's words name it.
    command: { organization: commands, name: commands === null ? rule.name : nameOf(commands) },
    guidance: guides === null ? null : { organization: guides, name: nameOf(guides) },
  };
}
