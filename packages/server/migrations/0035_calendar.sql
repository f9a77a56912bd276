-- The calendar of a unit: what it means to publish, and the dates that it keeps for itself and all below it. Both follow the ledger.

create table calendar_entry (
  entry_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  title text not null,
  note text not null,
  planned_at timestamptz not null,
  channel_id text,
  idea_id uuid,
  campaign_id uuid,
  manuscript_id uuid,
  version integer not null,
  dropped boolean not null
);
create index calendar_entry_of on calendar_entry (organization_id, planned_at, entry_id) where not dropped;
create index calendar_entry_campaign on calendar_entry (campaign_id, organization_id) where campaign_id is not null;
comment on column calendar_entry.root_id is '@type OrganizationId';
comment on column calendar_entry.organization_id is '@type OrganizationId';
comment on column calendar_entry.channel_id is '@type ChannelId';
comment on column calendar_entry.manuscript_id is '@type ManuscriptId';
grant select, insert, update, delete on calendar_entry to sanshen_app;

create table local_date (
  date_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  name text not null,
  kind text not null,
  date_from date not null,
  -- Belongs to it.
  date_to date not null,
  note text not null,
  -- Its id in the file that it was imported from.
  uid text
);
create index local_date_of on local_date (organization_id, date_to, date_from);
create unique index local_date_uid on local_date (organization_id, uid) where uid is not null;
comment on column local_date.kind is '@type LocalDateKind';
comment on column local_date.root_id is '@type OrganizationId';
comment on column local_date.organization_id is '@type OrganizationId';
grant select, insert, update, delete on local_date to sanshen_app;

-- Secret addresses by which calendar programs read a calendar. Of the secret only a hash is kept.
create table calendar_feed (
  feed_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  person_id text not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  last_read_at timestamptz,
  revoked_at timestamptz
);
create index calendar_feed_of on calendar_feed (person_id) where revoked_at is null;
comment on column calendar_feed.root_id is '@type OrganizationId';
comment on column calendar_feed.organization_id is '@type OrganizationId';
comment on column calendar_feed.person_id is '@type PersonId';
grant select, insert, update on calendar_feed to sanshen_app;

-- Scheduled manuscripts of a unit are found by their time.
create index manuscript_text_schedule on manuscript_text (organization_id, schedule) where schedule is not null;

-- 上级任务: campaigns, and how each stands in each unit that it was handed down to. Both follow the ledger.
create table campaign (
  campaign_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  parent_id uuid,
  brief json not null,
  deadline timestamptz not null,
  claim_by timestamptz not null,
  remind_hours integer[] not null,
  handed_down json not null,
  handed_down_at timestamptz not null,
  withdrawn json,
  units integer not null
);
create index campaign_of on campaign (organization_id, handed_down_at desc, campaign_id);
create index campaign_passed_on on campaign (parent_id) where parent_id is not null;
comment on column campaign.root_id is '@type OrganizationId';
comment on column campaign.organization_id is '@type OrganizationId';
grant select, insert, update, delete on campaign to sanshen_app;

create table campaign_unit (
  campaign_id uuid not null,
  organization_id text not null,
  root_id text not null,
  status text not null,
  responsible json,
  claimed json,
  declined json,
  completed json,
  reopened json,
  -- Of the campaign, so that a unit's list and figures need no other table.
  deadline timestamptz not null,
  handed_down_at timestamptz not null,
  withdrawn boolean not null,
  completed_at timestamptz,
  -- When somebody is reminded next; the clock decides it, not the ledger.
  chase_at timestamptz,
  primary key (campaign_id, organization_id)
);
create index campaign_unit_of on campaign_unit (organization_id, handed_down_at desc, campaign_id);
create index campaign_unit_deadline on campaign_unit (organization_id, deadline) where not withdrawn;
create index campaign_unit_chase on campaign_unit (chase_at) where chase_at is not null;
comment on column campaign_unit.status is '@type CampaignStatus';
comment on column campaign_unit.root_id is '@type OrganizationId';
comment on column campaign_unit.organization_id is '@type OrganizationId';
grant select, insert, update, delete on campaign_unit to sanshen_app;

-- Files of a campaign: material (of nobody in particular), and the evidence of a unit.
create table campaign_file (
  campaign_id uuid not null,
  -- Empty for material.
  organization_id text not null,
  file text not null,
  primary key (file, campaign_id, organization_id)
);
comment on column campaign_file.organization_id is '@type OrganizationId';
comment on column campaign_file.file is '@type Digest';
grant select, insert, update, delete on campaign_file to sanshen_app;
