import type { FreezeWord } from '@sanshen/domain/emergency';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { grantOf, namesOf, organizationsAbove, requireGrant } from '../../organization/public.ts';
import { freezesOn, type KeptFreeze } from './freeze-store.ts';

/** The freezes that bind an organisation and those lifted lately, with what the caller may do. Throws `access.forbidden`. */
export async function readFreezes(context: AppContext, person: PersonId, organization: OrganizationId) {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readState', now);
  const above = await organizationsAbove(db, organization, now);
  const freezes = await freezesOn(db, organization, above);
  return {
    frozen: freezes.some(({ lifted, reach }) => lifted === null && reach !== 'channel'),
    mayFreeze: (await grantOf(db, person, organization, 'freeze', now)) !== null,
    items: await showFreezes(context, person, freezes),
  };
}

/** Freezes as the contract shows them, with whether the caller may take part in lifting them. */
export async function showFreezes(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  person: PersonId,
  freezes: readonly KeptFreeze[],
) {
  const now = clock.now();
  const names = await namesOf(
    db,
    freezes.map(({ organization }) => organization),
    now,
  );
  const channels = await channelNames(db, freezes);
  const items = [];
  for (const freeze of freezes) {
    const { id, lifted, proposed, ordered, reach, channel, organization } = freeze;
    items.push({
      ...{ freeze: id, organization, reach },
      organizationName: names.get(organization) ?? organization,
      channel: channel === null ? null : { id: channel, name: channels.get(channel) ?? channel },
      ordered: shown(ordered),
      proposed: proposed === null ? null : shown(proposed),
      lifted: lifted === null ? null : shown(lifted),
      mayLift: await mayLift(db, person, freeze, now),
    });
  }
  return items;
}

async function channelNames(
  db: AppContext['db'],
  freezes: readonly KeptFreeze[],
): Promise<ReadonlyMap<string, string>> {
  const ids = freezes.flatMap(({ channel }) => (channel === null ? [] : [channel]));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('channel')
    .select(['channel_id', 'name'])
    .where('channel_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.channel_id, row.name]));
}

async function mayLift(
  db: AppContext['db'],
  person: PersonId,
  freeze: KeptFreeze,
  now: Parameters<typeof grantOf>[4],
): Promise<boolean> {
  if (freeze.lifted !== null || freeze.proposed?.by.person === person) return false;
  const ordering = freeze.ordered.by.organization ?? freeze.organization;
  return (await grantOf(db, person, ordering, 'liftFreeze', now)) !== null;
}

function shown({ by, reason, at }: FreezeWord) {
  const { person, name, office, organization } = by;
  return { person, name, office, organization, reason, at };
}
