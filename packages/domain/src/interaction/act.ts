import type { PublicMessageId } from '../conversations/index.ts';
import type { Brand, ChannelId, Digest, Instant, OrganizationId, PublicationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { InteractionAction, OfficeAt } from '../policy/index.ts';

export type ActId = Brand<string, 'ActId'>;
export type StandingId = Brand<string, 'StandingId'>;

export const actStatuses = [
  'asked',
  'approved',
  'refused',
  'withdrawn',
  'doing',
  'byHand',
  'unknown',
  'done',
  'failed',
] as const;
export type ActStatus = (typeof actStatuses)[number];

/** How an act came to be approved: by people, by a standing approval within its limits, or as spam by an explained rule. */
export type ApprovedVia = 'people' | 'standing' | 'spamRule';

/** What an act is done to, without a word or an id that a platform gave to a member of the public. */
export type ActTarget =
  | { readonly kind: 'message'; readonly message: PublicMessageId }
  | { readonly kind: 'publication'; readonly publication: PublicationId }
  | { readonly kind: 'account' };

/** The rule of the rule book as it stood when the act was asked for. */
export interface PinnedActRule {
  readonly policy: Digest;
  readonly approvals: number;
  readonly approveBy: readonly OfficeAt[];
}

/** Somebody's word at a time. */
export interface ActWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
}

/** How an act ended: by whom (null: the platform or the system said so) and with which code. */
export interface ActClosing {
  readonly by: PersonSnapshot | null;
  readonly at: Instant;
  readonly code: string | null;
}

/** One act of an official account towards users (§6), from the request to what the platform answered. */
export interface Act {
  readonly id: ActId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly channel: ChannelId;
  readonly action: InteractionAction;
  readonly target: ActTarget;
  /** One of the rule book's reasons; for hiding only. */
  readonly reason: string | null;
  readonly rule: PinnedActRule;
  /** Binds purpose, text and target, which are kept apart and deleted in time; salted, so that nobody can guess them from it. */
  readonly words: Digest;
  readonly asked: ActWord;
  readonly status: ActStatus;
  readonly via: ApprovedVia | null;
  readonly standing: StandingId | null;
  /** Rules by which it is spam; empty unless that approved it. */
  readonly spam: readonly string[];
  readonly approvals: readonly ActWord[];
  readonly beganAt: Instant | null;
  readonly closed: ActClosing | null;
  readonly evidence: Digest | null;
}

type Asked = Pick<
  Act,
  'id' | 'root' | 'organization' | 'channel' | 'action' | 'target' | 'reason' | 'rule' | 'words'
>;

/** The ledger's events. None holds a word of a person or an id of a member of the public. */
export type ActEvent =
  | ({ readonly kind: 'asked'; readonly act: ActId; readonly word: ActWord } & Asked)
  | { readonly kind: 'approvalGiven'; readonly act: ActId; readonly word: ActWord }
  | {
      readonly kind: 'approved';
      readonly act: ActId;
      readonly via: ApprovedVia;
      readonly standing: StandingId | null;
      readonly spam: readonly string[];
      readonly at: Instant;
    }
  | { readonly kind: 'refused' | 'withdrawn'; readonly act: ActId; readonly word: ActWord }
  /** Written before the one call to the platform. */
  | { readonly kind: 'begun'; readonly act: ActId; readonly at: Instant }
  | {
      readonly kind: 'answered';
      readonly act: ActId;
      readonly outcome: 'done' | 'failed' | 'unknown' | 'byHand';
      readonly code: string | null;
      readonly at: Instant;
    }
  | {
      readonly kind: 'recorded';
      readonly act: ActId;
      readonly outcome: 'done' | 'failed';
      readonly evidence: Digest | null;
      readonly word: ActWord;
    };

/** The act after an event; null stands for none before. Pure. Throws TypeError on an event of an act that was never asked for. */
export function applyAct(before: Act | null, event: ActEvent): Act {
  if (event.kind === 'asked') {
    const { id, root, organization, channel, action, target, reason, rule, words, word } = event;
    return {
      ...{ id, root, organization, channel, action, target, reason, rule, words },
      asked: word,
      status: 'asked',
      via: null,
      standing: null,
      spam: [],
      approvals: [],
      beganAt: null,
      closed: null,
      evidence: null,
    };
  }
  if (before === null) throw new TypeError('an act that nobody asked for');
  switch (event.kind) {
    case 'approvalGiven':
      return { ...before, approvals: [...before.approvals, event.word] };
    case 'approved': {
      const { via, standing, spam } = event;
      return { ...before, status: 'approved', via, standing, spam };
    }
    case 'refused':
    case 'withdrawn':
      return { ...before, status: event.kind, closed: { ...event.word, code: null } };
    case 'begun':
      return { ...before, status: 'doing', beganAt: event.at };
    case 'answered': {
      const { outcome, code, at } = event;
      return { ...before, status: outcome, closed: outcome === 'byHand' ? null : { by: null, at, code } };
    }
    case 'recorded': {
      const { outcome, evidence, word } = event;
      return { ...before, status: outcome, evidence, closed: { ...word, code: null } };
    }
  }
}
