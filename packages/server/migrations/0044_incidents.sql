-- Incidents (突发事件, §9): freezes of one unit or one channel, and the desk on which an incident is dealt with.

alter table publishing_freeze add column reach text not null default 'subtree' check (reach in ('subtree', 'unit', 'channel'));
alter table publishing_freeze add column channel_id text check ((reach = 'channel') = (channel_id is not null));
create index publishing_freeze_of_channel on publishing_freeze (channel_id, ordered_at desc) where channel_id is not null;
comment on column publishing_freeze.reach is '@type FreezeReach';
comment on column publishing_freeze.channel_id is '@type ChannelId';

-- Follows the ledger. `incident` is the domain's Incident.
create table incident (
  incident_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  scenario text not null,
  gravity text not null,
  status text not null,
  declared_at timestamptz not null,
  closed_at timestamptz,
  incident json not null
);
create index incident_of on incident (organization_id, declared_at desc, incident_id desc);
create index incident_open on incident (organization_id) where status = 'open';
comment on column incident.incident_id is '@type IncidentId';
comment on column incident.root_id is '@type OrganizationId';
comment on column incident.organization_id is '@type OrganizationId';
comment on column incident.gravity is '@type IncidentGravity';
comment on column incident.status is '@type IncidentStatus';
grant select, insert, update, delete on incident to sanshen_app;

-- The time line as the ledger has it, one row an event.
create table incident_entry (
  incident_id uuid not null,
  number integer not null,
  root_id text not null,
  at timestamptz not null,
  event json not null,
  primary key (incident_id, number)
);
comment on column incident_entry.incident_id is '@type IncidentId';
comment on column incident_entry.root_id is '@type OrganizationId';
grant select, insert, update, delete on incident_entry to sanshen_app;

-- What is public and is being taken down for an incident; the state stands in the incident.
create table incident_takedown (
  incident_id uuid not null,
  publication_id uuid not null,
  root_id text not null,
  settled boolean not null,
  before_file text,
  after_file text,
  primary key (incident_id, publication_id)
);
create index incident_takedown_before on incident_takedown (before_file) where before_file is not null;
create index incident_takedown_after on incident_takedown (after_file) where after_file is not null;
create index incident_takedown_of on incident_takedown (publication_id) where not settled;
comment on column incident_takedown.incident_id is '@type IncidentId';
comment on column incident_takedown.publication_id is '@type PublicationId';
comment on column incident_takedown.before_file is '@type Digest';
comment on column incident_takedown.after_file is '@type Digest';
comment on column incident_takedown.root_id is '@type OrganizationId';
grant select, insert, update, delete on incident_takedown to sanshen_app;

-- What people wrote: it may name somebody, so the ledger has only its digest.
create table incident_words (
  words_id uuid primary key,
  incident_id uuid not null,
  root_id text not null,
  words text not null,
  written_at timestamptz not null
);
create index incident_words_of on incident_words (incident_id);
comment on column incident_words.incident_id is '@type IncidentId';
comment on column incident_words.root_id is '@type OrganizationId';
grant select, insert, delete on incident_words to sanshen_app;
