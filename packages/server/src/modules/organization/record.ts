import { organizationProblems } from '@sanshen/contract/organization';
import { type Instant, instant, type Json, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import {
  type Action,
  type Grant,
  grantOf,
  type OrganizationEvent,
  type PersonFacts,
  type PersonSnapshot,
} from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { requireVersion } from '../../platform/http/etag.ts';
import { announce } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { appendEntries, loadHead } from '../ledger/public.ts';
import { tellOrganizationListeners } from './listeners.ts';
import { type EventContext, project, refreshStandings } from './project.ts';
import { actorOf, snapshotOf, standpoint } from './standing.ts';

/** Who asks for a decision, and which version of the organisation he saw (null: he did not say). */
export interface Asker {
  readonly person: PersonId;
  readonly ifMatch?: string | null;
}

/** Everything that a decision about an organisation stands on, with the organisation's row held until the transaction ends. */
export interface Scene {
  readonly trx: Transaction;
  readonly now: Instant;
  readonly organization: OrganizationId;
  readonly root: OrganizationId;
  readonly asker: PersonFacts;
  readonly grant: Grant | null;
  readonly actor: PersonSnapshot;
}

/**
 * Opens a decision: holds the organisation, checks the version that the asker saw and that he may do `action`; with null it only tells who he is.
 * Throws `request.notFound`, `request.preconditionFailed`, `access.forbidden`.
 */
export async function openScene(
  trx: Transaction,
  clock: Clock,
  asker: Asker,
  organization: OrganizationId,
  action: Action | null,
): Promise<Scene> {
  const row = await trx
    .selectFrom('organization')
    .select(['root_id', 'version'])
    .where('organization_id', '=', organization)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw platformProblem('request.notFound');
  const now = clock.now();
  const { facts, tree } = await standpoint(trx, asker.person, [organization], now);
  if (facts === null) throw platformProblem('access.forbidden');
  const grant = action === null ? null : grantOf(tree, facts.appointments, organization, action, now);
  if (action !== null && grant === null) {
    throw platformProblem('access.forbidden', { organization, action });
  }
  requireVersion(asker.ifMatch ?? null, row.version);
  const actor =
    grant === null
      ? snapshotIn(facts, organization, now)
      : {
          person: facts.id,
          name: facts.name,
          office: grant.appointment.office,
          organization: grant.appointment.organization,
          acting: grant.appointment.acting,
        };
  return { trx, now, organization, root: row.root_id, asker: facts, grant, actor };
}

/** As the organisation knows him if he holds an office there, else as he is known elsewhere. */
function snapshotIn(facts: PersonFacts, organization: OrganizationId, now: Instant): PersonSnapshot {
  const there = snapshotOf(facts, organization, now);
  return there.organization === null ? snapshotOf(facts, null, now) : there;
}

/** Records what was decided: ledger entries, rows and the organisation's version, all in the scene's transaction. */
export async function record(scene: Scene, events: readonly OrganizationEvent[]): Promise<void> {
  const { trx, organization, root, now } = scene;
  const stream = organizationStream(organization);
  const actor = await actorOf(trx, scene.actor, now);
  const drafts = events.map((event) => ({
    at: now,
    actor,
    kind: `organization.${event.kind}`,
    // An event is made of JSON members only; its optional members are left out where they are undefined.
    body: event as unknown as Json,
  }));
  await appendEntries(trx, stream, await loadHead(trx, stream), drafts);
  const context: EventContext = { organization, root, at: now, by: scene.actor.person };
  for (const event of events) await project(trx, event, context);
  if (events.some((event) => event.kind === 'treeChanged')) await refreshStandings(trx, root);
  await trx
    .updateTable('organization')
    .set((row) => ({ version: row('version', '+', events.length) }))
    .where('organization_id', '=', organization)
    .where('root_id', '=', root)
    .execute();
  await announce(trx, { kind: 'organization', id: organization });
  await tellOrganizationListeners(trx, { organization, events, now });
}

/** The ledger stream of an organisation's decisions. */
export function organizationStream(organization: OrganizationId): string {
  return `organization:${organization}`;
}

/** A refusal of this module. */
export function refuse(code: keyof typeof organizationProblems, details?: unknown): Problem {
  return new Problem(organizationProblems[code], details);
}

/** A period as asked for: from now if no start is given. Throws if it lies in the past or is empty. */
export function periodFrom(
  scene: Pick<Scene, 'now'>,
  asked: { readonly from?: string | undefined; readonly to?: string | null | undefined },
): { readonly from: Instant; readonly to: Instant | null } {
  const from = asked.from === undefined ? scene.now : requireNotPast(scene.now, asked.from);
  const to = asked.to === undefined || asked.to === null ? null : requireNotPast(scene.now, asked.to);
  if (to !== null && to <= from) throw refuse('organization.periodEmpty');
  return { from, to };
}

/** The instant if it is not before `now`. Throws `organization.takesEffectInPast`: what was in force stays what it was. */
export function requireNotPast(now: Instant, at: string): Instant {
  const given = instant(at);
  if (given < now) throw refuse('organization.takesEffectInPast', { now });
  return given;
}
