import type { readRegisterEntry } from '@sanshen/contract/channels-register';
import type { RouteOutput } from '@sanshen/contract/route';
import { decideLife, type LifeCommand, type LifeCommandKind, lifeSteps } from '@sanshen/domain/channels';
import {
  addHours,
  type ChannelId,
  type Digest,
  type Instant,
  type LocalizedText,
  type PersonId,
} from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { grantOf, loadPersonFacts, namesOf, requireGrant, snapshotOf } from '../organization/public.ts';
import { findLiving, type LivingChannel } from './channel-store.ts';
import { namesOfPeople } from './people.ts';
import { linesOf } from './register-lines.ts';
import { type Ground, groundOf } from './scene.ts';

/** All that the register knows of a channel, and what the caller may do with it. Throws `request.notFound`, `access.forbidden`. */
export async function readEntry(
  { db, clock }: AppContext,
  person: PersonId,
  id: ChannelId,
): Promise<RouteOutput<typeof readRegisterEntry>> {
  const now = clock.now();
  const channel = await findLiving(db, id);
  if (channel === null) throw platformProblem('request.notFound');
  await requireGrant(db, person, channel.organization, 'readChannels', now);
  const ground = await groundOf(db, channel.organization, now);
  const manages = await grantOf(db, person, channel.organization, 'manageChannels', now);
  const { life } = channel;
  const [line] = await linesOf(db, [channel], now);
  if (line === undefined) throw platformProblem('request.notFound');
  const named = [...(life.filing?.bindings ?? []), ...(life.filing?.recovery ?? []), ...life.duties].map(
    (one) => one.person,
  );
  const [names, may, publications, secrets, health, procedure] = await Promise.all([
    namesOfPeople(db, named),
    allowed({ db, person, channel, ground, manages: manages !== null, now }),
    publicationsOn(db, id),
    secretsOf(db, id),
    healthOf(db, id, addHours(now, -30 * 24)),
    procedureOf(db, ground, now),
  ]);
  const { applicant, approvedBy, filedBy, acceptedBy, reason, evidence } = life;
  const filing = life.filing && {
    ...life.filing,
    bindings: [...life.filing.bindings],
    recovery: [...life.filing.recovery],
  };
  const { connector, version, registeredAt } = channel;
  return {
    ...line,
    ...{
      connector,
      version,
      registeredAt,
      applicant,
      approvedBy,
      filedBy,
      acceptedBy,
      filing,
      reason,
      evidence,
    },
    names: Object.fromEntries(names),
    procedure,
    may,
    mayManage: manages !== null,
    publications,
    secrets,
    health,
  };
}

const anyDigest = 'sha256:' as Digest;

/** Samples of each step that leave out only what the person has yet to fill in: who is refused these for himself may not take the step. */
function sample(kind: LifeCommandKind, { life }: LivingChannel): LifeCommand {
  const filing = {
    verification: { kind: 'none', subject: '', validTo: null },
    bindings: [{ person: '' as PersonId, role: 'administrator' }],
    recovery: [{ person: '' as PersonId, via: 'phone', ending: '' }],
  } as const;
  const reason = '-';
  const samples: Readonly<Record<LifeCommandKind, LifeCommand>> = {
    approve: { kind: 'approve', note: '' },
    refuse: { kind: 'refuse', reason },
    file: { kind: 'file', handle: '-', filing },
    acceptFiling: { kind: 'acceptFiling' },
    returnFiling: { kind: 'returnFiling', reason },
    amendFiling: { kind: 'amendFiling', filing },
    setDuties: { kind: 'setDuties', duties: life.duties },
    suspend: { kind: 'suspend', reason },
    resume: { kind: 'resume', reason },
    close: { kind: 'close', reason, evidence: anyDigest },
  };
  return samples[kind];
}

/** Refusals that are about what is said or who is named, and so not about who may. */
const curable = ['channels.dutyMissing', 'channels.dutyOutsider', 'channels.dutyTwice', 'channels.noRight'];

async function allowed(asked: {
  readonly db: AppContext['db'];
  readonly person: PersonId;
  readonly channel: LivingChannel;
  readonly ground: Ground;
  readonly manages: boolean;
  readonly now: Instant;
}): Promise<LifeCommandKind[]> {
  const { db, channel, ground, manages, now } = asked;
  const [actor] = await loadPersonFacts(db, { people: [asked.person] }, now);
  if (actor === undefined) return [];
  const facts = { ...ground, now, actor, snapshot: snapshotOf(actor, null, now), people: [] };
  const byOffice: readonly LifeCommandKind[] = ['approve', 'refuse', 'acceptFiling', 'returnFiling'];
  // The table's own keys.
  return (Object.keys(lifeSteps) as LifeCommandKind[]).filter((kind) => {
    if (!byOffice.includes(kind) && !manages) return false;
    const decision = decideLife(channel.life, sample(kind, channel), facts);
    return decision.ok || curable.includes(decision.refusal.code);
  });
}

async function procedureOf(db: AppContext['db'], { policy, rules, scopes }: Ground, now: Instant) {
  const offices = [...new Set(rules.registration.approveBy.flatMap((one) => one.offices))].map(
    (office): LocalizedText =>
      policy.offices.find(({ id }) => id === office)?.name ?? { zh: office, en: office },
  );
  const filing = scopes[rules.registration.fileWith];
  const names = filing === undefined ? null : await namesOf(db, [filing], now);
  return {
    approve: {
      zh: offices.map(({ zh }) => zh).join('或'),
      en: offices.map(({ en }) => en).join(' or '),
    },
    filing: filing === undefined ? null : (names?.get(filing) ?? filing),
    dormantDays: rules.dormancy.dormantDays,
    attestEveryDays: rules.devices.attestEveryDays,
    approvals: rules.credentials.approvals,
    checkoutMaxMinutes: rules.credentials.checkoutMaxMinutes,
  };
}

/** The newest publications on a channel; who may read a text in them is decided where it is read. */
async function publicationsOn(db: AppContext['db'], channel: ChannelId) {
  const rows = await db
    .selectFrom('publication')
    .innerJoin('manuscript', 'manuscript.manuscript_id', 'publication.manuscript_id')
    .select([
      'publication_id as publication',
      'publication.manuscript_id as manuscript',
      'manuscript.title as title',
      'publication.status as status',
      'publication.verdict as verdict',
      'publication.url as url',
      'publication.begun_at as at',
    ])
    .where('channel_id', '=', channel)
    .where('publication.status', 'in', ['done', 'takedownBegun', 'takenDown'])
    .orderBy('publication.begun_at', 'desc')
    .limit(20)
    .execute();
  return rows;
}

async function secretsOf(db: AppContext['db'], channel: ChannelId) {
  return db
    .selectFrom('channel_secret')
    .select(['name', 'changed_at as changedAt'])
    .where('channel_id', '=', channel)
    .orderBy('name')
    .execute();
}

async function healthOf(db: AppContext['db'], channel: ChannelId, since: Instant) {
  const { rows } = await sql<{ published: number; failed: number; handedOver: number; differs: number }>`
    select
      (count(*) filter (where status in ('done', 'takedownBegun', 'takenDown')))::integer as published,
      (count(*) filter (where status = 'rejected'))::integer as failed,
      (count(*) filter (where status = 'handedOver'))::integer as "handedOver",
      (count(*) filter (where verdict in ('differs', 'gone', 'banned')))::integer as differs
    from publication where channel_id = ${channel} and begun_at >= ${since}::timestamptz`.execute(db);
  return rows[0] ?? { published: 0, failed: 0, handedOver: 0, differs: 0 };
}
