import type { Digest, Instant, OrganizationId } from '@sanshen/domain/kernel';

/** An entry as a search finds it. */
export interface FoundEntry {
  readonly stream: string;
  readonly sequence: number;
  readonly hash: Digest;
  readonly text: string;
  readonly at: Instant;
  readonly organization: OrganizationId | null;
}
