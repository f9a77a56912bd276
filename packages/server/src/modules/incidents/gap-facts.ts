import type { Call } from '@sanshen/domain/emergency';
import { unanswered } from '@sanshen/domain/emergency';
import type { GapFacts, Incident } from '@sanshen/domain/incidents';
import type { Instant, PublicationId } from '@sanshen/domain/kernel';
import type { Database } from '../../platform/db/database.ts';
import { livingOf, openCheckouts } from '../channels/public.ts';
import { freezeOver, type KeptFreeze } from '../emergency/freezes/public.ts';
import type { PlanInForce } from '../emergency/public.ts';

/** What stands beside an incident now and was, or is, out of the system's reach. */
export async function loadGapFacts(
  db: Database,
  incident: Incident,
  beside: {
    readonly plan: PlanInForce | null;
    readonly freezes: readonly KeptFreeze[];
    readonly calls: readonly Call[];
    readonly statements: readonly { readonly manuscript: string; readonly phase: string }[];
  },
  now: Instant,
): Promise<GapFacts> {
  const { plan, freezes, calls, statements } = beside;
  const waiting = statements.filter(({ phase }) => !['published', 'takenDown', 'abandoned'].includes(phase));
  const held = waiting.length > 0 && (await everythingHeld(db, incident));
  return {
    now,
    vacantRoles: (plan?.roles ?? []).filter(({ gap }) => gap).map(({ id, name }) => ({ role: id, name })),
    submitted: await submittedBefore(db, freezes),
    credentialsOut: await credentialsOut(db, incident),
    statementsHeld: held ? waiting.map(({ manuscript }) => manuscript) : [],
    notReached: calls.flatMap((call) => {
      if (call.closed !== null || call.answerBy > now) return [];
      const silent = unanswered(call);
      return call.people.filter(({ person }) => silent.includes(person));
    }),
    liftsWaiting: freezes.flatMap(({ id, proposed, lifted }) =>
      proposed !== null && lifted === null ? [{ freeze: id, by: proposed.by.name }] : [],
    ),
  };
}

/** Publications that a platform had been given before a freeze of this incident, and has not published yet. */
async function submittedBefore(
  db: Database,
  freezes: readonly KeptFreeze[],
): Promise<readonly { readonly publication: PublicationId; readonly title: string }[]> {
  const standing = freezes.filter(({ lifted }) => lifted === null);
  if (standing.length === 0) return [];
  const channels = standing.flatMap(({ channel }) => (channel === null ? [] : [channel]));
  const organizations = standing.flatMap((one) => (one.channel === null ? [one.organization] : []));
  return db
    .selectFrom('publication')
    .select(['publication_id as publication', 'title'])
    .where('status', 'in', ['begun', 'accepted'])
    .where('submit_started_at', 'is not', null)
    .where((row) =>
      row.or([
        ...(channels.length === 0 ? [] : [row('channel_id', 'in', channels)]),
        ...(organizations.length === 0 ? [] : [row('organization_id', 'in', organizations)]),
      ]),
    )
    .orderBy('begun_at')
    .limit(50)
    .execute();
}

async function credentialsOut(db: Database, { organization, channels }: Incident) {
  if (channels.length === 0) return [];
  const kept = await openCheckouts(db, [organization]);
  return kept
    .filter(({ channel, checkout }) => channels.includes(channel) && checkout.status === 'shown')
    .map(({ channel, checkout }) => ({ channel, holder: checkout.requesterName }));
}

/** Whether no running channel of the unit is left for a statement. */
async function everythingHeld(db: Database, { organization }: Incident): Promise<boolean> {
  const running = await livingOf(db, [organization], ['active']);
  for (const { id } of running) {
    if ((await freezeOver(db, organization, id)) === null) return false;
  }
  return true;
}
