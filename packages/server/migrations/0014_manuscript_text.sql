-- What is searched: the newest text of each manuscript. It follows from the revisions, so it can be filled again at any time.

create table manuscript_text (
  manuscript_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  -- Of the newest revision; what lists show and filter by beside the manuscript's own row.
  form text not null,
  channels text[] not null,
  schedule timestamptz,
  -- Title and body in one spelling (NFKC, small letters): what a search by characters is held against in the end.
  folded_title text not null,
  folded text not null,
  -- Lexemes made by the server, each with a letter in front that says what it is of: w word, g two characters, W and G of the title, o
  -- organisation, r root, a author, t topic, f form, c channel. So one index answers a search within an organisation.
  search tsvector not null
);
create index manuscript_text_search on manuscript_text using gin (search);
comment on column manuscript_text.manuscript_id is '@type ManuscriptId';
comment on column manuscript_text.root_id is '@type OrganizationId';
comment on column manuscript_text.organization_id is '@type OrganizationId';
comment on column manuscript_text.channels is '@type ChannelId';
grant select, insert, update, delete on manuscript_text to sanshen_app;

-- Manuscripts whose text has to be read again: those from before this table.
create table manuscript_text_backlog (manuscript_id uuid primary key);
comment on column manuscript_text_backlog.manuscript_id is '@type ManuscriptId';
grant select, insert, delete on manuscript_text_backlog to sanshen_app;
insert into manuscript_text_backlog select manuscript_id from manuscript where revision > 0;

create index manuscript_created on manuscript (organization_id, created_at desc, manuscript_id);
