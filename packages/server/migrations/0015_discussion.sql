-- What is said about a text before it is published. None of it is part of the text or of its digest, and none of it decides anything, so it
-- stands beside the ledger.

create table comment_thread (
  manuscript_id uuid not null,
  thread_id uuid not null,
  root_id text not null,
  -- The revision that it was opened on.
  revision integer not null,
  digest text not null,
  -- Null for the manuscript as a whole.
  field text,
  -- The passage in UTF-16 units of the field's plain text; all three null for the whole of it.
  anchor_from integer,
  anchor_to integer,
  quote text,
  opened_at timestamptz not null,
  messages integer not null,
  resolved_by json,
  resolved_at timestamptz,
  primary key (manuscript_id, thread_id)
);
create index comment_thread_of on comment_thread (manuscript_id, opened_at, thread_id);
comment on column comment_thread.manuscript_id is '@type ManuscriptId';
comment on column comment_thread.root_id is '@type OrganizationId';
comment on column comment_thread.digest is '@type Digest';
grant select, insert on comment_thread to sanshen_app;
grant update (messages, resolved_by, resolved_at) on comment_thread to sanshen_app;

create table comment_message (
  manuscript_id uuid not null,
  thread_id uuid not null,
  number integer not null,
  message_id uuid not null,
  root_id text not null,
  kind text not null check (kind in ('said', 'resolved', 'reopened')),
  author_id text not null,
  author json not null,
  text text not null,
  mentions json not null,
  at timestamptz not null,
  primary key (manuscript_id, thread_id, number)
);
comment on column comment_message.manuscript_id is '@type ManuscriptId';
comment on column comment_message.root_id is '@type OrganizationId';
comment on column comment_message.author_id is '@type PersonId';
grant select, insert on comment_message to sanshen_app;

create function comment_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was said stays: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger immutable before update or delete or truncate on comment_message
  for each statement execute function comment_refuse_change();
alter table comment_message enable always trigger immutable;

-- One person's tracked changes on one text.
create table suggestion_set (
  manuscript_id uuid not null,
  set_id uuid not null,
  root_id text not null,
  author_id text not null,
  author json not null,
  base_revision integer not null,
  base_digest text not null,
  -- The body with its marks, and the suggestions in it as they are listed.
  body json not null,
  suggestions json not null,
  note text not null,
  state text not null check (state in ('open', 'settled', 'withdrawn')),
  suggested integer not null,
  accepted integer not null default 0,
  rejected integer not null default 0,
  saved_at timestamptz not null,
  primary key (manuscript_id, set_id)
);
create unique index suggestion_set_open on suggestion_set (manuscript_id, author_id) where state = 'open';
create index suggestion_set_of on suggestion_set (manuscript_id, saved_at desc, set_id desc);
comment on column suggestion_set.manuscript_id is '@type ManuscriptId';
comment on column suggestion_set.root_id is '@type OrganizationId';
comment on column suggestion_set.author_id is '@type PersonId';
comment on column suggestion_set.base_digest is '@type Digest';
grant select, insert, update on suggestion_set to sanshen_app;

create table suggestion_verdict (
  manuscript_id uuid not null,
  set_id uuid not null,
  suggestion_id text not null,
  root_id text not null,
  verdict text not null check (verdict in ('accepted', 'rejected')),
  reason text not null,
  by json not null,
  -- The revision that holds the outcome, as its author says; null if he made none.
  revision integer,
  at timestamptz not null,
  primary key (manuscript_id, set_id, suggestion_id)
);
comment on column suggestion_verdict.manuscript_id is '@type ManuscriptId';
comment on column suggestion_verdict.root_id is '@type OrganizationId';
grant select, insert on suggestion_verdict to sanshen_app;

-- Up to where somebody has read; never goes back.
create table manuscript_seen (
  manuscript_id uuid not null,
  person_id text not null,
  root_id text not null,
  revision integer not null,
  at timestamptz not null,
  primary key (manuscript_id, person_id)
);
comment on column manuscript_seen.manuscript_id is '@type ManuscriptId';
comment on column manuscript_seen.person_id is '@type PersonId';
comment on column manuscript_seen.root_id is '@type OrganizationId';
grant select, insert, update on manuscript_seen to sanshen_app;
