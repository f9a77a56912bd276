import {
  applyToCampaign,
  applyToUnit,
  type Campaign,
  type CampaignBrief,
  type CampaignEvent,
  type CampaignFile,
  type CampaignId,
  type CampaignUnit,
  type CampaignWord,
  type UnitEvent,
  waitingUnit,
} from '@sanshen/domain/campaigns';
import { brandId, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A campaign with the root of its tree. */
export interface KeptCampaign extends Campaign {
  readonly root: OrganizationId;
}

const campaignColumns = [
  'campaign_id as id',
  'root_id as root',
  'organization_id as organization',
  'parent_id as parent',
  'brief',
  'deadline',
  'claim_by as claimBy',
  'remind_hours as remindHoursBefore',
  'handed_down as handedDown',
  'withdrawn',
] as const;

interface CampaignRow {
  readonly id: string;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly parent: string | null;
  readonly brief: unknown;
  readonly deadline: Instant;
  readonly claimBy: Instant;
  readonly remindHoursBefore: readonly number[];
  readonly handedDown: unknown;
  readonly withdrawn: unknown;
}

function toCampaign({ id, parent, brief, handedDown, withdrawn, ...row }: CampaignRow): KeptCampaign {
  return {
    ...row,
    id: brandId<CampaignId>(id),
    parent: parent === null ? null : brandId<CampaignId>(parent),
    // The three are written by projectCampaign from these types and by nothing else.
    brief: brief as CampaignBrief,
    handedDown: handedDown as CampaignWord,
    withdrawn: withdrawn as CampaignWord | null,
  };
}

/** A campaign; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findCampaign(
  db: Database | Transaction,
  id: string,
  hold = false,
): Promise<KeptCampaign | null> {
  const row = await db
    .selectFrom('campaign')
    .select(campaignColumns)
    .where('campaign_id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : toCampaign(row);
}

/** Campaigns by their ids; unknown ones are left out. */
export async function findCampaigns(
  db: Database | Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptCampaign>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('campaign')
    .select(campaignColumns)
    .where('campaign_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, toCampaign(row)]));
}

/** Campaigns by which units pass another one on. */
export async function campaignsPassedOn(db: Database, parent: CampaignId): Promise<readonly KeptCampaign[]> {
  const rows = await db
    .selectFrom('campaign')
    .select(campaignColumns)
    .where('parent_id', '=', parent)
    .orderBy('handed_down_at')
    .limit(500)
    .execute();
  return rows.map(toCampaign);
}

const unitColumns = [
  'campaign_id as campaign',
  'organization_id as unit',
  'status',
  'responsible',
  'claimed',
  'declined',
  'completed',
  'reopened',
] as const;

interface UnitRow {
  readonly campaign: string;
  readonly unit: OrganizationId;
  readonly status: CampaignUnit['status'];
  readonly responsible: unknown;
  readonly claimed: unknown;
  readonly declined: unknown;
  readonly completed: unknown;
  readonly reopened: unknown;
}

function toUnit(row: UnitRow): CampaignUnit {
  // Written by projectUnit from these types and by nothing else.
  return { ...row, campaign: brandId<CampaignId>(row.campaign) } as CampaignUnit;
}

/** The part of one unit, its row held until the transaction ends; null if the campaign was not handed down to it. */
export async function holdUnit(
  trx: Transaction,
  campaign: string,
  unit: OrganizationId,
): Promise<CampaignUnit | null> {
  const row = await trx
    .selectFrom('campaign_unit')
    .select(unitColumns)
    .where('campaign_id', '=', campaign)
    .where('organization_id', '=', unit)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toUnit(row);
}

/** The parts of all units of a campaign. */
export async function unitsOf(
  db: Database | Transaction,
  campaign: CampaignId,
): Promise<readonly CampaignUnit[]> {
  const rows = await db
    .selectFrom('campaign_unit')
    .select(unitColumns)
    .where('campaign_id', '=', campaign)
    .orderBy('organization_id')
    .execute();
  return rows.map(toUnit);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a campaign that is not withdrawn was handed down to a unit. */
export async function isHandedDownTo(
  db: Database | Transaction,
  campaign: string,
  unit: OrganizationId,
): Promise<boolean> {
  if (!uuid.test(campaign)) return false;
  const row = await db
    .selectFrom('campaign_unit')
    .select('campaign_id')
    .where('campaign_id', '=', campaign)
    .where('organization_id', '=', unit)
    .where('withdrawn', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}

const jsonOrNull = (value: unknown) => (value === null ? null : toJson(value));

/** Writes the rows that an event means. */
export async function projectCampaign(
  trx: Transaction,
  root: OrganizationId,
  event: CampaignEvent,
): Promise<void> {
  switch (event.kind) {
    case 'handedDown':
      return insertCampaign(trx, root, event);
    case 'deadlineMoved':
    case 'withdrawn':
      return updateCampaign(trx, event);
    default:
      return projectUnit(trx, event);
  }
}

async function insertCampaign(
  trx: Transaction,
  root: OrganizationId,
  { campaign, units }: Extract<CampaignEvent, { kind: 'handedDown' }>,
): Promise<void> {
  const { id, organization, parent, brief, deadline, claimBy, remindHoursBefore, handedDown } = campaign;
  await trx
    .insertInto('campaign')
    .values({
      campaign_id: id,
      root_id: root,
      organization_id: organization,
      parent_id: parent,
      brief: toJson(brief),
      deadline,
      claim_by: claimBy,
      remind_hours: [...remindHoursBefore],
      handed_down: toJson(handedDown),
      handed_down_at: handedDown.at,
      withdrawn: null,
      units: units.length,
    })
    .execute();
  const rows = units.map((unit) => ({
    campaign_id: id,
    organization_id: unit,
    root_id: root,
    status: waitingUnit(id, unit).status,
    deadline,
    handed_down_at: handedDown.at,
    withdrawn: false,
  }));
  await trx.insertInto('campaign_unit').values(rows).execute();
  await keepFiles(trx, id, '', brief.material);
}

async function updateCampaign(
  trx: Transaction,
  event: Extract<CampaignEvent, { kind: 'deadlineMoved' | 'withdrawn' }>,
): Promise<void> {
  const { deadline, withdrawn } = applyToCampaign(await findCampaign(trx, event.campaign, true), event);
  await trx
    .updateTable('campaign')
    .set({ deadline, withdrawn: jsonOrNull(withdrawn) })
    .where('campaign_id', '=', event.campaign)
    .execute();
  await trx
    .updateTable('campaign_unit')
    .set({ deadline, withdrawn: withdrawn !== null })
    .where('campaign_id', '=', event.campaign)
    .execute();
}

async function projectUnit(trx: Transaction, event: UnitEvent): Promise<void> {
  const before = await holdUnit(trx, event.campaign, event.unit);
  if (before === null) throw new TypeError('a unit to which the campaign was not handed down');
  const after = applyToUnit(before, event);
  await trx
    .updateTable('campaign_unit')
    .set({
      status: after.status,
      responsible: jsonOrNull(after.responsible),
      claimed: jsonOrNull(after.claimed),
      declined: jsonOrNull(after.declined),
      completed: jsonOrNull(after.completed),
      reopened: jsonOrNull(after.reopened),
      completed_at: after.completed?.at ?? null,
    })
    .where('campaign_id', '=', event.campaign)
    .where('organization_id', '=', event.unit)
    .execute();
  if (event.kind === 'completed') await keepFiles(trx, event.campaign, event.unit, event.evidence.files);
}

async function keepFiles(
  trx: Transaction,
  campaign: CampaignId,
  unit: OrganizationId | '',
  files: readonly CampaignFile[],
): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ file }) => ({
    campaign_id: campaign,
    organization_id: brandId<OrganizationId>(unit),
    file,
  }));
  await trx
    .insertInto('campaign_file')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
