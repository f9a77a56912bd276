import type { ContactEvent } from '@sanshen/domain/emergency';
import type { Instant, Json } from '@sanshen/domain/kernel';
import { inForce, type PersonSnapshot } from '@sanshen/domain/organization';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { appendEntry } from '../../ledger/public.ts';
import {
  actorOf,
  loadPersonFacts,
  organizationStream,
  requireGrant,
  rootOf,
  snapshotOf,
} from '../../organization/public.ts';
import { type ContactPlace, deleteNumber, keepNumber } from './contact-store.ts';

/**
 * Registers a number by which somebody who holds an office of an organisation is reached in an emergency: by himself or who keeps its contact tree. The ledger says that
 * there is one, never which. Throws `request.notFound`, `access.forbidden`.
 */
export function keepContact(
  context: AppContext,
  key: CommandKey,
  wish: ContactPlace & { readonly number: string },
): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { root, by } = await openContact(trx, key, wish, at);
    await keepNumber(trx, context.vault, wish, { root, number: wish.number, at });
    await record(trx, { kind: 'contactRegistered', root, ...placeOf(wish), word: { by, at } });
  });
}

/** Removes a number. Throws as {@link keepContact}. */
export function removeContact(context: AppContext, key: CommandKey, wish: ContactPlace): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { root, by } = await openContact(trx, key, wish, at);
    if (await deleteNumber(trx, wish))
      await record(trx, { kind: 'contactRemoved', root, ...placeOf(wish), word: { by, at } });
  });
}

/** Removes the number of somebody who holds no office of the organisation any more. */
export async function forgetContact(
  trx: Transaction,
  place: ContactPlace & { readonly root: ContactEvent['root'] },
  at: Instant,
): Promise<void> {
  const { root } = place;
  if (await deleteNumber(trx, place))
    await record(trx, { kind: 'contactRemoved', root, ...placeOf(place), word: { by: null, at } });
}

async function openContact(
  trx: Transaction,
  { person }: CommandKey,
  place: ContactPlace,
  at: Instant,
): Promise<{ readonly root: ContactEvent['root']; readonly by: PersonSnapshot }> {
  if (person !== place.person) await requireGrant(trx, person, place.organization, 'keepPlans', at);
  const root = await rootOf(trx, place.organization);
  const [facts, self] = await Promise.all([
    loadPersonFacts(trx, { people: [place.person] }, at),
    loadPersonFacts(trx, { people: [person] }, at),
  ]);
  const [who] = facts;
  const [actor] = self;
  const holds = (who?.appointments ?? []).some(
    (one) => one.organization === place.organization && inForce(one, at),
  );
  if (root === null || actor === undefined || !holds) throw platformProblem('request.notFound');
  return { root, by: snapshotOf(actor, null, at) };
}

/** Nothing but these two: what else the wish holds must not come into the ledger. */
function placeOf({ person, organization }: ContactPlace): ContactPlace {
  return { person, organization };
}

async function record(trx: Transaction, event: ContactEvent): Promise<void> {
  const { word, organization } = event;
  await appendEntry(trx, {
    stream: organizationStream(organization),
    at: word.at,
    actor: word.by === null ? { person: 'system', name: 'Sanshen' } : await actorOf(trx, word.by, word.at),
    kind: `emergency.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
}
