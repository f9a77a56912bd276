-- Cases (案件, §12): what units did or left undone, step by step; and accountability records of persons.

-- Follows the ledger. `one` is the domain's Case.
create table accountability_case (
  case_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  handler_id text not null,
  clause text not null,
  gravity text not null,
  status text not null,
  source_kind text not null,
  source_id text not null,
  opened_at timestamptz not null,
  -- When the unit was told; null before.
  notified_at timestamptz,
  due_at timestamptz,
  overdue boolean not null,
  one json not null
);
create index accountability_case_of on accountability_case (organization_id, opened_at desc, case_id desc);
create index accountability_case_by on accountability_case (handler_id, opened_at desc, case_id desc);
create index accountability_case_source on accountability_case (source_id, source_kind, organization_id);
create index accountability_case_due on accountability_case (due_at) where due_at is not null and not overdue;
comment on column accountability_case.case_id is '@type CaseId';
comment on column accountability_case.root_id is '@type OrganizationId';
comment on column accountability_case.organization_id is '@type OrganizationId';
comment on column accountability_case.handler_id is '@type OrganizationId';
comment on column accountability_case.clause is '@type ClauseId';
comment on column accountability_case.gravity is '@type Gravity';
comment on column accountability_case.status is '@type CaseStatus';
comment on column accountability_case.source_kind is '@type CaseSourceKind';
grant select, insert, update, delete on accountability_case to sanshen_app;

-- Follows the ledger: what happened, for the time line.
create table accountability_case_event (
  case_id uuid not null,
  number integer not null,
  root_id text not null,
  event json not null,
  primary key (case_id, number)
);
comment on column accountability_case_event.case_id is '@type CaseId';
comment on column accountability_case_event.root_id is '@type OrganizationId';
grant select, insert, update, delete on accountability_case_event to sanshen_app;

-- Follows the ledger: files that whoever sees the case may read.
create table accountability_case_file (
  file text not null,
  case_id uuid not null,
  root_id text not null,
  primary key (file, case_id)
);
comment on column accountability_case_file.file is '@type Digest';
comment on column accountability_case_file.case_id is '@type CaseId';
comment on column accountability_case_file.root_id is '@type OrganizationId';
grant select, insert, update, delete on accountability_case_file to sanshen_app;

-- People whom a case concerns: they decide nothing in it. Not in the ledger, which would name them for ever.
create table accountability_case_person (
  case_id uuid not null,
  person_id text not null,
  root_id text not null,
  primary key (case_id, person_id)
);
comment on column accountability_case_person.case_id is '@type CaseId';
comment on column accountability_case_person.person_id is '@type PersonId';
comment on column accountability_case_person.root_id is '@type OrganizationId';
grant select, insert, update, delete on accountability_case_person to sanshen_app;

-- Follows the ledger. `record` is the domain's AccountabilityRecord, which names nobody who was held accountable.
create table accountability_record (
  record_id uuid primary key,
  case_id uuid not null,
  root_id text not null,
  organization_id text not null,
  status text not null,
  expires_at timestamptz not null,
  sealed_at timestamptz,
  record json not null
);
create index accountability_record_of on accountability_record (case_id);
create index accountability_record_due on accountability_record (expires_at) where sealed_at is null;
comment on column accountability_record.record_id is '@type RecordId';
comment on column accountability_record.case_id is '@type CaseId';
comment on column accountability_record.root_id is '@type OrganizationId';
comment on column accountability_record.organization_id is '@type OrganizationId';
comment on column accountability_record.status is '@type RecordStatus';
grant select, insert, update, delete on accountability_record to sanshen_app;

-- Who was held accountable, and why; deleted when the record is sealed. The ledger holds a commitment to it with the salt.
create table accountability_record_person (
  record_id uuid primary key,
  root_id text not null,
  person_id text not null,
  salt text not null,
  grounds text not null,
  appeal text
);
create index accountability_record_person_of on accountability_record_person (person_id);
comment on column accountability_record_person.record_id is '@type RecordId';
comment on column accountability_record_person.root_id is '@type OrganizationId';
comment on column accountability_record_person.person_id is '@type PersonId';
grant select, insert, update, delete on accountability_record_person to sanshen_app;

-- Every look at a record, that of the person himself too.
create table accountability_record_view (
  view_id uuid primary key,
  record_id uuid not null,
  root_id text not null,
  person_id text not null,
  at timestamptz not null
);
create index accountability_record_view_of on accountability_record_view (record_id, at);
comment on column accountability_record_view.record_id is '@type RecordId';
comment on column accountability_record_view.root_id is '@type OrganizationId';
comment on column accountability_record_view.person_id is '@type PersonId';
grant select, insert, delete on accountability_record_view to sanshen_app;
