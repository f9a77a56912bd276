import { addHours, type Brand, type Instant, type OrganizationId, type PersonId } from '../kernel/index.ts';

export type DeviceId = Brand<string, 'DeviceId'>;

export const deviceKinds = ['phone', 'tablet', 'desktop', 'laptop', 'securityKey'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export const deviceStatuses = ['inUse', 'retired'] as const;
export type DeviceStatus = (typeof deviceStatuses)[number];

/** A device of the organisation's own (§7); personal ones never stand on the register. */
export interface Device {
  readonly id: DeviceId;
  readonly organization: OrganizationId;
  readonly assetNumber: string;
  readonly kind: DeviceKind;
  readonly model: string;
  readonly custodian: PersonId;
  readonly status: DeviceStatus;
  /** When its passkey was made; null while it has none. */
  readonly enrolledAt: Instant | null;
}

/** One line of the platform's own list of where a channel is logged in, as somebody attests it. */
export interface AttestedLogin {
  /** The registered device that it is; null for any other. */
  readonly device: DeviceId | null;
  /** What the platform calls it. */
  readonly label: string;
  /** Somebody's own phone or computer. */
  readonly personal: boolean;
}

export const loginFindingKinds = [
  'personalDevice',
  'notRegistered',
  'retiredDevice',
  'otherOrganization',
] as const;
export type LoginFindingKind = (typeof loginFindingKinds)[number];

/** What an attested login has against it; null for a registered device in use of an organisation that runs the channel. */
export function loginFinding(
  login: AttestedLogin,
  devices: readonly Device[],
  organizations: readonly OrganizationId[],
): LoginFindingKind | null {
  if (login.personal) return 'personalDevice';
  const device = login.device === null ? undefined : devices.find((one) => one.id === login.device);
  if (device === undefined) return 'notRegistered';
  if (device.status === 'retired') return 'retiredDevice';
  return organizations.includes(device.organization) ? null : 'otherOrganization';
}

/** When the next attestation is due: the rule book's days after the last one, or after the channel began to run. */
export function attestationDue(lastAt: Instant | null, runsSince: Instant, everyDays: number): Instant {
  return addHours(lastAt ?? runsSince, everyDays * 24);
}
