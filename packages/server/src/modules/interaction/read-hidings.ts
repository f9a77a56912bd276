import type { Act } from '@sanshen/domain/interaction';
import { addHours, type LocalizedText, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { pathTo } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import { findChannels } from '../channels/public.ts';
import { loadSubtree, namesOf, requireGrant } from '../organization/public.ts';
import { groundOf } from './scene.ts';

const recentMost = 50;

/**
 * Comments that an organisation and those below it have hidden in the last days: how many, for which of the rule book's reasons, by whom. Without a word of the
 * public. Throws `access.forbidden`.
 */
export async function readHidings(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  days: number,
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readInteraction', now);
  const since = addHours(now, -24 * days);
  const tree = await loadSubtree(db, organization, now);
  const units = [...tree.keys()].filter(
    (one) => one === organization || pathTo(tree, one).includes(organization),
  );
  const counted = await db
    .selectFrom('interaction_act')
    .select((row) => [
      'organization_id',
      sql<string>`act ->> 'reason'`.as('reason'),
      row.fn.countAll<number>().filterWhere('status', '=', 'done').as('done'),
      row.fn
        .countAll<number>()
        .filterWhere(sql<boolean>`status = 'done' and act ->> 'via' = 'spamRule'`)
        .as('byRule'),
      row.fn.countAll<number>().filterWhere('status', '=', 'refused').as('refused'),
    ])
    .where('action', '=', 'hideComment')
    .where('organization_id', 'in', units)
    .where('asked_at', '>=', since)
    .groupBy(['organization_id', sql`act ->> 'reason'`])
    .execute();
  const rows = await db
    .selectFrom('interaction_act')
    .select('act')
    .where('action', '=', 'hideComment')
    .where('status', '=', 'done')
    .where('organization_id', 'in', units)
    .where('asked_at', '>=', since)
    .orderBy('asked_at', 'desc')
    .orderBy('act_id', 'desc')
    .limit(recentMost)
    .execute();
  // Written by projectAct from this type and by nothing else.
  const acts = rows.map((row) => row.act as unknown as Act);
  const names = await namesOf(db, units, now);
  const channels = await findChannels(db, [...new Set(acts.map(({ channel }) => channel))]);
  const { hidingReasons } = (await groundOf(db, organization, now)).policy.interaction;
  const reasonName = (id: string | null): LocalizedText =>
    hidingReasons.find((one) => one.id === id)?.name ?? { zh: id ?? '', en: id ?? '' };
  const sum = (
    pick: (row: (typeof counted)[number]) => number,
    keep = (_: (typeof counted)[number]) => true,
  ) => counted.filter(keep).reduce((total, row) => total + pick(row), 0);
  return {
    total: sum(({ done }) => done),
    byRule: sum(({ byRule }) => byRule),
    refused: sum(({ refused }) => refused),
    reasons: hidingReasons.map(({ id, name }) => ({
      reason: id,
      name,
      count: sum(
        ({ done }) => done,
        (row) => row.reason === id,
      ),
    })),
    units: units
      .map((unit) => ({
        organization: unit,
        name: names.get(unit) ?? unit,
        count: sum(
          ({ done }) => done,
          (row) => row.organization_id === unit,
        ),
        byRule: sum(
          ({ byRule }) => byRule,
          (row) => row.organization_id === unit,
        ),
      }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.organization < b.organization ? -1 : 1)),
    recent: acts.map((act) => ({
      act: act.id,
      organization: act.organization,
      organizationName: names.get(act.organization) ?? act.organization,
      channel: channels.find(({ id }) => id === act.channel)?.name ?? '',
      reason: reasonName(act.reason),
      byRule: act.via === 'spamRule',
      asked: { person: act.asked.by.person, name: act.asked.by.name, at: act.asked.at },
      approved: act.approvals.map(({ by }) => by.name),
      at: act.closed?.at ?? act.asked.at,
    })),
  };
}
