import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Office } from '@sanshen/domain/organization';
import { proposeSelection as propose, type SelectionId } from '@sanshen/domain/qualification';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { newId } from '../../../platform/new-id.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { leaderStandings, peopleWithStanding } from '../../channels/public.ts';
import { grantOf, requireGrant, rootOf, snapshotOf } from '../../organization/public.ts';
import { tell } from '../../review/public.ts';
import { recordSelection } from './record.ts';
import { groundOf, openOffices, personFacts, refusal } from './scene.ts';
import { isOpen, keepStatement } from './store.ts';

/**
 * An application (who is registered in the unit, or holds an office there), or a recommendation of somebody of the same tree by who runs the unit's training.
 * Throws `request.notFound`, `access.forbidden`, `selection.openAlready`.
 */
export function proposeSelection(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly organization: OrganizationId;
    readonly candidate: PersonId;
    readonly office: string;
    readonly statement: string;
  },
): Promise<{ readonly selection: SelectionId }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const { organization, candidate, statement } = wish;
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const own = key.person === candidate;
    const home = await trx
      .selectFrom('person')
      .select(['organization_id', 'root_id'])
      .where('person_id', '=', candidate)
      .executeTakeFirst();
    if (home === undefined || home.root_id !== root) throw platformProblem('request.notFound');
    const member =
      home.organization_id === organization ||
      (await grantOf(trx, key.person, organization, 'readTraining', now)) !== null;
    if (own && !member) throw platformProblem('access.forbidden', { organization });
    if (!own) await requireGrant(trx, key.person, organization, 'runTraining', now);
    const ground = await groundOf(trx, organization, now);
    const office = openOffices(ground).find(({ id }) => id === wish.office)?.id;
    if (office === undefined) throw platformProblem('request.notFound', { office: wish.office });
    const [facts, who] = [await personFacts(trx, candidate, now), await personFacts(trx, key.person, now)];
    const word = { by: snapshotOf(who, null, now), at: now };
    const decided = propose(
      {
        ...{ id: newId<SelectionId>(), root, organization, candidate, candidateName: facts.name },
        office: brandId<Office>(office),
      },
      { word, open: await isOpen(trx, organization, candidate, brandId<Office>(office)) },
    );
    if ('refusal' in decided) throw refusal(decided.refusal);
    const [event] = decided.events;
    if (event === undefined) throw new Error('a proposal is one event');
    const selection = await recordSelection(trx, event);
    await keepStatement(trx, selection, statement);
    const leaders = await peopleWithStanding(trx, [organization], [...leaderStandings, 'publicityLead'], now);
    const others = leaders.filter((one) => one !== key.person && one !== candidate);
    const details = { selection: selection.id, organization, candidate: selection.candidateName };
    if (others.length > 0) await tell(trx, { kind: 'selectionProposed', people: others, details }, now);
    if (!own) await tell(trx, { kind: 'selectionDecided', people: [candidate], details }, now);
    return { selection: selection.id };
  });
}
