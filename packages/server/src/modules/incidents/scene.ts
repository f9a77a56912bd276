import { incidentProblems } from '@sanshen/contract/incidents-problems';
import type {
  Incident,
  IncidentCommand,
  IncidentEvent,
  IncidentRefusal,
  PersonWord,
} from '@sanshen/domain/incidents';
import { decideIncident } from '@sanshen/domain/incidents';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type Action, grantOf, type PersonSnapshot } from '@sanshen/domain/organization';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { loadPersonFacts, snapshotOf, standpoint } from '../organization/public.ts';
import { recordIncident } from './record.ts';
import { findIncident } from './store.ts';
import { keepWords } from './words.ts';

/** Who stands before a desk, and what he may do in its organisation. */
export interface Standing {
  readonly by: PersonSnapshot;
  readonly now: Instant;
  readonly may: (action: Action) => boolean;
}

/** How somebody stands to an organisation's incidents. Throws `access.forbidden` unless he may do `action`. */
export async function standingIn(
  db: Database | Transaction,
  { clock }: Pick<AppContext, 'clock'>,
  person: PersonId,
  organization: OrganizationId,
  action: Action,
): Promise<Standing> {
  const now = clock.now();
  const { facts, tree } = await standpoint(db, person, [organization], now);
  const grant = (wanted: Action) =>
    facts === null ? null : grantOf(tree, facts.appointments, organization, wanted, now);
  const given = grant(action);
  if (facts === null || given === null) throw platformProblem('access.forbidden', { organization, action });
  const by = snapshotOf(facts, given.appointment.organization, now);
  return { by, now, may: (wanted) => grant(wanted) !== null };
}

/** One desk and who stands before it. */
export interface Scene extends Standing {
  readonly trx: Transaction;
  readonly incident: Incident;
  readonly word: PersonWord;
  /** Keeps what was written, beside the record. */
  readonly write: (words: string) => ReturnType<typeof keepWords>;
}

/** Opens a desk, its row held until the transaction ends. Throws `request.notFound`, `access.forbidden`. */
export async function openIncident(
  trx: Transaction,
  context: Pick<AppContext, 'clock'>,
  person: PersonId,
  id: string,
  action: Action = 'handleIncident',
): Promise<Scene> {
  const incident = await findIncident(trx, id, true);
  if (incident === null) throw platformProblem('request.notFound');
  const standing = await standingIn(trx, context, person, incident.organization, action);
  const word: PersonWord = { by: standing.by, at: standing.now };
  return { ...standing, trx, incident, word, write: (words) => keepWords(trx, incident, words, word.at) };
}

/** Decides and records. Throws the refusal. */
export async function decideOn(scene: Scene, command: IncidentCommand): Promise<readonly IncidentEvent[]> {
  const decided = decideIncident(scene.incident, command, scene.word);
  if ('refusal' in decided) throw refusal(decided.refusal);
  for (const event of decided.events) await recordIncident(scene.trx, event);
  return decided.events;
}

/** One command on a desk, in a transaction of its own; it answers nothing, since the desk is read again. */
export function onDesk(
  context: AppContext,
  key: CommandKey,
  incident: string,
  work: (scene: Scene) => Promise<unknown>,
  action: Action = 'handleIncident',
): Promise<Record<string, never>> {
  return runCommand(context, key, async (trx) => {
    await work(await openIncident(trx, context, key.person, incident, action));
    return {};
  });
}

/** Refuses once the incident is closed. */
export function requireOpen({ incident }: Pick<Scene, 'incident'>): void {
  if (incident.status === 'closed') throw refusal('incidents.closed');
}

/** Somebody of the incident's organisation as he stands now. Throws `request.notFound` for anybody else. */
export async function colleague(
  { trx, incident, now }: Pick<Scene, 'trx' | 'incident' | 'now'>,
  person: string,
): Promise<PersonSnapshot> {
  // An id that nobody has is found nowhere.
  const [facts] = await loadPersonFacts(trx, { people: [person as PersonId] }, now);
  const snapshot = facts === undefined ? null : snapshotOf(facts, incident.organization, now);
  if (snapshot === null || snapshot.organization !== incident.organization) {
    throw platformProblem('request.notFound', { person });
  }
  return snapshot;
}

/** A refusal of the rules on its way to the caller. */
export function refusal(code: IncidentRefusal): Problem {
  return new Problem(incidentProblems[code]);
}
