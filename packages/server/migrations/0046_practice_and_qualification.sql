-- Proofreading practice, errors in real work, ends of qualifications, selection of people (§10).

-- One exercise of a person. No decision, so it stands in no ledger; deleted when the rule book says. `planted` is the domain's Planted and leaves the server
-- only once the exercise is handed in.
create table practice_session (
  session_id uuid primary key,
  root_id text not null,
  person_id text not null,
  -- Whose person he was.
  organization_id text not null,
  passage text not null,
  kinds text[] not null,
  planted json not null,
  -- The pictures: which mark, drawn with which fault.
  pictures json not null,
  started_at timestamptz not null,
  handed_in_at timestamptz,
  -- The domain's Accusations, pictures accused, and the domain's Score.
  accusations json,
  accused json,
  score json
);
create index practice_session_of on practice_session (person_id, started_at desc);
create unique index practice_session_open on practice_session (person_id) where handed_in_at is null;
create index practice_session_unit on practice_session (organization_id, handed_in_at) where handed_in_at is not null;
create index practice_session_age on practice_session (started_at);
comment on column practice_session.root_id is '@type OrganizationId';
comment on column practice_session.person_id is '@type PersonId';
comment on column practice_session.organization_id is '@type OrganizationId';
grant select, insert, update, delete on practice_session to sanshen_app;

-- Who lets the leader of his unit see his own figures; he takes it back at any time.
create table practice_sharing (
  person_id text primary key,
  root_id text not null,
  since timestamptz not null
);
comment on column practice_sharing.person_id is '@type PersonId';
comment on column practice_sharing.root_id is '@type OrganizationId';
grant select, insert, delete on practice_sharing to sanshen_app;

-- Errors of manuscripts that somebody found or put right; follows the ledger.
create table caught_error (
  manuscript_id uuid not null,
  error_id text not null,
  root_id text not null,
  organization_id text not null,
  kind text,
  rule text,
  -- Null where the author himself found it.
  caught_by text,
  -- The stage, or `released`.
  stage text,
  found_at timestamptz not null,
  confirmed boolean not null,
  primary key (manuscript_id, error_id)
);
create index caught_error_by on caught_error (caught_by, found_at) where confirmed;
create index caught_error_of on caught_error (organization_id, found_at) where confirmed;
comment on column caught_error.manuscript_id is '@type ManuscriptId';
comment on column caught_error.root_id is '@type OrganizationId';
comment on column caught_error.organization_id is '@type OrganizationId';
comment on column caught_error.kind is '@type PracticeKind';
comment on column caught_error.caught_by is '@type PersonId';
grant select, insert, update, delete on caught_error to sanshen_app;

-- Who had signed which stage on the text that held the error; follows the ledger.
create table passed_error (
  manuscript_id uuid not null,
  error_id text not null,
  person_id text not null,
  stage text not null,
  root_id text not null,
  organization_id text not null,
  kind text,
  found_at timestamptz not null,
  confirmed boolean not null,
  primary key (manuscript_id, error_id, person_id, stage)
);
create index passed_error_by on passed_error (person_id, found_at) where confirmed;
create index passed_error_of on passed_error (organization_id, found_at) where confirmed;
comment on column passed_error.manuscript_id is '@type ManuscriptId';
comment on column passed_error.person_id is '@type PersonId';
comment on column passed_error.root_id is '@type OrganizationId';
comment on column passed_error.organization_id is '@type OrganizationId';
comment on column passed_error.kind is '@type PracticeKind';
grant select, insert, update, delete on passed_error to sanshen_app;

-- Which ends people were told of, so that nobody is told twice; `days` 0: that it has come.
create table qualification_notice (
  person_id text not null,
  what text not null,
  item text not null,
  -- Of an appointment; empty for what holds everywhere.
  organization_id text not null,
  ends_at timestamptz not null,
  days integer not null,
  root_id text not null,
  told_at timestamptz not null,
  primary key (person_id, what, item, organization_id, ends_at, days)
);
create index qualification_notice_age on qualification_notice (told_at);
comment on column qualification_notice.person_id is '@type PersonId';
comment on column qualification_notice.what is '@type ConditionKind';
comment on column qualification_notice.root_id is '@type OrganizationId';
grant select, insert, delete on qualification_notice to sanshen_app;

-- The end of each dated fact, by which a daily look finds what ends soon.
create index qualification_ends on qualification (valid_to) where valid_to is not null;
create index employment_ends on employment (valid_to) where valid_to is not null;
create index appointment_ends on appointment (valid_to) where valid_to is not null;

-- Follows the ledger. `selection` is the domain's Selection.
create table selection (
  selection_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  candidate_id text not null,
  office text not null,
  status text not null,
  proposed_at timestamptz not null,
  probation_ends_at timestamptz,
  selection json not null
);
create index selection_of on selection (organization_id, proposed_at desc, selection_id);
create index selection_person on selection (candidate_id, proposed_at desc);
create unique index selection_open on selection (organization_id, candidate_id, office) where status not in ('confirmed', 'ended');
create index selection_probation on selection (probation_ends_at) where status = 'probation';
comment on column selection.selection_id is '@type SelectionId';
comment on column selection.root_id is '@type OrganizationId';
comment on column selection.organization_id is '@type OrganizationId';
comment on column selection.candidate_id is '@type PersonId';
comment on column selection.office is '@type Office';
comment on column selection.status is '@type SelectionStatus';
grant select, insert, update, delete on selection to sanshen_app;

-- What was written about a candidate, apart from the record, and deleted when the rule book says.
create table selection_words (
  selection_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  statement text not null,
  answers json,
  check_note text,
  vouch_note text,
  end_note text,
  ended_at timestamptz,
  -- When the mentor and the leaders were told that the probation is over.
  told_over_at timestamptz
);
create index selection_words_age on selection_words (organization_id, ended_at) where ended_at is not null;
comment on column selection_words.selection_id is '@type SelectionId';
comment on column selection_words.root_id is '@type OrganizationId';
comment on column selection_words.organization_id is '@type OrganizationId';
grant select, insert, update, delete on selection_words to sanshen_app;
