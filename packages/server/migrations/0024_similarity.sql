-- Where an article stands in others: prints by which the archive finds passages again, and what was found for each saved text. All of it can
-- be computed again from the revisions.

-- One row a print of the newest text of a manuscript. The key leads with the tree and the print, so that a text is found by a handful of
-- short range scans; the manuscript's id begins with its time, so the earlier ones lie before it.
create table passage_print (
  root_id text not null,
  print integer not null,
  manuscript_id uuid not null,
  primary key (root_id, print, manuscript_id)
);
comment on column passage_print.root_id is '@type OrganizationId';
comment on column passage_print.manuscript_id is '@type ManuscriptId';
grant select, insert, delete on passage_print to sanshen_app;

-- Which text of a manuscript the prints are of, so that the next one changes only what differs.
create table passage_source (
  manuscript_id uuid primary key,
  root_id text not null,
  revision integer not null,
  prints integer[] not null
);
comment on column passage_source.manuscript_id is '@type ManuscriptId';
comment on column passage_source.root_id is '@type OrganizationId';
grant select, insert, update, delete on passage_source to sanshen_app;

-- The words of a file that somebody uploaded as a source; null for one that has none or cannot be read.
create table source_text (
  file text primary key,
  text text
);
comment on column source_text.file is '@type Digest';
grant select, insert on source_text to sanshen_app;

-- What passages of one text of a manuscript stand in.
create table check_similarity (
  manuscript_id uuid not null,
  digest text not null,
  root_id text not null,
  texts json not null,
  primary key (manuscript_id, digest)
);
comment on column check_similarity.manuscript_id is '@type ManuscriptId';
comment on column check_similarity.digest is '@type Digest';
comment on column check_similarity.root_id is '@type OrganizationId';
grant select, insert, update on check_similarity to sanshen_app;

-- Manuscripts whose texts have no prints yet: those from before this table.
create table passage_backlog (manuscript_id uuid primary key);
comment on column passage_backlog.manuscript_id is '@type ManuscriptId';
grant select, insert, delete on passage_backlog to sanshen_app;
insert into passage_backlog select manuscript_id from manuscript where revision > 0;
