-- Organisations, people, what they hold and when; channels. All of it is a projection of the ledger's organization streams.
-- Periods are half-open: valid_from belongs to them, valid_to does not. A correction ends a row and adds another; no row is ever deleted
-- (sanshen_app may delete only what a rebuild of the projection writes anew).
-- Every key carries root_id, the root of the tree, by which the tables can be distributed.

create table organization (
  organization_id text not null,
  root_id text not null,
  -- Counts the decisions about this organisation, its offices and its people: the ETag of its page.
  version integer not null,
  primary key (organization_id, root_id)
);
comment on column organization.organization_id is '@type OrganizationId';
comment on column organization.root_id is '@type OrganizationId';
grant select, insert, update, delete on organization to sanshen_app;

-- What was decided about the tree, in the order of decision; the body is the domain's OrganizationChange.
create table organization_change (
  organization_id text not null,
  root_id text not null,
  sequence integer not null,
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text,
  change jsonb not null,
  primary key (root_id, sequence),
  foreign key (organization_id, root_id) references organization
);
create index organization_change_of on organization_change (organization_id, sequence);
comment on column organization_change.organization_id is '@type OrganizationId';
comment on column organization_change.root_id is '@type OrganizationId';
comment on column organization_change.recorded_by is '@type PersonId';
grant select, insert, delete on organization_change to sanshen_app;

-- What follows from the changes: how each organisation stood in each period. Computed by the domain, never edited by hand.
create table organization_state (
  organization_id text not null,
  root_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  parent_id text,
  kind text not null,
  name text not null,
  publicity_department boolean not null,
  status text not null check (status in ('active', 'merged', 'closed')),
  merged_into text,
  -- From the root down to the organisation itself.
  path text[] not null,
  primary key (organization_id, root_id, valid_from),
  foreign key (organization_id, root_id) references organization
);
create index organization_state_parent on organization_state (parent_id);
create index organization_state_path on organization_state using gin (path);
comment on column organization_state.organization_id is '@type OrganizationId';
comment on column organization_state.root_id is '@type OrganizationId';
comment on column organization_state.parent_id is '@type OrganizationId';
comment on column organization_state.kind is '@type OrganizationKind';
comment on column organization_state.status is '@type OrganizationStatus';
comment on column organization_state.merged_into is '@type OrganizationId';
comment on column organization_state.path is '@type OrganizationId';
grant select, insert, update, delete on organization_state to sanshen_app;

create table person (
  person_id text not null,
  root_id text not null,
  -- The organisation whose stream holds the decisions about this person.
  organization_id text not null,
  name text not null,
  registered_at timestamptz not null,
  primary key (person_id, root_id),
  foreign key (organization_id, root_id) references organization
);
create index person_organization on person (organization_id, name, person_id);
comment on column person.person_id is '@type PersonId';
comment on column person.root_id is '@type OrganizationId';
comment on column person.organization_id is '@type OrganizationId';
grant select, insert, update, delete on person to sanshen_app;

create table employment (
  employment_id text not null,
  root_id text not null,
  person_id text not null,
  employment text not null check (employment in ('formalCadre', 'longTermStaff', 'temporary', 'volunteer')),
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (employment_id, root_id),
  foreign key (person_id, root_id) references person
);
create index employment_person on employment (person_id);
comment on column employment.root_id is '@type OrganizationId';
comment on column employment.person_id is '@type PersonId';
comment on column employment.employment is '@type Employment';
grant select, insert, update, delete on employment to sanshen_app;

create table qualification (
  qualification_id text not null,
  root_id text not null,
  person_id text not null,
  kind text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (qualification_id, root_id),
  foreign key (person_id, root_id) references person
);
create index qualification_person on qualification (person_id);
comment on column qualification.root_id is '@type OrganizationId';
comment on column qualification.person_id is '@type PersonId';
grant select, insert, update, delete on qualification to sanshen_app;

create table appointment (
  appointment_id text not null,
  root_id text not null,
  person_id text not null,
  organization_id text not null,
  office text not null,
  acting boolean not null,
  delegated_by text,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (appointment_id, root_id),
  foreign key (person_id, root_id) references person,
  foreign key (organization_id, root_id) references organization
);
create index appointment_person on appointment (person_id);
create index appointment_office on appointment (organization_id, office);
comment on column appointment.appointment_id is '@type AppointmentId';
comment on column appointment.root_id is '@type OrganizationId';
comment on column appointment.person_id is '@type PersonId';
comment on column appointment.organization_id is '@type OrganizationId';
comment on column appointment.office is '@type Office';
comment on column appointment.delegated_by is '@type PersonId';
grant select, insert, update, delete on appointment to sanshen_app;

-- No reason is kept: why somebody is away is not the product's business.
create table leave (
  leave_id text not null,
  root_id text not null,
  person_id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (leave_id, root_id),
  foreign key (person_id, root_id) references person
);
create index leave_person on leave (person_id);
comment on column leave.root_id is '@type OrganizationId';
comment on column leave.person_id is '@type PersonId';
grant select, insert, update, delete on leave to sanshen_app;

create table channel (
  channel_id text not null,
  root_id text not null,
  organization_id text not null,
  platform text not null,
  name text not null,
  -- What the platform calls it: an app id, a user id, a handle.
  handle text not null,
  connector text not null,
  settings jsonb not null,
  status text not null check (status in ('active', 'suspended', 'closed')),
  version integer not null,
  registered_at timestamptz not null,
  primary key (channel_id, root_id)
);
create index channel_organization on channel (organization_id, name, channel_id);
create unique index channel_handle on channel (root_id, platform, handle) where status <> 'closed';
comment on column channel.channel_id is '@type ChannelId';
comment on column channel.root_id is '@type OrganizationId';
comment on column channel.organization_id is '@type OrganizationId';
comment on column channel.status is '@type ChannelStatus';
grant select, insert, update, delete on channel to sanshen_app;
