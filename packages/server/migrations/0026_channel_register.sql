-- The register of channels (§7): their life from application to closing, who answers for them, devices, attested logins, credentials that people check
-- out, and who may publish. All but sealed secrets and devices' keys is a projection of the ledger's channel and organization streams.

alter table channel drop constraint channel_status_check;
alter table channel add constraint channel_status_check
  check (status in ('applied', 'approved', 'filed', 'active', 'dormant', 'suspended', 'refused', 'closed'));
-- Nobody has opened a channel before it is filed, so it has no handle yet.
drop index channel_handle;
create unique index channel_handle on channel (root_id, platform, handle)
  where status in ('filed', 'active', 'dormant', 'suspended');

-- Purpose, applicant, approval, filing, duties, and why it stands as it does: what the domain's ChannelLife has beside columns of this table.
alter table channel add column life jsonb;
alter table channel add column status_since timestamptz;
-- When it ran first, from which attestations are counted; null before.
alter table channel add column runs_since timestamptz;
alter table channel add column attested_at timestamptz;
update channel set status_since = registered_at, runs_since = registered_at,
  life = '{"purpose": "", "applicant": null, "approvedBy": null, "filing": null, "filedBy": null, "acceptedBy": null, "duties": [], "reason": "", "evidence": null}';
alter table channel alter column life set not null;
alter table channel alter column status_since set not null;
create index channel_inspection on channel (root_id, channel_id) where status in ('active', 'dormant', 'suspended');
create index channel_evidence on channel ((life ->> 'evidence')) where life ->> 'evidence' is not null;

-- 设备: what belongs to the organisation. A personal one never stands here.
create table device (
  device_id text not null,
  root_id text not null,
  organization_id text not null,
  asset_number text not null,
  kind text not null,
  model text not null,
  custodian_id text not null,
  status text not null check (status in ('inUse', 'retired')),
  enrolled_at timestamptz,
  registered_at timestamptz not null,
  version integer not null,
  primary key (device_id, root_id)
);
create unique index device_asset on device (root_id, asset_number) where status = 'inUse';
create index device_organization on device (organization_id, asset_number);
comment on column device.device_id is '@type DeviceId';
comment on column device.root_id is '@type OrganizationId';
comment on column device.organization_id is '@type OrganizationId';
comment on column device.kind is '@type DeviceKind';
comment on column device.custodian_id is '@type PersonId';
comment on column device.status is '@type DeviceStatus';
grant select, insert, update, delete on device to sanshen_app;

-- The passkey that a device holds and that does not leave it; no part of a record.
create table device_key (
  device_id text primary key,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  made_at timestamptz not null
);
comment on column device_key.device_id is '@type DeviceId';
grant select, insert, update, delete on device_key to sanshen_app;

alter table login_challenge drop constraint login_challenge_kind_check;
alter table login_challenge add constraint login_challenge_kind_check
  check (kind in ('code', 'passkeyLogin', 'passkeyNew', 'signOff', 'deviceNew', 'deviceProof'));
-- What a step of a device is about: the device, or the check-out that it is to show.
alter table login_challenge add column subject text;

-- 登录核对: who attested when, with the platform's own list as picture.
create table channel_attestation (
  attestation_id text not null,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  attested_by text not null,
  attested_at timestamptz not null,
  evidence text not null,
  logins jsonb not null,
  primary key (attestation_id, root_id)
);
create index channel_attestation_of on channel_attestation (channel_id, attested_at desc);
create index channel_attestation_evidence on channel_attestation (evidence);
comment on column channel_attestation.root_id is '@type OrganizationId';
comment on column channel_attestation.organization_id is '@type OrganizationId';
comment on column channel_attestation.channel_id is '@type ChannelId';
comment on column channel_attestation.attested_by is '@type PersonId';
comment on column channel_attestation.evidence is '@type Digest';
grant select, insert, update, delete on channel_attestation to sanshen_app;

create table channel_login_finding (
  finding_id text not null,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  attestation_id text not null,
  kind text not null,
  label text not null,
  device_id text,
  found_at timestamptz not null,
  cleared_at timestamptz,
  cleared_by text,
  note text not null,
  primary key (finding_id, root_id)
);
create index channel_login_finding_open on channel_login_finding (organization_id, found_at) where cleared_at is null;
create index channel_login_finding_of on channel_login_finding (channel_id, found_at desc);
comment on column channel_login_finding.root_id is '@type OrganizationId';
comment on column channel_login_finding.organization_id is '@type OrganizationId';
comment on column channel_login_finding.channel_id is '@type ChannelId';
comment on column channel_login_finding.kind is '@type LoginFindingKind';
comment on column channel_login_finding.device_id is '@type DeviceId';
comment on column channel_login_finding.cleared_by is '@type PersonId';
grant select, insert, update, delete on channel_login_finding to sanshen_app;

-- 口令: what people check out. The secret itself lies apart.
create table channel_credential (
  credential_id text not null,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  kind text not null,
  label text not null,
  set_at timestamptz not null,
  set_by text not null,
  -- When it must be changed: by the calendar, or sooner because somebody saw it.
  rotation_due_at timestamptz not null,
  rotation_why text not null,
  primary key (credential_id, root_id)
);
create index channel_credential_of on channel_credential (channel_id, label);
create index channel_credential_due on channel_credential (rotation_due_at);
comment on column channel_credential.credential_id is '@type CredentialId';
comment on column channel_credential.root_id is '@type OrganizationId';
comment on column channel_credential.organization_id is '@type OrganizationId';
comment on column channel_credential.channel_id is '@type ChannelId';
comment on column channel_credential.kind is '@type CredentialKind';
comment on column channel_credential.set_by is '@type PersonId';
comment on column channel_credential.rotation_why is '@type RotationReason';
grant select, insert, update, delete on channel_credential to sanshen_app;

-- An envelope: a data key of its own, sealed under the installation's master key, which is not in the database.
create table channel_credential_secret (
  credential_id text primary key,
  ciphertext bytea not null,
  changed_at timestamptz not null
);
comment on column channel_credential_secret.credential_id is '@type CredentialId';
grant select, insert, update, delete on channel_credential_secret to sanshen_app;

create table channel_checkout (
  checkout_id text not null,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  credential_id text not null,
  requester_id text not null,
  status text not null,
  requested_at timestamptz not null,
  expires_at timestamptz,
  -- The domain's Checkout.
  checkout jsonb not null,
  primary key (checkout_id, root_id)
);
create index channel_checkout_of on channel_checkout (channel_id, requested_at desc);
create index channel_checkout_open on channel_checkout (organization_id, requested_at) where status in ('requested', 'approved', 'shown');
create index channel_checkout_expiry on channel_checkout (expires_at) where status in ('approved', 'shown');
create index channel_checkout_credential on channel_checkout (credential_id, status);
comment on column channel_checkout.checkout_id is '@type CheckoutId';
comment on column channel_checkout.root_id is '@type OrganizationId';
comment on column channel_checkout.organization_id is '@type OrganizationId';
comment on column channel_checkout.channel_id is '@type ChannelId';
comment on column channel_checkout.credential_id is '@type CredentialId';
comment on column channel_checkout.requester_id is '@type PersonId';
comment on column channel_checkout.status is '@type CheckoutStatus';
grant select, insert, update, delete on channel_checkout to sanshen_app;

-- 发布权限 of people with duties, as it was last found: what they may is decided anew each time they use it, this only tells of changes.
create table publishing_right (
  person_id text not null,
  organization_id text not null,
  root_id text not null,
  -- What stands against it; null while it is held.
  obstacle text,
  since timestamptz not null,
  primary key (person_id, organization_id, root_id)
);
comment on column publishing_right.person_id is '@type PersonId';
comment on column publishing_right.organization_id is '@type OrganizationId';
comment on column publishing_right.root_id is '@type OrganizationId';
comment on column publishing_right.obstacle is '@type RightObstacle';
grant select, insert, update, delete on publishing_right to sanshen_app;

-- What was told already, so that nobody is told of one thing every hour.
create table channel_reminder (
  subject text not null,
  kind text not null,
  told_at timestamptz not null,
  primary key (subject, kind)
);
grant select, insert, update, delete on channel_reminder to sanshen_app;
