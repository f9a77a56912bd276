import type { Brand, ChannelId, Instant, OrganizationId, PublicationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';

export type PublicMessageId = Brand<string, 'PublicMessageId'>;

/** A comment (评论) under something published, or a message (私信) to the account. */
export const publicMessageKinds = ['comment', 'message'] as const;
export type PublicMessageKind = (typeof publicMessageKinds)[number];

/** What became of it. */
export const publicMessageStates = ['open', 'answered', 'noAnswerNeeded', 'hidden', 'passedOn'] as const;
export type PublicMessageState = (typeof publicMessageStates)[number];

/** An answer that was asked for and is not settled yet. */
export interface PendingAnswer {
  /** The act's id in the module of interaction. */
  readonly action: string;
  readonly by: PersonSnapshot;
  readonly at: Instant;
}

/** One comment or message of the public, without its writer: his id on the platform stands apart, sealed. */
export interface PublicMessage {
  readonly id: PublicMessageId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly channel: ChannelId;
  /** What was commented on; null for messages, and for what this product did not publish. */
  readonly publication: PublicationId | null;
  readonly kind: PublicMessageKind;
  /** The platform's id of the comment or message. */
  readonly platformKey: string;
  /** What the platform wants besides for an answer, such as the post's id. */
  readonly threadKey: string | null;
  /** Another one in every channel and on every day. */
  readonly pseudonym: string;
  readonly body: string;
  readonly writtenAt: Instant;
  readonly receivedAt: Instant;
  readonly editedAt: Instant | null;
  /** When it was found deleted on the platform. */
  readonly goneAt: Instant | null;
  readonly elected: boolean;
  readonly state: PublicMessageState;
  readonly answering: PendingAnswer | null;
  readonly readAt: Instant | null;
  /** Counts every change of text and state, from 1. */
  readonly version: number;
}

/** Hours after which something is said to have come late. */
export const lateAfterHours = 6;

/** Whether it was written long before it was received: late comments stand far down in a list of the newest. Pure. */
export function isLate(message: Pick<PublicMessage, 'writtenAt' | 'receivedAt'>): boolean {
  return Date.parse(message.receivedAt) - Date.parse(message.writtenAt) > lateAfterHours * 3_600_000;
}
