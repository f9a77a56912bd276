import { incidentProblems } from '@sanshen/contract/incidents-problems';
import type { IncidentGravity, IncidentId } from '@sanshen/domain/incidents';
import type { OrganizationId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { leaderStandings, peopleWithStanding } from '../channels/public.ts';
import { type PlanInForce, planFor } from '../emergency/public.ts';
import { rootOf } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { tell } from '../review/public.ts';
import { requireChannels } from './channels.ts';
import { recordIncident } from './record.ts';
import { standingIn } from './scene.ts';
import { keepWords } from './words.ts';

/**
 * Declares an incident: the plan in force is put to work with its steps as they stand now, and those who answer for the unit are told. Throws
 * `request.notFound`, `access.forbidden`, `incidents.scenarioUnknown`, `incidents.channelElsewhere`.
 */
export function declareIncident(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly organization: OrganizationId;
    readonly scenario: string;
    readonly gravity: IncidentGravity;
    readonly known: string;
    readonly channels: readonly string[];
  },
): Promise<{ readonly incident: IncidentId }> {
  const { organization, scenario, gravity } = wish;
  return runCommand(context, key, async (trx) => {
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const { by, now } = await standingIn(trx, context, key.person, organization, 'declareIncident');
    const policy = (await effectivePolicy(trx, organization, now))?.policy;
    if (policy?.emergency.plans.some(({ id }) => id === scenario) !== true)
      throw new Problem(incidentProblems['incidents.scenarioUnknown']);
    const channels = (await requireChannels(trx, organization, wish.channels, now)).map(({ id }) => id);
    const plan = await planFor(trx, organization, scenario, now);
    const id = newId<IncidentId>();
    const known = await keepWords(trx, { id, root }, wish.known, now);
    const incident = await recordIncident(trx, {
      ...{ incident: id, kind: 'declared', root, organization, scenario, gravity, known, channels },
      ...startedBy(plan),
      word: { by, at: now },
    });
    const leaders = await peopleWithStanding(trx, [organization], leaderStandings, now);
    const players = (plan?.roles ?? []).flatMap(({ people, deputyPeople }) => [...people, ...deputyPeople]);
    const people = [...leaders, ...players.map(({ person }) => person)].filter((one) => one !== by.person);
    await tell(trx, { kind: 'incidentDeclared', people, details: { incident: id, organization } }, now);
    return { incident: incident.id };
  });
}

function startedBy(plan: PlanInForce | null) {
  if (plan === null) return { plan: null, steps: [] };
  const names = new Map(plan.roles.map(({ id, name }) => [id, name]));
  return {
    plan: { id: plan.plan, version: plan.number, name: plan.name, from: plan.from },
    steps: plan.steps.map(({ id, title, detail, role, withinMinutes }) => ({
      ...{ id, title, detail, role: names.get(role) ?? null, minutes: withinMinutes },
    })),
  };
}
