import type {
  AttestedLogin,
  Channel,
  ChannelSettings,
  ChannelStatus,
  CheckoutEvent,
  CredentialId,
  CredentialKind,
  Device,
  DeviceId,
  DutyHolder,
  Filing,
  LifeEvent,
  LoginFindingKind,
  RightObstacle,
  RotationReason,
} from '@sanshen/domain/channels';
import {
  brandId,
  type ChannelId,
  type Digest,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';

/** What an attestation found: a login that is on no device of the organisation's. */
export interface LoginFinding {
  readonly id: string;
  readonly kind: LoginFindingKind;
  readonly label: string;
  readonly device: DeviceId | null;
}

/** What was decided about a channel; bodies of the ledger's `channel:<id>` streams. No secret is in any. */
export type ChannelEvent =
  /** Entered as it runs already: by the demonstration, or from a list that was kept before. */
  | {
      readonly kind: 'registered';
      readonly root: OrganizationId;
      readonly channel: Channel;
      readonly purpose?: string;
      readonly filing?: Filing;
      readonly duties?: readonly DutyHolder[];
      /** The list that it was read from. */
      readonly list?: { readonly file: Digest; readonly row: number };
    }
  | {
      readonly kind: 'applied';
      readonly root: OrganizationId;
      readonly channel: Channel;
      readonly by: PersonSnapshot;
      readonly purpose: string;
      readonly duties: readonly DutyHolder[];
    }
  | {
      readonly kind: 'changed';
      readonly channel: ChannelId;
      readonly name: string;
      readonly connector: string;
      readonly settings: ChannelSettings;
      readonly status: ChannelStatus;
    }
  | { readonly kind: 'secretSet'; readonly channel: ChannelId; readonly name: string }
  | (LifeEvent & { readonly channel: ChannelId })
  | {
      readonly kind: 'attested';
      readonly channel: ChannelId;
      readonly attestation: string;
      readonly by: PersonSnapshot;
      readonly evidence: Digest;
      readonly logins: readonly AttestedLogin[];
      readonly findings: readonly LoginFinding[];
    }
  | {
      readonly kind: 'loginFindingCleared';
      readonly channel: ChannelId;
      readonly finding: string;
      readonly by: PersonSnapshot;
      readonly note: string;
    }
  | {
      readonly kind: 'credentialSet';
      readonly channel: ChannelId;
      readonly credential: CredentialId;
      readonly credentialKind: CredentialKind;
      readonly label: string;
      readonly by: PersonSnapshot;
      /** When it is to be changed next. */
      readonly dueAt: Instant;
    }
  | {
      readonly kind: 'rotationCalled';
      readonly channel: ChannelId;
      readonly credential: CredentialId;
      readonly why: RotationReason;
      readonly dueAt: Instant;
    }
  | (CheckoutEvent & { readonly channel: ChannelId });

export type ChannelEventKind = ChannelEvent['kind'];

/** What was decided about an organisation's devices and its people's publishing rights; in the ledger's `organization:<id>` streams. */
export type RegisterEvent =
  | { readonly kind: 'deviceRegistered'; readonly root: OrganizationId; readonly device: Device }
  | {
      readonly kind: 'deviceChanged';
      readonly device: DeviceId;
      readonly model: string;
      readonly custodian: PersonId;
    }
  | { readonly kind: 'deviceEnrolled'; readonly device: DeviceId; readonly by: PersonSnapshot }
  | { readonly kind: 'deviceRetired'; readonly device: DeviceId; readonly reason: string }
  | {
      readonly kind: 'rightFound';
      readonly root: OrganizationId;
      readonly organization: OrganizationId;
      readonly person: PersonId;
      /** What stands against it now; null where it is held. */
      readonly obstacle: RightObstacle | null;
      /** Channels that nobody may publish on any more. */
      readonly uncovered: readonly ChannelId[];
    };

export type RegisterEventKind = RegisterEvent['kind'];

/** The channel that an event is about. */
export function channelOfEvent(event: ChannelEvent): ChannelId {
  return event.kind === 'registered' || event.kind === 'applied' ? event.channel.id : event.channel;
}

/** The ledger stream of a channel's decisions. */
export function channelStream(channel: ChannelId): string {
  return `channel:${channel}`;
}

/** The channel that a stream belongs to; null for another stream. */
export function channelOfStream(stream: string): ChannelId | null {
  return stream.startsWith('channel:') ? brandId<ChannelId>(stream.slice('channel:'.length)) : null;
}
