-- Who has a manuscript for editing, working copies that are no revisions, and people's saved views. None of it is decided, so none of it stands
-- in the ledger.

create table manuscript_check_out (
  manuscript_id uuid primary key,
  root_id text not null,
  -- Whoever shows it may save; who took over has another.
  token uuid not null,
  person_id text not null,
  since timestamptz not null,
  -- The row stays when the time is over, so that who had it before can still be told who has it now.
  expires_at timestamptz not null
);
create index manuscript_check_out_expired on manuscript_check_out (expires_at);
comment on column manuscript_check_out.manuscript_id is '@type ManuscriptId';
comment on column manuscript_check_out.root_id is '@type OrganizationId';
comment on column manuscript_check_out.person_id is '@type PersonId';
grant select, insert, update, delete on manuscript_check_out to sanshen_app;

create table manuscript_draft (
  manuscript_id uuid not null,
  person_id text not null,
  root_id text not null,
  -- The text that it began from; null before the first revision.
  base text,
  content json not null,
  -- Files that the content names.
  files text[] not null,
  -- The check-out under which it was saved, and the editor's count of its saves since.
  token uuid not null,
  sequence bigint not null,
  saved_at timestamptz not null,
  primary key (manuscript_id, person_id)
);
create index manuscript_draft_saved on manuscript_draft (saved_at);
create index manuscript_draft_files on manuscript_draft using gin (files);
comment on column manuscript_draft.manuscript_id is '@type ManuscriptId';
comment on column manuscript_draft.person_id is '@type PersonId';
comment on column manuscript_draft.root_id is '@type OrganizationId';
comment on column manuscript_draft.base is '@type Digest';
comment on column manuscript_draft.files is '@type Digest';
grant select, insert, update, delete on manuscript_draft to sanshen_app;

create table saved_view (
  person_id text not null,
  view_id uuid not null,
  name text not null,
  query text not null,
  created_at timestamptz not null,
  primary key (person_id, view_id)
);
create unique index saved_view_name on saved_view (person_id, name);
comment on column saved_view.person_id is '@type PersonId';
grant select, insert, update, delete on saved_view to sanshen_app;
