-- 案件: what is public is not what was released. One open case for a publication, with the copy that was found; the released text is the digest's.
create table publication_case (
  case_id uuid primary key,
  publication_id uuid not null references publication,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  -- differs, gone or banned.
  verdict text not null,
  released text not null,
  fetched text,
  verification_id uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by json,
  note text
);
create unique index publication_case_open on publication_case (publication_id) where closed_at is null;
create index publication_case_of on publication_case (organization_id, opened_at desc, case_id);
comment on column publication_case.publication_id is '@type PublicationId';
comment on column publication_case.root_id is '@type OrganizationId';
comment on column publication_case.organization_id is '@type OrganizationId';
comment on column publication_case.channel_id is '@type ChannelId';
comment on column publication_case.verdict is '@type Verdict';
comment on column publication_case.released is '@type Digest';
comment on column publication_case.fetched is '@type Digest';
grant select, insert, update on publication_case to sanshen_app;
