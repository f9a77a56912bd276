import { addHours, type Brand, type Instant, type PersonId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { ChannelRules } from '../policy/index.ts';
import type { DeviceId } from './device.ts';
import type { ChannelRefusal } from './refusals.ts';
import type { RightObstacle } from './rights.ts';

export type CredentialId = Brand<string, 'CredentialId'>;
export type CheckoutId = Brand<string, 'CheckoutId'>;

/** What people check out. Secrets of a platform's API are no credentials in this sense: nobody ever sees them. */
export const credentialKinds = ['loginPassword', 'recoveryCode', 'mailboxPassword'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

export const checkoutStatuses = ['requested', 'approved', 'shown', 'returned', 'expired', 'refused'] as const;
export type CheckoutStatus = (typeof checkoutStatuses)[number];

export const rotationReasons = ['returned', 'departure', 'schedule', 'expired'] as const;
export type RotationReason = (typeof rotationReasons)[number];

/** 取用: one person sees one credential once, for a purpose, on one device, for a time. */
export interface Checkout {
  readonly id: CheckoutId;
  readonly credential: CredentialId;
  readonly status: CheckoutStatus;
  readonly requester: PersonId;
  readonly requesterName: string;
  readonly purpose: string;
  readonly minutes: number;
  readonly device: DeviceId;
  readonly approvals: readonly PersonSnapshot[];
  /** How many approvals the rule book asked for when it was requested. */
  readonly needed: number;
  readonly requestedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly shownAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly reason: string;
}

export type CheckoutCommand =
  | { readonly kind: 'approve' }
  | { readonly kind: 'refuse'; readonly reason: string }
  | { readonly kind: 'show'; readonly device: DeviceId }
  | { readonly kind: 'return' }
  | { readonly kind: 'expire' };

/** One step of a check-out, as the ledger keeps it; the credential itself is in none. */
export type CheckoutEvent =
  | { readonly kind: 'checkoutRequested'; readonly checkout: Checkout }
  | {
      readonly kind: 'checkoutApproved';
      readonly checkout: CheckoutId;
      readonly by: PersonSnapshot;
      /** Set by the last approval that was needed. */
      readonly expiresAt: Instant | null;
    }
  | {
      readonly kind: 'checkoutRefused';
      readonly checkout: CheckoutId;
      readonly by: PersonSnapshot;
      readonly reason: string;
    }
  | { readonly kind: 'checkoutShown'; readonly checkout: CheckoutId; readonly device: DeviceId }
  | { readonly kind: 'checkoutReturned'; readonly checkout: CheckoutId }
  | { readonly kind: 'checkoutExpired'; readonly checkout: CheckoutId };

export interface CheckoutFacts {
  readonly now: Instant;
  readonly snapshot: PersonSnapshot;
  /** Whether the one who acts may approve check-outs of this channel. */
  readonly approver: boolean;
  /** What stands against his own publishing right; null if nothing. */
  readonly obstacle: RightObstacle | null;
  /** Whether the check-out's device is on the register, in use and enrolled. */
  readonly deviceEnrolled: boolean;
  /** 封停: whether a freeze holds the channel; nothing that stops or gives back is held by it. */
  readonly frozen: boolean;
}

export type CheckoutDecision =
  | { readonly ok: true; readonly events: readonly CheckoutEvent[] }
  | { readonly ok: false; readonly refusal: ChannelRefusal };

/** Asking for a credential: by an operator with the right to publish, for a purpose, on an enrolled device, not longer than the rule book says. */
export function requestCheckout(
  wish: Pick<Checkout, 'id' | 'credential' | 'purpose' | 'minutes' | 'device'>,
  rules: ChannelRules['credentials'],
  facts: Omit<CheckoutFacts, 'approver'> & {
    /** Whether he is the platform lead or an operator of the channel. */
    readonly operator: boolean;
    /** Whether somebody else has the same credential out now. */
    readonly othersOut: boolean;
  },
): CheckoutDecision {
  const purpose = wish.purpose.trim();
  if (!facts.operator) return refuse({ code: 'checkout.notOperator' });
  if (facts.frozen) return refuse({ code: 'checkout.frozen' });
  if (facts.obstacle !== null) return refuse({ code: 'channels.noRight', obstacle: facts.obstacle });
  if (purpose === '') return refuse({ code: 'channels.purposeMissing' });
  if (wish.minutes > rules.checkoutMaxMinutes || wish.minutes < 1) {
    return refuse({ code: 'checkout.tooLong', most: rules.checkoutMaxMinutes });
  }
  if (!facts.deviceEnrolled) return refuse({ code: 'checkout.deviceNotEnrolled' });
  if (facts.othersOut) return refuse({ code: 'checkout.othersOut' });
  const checkout: Checkout = {
    ...wish,
    purpose,
    status: 'requested',
    requester: facts.snapshot.person,
    requesterName: facts.snapshot.name,
    approvals: [],
    needed: rules.approvals,
    requestedAt: facts.now,
    expiresAt: null,
    shownAt: null,
    endedAt: null,
    reason: '',
  };
  return { ok: true, events: [{ kind: 'checkoutRequested', checkout }] };
}

/** Decides a step of a check-out; every condition of §7 is looked at again at the moment of use. */
export function decideCheckout(
  checkout: Checkout,
  command: CheckoutCommand,
  facts: CheckoutFacts,
): CheckoutDecision {
  const { id, status } = checkout;
  const { now, snapshot } = facts;
  const own = checkout.requester === snapshot.person;
  const wrong = refuse({ code: 'checkout.wrongStatus', status });
  const late = checkout.expiresAt !== null && checkout.expiresAt <= now;
  switch (command.kind) {
    case 'approve':
    case 'refuse': {
      if (status !== 'requested') return wrong;
      if (own) return refuse({ code: 'checkout.ownRequest' });
      if (!facts.approver) return refuse({ code: 'checkout.notApprover' });
      if (command.kind === 'refuse') {
        const reason = command.reason.trim();
        if (reason === '') return refuse({ code: 'channels.reasonMissing' });
        return decided({ kind: 'checkoutRefused', checkout: id, by: snapshot, reason });
      }
      if (facts.frozen) return refuse({ code: 'checkout.frozen' });
      const before = checkout.approvals.map(({ person }) => person);
      if (before.includes(snapshot.person)) return refuse({ code: 'checkout.approvedAlready' });
      const last = before.length + 1 >= checkout.needed;
      const expiresAt = last ? addHours(now, checkout.minutes / 60) : null;
      return decided({ kind: 'checkoutApproved', checkout: id, by: snapshot, expiresAt });
    }
    case 'show':
      if (!own) return refuse({ code: 'checkout.notYours' });
      if (status === 'shown' || status === 'returned') return refuse({ code: 'checkout.shownAlready' });
      if (status === 'expired' || late) return refuse({ code: 'checkout.expired' });
      if (status !== 'approved') return wrong;
      if (facts.frozen) return refuse({ code: 'checkout.frozen' });
      if (facts.obstacle !== null) return refuse({ code: 'channels.noRight', obstacle: facts.obstacle });
      if (!facts.deviceEnrolled) return refuse({ code: 'checkout.deviceNotEnrolled' });
      if (command.device !== checkout.device) return refuse({ code: 'checkout.deviceElsewhere' });
      return decided({ kind: 'checkoutShown', checkout: id, device: command.device });
    case 'return':
      if (!own) return refuse({ code: 'checkout.notYours' });
      if (status !== 'shown' && status !== 'approved') return wrong;
      return decided({ kind: 'checkoutReturned', checkout: id });
    case 'expire':
      if (!['approved', 'shown'].includes(status) || !late) return wrong;
      return decided({ kind: 'checkoutExpired', checkout: id });
  }
}

/** A check-out after one more event. */
export function evolveCheckout(
  checkout: Checkout,
  event: Exclude<CheckoutEvent, { kind: 'checkoutRequested' }>,
  at: Instant,
): Checkout {
  switch (event.kind) {
    case 'checkoutApproved': {
      const approvals = [...checkout.approvals, event.by];
      return event.expiresAt === null
        ? { ...checkout, approvals }
        : { ...checkout, approvals, status: 'approved', expiresAt: event.expiresAt };
    }
    case 'checkoutRefused':
      return { ...checkout, status: 'refused', reason: event.reason, endedAt: at };
    case 'checkoutShown':
      return { ...checkout, status: 'shown', shownAt: at };
    case 'checkoutReturned':
      return { ...checkout, status: 'returned', endedAt: at };
    case 'checkoutExpired':
      return { ...checkout, status: 'expired', endedAt: at };
  }
}

/** When a credential must be changed because of what happened at `at`: a seen password cannot be unseen. */
export function rotationDue(why: RotationReason, rules: ChannelRules['credentials'], at: Instant): Instant {
  const { afterReturn, afterDeparture } = rules.rotateWithinHours;
  return addHours(at, why === 'departure' ? afterDeparture : why === 'schedule' ? 0 : afterReturn);
}

function decided(event: CheckoutEvent): CheckoutDecision {
  return { ok: true, events: [event] };
}

function refuse(refusal: ChannelRefusal): CheckoutDecision {
  return { ok: false, refusal };
}
