import type { OrganizationId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { newId } from '../../../platform/new-id.ts';
import { requireGrant } from '../../organization/public.ts';
import { scenarioTrees, treePeople } from '../contacts/trees.ts';
import { planActor, requireGround } from '../plans/ground.ts';
import { startCall } from './start-call.ts';

/** What is said where the caller says nothing. */
const plainText = '通讯树核实：请确认收到，无需其他操作。';

/**
 * Calls everybody of an organisation's contact trees to see whether they can be reached: no incident, and said so. Throws `request.notFound`,
 * `access.forbidden`, `emergency.nobodyToCall`.
 */
export function checkReach(
  context: AppContext,
  key: CommandKey,
  { organization, text }: { readonly organization: OrganizationId; readonly text: string },
): Promise<{ readonly call: string }> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    await requireGrant(trx, key.person, organization, 'keepPlans', at);
    const ground = await requireGround(trx, organization, at);
    const { by } = await planActor(trx, ground, key.person, at);
    const people = treePeople(await scenarioTrees(trx, ground, at));
    const call = await startCall(trx, {
      root: ground.root,
      organization,
      for: { kind: 'reachability', id: newId() },
      text: text === '' ? plainText : text,
      people: people.map(({ person, name, roles }) => ({ person, name, role: roles[0] ?? null })),
      drill: false,
      ...{ by, at },
    });
    return { call };
  });
}
