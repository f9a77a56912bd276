import type { Campaign, CampaignUnit } from '@sanshen/domain/campaigns';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { OfficeStanding } from '@sanshen/domain/organization';
import type { NotificationKind } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { peopleWithStanding } from '../channels/public.ts';
import { tell } from '../review/public.ts';

/** Who sees to publicity in a unit. */
const unitStandings: readonly OfficeStanding[] = ['publicityLead', 'platformLead', 'departmentHead'];
/** Who answers for a unit: told besides when something is late. */
const leaderStandings: readonly OfficeStanding[] = ['leaderInCharge', 'mainLeader'];
/** Who sees to publicity where campaigns are handed down. */
const issuerStandings: readonly OfficeStanding[] = ['publicityLead', 'departmentHead'];

/** Tells people of a campaign, but for who acted; `unit` is whose part it is about, where it is about one. */
async function tellThem(
  trx: Transaction,
  told: {
    readonly kind: NotificationKind;
    readonly people: readonly PersonId[];
    readonly campaign: Pick<Campaign, 'id' | 'brief'>;
    readonly unit?: OrganizationId;
    readonly actor: PersonId | null;
  },
  at: Instant,
): Promise<void> {
  const { kind, campaign, unit, actor } = told;
  const people = [...new Set(told.people)].filter((person) => person !== actor);
  const details = {
    campaign: campaign.id,
    title: campaign.brief.title,
    ...(unit === undefined ? {} : { unit }),
  };
  if (people.length > 0) await tell(trx, { kind, people, details }, at);
}

/** Tells the people of units that something came from above. */
export async function tellUnits(
  trx: Transaction,
  kind: 'campaignHandedDown' | 'campaignChanged' | 'campaignReopened',
  campaign: Pick<Campaign, 'id' | 'brief'>,
  units: readonly OrganizationId[],
  responsible: readonly PersonId[],
  actor: PersonId,
  at: Instant,
): Promise<void> {
  const people = [...(await peopleWithStanding(trx, units, unitStandings, at)), ...responsible];
  await tellThem(trx, { kind, people, campaign, actor }, at);
}

/** Tells those who handed a campaign down that a unit answered. */
export async function tellIssuer(
  trx: Transaction,
  campaign: Pick<Campaign, 'id' | 'brief' | 'organization' | 'handedDown'>,
  unit: OrganizationId,
  actor: PersonId,
  at: Instant,
): Promise<void> {
  const people = [
    campaign.handedDown.by.person,
    ...(await peopleWithStanding(trx, [campaign.organization], issuerStandings, at)),
  ];
  await tellThem(trx, { kind: 'campaignAnswered', people, campaign, unit, actor }, at);
}

/** Reminds: before the deadline the unit, of what is late both levels. */
export async function remindOf(
  trx: Transaction,
  why: 'due' | 'unclaimed' | 'overdue',
  campaign: Pick<Campaign, 'id' | 'brief' | 'organization' | 'handedDown'>,
  { unit, responsible }: Pick<CampaignUnit, 'unit' | 'responsible'>,
  at: Instant,
): Promise<void> {
  const own = responsible === null ? [] : [responsible.person];
  const late = why !== 'due';
  const people = [
    ...own,
    ...(await peopleWithStanding(
      trx,
      [unit],
      late ? [...unitStandings, ...leaderStandings] : unitStandings,
      at,
    )),
    ...(late ? [campaign.handedDown.by.person] : []),
    ...(late ? await peopleWithStanding(trx, [campaign.organization], issuerStandings, at) : []),
  ];
  const kind = ({ due: 'campaignDue', unclaimed: 'campaignUnclaimed', overdue: 'campaignOverdue' } as const)[
    why
  ];
  await tellThem(trx, { kind, people, campaign, unit, actor: null }, at);
}
