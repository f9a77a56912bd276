-- Manuscripts on their way: all of it is a projection of the ledger's manuscript streams.

create table manuscript (
  manuscript_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  author_id text not null,
  phase text not null,
  importance text,
  revision integer not null,
  digest text,
  round integer not null,
  -- What the list shows of the newest revision.
  title text not null default '',
  topic text not null default '',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- The fold of the manuscript's events, with the procedure by reference.
  state json not null,
  -- When the run has to be looked at next although nobody does anything: a reminder, a deadline.
  chase_at timestamptz
);
create index manuscript_of on manuscript (organization_id, changed_at desc, manuscript_id);
create index manuscript_in_phase on manuscript (organization_id, phase, changed_at desc, manuscript_id);
create index manuscript_by_author on manuscript (author_id, changed_at desc, manuscript_id);
create index manuscript_to_chase on manuscript (chase_at) where chase_at is not null;
comment on column manuscript.manuscript_id is '@type ManuscriptId';
comment on column manuscript.root_id is '@type OrganizationId';
comment on column manuscript.organization_id is '@type OrganizationId';
comment on column manuscript.author_id is '@type PersonId';
comment on column manuscript.digest is '@type Digest';
comment on column manuscript.phase is '@type Phase';
grant select, insert, update, delete on manuscript to sanshen_app;

-- Procedures that runs are pinned to, once each; never changed, so that a new rule book leaves runs under way alone.
create table pinned_procedure (
  pin text primary key,
  body json not null
);
grant select, insert on pinned_procedure to sanshen_app;

-- One row for each seat that waits and each office that could take it: my inbox and who is waited for.
create table review_task (
  manuscript_id uuid not null,
  root_id text not null,
  stage text not null,
  seat text not null,
  -- The manuscript's organisation.
  owner_id text not null,
  -- The procedure of the run, for the names of stage and seat.
  pin text not null,
  -- Where the office is looked for; may be another organisation than the manuscript's.
  organization_id text not null,
  office text not null,
  -- Set for a member of a board: nobody else can take the seat.
  person_id text,
  duties text[] not null,
  -- True when a signed text was corrected and waits to be confirmed.
  recheck boolean not null,
  -- The text that this seat signed before the correction.
  recheck_from text,
  round integer not null,
  digest text not null,
  due_at timestamptz not null,
  since timestamptz not null,
  -- Who may not sign: author, editors, signers of other seats.
  barred text[] not null,
  -- What the seat asks of whoever takes it.
  employment text[] not null,
  qualifications text[] not null,
  primary key (manuscript_id, stage, seat, office)
);
create index review_task_inbox on review_task (organization_id, office, due_at, manuscript_id, stage, seat);
create index review_task_of on review_task (owner_id, due_at, manuscript_id, stage, seat);
comment on column review_task.manuscript_id is '@type ManuscriptId';
comment on column review_task.root_id is '@type OrganizationId';
comment on column review_task.owner_id is '@type OrganizationId';
comment on column review_task.recheck_from is '@type Digest';
comment on column review_task.organization_id is '@type OrganizationId';
comment on column review_task.office is '@type Office';
comment on column review_task.person_id is '@type PersonId';
comment on column review_task.digest is '@type Digest';
comment on column review_task.duties is '@type Duty';
comment on column review_task.employment is '@type Employment';
comment on column review_task.barred is '@type PersonId';
grant select, insert, update, delete on review_task to sanshen_app;

-- What was noted on a text and how it was ruled; beside the text, never part of it.
create table finding (
  manuscript_id uuid not null,
  finding_id uuid not null,
  root_id text not null,
  -- The text that was current; null for a note made before the first revision.
  digest text,
  severity text not null,
  rule text not null,
  text text not null,
  place_start integer,
  place_end integer,
  noted_by json not null,
  noted_at timestamptz not null,
  ruling text,
  ruling_reason text,
  ruled_by json,
  ruled_at timestamptz,
  primary key (manuscript_id, finding_id)
);
comment on column finding.manuscript_id is '@type ManuscriptId';
comment on column finding.finding_id is '@type FindingId';
comment on column finding.root_id is '@type OrganizationId';
comment on column finding.digest is '@type Digest';
comment on column finding.severity is '@type FindingSeverity';
grant select, insert, update, delete on finding to sanshen_app;

-- What people are told inside the product. Kept apart from the ledger: telling is no decision.
create table notification (
  notification_id uuid primary key,
  person_id text not null,
  manuscript_id uuid,
  kind text not null,
  details json not null,
  at timestamptz not null,
  read_at timestamptz
);
create index notification_of on notification (person_id, at desc, notification_id desc);
comment on column notification.person_id is '@type PersonId';
comment on column notification.manuscript_id is '@type ManuscriptId';
comment on column notification.kind is '@type NotificationKind';
grant select, insert, update, delete on notification to sanshen_app;
