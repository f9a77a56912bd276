-- Patrols of the comment areas (巡查, §6): the roster by channel and day, what was found, how it was put right.

-- Follows the ledger. `patrol` is the domain's Patrol.
create table patrol (
  patrol_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  day date not null,
  slot integer not null check (slot > 0),
  status text not null,
  due_at timestamptz not null,
  patrol json not null
);
create unique index patrol_turn on patrol (channel_id, day, slot);
create index patrol_of on patrol (organization_id, day, channel_id, slot);
create index patrol_late on patrol (root_id, day desc, organization_id) where status in ('overdue', 'missed');
comment on column patrol.patrol_id is '@type PatrolId';
comment on column patrol.root_id is '@type OrganizationId';
comment on column patrol.organization_id is '@type OrganizationId';
comment on column patrol.channel_id is '@type ChannelId';
comment on column patrol.status is '@type PatrolStatus';
grant select, insert, update, delete on patrol to sanshen_app;

-- Follows the ledger. `finding` is the domain's PatrolFinding.
create table patrol_finding (
  finding_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  patrol_id uuid,
  kind text not null,
  status text not null,
  due_at timestamptz not null,
  raised_at timestamptz not null,
  finding json not null
);
create index patrol_finding_of on patrol_finding (organization_id, raised_at desc, finding_id desc);
create index patrol_finding_open on patrol_finding (organization_id, status, due_at) where status <> 'closed';
create index patrol_finding_due on patrol_finding (due_at) where status = 'open';
comment on column patrol_finding.finding_id is '@type PatrolFindingId';
comment on column patrol_finding.root_id is '@type OrganizationId';
comment on column patrol_finding.organization_id is '@type OrganizationId';
comment on column patrol_finding.channel_id is '@type ChannelId';
comment on column patrol_finding.patrol_id is '@type PatrolId';
comment on column patrol_finding.kind is '@type PatrolFindingKind';
grant select, insert, update, delete on patrol_finding to sanshen_app;

-- What people wrote about a finding, which may name somebody of the public; deleted with the data on the public.
create table patrol_words (
  finding_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  note text not null,
  correction text,
  closing text,
  kept_since timestamptz not null
);
create index patrol_words_age on patrol_words (organization_id, kept_since);
comment on column patrol_words.finding_id is '@type PatrolFindingId';
comment on column patrol_words.root_id is '@type OrganizationId';
comment on column patrol_words.organization_id is '@type OrganizationId';
grant select, insert, update, delete on patrol_words to sanshen_app;

-- Differences between the platform and the record that were raised already; a digest, since the platform's key may name somebody.
create table patrol_difference (
  channel_id text not null,
  digest text not null,
  root_id text not null,
  found_at timestamptz not null,
  primary key (channel_id, digest)
);
comment on column patrol_difference.channel_id is '@type ChannelId';
comment on column patrol_difference.digest is '@type Digest';
comment on column patrol_difference.root_id is '@type OrganizationId';
grant select, insert, delete on patrol_difference to sanshen_app;
