-- Plans (预案), calls with acknowledgement and the contact tree (通讯树), §9.

-- Follows the ledger. `plan` is the domain's Plan.
create table emergency_plan (
  plan_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  scenario text not null,
  number integer not null check (number > 0),
  status text not null,
  expires_at timestamptz,
  plan json not null
);
create unique index emergency_plan_version on emergency_plan (organization_id, scenario, number);
create unique index emergency_plan_one_approved on emergency_plan (organization_id, scenario) where status = 'approved';
create unique index emergency_plan_one_waits on emergency_plan (organization_id, scenario) where status = 'submitted';
create index emergency_plan_ends on emergency_plan (expires_at) where status = 'approved';
comment on column emergency_plan.plan_id is '@type PlanId';
comment on column emergency_plan.root_id is '@type OrganizationId';
comment on column emergency_plan.organization_id is '@type OrganizationId';
comment on column emergency_plan.status is '@type PlanStatus';
grant select, insert, update, delete on emergency_plan to sanshen_app;

-- What is being written; no decision, and in no ledger.
create table emergency_plan_draft (
  organization_id text not null,
  scenario text not null,
  root_id text not null,
  content json not null,
  version integer not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (organization_id, scenario)
);
comment on column emergency_plan_draft.organization_id is '@type OrganizationId';
comment on column emergency_plan_draft.root_id is '@type OrganizationId';
comment on column emergency_plan_draft.saved_by is '@type PersonId';
grant select, insert, update, delete on emergency_plan_draft to sanshen_app;

-- Follows the ledger. `call` is the domain's Call.
create table emergency_call (
  call_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  reason_kind text not null,
  reason_id text not null,
  started_at timestamptz not null,
  answer_by timestamptz not null,
  overdue_at timestamptz,
  closed_at timestamptz,
  call json not null
);
create index emergency_call_of on emergency_call (organization_id, started_at desc);
create index emergency_call_reason on emergency_call (reason_kind, reason_id);
create index emergency_call_due on emergency_call (answer_by) where overdue_at is null and closed_at is null;
create index emergency_call_open on emergency_call (started_at) where closed_at is null;
comment on column emergency_call.call_id is '@type CallId';
comment on column emergency_call.root_id is '@type OrganizationId';
comment on column emergency_call.organization_id is '@type OrganizationId';
grant select, insert, update, delete on emergency_call to sanshen_app;

-- Follows the ledger: who was called, so that a person's open calls are found at once.
create table emergency_called (
  call_id uuid not null,
  person_id text not null,
  root_id text not null,
  started_at timestamptz not null,
  acknowledged_at timestamptz,
  primary key (call_id, person_id)
);
create index emergency_called_person on emergency_called (person_id, started_at desc);
comment on column emergency_called.call_id is '@type CallId';
comment on column emergency_called.person_id is '@type PersonId';
comment on column emergency_called.root_id is '@type OrganizationId';
grant select, insert, update, delete on emergency_called to sanshen_app;

-- Follows the ledger: when a person last answered a call, and when one of his last passed without an answer.
create table emergency_reach (
  person_id text primary key,
  root_id text not null,
  reached_at timestamptz,
  silent_at timestamptz
);
comment on column emergency_reach.person_id is '@type PersonId';
comment on column emergency_reach.root_id is '@type OrganizationId';
grant select, insert, update, delete on emergency_reach to sanshen_app;

-- Telephone numbers as their organisation registered them, sealed; in no ledger, and deleted when the person leaves.
create table emergency_contact (
  person_id text not null,
  organization_id text not null,
  root_id text not null,
  sealed bytea not null,
  registered_at timestamptz not null,
  primary key (person_id, organization_id)
);
create index emergency_contact_of on emergency_contact (organization_id);
comment on column emergency_contact.person_id is '@type PersonId';
comment on column emergency_contact.organization_id is '@type OrganizationId';
comment on column emergency_contact.root_id is '@type OrganizationId';
grant select, insert, update, delete on emergency_contact to sanshen_app;

-- Short addresses that answer a call once; only a digest is kept. `issued_by` is the domain's PersonSnapshot.
create table emergency_address (
  code_digest text primary key,
  call_id uuid not null,
  person_id text not null,
  root_id text not null,
  issued_by json not null,
  issued_at timestamptz not null
);
create index emergency_address_of on emergency_address (call_id, person_id);
comment on column emergency_address.call_id is '@type CallId';
comment on column emergency_address.person_id is '@type PersonId';
comment on column emergency_address.root_id is '@type OrganizationId';
grant select, insert, update, delete on emergency_address to sanshen_app;

-- What people were reminded of already.
create table emergency_reminded (
  subject text not null,
  what text not null,
  root_id text not null,
  at timestamptz not null,
  primary key (subject, what)
);
comment on column emergency_reminded.root_id is '@type OrganizationId';
grant select, insert, update, delete on emergency_reminded to sanshen_app;
