import type { ChannelId, OrganizationId, PublicationId } from '@sanshen/domain/kernel';

/** Where writings belong. */
export interface Belongs {
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly channel: ChannelId;
  /** By the platform's id of what was commented on. */
  readonly publications: ReadonlyMap<string, PublicationId>;
  readonly needsWriter: boolean;
}
