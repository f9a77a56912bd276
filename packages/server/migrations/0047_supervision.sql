-- 条款看板 (§12): what the record shows of each clause, by unit and month. All of it follows the ledger and can be counted again from it.

-- How far the ledger has been read: the first leaf that has not.
create table supervision_watermark (
  only_row boolean primary key default true check (only_row),
  leaf bigint not null
);
insert into supervision_watermark (leaf) values (0);
grant select, update on supervision_watermark to sanshen_app;

-- What a subject is followed by between two readings: the domain's state, and when time alone settles something about it.
create table supervision_subject (
  kind text not null,
  subject_id text not null,
  state json not null,
  look_at timestamptz,
  primary key (kind, subject_id)
);
create index supervision_subject_due on supervision_subject (look_at) where look_at is not null;
comment on column supervision_subject.kind is '@type SubjectKind';
grant select, insert, update, delete on supervision_subject to sanshen_app;

-- How a month of a unit is counted, kept when it was first counted, so that it can be counted again the same way.
create table supervision_rules (
  organization_id text not null,
  root_id text not null,
  month text collate "C" not null,
  rules json not null,
  primary key (organization_id, month)
);
comment on column supervision_rules.organization_id is '@type OrganizationId';
comment on column supervision_rules.root_id is '@type OrganizationId';
grant select, insert on supervision_rules to sanshen_app;

-- The cases behind the numbers: what one subject adds to one measure in one month.
create table supervision_evidence (
  kind text not null,
  subject_id text not null,
  part text not null,
  measure text not null,
  month text collate "C" not null,
  root_id text not null,
  organization_id text not null,
  version integer not null,
  at timestamptz not null,
  numerator bigint not null,
  denominator bigint not null,
  primary key (subject_id, kind, part, measure, month)
);
create index supervision_evidence_of on supervision_evidence (organization_id, measure, month, at desc, subject_id, part);
comment on column supervision_evidence.kind is '@type SubjectKind';
comment on column supervision_evidence.measure is '@type IndicatorMeasure';
comment on column supervision_evidence.root_id is '@type OrganizationId';
comment on column supervision_evidence.organization_id is '@type OrganizationId';
grant select, insert, update, delete on supervision_evidence to sanshen_app;

-- The sums of the evidence, kept with it: what the board reads, however much lies behind.
create table supervision_count (
  organization_id text not null,
  month text collate "C" not null,
  measure text not null,
  root_id text not null,
  version integer not null,
  numerator bigint not null,
  denominator bigint not null,
  primary key (organization_id, month, measure)
);
comment on column supervision_count.measure is '@type IndicatorMeasure';
comment on column supervision_count.organization_id is '@type OrganizationId';
comment on column supervision_count.root_id is '@type OrganizationId';
grant select, insert, update, delete on supervision_count to sanshen_app;

-- Months that are closed, from the ledger: amendment 0 is what was frozen, later ones say why it was counted again.
create table supervision_period (
  organization_id text not null,
  month text collate "C" not null,
  amendment integer not null check (amendment >= 0),
  root_id text not null,
  -- Of values, indicators and definitions together.
  digest text not null,
  -- The domain's ClosedPeriod.
  period json not null,
  -- Of an amendment: why, and by whom.
  reason text,
  amended_by json,
  at timestamptz not null,
  primary key (organization_id, month, amendment)
);
create index supervision_period_of_root on supervision_period (root_id, month);
comment on column supervision_period.organization_id is '@type OrganizationId';
comment on column supervision_period.root_id is '@type OrganizationId';
comment on column supervision_period.digest is '@type Digest';
grant select, insert, update, delete on supervision_period to sanshen_app;

-- What closed months came to, by the newest amendment: read in place of the sums, which go on following the ledger.
create table supervision_closed_value (
  organization_id text not null,
  month text collate "C" not null,
  measure text not null,
  root_id text not null,
  version integer not null,
  numerator bigint not null,
  denominator bigint not null,
  primary key (organization_id, month, measure)
);
comment on column supervision_closed_value.measure is '@type IndicatorMeasure';
comment on column supervision_closed_value.organization_id is '@type OrganizationId';
comment on column supervision_closed_value.root_id is '@type OrganizationId';
grant select, insert, update, delete on supervision_closed_value to sanshen_app;
