import type {
  Brand,
  Digest,
  Instant,
  ManuscriptId,
  OrganizationId,
  PersonId,
  PublicationId,
} from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';

export type CampaignId = Brand<string, 'CampaignId'>;

/** What somebody decided, with who he was and what he said about it. */
export interface CampaignWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly note: string;
}

/** A file handed down with a campaign, or handed in as evidence. */
export interface CampaignFile {
  readonly file: Digest;
  readonly name: string;
}

/** What a campaign asks for. */
export interface CampaignBrief {
  readonly title: string;
  readonly text: string;
  /** A topic of the rule book; null where any will do. */
  readonly topic: string | null;
  readonly material: readonly CampaignFile[];
}

/** 上级任务: what a superior hands down to units below it. */
export interface Campaign {
  readonly id: CampaignId;
  /** Who hands it down. */
  readonly organization: OrganizationId;
  /** The campaign from above that it passes on; null for one of its own. */
  readonly parent: CampaignId | null;
  readonly brief: CampaignBrief;
  readonly deadline: Instant;
  readonly claimBy: Instant;
  /** Hours before the deadline at which is reminded, as the rule book said when it was handed down. */
  readonly remindHoursBefore: readonly number[];
  readonly handedDown: CampaignWord;
  readonly withdrawn: CampaignWord | null;
}

/** What shows that a unit did what it was asked for: publications, or files. */
export interface Evidence {
  readonly publications: readonly {
    readonly publication: PublicationId;
    readonly manuscript: ManuscriptId;
  }[];
  readonly files: readonly CampaignFile[];
}

export const campaignStatuses = ['waiting', 'claimed', 'declined', 'completed'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** How a campaign stands in one of the units that it was handed down to. */
export interface CampaignUnit {
  readonly campaign: CampaignId;
  readonly unit: OrganizationId;
  readonly status: CampaignStatus;
  /** Who sees to it in the unit; null before it is claimed. */
  readonly responsible: { readonly person: PersonId; readonly name: string } | null;
  readonly claimed: CampaignWord | null;
  readonly declined: CampaignWord | null;
  readonly completed: (CampaignWord & { readonly evidence: Evidence }) | null;
  /** The superior's last word against a decline or a completion. */
  readonly reopened: CampaignWord | null;
}

/** The ledger's events: of the campaign in the stream of who hands it down, of a unit in the unit's. */
export type CampaignEvent =
  | { readonly kind: 'handedDown'; readonly campaign: Campaign; readonly units: readonly OrganizationId[] }
  | {
      readonly kind: 'deadlineMoved';
      readonly campaign: CampaignId;
      readonly deadline: Instant;
      readonly word: CampaignWord;
    }
  | { readonly kind: 'withdrawn'; readonly campaign: CampaignId; readonly word: CampaignWord }
  | UnitEvent;

export type UnitEvent = { readonly campaign: CampaignId; readonly unit: OrganizationId } & (
  | {
      readonly kind: 'claimed';
      readonly responsible: { readonly person: PersonId; readonly name: string };
      readonly word: CampaignWord;
    }
  | { readonly kind: 'declined' | 'reopened'; readonly word: CampaignWord }
  | { readonly kind: 'completed'; readonly evidence: Evidence; readonly word: CampaignWord }
);

/** What somebody wants done about a unit's part. */
export type UnitWish =
  | {
      readonly kind: 'claim';
      readonly responsible: { readonly person: PersonId; readonly name: string };
    }
  | { readonly kind: 'decline' | 'reopen' }
  | { readonly kind: 'complete'; readonly evidence: Evidence };

export const campaignRefusals = [
  'campaigns.withdrawn',
  'campaigns.notWaiting',
  'campaigns.notClaimed',
  'campaigns.completed',
  'campaigns.declined',
  'campaigns.reasonMissing',
  'campaigns.evidenceMissing',
  'campaigns.nothingToReopen',
  'campaigns.deadlinePast',
] as const;
export type CampaignRefusal = (typeof campaignRefusals)[number];

/**
 * What follows when somebody of the unit, or for `reopen` of the superior, wants something done: claim (again, by another responsible), decline with
 * a reason, complete with evidence, or send a decline or a completion back with a reason. Pure; who may is not asked here.
 */
export function decideUnit(
  campaign: Pick<Campaign, 'id' | 'withdrawn'>,
  unit: CampaignUnit,
  wish: UnitWish,
  word: CampaignWord,
): { readonly event: UnitEvent } | { readonly refusal: CampaignRefusal } {
  if (campaign.withdrawn !== null) return { refusal: 'campaigns.withdrawn' };
  const at = { campaign: campaign.id, unit: unit.unit, word };
  const { status } = unit;
  switch (wish.kind) {
    case 'claim':
      if (status === 'completed') return { refusal: 'campaigns.completed' };
      if (status === 'declined') return { refusal: 'campaigns.declined' };
      return { event: { ...at, kind: 'claimed', responsible: wish.responsible } };
    case 'decline':
      if (status === 'completed') return { refusal: 'campaigns.completed' };
      if (status === 'declined') return { refusal: 'campaigns.declined' };
      return word.note === ''
        ? { refusal: 'campaigns.reasonMissing' }
        : { event: { ...at, kind: 'declined' } };
    case 'complete': {
      if (status === 'completed') return { refusal: 'campaigns.completed' };
      if (status !== 'claimed') return { refusal: 'campaigns.notClaimed' };
      const { publications, files } = wish.evidence;
      return publications.length + files.length === 0
        ? { refusal: 'campaigns.evidenceMissing' }
        : { event: { ...at, kind: 'completed', evidence: wish.evidence } };
    }
    case 'reopen':
      if (status !== 'declined' && status !== 'completed') return { refusal: 'campaigns.nothingToReopen' };
      return word.note === ''
        ? { refusal: 'campaigns.reasonMissing' }
        : { event: { ...at, kind: 'reopened' } };
  }
}

/** What speaks against a deadline; null if nothing does. Pure. */
export function deadlineRefusal(deadline: Instant, now: Instant): CampaignRefusal | null {
  return deadline <= now ? 'campaigns.deadlinePast' : null;
}

/** The campaign after an event; null stands for none before. Pure. Throws TypeError on an event of a campaign that is not there. */
export function applyToCampaign(
  before: Campaign | null,
  event: Extract<CampaignEvent, { kind: 'handedDown' | 'deadlineMoved' | 'withdrawn' }>,
): Campaign {
  if (event.kind === 'handedDown') return event.campaign;
  if (before === null) throw new TypeError('a campaign that was never handed down');
  return event.kind === 'withdrawn'
    ? { ...before, withdrawn: event.word }
    : { ...before, deadline: event.deadline };
}

/** A unit's part before anybody there answered. */
export function waitingUnit(campaign: CampaignId, unit: OrganizationId): CampaignUnit {
  const nothing = { responsible: null, claimed: null, declined: null, completed: null, reopened: null };
  return { campaign, unit, status: 'waiting', ...nothing };
}

/** A unit's part after an event. A decline that is sent back waits to be claimed, a completion is claimed again. Pure. */
export function applyToUnit(before: CampaignUnit, event: UnitEvent): CampaignUnit {
  const { word } = event;
  switch (event.kind) {
    case 'claimed':
      return { ...before, status: 'claimed', responsible: event.responsible, claimed: word };
    case 'declined':
      return { ...before, status: 'declined', declined: word };
    case 'completed':
      return { ...before, status: 'completed', completed: { ...word, evidence: event.evidence } };
    case 'reopened':
      return {
        ...before,
        status: before.status === 'completed' ? 'claimed' : 'waiting',
        reopened: word,
        declined: null,
        completed: null,
      };
  }
}
