import type { ChannelId, Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import { addHours } from '../kernel/index.ts';
import type { InteractionAction, InteractionRule } from '../policy/index.ts';
import type { ActWord, StandingId } from './act.ts';
import type { InteractionRefusal } from './refusals.ts';
import { type Template, templateFault } from './template.ts';

export type StandingStatus = 'proposed' | 'granted' | 'refused' | 'ended';
export const standingStatuses = ['proposed', 'granted', 'refused', 'ended'] as const;

/** What a standing approval (长期批准) covers; beyond it a person decides. What is done to an account needs one that is on the unit's list besides. */
export interface StandingTerms {
  readonly action: InteractionAction;
  /** Null: every channel of the unit. */
  readonly channel: ChannelId | null;
  readonly name: string;
  /** Null for actions without a text. */
  readonly template: Template | null;
  readonly perHour: number;
  readonly perDay: number;
  readonly validTo: Instant;
  /** Answers for what is done under it. */
  readonly owner: PersonId;
}

/** A standing approval, proposed by one person and granted by others. */
export interface Standing {
  readonly id: StandingId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly terms: StandingTerms;
  readonly status: StandingStatus;
  /** How many have to grant it, as the rule book said when it was proposed. */
  readonly approvals: number;
  readonly proposed: ActWord;
  readonly granted: readonly ActWord[];
  readonly closed: ActWord | null;
}

export type StandingEvent =
  | {
      readonly kind: 'standingProposed';
      readonly standing: StandingId;
      readonly root: OrganizationId;
      readonly organization: OrganizationId;
      readonly terms: StandingTerms;
      readonly approvals: number;
      readonly word: ActWord;
    }
  | { readonly kind: 'standingGranted'; readonly standing: StandingId; readonly word: ActWord }
  | {
      readonly kind: 'standingRefused' | 'standingEnded';
      readonly standing: StandingId;
      readonly word: ActWord;
    };

/** The standing approval after an event; null stands for none before. Pure. */
export function applyStanding(before: Standing | null, event: StandingEvent): Standing {
  if (event.kind === 'standingProposed') {
    const { standing: id, root, organization, terms, approvals, word: proposed } = event;
    return {
      id,
      root,
      organization,
      terms,
      approvals,
      proposed,
      status: 'proposed',
      granted: [],
      closed: null,
    };
  }
  if (before === null) throw new TypeError('a standing approval that nobody proposed');
  if (event.kind === 'standingGranted') {
    const granted = [...before.granted, event.word];
    return { ...before, granted, status: granted.length >= before.approvals ? 'granted' : 'proposed' };
  }
  const status = event.kind === 'standingRefused' ? 'refused' : 'ended';
  return { ...before, status, closed: event.word };
}

type Decided<E> = { readonly event: E } | { readonly refusal: InteractionRefusal };

/** Whether terms may be proposed under the rule book. `rule` is null where the rule book has no such action. Pure. */
export function proposeStanding(
  wish: {
    readonly id: StandingId;
    readonly root: OrganizationId;
    readonly organization: OrganizationId;
    readonly terms: StandingTerms;
  },
  rule: InteractionRule | null,
  word: ActWord,
): Decided<StandingEvent> {
  const { terms, id: standing, root, organization } = wish;
  if (rule === null) return { refusal: 'interaction.actionNotAllowed' };
  if (rule.standing === null) return { refusal: 'interaction.standingNotAllowed' };
  if (terms.perDay > rule.standing.maxPerDay || terms.perHour > terms.perDay || terms.perHour < 1)
    return { refusal: 'interaction.standingTooMany' };
  const latest = addHours(word.at, rule.standing.validDays * 24);
  if (terms.validTo > latest || terms.validTo <= word.at) return { refusal: 'interaction.standingTooLong' };
  if (terms.template !== null && templateFault(terms.template) !== null)
    return { refusal: 'interaction.templateWrong' };
  const { approvals } = rule;
  return { event: { kind: 'standingProposed', standing, root, organization, terms, approvals, word } };
}

export type StandingStep = 'grant' | 'refuse' | 'end';

/** What follows when somebody steps on a standing approval. `entitled`: whether the rule book names an office of his for it. Pure. */
export function stepStanding(
  standing: Standing,
  step: StandingStep,
  word: ActWord,
  entitled: boolean,
): Decided<StandingEvent> {
  const { id, status, proposed, granted, terms } = standing;
  const { person } = word.by;
  if (step === 'end') {
    if (status !== 'granted' && status !== 'proposed') return { refusal: 'interaction.standingEnded' };
    // To stop something is quick: its owner, who proposed it, and everybody who could grant it.
    const mayEnd = entitled || person === proposed.by.person || person === terms.owner;
    if (!mayEnd) return { refusal: 'interaction.notEntitled' };
    return { event: { kind: 'standingEnded', standing: id, word } };
  }
  if (status !== 'proposed') return { refusal: 'interaction.wrongStatus' };
  if (!entitled) return { refusal: 'interaction.notEntitled' };
  if (person === proposed.by.person) return { refusal: 'interaction.ownRequest' };
  if (step === 'refuse') return { event: { kind: 'standingRefused', standing: id, word } };
  if (granted.some(({ by }) => by.person === person)) return { refusal: 'interaction.alreadyApproved' };
  return { event: { kind: 'standingGranted', standing: id, word } };
}

/** How often a standing approval was used. */
export interface StandingUse {
  readonly lastHour: number;
  readonly today: number;
  /** On this channel and action under all standing approvals together. */
  readonly todayOnChannel: number;
}

export const standingHindrances = [
  'notInForce',
  'expired',
  'otherAction',
  'otherChannel',
  'ownGrant',
  'accountNotListed',
  'notTheTemplate',
  'hourUsedUp',
  'dayUsedUp',
  'ruleBookDay',
  'noLongerAllowed',
] as const;
/** Why a standing approval does not cover a request, so that a person decides. */
export type StandingHindrance = (typeof standingHindrances)[number];

/**
 * What keeps a standing approval from covering a request; null if it covers it. The rule book in force counts beside the terms, so a stricter one binds at
 * once. Pure; the counts have to be taken while nobody else can add to them.
 */
export function standingHindrance(
  standing: Standing,
  request: {
    readonly action: InteractionAction;
    readonly channel: ChannelId;
    readonly by: PersonId;
    /** Whether its account is on the list; null where it is done to no account. */
    readonly accountListed: boolean | null;
    readonly fitsTemplate: boolean;
  },
  facts: { readonly rule: InteractionRule; readonly use: StandingUse; readonly now: Instant },
): StandingHindrance | null {
  const { terms, status, granted } = standing;
  const { use, now, rule } = facts;
  if (status !== 'granted') return 'notInForce';
  if (now >= terms.validTo) return 'expired';
  if (terms.action !== request.action) return 'otherAction';
  if (terms.channel !== null && terms.channel !== request.channel) return 'otherChannel';
  if (rule.standing === null) return 'noLongerAllowed';
  const last = granted.at(-1)?.at ?? now;
  if (now >= addHours(last, rule.standing.validDays * 24)) return 'expired';
  // Who granted it would approve his own request.
  if (granted.some(({ by }) => by.person === request.by)) return 'ownGrant';
  if (request.accountListed === false) return 'accountNotListed';
  if (!request.fitsTemplate) return 'notTheTemplate';
  if (use.lastHour >= terms.perHour) return 'hourUsedUp';
  if (use.today >= terms.perDay) return 'dayUsedUp';
  return use.todayOnChannel >= rule.standing.maxPerDay ? 'ruleBookDay' : null;
}
