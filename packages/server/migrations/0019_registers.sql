-- What an organisation tells the checks: words to watch, names and titles, institutions, fixed wordings. Inherited by those below it. A
-- register only gains versions: an entry stands from one version until another.

create table check_register (
  organization_id text not null,
  register text not null,
  root_id text not null,
  version integer not null,
  entries integer not null,
  changed_at timestamptz not null,
  primary key (organization_id, register)
);
comment on column check_register.organization_id is '@type OrganizationId';
comment on column check_register.root_id is '@type OrganizationId';
grant select, insert, update on check_register to sanshen_app;

create table check_register_version (
  organization_id text not null,
  register text not null,
  version integer not null,
  root_id text not null,
  added integer not null,
  removed integer not null,
  note text not null,
  made_by json not null,
  made_at timestamptz not null,
  primary key (organization_id, register, version)
);
comment on column check_register_version.organization_id is '@type OrganizationId';
comment on column check_register_version.root_id is '@type OrganizationId';
grant select, insert on check_register_version to sanshen_app;

create table check_register_entry (
  organization_id text not null,
  register text not null,
  -- What makes an entry itself: the word, or the name with its office.
  key text not null,
  from_version integer not null,
  root_id text not null,
  to_version integer,
  position integer not null,
  entry json not null,
  primary key (organization_id, register, key, from_version)
);
create index check_register_entry_now on check_register_entry (organization_id, register, position) where to_version is null;
comment on column check_register_entry.organization_id is '@type OrganizationId';
comment on column check_register_entry.root_id is '@type OrganizationId';
grant select, insert, update on check_register_entry to sanshen_app;
