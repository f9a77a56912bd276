import type { ChannelId, Digest, Instant, OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { InteractionAction, InteractionRule } from '../policy/index.ts';
import type { Act, ActEvent, ActId, ActTarget } from './act.ts';
import { actNeeds, type TargetKind } from './needs.ts';
import type { InteractionRefusal } from './refusals.ts';
import type { SpamGround } from './spam.ts';
import { type Standing, type StandingUse, standingHindrance } from './standing.ts';
import type { AccountStanding } from './target.ts';

/** Who wants what done. Texts are not here: what they say was judged before, and only their digest is recorded. */
export interface ActWish {
  readonly id: ActId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly channel: ChannelId;
  readonly action: InteractionAction;
  readonly target: ActTarget;
  readonly reason: string | null;
  readonly words: Digest;
  readonly hasText: boolean;
  readonly hasUrl: boolean;
}

/** A standing approval that may cover a wish, with how often it was used. */
export interface StandingCandidate {
  readonly standing: Standing;
  readonly use: StandingUse;
  readonly fitsTemplate: boolean;
  readonly accountListed: boolean | null;
}

/** What counts for a request at its moment. */
export interface AskFacts {
  readonly now: Instant;
  readonly by: PersonSnapshot;
  /** The rule book's rule for this action; null where it has none, and what it does not name is not allowed. */
  readonly rule: InteractionRule | null;
  readonly policy: Digest;
  readonly hidingReasons: readonly string[];
  readonly frozen: boolean;
  /** Whether the channel runs. */
  readonly runs: boolean;
  /** What the target is; null where there is none such on this channel. */
  readonly targetKind: TargetKind | null;
  /** Whether the comment or message is still there to be answered or hidden. */
  readonly targetThere: boolean;
  readonly account: AccountStanding | null;
  /** Whether the same is already asked for or being done to the same target. */
  readonly pending: boolean;
  /** Findings of severity error in the text: then no standing approval covers it, a person reads it. */
  readonly errorsInText: number;
  readonly candidates: readonly StandingCandidate[];
  /** Why the comment is spam by rule; empty if it is not. */
  readonly spam: readonly SpamGround[];
}

export type ActDecision = { readonly events: readonly ActEvent[] } | { readonly refusal: InteractionRefusal };

/**
 * What follows when somebody asks for an act. It is approved at once only under a standing approval that covers it, or where a comment is hidden
 * as spam and a rule says why; everything else waits for another person. Pure.
 */
export function askForAct(wish: ActWish, facts: AskFacts): ActDecision {
  const { rule, now, by } = facts;
  if (rule === null) return { refusal: 'interaction.actionNotAllowed' };
  const refusal = hindrance(wish, facts);
  if (refusal !== null) return { refusal };
  const { id, root, organization, channel, action, target, words } = wish;
  const reason = action === 'hideComment' ? wish.reason : null;
  const { approvals, approveBy } = rule;
  const asked: ActEvent = {
    kind: 'asked',
    act: id,
    ...{ id, root, organization, channel, action, target, reason, words },
    rule: { policy: facts.policy, approvals, approveBy },
    word: { by, at: now },
  };
  const covering = coveringStanding(wish, facts, rule);
  if (covering !== null) {
    const via = 'standing' as const;
    return { events: [asked, { kind: 'approved', act: id, via, standing: covering.id, spam: [], at: now }] };
  }
  // Under a freeze a rule alone does nothing: a second person says what is taken away.
  if (action === 'hideComment' && reason === spamReason && facts.spam.length > 0 && !facts.frozen) {
    const spam = facts.spam.map((ground) => ground.rule);
    return { events: [asked, { kind: 'approved', act: id, via: 'spamRule', standing: null, spam, at: now }] };
  }
  return { events: [asked] };
}

/** The rule book's reason that a rule can prove; every other needs a second person. */
export const spamReason = 'spam';

function hindrance(wish: ActWish, facts: AskFacts): InteractionRefusal | null {
  const { action } = wish;
  const needs = actNeeds[action];
  // What breaks the law is taken away during a freeze too; nothing is added to what is public.
  if (facts.frozen && action !== 'hideComment') return 'interaction.frozen';
  if (!facts.runs) return 'interaction.channelNotRunning';
  if (facts.targetKind === null || !needs.targets.includes(facts.targetKind))
    return 'interaction.targetWrong';
  if (facts.targetKind === 'account' && needs.url && !wish.hasUrl) return 'interaction.targetWrong';
  if (!facts.targetThere) return 'interaction.messageGone';
  if (needs.text === 'required' && !wish.hasText) return 'interaction.textMissing';
  if (needs.text === 'no' && wish.hasText) return 'interaction.textNotTaken';
  if (action === 'hideComment') {
    if (wish.reason === null) return 'interaction.reasonMissing';
    if (!facts.hidingReasons.includes(wish.reason)) return 'interaction.reasonNotListed';
  }
  // Turning away from a forbidden account is what one should do.
  if (action !== 'unfollow') {
    if (facts.account === 'forbidden') return 'interaction.targetForbidden';
    if (facts.account === 'impersonates') return 'interaction.targetImpersonates';
  }
  return facts.pending ? 'interaction.alreadyAsked' : null;
}

function coveringStanding(
  { action, channel }: ActWish,
  { candidates, now, by, errorsInText }: AskFacts,
  rule: InteractionRule,
): Standing | null {
  // Hiding is decided for each comment by itself, whatever a rule book says.
  if (errorsInText > 0 || action === 'hideComment') return null;
  const covers = candidates.find(({ standing, use, fitsTemplate, accountListed }) => {
    const request = { action, channel, by: by.person, accountListed, fitsTemplate };
    return standingHindrance(standing, request, { rule, use, now }) === null;
  });
  return covers?.standing ?? null;
}

export type ActCommand =
  /** `entitled`: whether an office of his is among those that the act's rule names. */
  | { readonly kind: 'approve' | 'refuse'; readonly by: PersonSnapshot; readonly entitled: boolean }
  | { readonly kind: 'withdraw'; readonly by: PersonSnapshot }
  | { readonly kind: 'begin'; readonly frozen: boolean }
  | {
      readonly kind: 'answer';
      readonly outcome: 'done' | 'failed' | 'unknown' | 'byHand';
      readonly code: string | null;
    }
  /** A person who did it on the platform, or looked there, says how it ended. */
  | {
      readonly kind: 'record';
      readonly by: PersonSnapshot;
      readonly outcome: 'done' | 'failed';
      readonly evidence: Digest | null;
    };

/** What follows from a command on an act. Nobody approves what he asked for, nobody counts twice, and one call is made at most. Pure. */
export function decideAct(act: Act, command: ActCommand, now: Instant): ActDecision {
  switch (command.kind) {
    case 'approve':
    case 'refuse':
      return decideWord(act, command, now);
    case 'withdraw':
      if (act.status !== 'asked') return { refusal: 'interaction.wrongStatus' };
      if (act.asked.by.person !== command.by.person) return { refusal: 'interaction.notYours' };
      return { events: [{ kind: 'withdrawn', act: act.id, word: { by: command.by, at: now } }] };
    case 'begin':
      if (act.status !== 'approved') return { refusal: 'interaction.wrongStatus' };
      if (command.frozen && !(act.action === 'hideComment' && act.via === 'people')) {
        const code = 'interaction.frozen';
        return { events: [{ kind: 'answered', act: act.id, outcome: 'failed', code, at: now }] };
      }
      return { events: [{ kind: 'begun', act: act.id, at: now }] };
    case 'answer':
      return decideAnswer(act, command, now);
    case 'record':
      return decideRecord(act, command, now);
  }
}

function decideWord(
  act: Act,
  { kind, by, entitled }: Extract<ActCommand, { kind: 'approve' | 'refuse' }>,
  now: Instant,
): ActDecision {
  if (act.status !== 'asked') return { refusal: 'interaction.wrongStatus' };
  if (act.asked.by.person === by.person) return { refusal: 'interaction.ownRequest' };
  if (!entitled) return { refusal: 'interaction.notEntitled' };
  const word = { by, at: now };
  if (kind === 'refuse') return { events: [{ kind: 'refused', act: act.id, word }] };
  if (act.approvals.some((one) => one.by.person === by.person))
    return { refusal: 'interaction.alreadyApproved' };
  const given: ActEvent = { kind: 'approvalGiven', act: act.id, word };
  if (act.approvals.length + 1 < act.rule.approvals) return { events: [given] };
  return {
    events: [given, { kind: 'approved', act: act.id, via: 'people', standing: null, spam: [], at: now }],
  };
}

function decideAnswer(
  act: Act,
  { outcome, code }: Extract<ActCommand, { kind: 'answer' }>,
  now: Instant,
): ActDecision {
  // What is unknown is settled by looking, never by a second call; a person may take it over.
  const open = act.status === 'doing' || (act.status === 'unknown' && outcome !== 'unknown');
  const handedOver = act.status === 'approved' && outcome === 'byHand';
  if (!open && !handedOver) return { refusal: 'interaction.wrongStatus' };
  return { events: [{ kind: 'answered', act: act.id, outcome, code, at: now }] };
}

function decideRecord(
  act: Act,
  { by, outcome, evidence }: Extract<ActCommand, { kind: 'record' }>,
  now: Instant,
): ActDecision {
  if (act.status !== 'byHand' && act.status !== 'unknown') return { refusal: 'interaction.wrongStatus' };
  if (outcome === 'done' && evidence === null) return { refusal: 'interaction.evidenceMissing' };
  return { events: [{ kind: 'recorded', act: act.id, outcome, evidence, word: { by, at: now } }] };
}
