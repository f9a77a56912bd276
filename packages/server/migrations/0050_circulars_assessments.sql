-- Circulars (通报), assessments (考核) and archives of a year (§12).

-- Follows the ledger. `one` is the domain's Circular; its text is the manuscript's.
create table circular (
  circular_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  manuscript_id uuid not null,
  status text not null,
  of_id uuid,
  number_year integer,
  number integer,
  drafted_at timestamptz not null,
  issued_at timestamptz,
  one json not null,
  -- Whatever goes wrong above it, the database itself keeps a number from being given twice.
  unique (organization_id, number_year, number)
);
create unique index circular_manuscript on circular (manuscript_id);
create index circular_of on circular (organization_id, drafted_at desc, circular_id desc);
comment on column circular.circular_id is '@type CircularId';
comment on column circular.root_id is '@type OrganizationId';
comment on column circular.organization_id is '@type OrganizationId';
comment on column circular.manuscript_id is '@type ManuscriptId';
comment on column circular.status is '@type CircularStatus';
comment on column circular.of_id is '@type CircularId';
grant select, insert, update, delete on circular to sanshen_app;

-- Follows the ledger: the last number that an organisation gave in a year. Its row is held while a circular is issued, so that there are no gaps.
create table circular_number (
  organization_id text not null,
  root_id text not null,
  year integer not null,
  last integer not null,
  primary key (organization_id, year)
);
comment on column circular_number.organization_id is '@type OrganizationId';
comment on column circular_number.root_id is '@type OrganizationId';
grant select, insert, update, delete on circular_number to sanshen_app;

-- Follows the ledger: whom a circular was delivered to, and when the unit signed for it.
create table circular_unit (
  circular_id uuid not null,
  organization_id text not null,
  root_id text not null,
  delivered_at timestamptz not null,
  receipt_due timestamptz not null,
  received_at timestamptz,
  received json,
  -- When the unit is reminded next; the clock decides it, not the ledger.
  chase_at timestamptz,
  primary key (circular_id, organization_id)
);
create index circular_unit_of on circular_unit (organization_id, delivered_at desc, circular_id desc);
create index circular_unit_chase on circular_unit (chase_at) where chase_at is not null;
comment on column circular_unit.circular_id is '@type CircularId';
comment on column circular_unit.organization_id is '@type OrganizationId';
comment on column circular_unit.root_id is '@type OrganizationId';
grant select, insert, update, delete on circular_unit to sanshen_app;

-- Follows the ledger: who of a unit read it.
create table circular_reader (
  circular_id uuid not null,
  organization_id text not null,
  root_id text not null,
  person_id text not null,
  name text not null,
  at timestamptz not null,
  primary key (circular_id, organization_id, person_id)
);
comment on column circular_reader.circular_id is '@type CircularId';
comment on column circular_reader.organization_id is '@type OrganizationId';
comment on column circular_reader.root_id is '@type OrganizationId';
comment on column circular_reader.person_id is '@type PersonId';
grant select, insert, update, delete on circular_reader to sanshen_app;

-- Follows the ledger. `one` is the domain's Assessment.
create table assessment (
  assessment_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  assessor_id text not null,
  period text not null,
  status text not null,
  drafted_at timestamptz not null,
  -- Until when the unit may appeal; null before it is published and after it is final.
  appeal_until timestamptz,
  open_appeals integer not null,
  one json not null,
  unique (organization_id, period)
);
create index assessment_by on assessment (assessor_id, period, organization_id);
create index assessment_settle on assessment (appeal_until) where appeal_until is not null and open_appeals = 0;
comment on column assessment.assessment_id is '@type AssessmentId';
comment on column assessment.root_id is '@type OrganizationId';
comment on column assessment.organization_id is '@type OrganizationId';
comment on column assessment.assessor_id is '@type OrganizationId';
comment on column assessment.status is '@type AssessmentStatus';
grant select, insert, update, delete on assessment to sanshen_app;

-- Follows the ledger: files of an appeal.
create table assessment_file (
  file text not null,
  assessment_id uuid not null,
  root_id text not null,
  primary key (file, assessment_id)
);
comment on column assessment_file.file is '@type Digest';
comment on column assessment_file.assessment_id is '@type AssessmentId';
comment on column assessment_file.root_id is '@type OrganizationId';
grant select, insert, update, delete on assessment_file to sanshen_app;

-- Work of the server, no truth: archives of a year that were asked for. The ledger says which were made.
create table year_archive (
  archive_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  year integer not null,
  status text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  -- Parts that are in it, of how many.
  done integer not null default 0,
  total integer not null default 0,
  file text,
  size bigint,
  failure text,
  ended_at timestamptz
);
create index year_archive_of on year_archive (organization_id, asked_at desc);
comment on column year_archive.root_id is '@type OrganizationId';
comment on column year_archive.organization_id is '@type OrganizationId';
comment on column year_archive.asked_by is '@type PersonId';
comment on column year_archive.file is '@type Digest';
comment on column year_archive.status is '@type YearArchiveStatus';
grant select, insert, update, delete on year_archive to sanshen_app;
