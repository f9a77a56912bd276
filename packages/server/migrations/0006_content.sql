-- Revisions of manuscripts: the texts themselves. What was decided about them stands in the ledger; here is what the digests are of.
-- sanshen_app may add and read; a revision never changes and never goes.

create table revision (
  manuscript_id uuid not null,
  number integer not null check (number > 0),
  root_id text not null,
  digest text not null,
  content json not null,
  -- The body as people read it, for search, diffs and checks.
  plain_text text not null,
  editor json not null,
  -- The stage from whose seat a signer corrected; null for an author's edit.
  stage text,
  reason text not null,
  at timestamptz not null,
  primary key (manuscript_id, number)
);
create index revision_digest on revision (manuscript_id, digest);
comment on column revision.manuscript_id is '@type ManuscriptId';
comment on column revision.root_id is '@type OrganizationId';
comment on column revision.digest is '@type Digest';
grant select, insert on revision to sanshen_app;

-- Which manuscripts refer to a file: who may read the manuscript may read its files.
create table revision_file (
  file text not null,
  manuscript_id uuid not null,
  primary key (file, manuscript_id)
);
comment on column revision_file.file is '@type Digest';
comment on column revision_file.manuscript_id is '@type ManuscriptId';
grant select, insert on revision_file to sanshen_app;

create function revision_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'revisions are immutable: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger immutable before update or delete or truncate on revision
  for each statement execute function revision_refuse_change();
alter table revision enable always trigger immutable;
