import { inForce } from '@sanshen/domain/organization';
import { confirmSelection as confirm, type SelectionStatus } from '@sanshen/domain/qualification';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { newId } from '../../../platform/new-id.ts';
import { appoint } from '../../organization/public.ts';
import { openStep, settle } from './decide-selection.ts';
import { groundOf, holdsNeeds, personFacts, refusal } from './scene.ts';
import { addWords } from './store.ts';

/**
 * Confirms a candidate: decided by who decides about offices, and the appointment is made by the same rules as any other, in one transaction. Who holds the
 * office already is not appointed twice. Throws `request.notFound`, `access.forbidden`, `selection.*`, `organization.*`.
 */
export function confirmSelection(
  context: AppContext,
  key: CommandKey,
  id: string,
): Promise<{ readonly status: SelectionStatus }> {
  return runCommand(context, key, async (trx) => {
    const step = await openStep(trx, context, key.person, id, 'changeAppointments');
    const { selection, now, word } = step;
    const { candidate: person, organization, office } = selection;
    const facts = await personFacts(trx, person, now);
    const ground = await groundOf(trx, organization, now);
    const qualified = holdsNeeds(ground, facts, office, now);
    // Looked at before anybody is appointed, so that a refusal is the selection's own.
    const tried = confirm(selection, newId(), { word, qualified });
    if ('refusal' in tried) throw refusal(tried.refusal);
    const held = facts.appointments.find(
      (one) => one.organization === organization && one.office === office && !one.acting && inForce(one, now),
    );
    const appointment =
      held?.id ??
      (await appoint(trx, context.clock, { person: key.person }, organization, { person, office, to: null }))
        .id;
    const answer = await settle(step, confirm(selection, appointment, { word, qualified }));
    await addWords(trx, selection.id, { ended_at: now });
    return answer;
  });
}
