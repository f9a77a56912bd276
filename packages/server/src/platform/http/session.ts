import type { Instant, PersonId } from '@sanshen/domain/kernel';

/** A login in force. */
export interface Session {
  readonly session: string;
  readonly person: PersonId;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  /** The instant after which it ends whatever happens. */
  readonly expiresAt: Instant;
  readonly userAgent: string | null;
  /** True while the login has a one-time password. */
  readonly passwordMustChange: boolean;
  /** True if the person wants his sign-offs refused without his passkey. */
  readonly passkeyAtSignOff: boolean;
}

/** Name of the session's cookie. */
export const sessionCookie = 'sanshen_session';
