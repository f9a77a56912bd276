import type { CommandKey } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { planFor, startCall } from '../emergency/public.ts';
import { recordIncident } from './record.ts';
import { colleague, onDesk, requireOpen } from './scene.ts';
import { staffOf } from './store.ts';

/**
 * Calls the people of the plan, or those who are named; where there is no plan, everybody of the unit. Each has to answer. Throws `request.notFound`,
 * `access.forbidden`, `incidents.closed`, `emergency.nobodyToCall`.
 */
export function callPeople(
  context: AppContext,
  key: CommandKey,
  wish: { readonly incident: string; readonly text: string; readonly people: readonly string[] },
): Promise<Record<string, never>> {
  return onDesk(context, key, wish.incident, async (scene) => {
    requireOpen(scene);
    const { trx, incident, word, now } = scene;
    const { root, organization, scenario } = incident;
    const roles = (await planFor(trx, organization, scenario, now))?.roles ?? [];
    const players = roles.flatMap((role) =>
      [...role.people, ...role.deputyPeople].map(({ person, name }) => ({ person, name, role: role.name })),
    );
    const named = [];
    for (const id of wish.people) {
      const { person, name } = await colleague(scene, id);
      named.push(players.find((one) => one.person === person) ?? { person, name, role: null });
    }
    const everybody = async () =>
      (await staffOf(trx, organization, now)).map(({ person, name }) => ({ person, name, role: null }));
    const people = named.length > 0 ? named : players.length > 0 ? players : await everybody();
    const call = await startCall(trx, {
      ...{ root, organization, for: { kind: 'incident', id: incident.id } },
      ...{ text: wish.text, people, drill: false, by: word.by, at: now },
    });
    const count = new Set(people.map(({ person }) => person)).size;
    await recordIncident(trx, { kind: 'called', incident: incident.id, call, people: count, word });
  });
}
