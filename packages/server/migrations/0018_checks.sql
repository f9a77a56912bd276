-- What machines found in texts, and what people declared about it. Rulings on what was found stand among the findings of the review, with the
-- rule's id; here stands what can be computed again from text, rules and registers, and what counts it.

create table check_report (
  manuscript_id uuid not null,
  digest text not null,
  root_id text not null,
  organization_id text not null,
  author_id text not null,
  revision integer not null,
  -- running, done, failed.
  state text not null,
  -- Per cent.
  progress integer not null,
  -- Which rules, tables and registers were used; another one means: check again.
  engine text not null,
  findings json not null,
  -- Findings beyond those kept.
  more integer not null default 0,
  checked_at timestamptz,
  primary key (manuscript_id, digest)
);
create index check_report_author on check_report (organization_id, author_id);
comment on column check_report.manuscript_id is '@type ManuscriptId';
comment on column check_report.digest is '@type Digest';
comment on column check_report.root_id is '@type OrganizationId';
comment on column check_report.organization_id is '@type OrganizationId';
comment on column check_report.author_id is '@type PersonId';
grant select, insert, update, delete on check_report to sanshen_app;

-- Why an author keeps words that a machine found; a reviewer rules all the same.
create table check_objection (
  manuscript_id uuid not null,
  finding_id uuid not null,
  root_id text not null,
  reason text not null,
  made_by json not null,
  made_at timestamptz not null,
  primary key (manuscript_id, finding_id)
);
comment on column check_objection.manuscript_id is '@type ManuscriptId';
comment on column check_objection.finding_id is '@type FindingId';
comment on column check_objection.root_id is '@type OrganizationId';
grant select, insert, update, delete on check_objection to sanshen_app;

-- "Always wrong here": no fault in this organisation and those below it. Ended, never removed.
create table check_exception (
  exception_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  rule text not null,
  -- Null for whatever the rule finds.
  text text,
  reason text not null,
  made_by json not null,
  made_at timestamptz not null,
  ended_by json,
  ended_at timestamptz
);
create index check_exception_of on check_exception (organization_id, made_at);
create unique index check_exception_once on check_exception (organization_id, rule, coalesce(text, '')) where ended_at is null;
comment on column check_exception.root_id is '@type OrganizationId';
comment on column check_exception.organization_id is '@type OrganizationId';
grant select, insert, update on check_exception to sanshen_app;

-- How often a rule found something in an organisation's texts, and how people ruled.
create table check_count (
  organization_id text not null,
  rule text not null,
  root_id text not null,
  found integer not null default 0,
  accepted integer not null default 0,
  overruled integer not null default 0,
  applied integer not null default 0,
  primary key (organization_id, rule)
);
comment on column check_count.organization_id is '@type OrganizationId';
comment on column check_count.root_id is '@type OrganizationId';
grant select, insert, update on check_count to sanshen_app;

-- Rules that give advice only in an organisation and below it, because people overruled them too often there.
create table check_demotion (
  organization_id text not null,
  rule text not null,
  root_id text not null,
  since timestamptz not null,
  primary key (organization_id, rule)
);
comment on column check_demotion.organization_id is '@type OrganizationId';
comment on column check_demotion.root_id is '@type OrganizationId';
grant select, insert, update, delete on check_demotion to sanshen_app;

-- What was found in the texts of each author, for training; seen by the author and by who answers for the organisation.
create table check_author_count (
  organization_id text not null,
  author_id text not null,
  rule text not null,
  root_id text not null,
  found integer not null,
  primary key (organization_id, author_id, rule)
);
comment on column check_author_count.organization_id is '@type OrganizationId';
comment on column check_author_count.author_id is '@type PersonId';
comment on column check_author_count.root_id is '@type OrganizationId';
grant select, insert, update on check_author_count to sanshen_app;
