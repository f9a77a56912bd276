import { loginProblems } from '@sanshen/contract/logins';
import type { Instant, Json, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { appendEntry } from '../ledger/public.ts';
import { actorOf, openPersonScene, organizationStream, requireGrant } from '../organization/public.ts';
import { holdLoginOf, type PersonLogin } from './login-store.ts';

/** What was decided about a login; the ledger's kinds are `login.created` and so on. Never with a password or its hash. */
export type LoginDecision = 'created' | 'reset' | 'disabled' | 'enabled';

/** Who decides about whose login, with the person's organisation held until the transaction ends. */
export interface LoginScene {
  readonly trx: Transaction;
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly actor: Actor;
  readonly now: Instant;
}

/**
 * Opens a decision about a person's login. Who manages a login could take its place, so he must have the right to change appointments
 * wherever the person holds an office, not only where the person is registered.
 * Throws `request.notFound`, `login.ownLogin`, `access.forbidden`.
 */
export async function openLoginScene(
  trx: Transaction,
  clock: Clock,
  asker: PersonId,
  person: PersonId,
): Promise<LoginScene> {
  if (asker === person) throw new Problem(loginProblems['login.ownLogin']);
  const { scene, facts } = await openPersonScene(trx, clock, { person: asker }, person, {
    selfAllowed: false,
  });
  const { now, organization } = scene;
  const elsewhere = new Set(facts.appointments.map((held) => held.organization));
  elsewhere.delete(organization);
  for (const other of elsewhere) await requireGrant(trx, asker, other, 'changeAppointments', now);
  return { trx, person, organization, now, actor: await actorOf(trx, scene.actor, now) };
}

/** The person's login. Throws `login.missing`. */
export async function requireLogin({ trx, person }: LoginScene): Promise<PersonLogin> {
  const login = await holdLoginOf(trx, person);
  if (login === null) throw new Problem(loginProblems['login.missing']);
  return login;
}

/** Records a decision about a login in the stream of the person's organisation. */
export async function recordLogin(
  { trx, person, organization, actor, now }: LoginScene,
  decision: LoginDecision,
  name: string,
  more: Readonly<Record<string, Json>> = {},
): Promise<void> {
  await appendEntry(trx, {
    stream: organizationStream(organization),
    at: now,
    actor,
    kind: `login.${decision}`,
    body: { person, login: name, ...more },
  });
}
