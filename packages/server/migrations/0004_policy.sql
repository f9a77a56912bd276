-- Rule books as organisations filed them, and the procedures that they chose. Append-only: a new version is a new row.

-- Every complete rule book that was ever in force somewhere, by its digest; a pinned run can always be read against it.
create table policy_text (
  digest text not null,
  root_id text not null,
  policy jsonb not null,
  primary key (digest, root_id)
);
comment on column policy_text.digest is '@type Digest';
comment on column policy_text.root_id is '@type OrganizationId';
grant select, insert on policy_text to sanshen_app;

create table policy_version (
  organization_id text not null,
  root_id text not null,
  -- Counts the filings of this organisation; the entry of the ledger's stream policy:<organization> with the same number holds the same.
  sequence integer not null,
  policy_id text not null,
  version integer not null,
  -- The superior's rule book when this was filed; null where nothing was inherited.
  base_digest text,
  digest text not null,
  -- The files as they were written: [{name, text}].
  files jsonb not null,
  filed_at timestamptz not null,
  filed_by text,
  primary key (organization_id, root_id, sequence),
  unique (organization_id, root_id, policy_id, version)
);
comment on column policy_version.organization_id is '@type OrganizationId';
comment on column policy_version.root_id is '@type OrganizationId';
comment on column policy_version.policy_id is '@type PolicyId';
comment on column policy_version.base_digest is '@type Digest';
comment on column policy_version.digest is '@type Digest';
comment on column policy_version.filed_by is '@type PersonId';
grant select, insert on policy_version to sanshen_app;

-- Which of the procedures open to it an organisation uses; the last row counts.
create table policy_choice (
  organization_id text not null,
  root_id text not null,
  sequence integer not null,
  procedure_id text not null,
  chosen_at timestamptz not null,
  chosen_by text,
  primary key (organization_id, root_id, sequence)
);
comment on column policy_choice.organization_id is '@type OrganizationId';
comment on column policy_choice.root_id is '@type OrganizationId';
comment on column policy_choice.chosen_by is '@type PersonId';
grant select, insert on policy_choice to sanshen_app;
