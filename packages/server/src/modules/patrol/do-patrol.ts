import type { ChannelStatus } from '@sanshen/domain/channels';
import {
  addHours,
  type ChannelId,
  type Digest,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import {
  beginPatrol as begin,
  dayOf,
  finishPatrol as finish,
  type PatrolFindingId,
  type PatrolFindingKind,
  type PatrolId,
  patrolDueAt,
} from '@sanshen/domain/patrol';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { findLiving, type LivingChannel } from '../channels/public.ts';
import { loadPersonFacts } from '../organization/public.ts';
import { tell } from '../review/public.ts';
import { recordFinding, recordPatrol } from './record.ts';
import { openScene, patrols, refusal } from './scene.ts';
import { findPatrol, holdTurn, keepNote } from './store.ts';

/** Statuses in which a channel's comments have to be looked at. */
export const patrolledStatuses: readonly ChannelStatus[] = ['active'];
/** Platforms without comments. */
export const silentPlatforms: readonly string[] = ['feed', 'website'];

async function requireChannel(
  trx: Transaction,
  id: ChannelId,
  organization: OrganizationId,
): Promise<LivingChannel> {
  const channel = await findLiving(trx, id);
  if (channel === null || channel.organization !== organization) throw platformProblem('request.notFound');
  return channel;
}

export interface TurnWish {
  readonly organization: OrganizationId;
  readonly channel: ChannelId;
  readonly day: string;
  readonly slot: number;
}

/** Puts somebody on duty whose office patrols. Throws `request.notFound`, `access.forbidden`, `patrol.notOnDuty`, `patrol.alreadyDone`. */
export function assignPatrol(
  context: AppContext,
  key: CommandKey,
  wish: TurnWish & { readonly person: PersonId },
): Promise<{ readonly patrol: PatrolId }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const { organization, channel: id, day, slot, person } = wish;
    const channel = await requireChannel(trx, id, organization);
    const scene = await openScene(trx, key.person, organization, 'closePatrol', now);
    const [duty] = await loadPersonFacts(trx, { people: [person] }, now);
    if (duty === undefined || !patrols(scene, duty, now)) throw refusal('patrol.notOnDuty');
    if (day < dayOf(now) || slot > scene.rule.timesPerDay) throw refusal('patrol.notToday');
    const before = await holdTurn(trx, { channel: id, day, slot });
    if (before !== null && before.status !== 'planned' && before.status !== 'overdue')
      throw refusal('patrol.alreadyDone');
    const dueAt = before?.dueAt ?? patrolDueAt(day, slot, scene.rule.timesPerDay);
    const patrol = await recordPatrol(trx, {
      kind: 'assigned',
      patrol: before?.id ?? newId<PatrolId>(),
      ...{ root: channel.root, organization, channel: id, day, slot, dueAt, duty: person },
      word: { by: scene.snapshot, at: now },
    });
    if (person !== key.person)
      await tell(
        trx,
        { kind: 'patrolAssigned', people: [person], details: { patrol: patrol.id, organization, day } },
        now,
      );
    return { patrol: patrol.id };
  });
}

/** Begins a patrol of today. Throws `request.notFound`, `access.forbidden` and the `patrol.*` problems. */
export function beginPatrol(
  context: AppContext,
  key: CommandKey,
  wish: Omit<TurnWish, 'day'>,
): Promise<{ readonly patrol: PatrolId }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const { organization, channel: id, slot } = wish;
    const channel = await requireChannel(trx, id, organization);
    const scene = await openScene(trx, key.person, organization, 'doPatrol', now);
    const day = dayOf(now);
    const before = await holdTurn(trx, { channel: id, day, slot });
    const turn = { root: channel.root, organization, channel: id, day, slot };
    const { entitled, rule, snapshot } = scene;
    const patrol = before?.id ?? newId<PatrolId>();
    const decided = begin(
      before,
      { id: patrol, ...turn },
      { word: { by: snapshot, at: now }, entitled, rule },
    );
    if ('refusal' in decided) throw refusal(decided.refusal);
    for (const event of decided.events) await recordPatrol(trx, event);
    return { patrol };
  });
}

export interface FoundByHand {
  readonly kind: PatrolFindingKind;
  readonly note: string;
  readonly before: Digest | null;
}

/** Finishes a patrol with what it found. Throws as {@link beginPatrol}. */
export function finishPatrol(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly patrol: string;
    readonly answers: readonly boolean[];
    readonly findings: readonly FoundByHand[];
  },
): Promise<{ findings: PatrolFindingId[] }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    // Checked by the route to be a UUID; an id that nobody has is found nowhere.
    const patrol = await findPatrol(trx, wish.patrol as PatrolId, true);
    if (patrol === null) throw platformProblem('request.notFound');
    const scene = await openScene(trx, key.person, patrol.organization, 'doPatrol', now);
    const { answers, findings } = wish;
    const { checklist, correctWithinHours } = scene.rule;
    const word = { by: scene.snapshot, at: now };
    const decided = finish(patrol, { answers, findings: findings.length }, { word, lines: checklist.length });
    if ('refusal' in decided) throw refusal(decided.refusal);
    for (const event of decided.events) await recordPatrol(trx, event);
    const ids: PatrolFindingId[] = [];
    for (const { kind, note, before } of findings) {
      const { root, organization, channel, id } = patrol;
      const finding = await recordFinding(trx, {
        kind: 'findingRaised',
        finding: newId<PatrolFindingId>(),
        ...{ patrol: id, root, organization, channel, what: kind, before },
        dueAt: addHours(now, correctWithinHours),
        by: scene.snapshot,
        at: now,
      });
      await keepNote(trx, finding, note);
      ids.push(finding.id);
    }
    return { findings: ids };
  });
}
