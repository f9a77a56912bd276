-- §3 Marks: the library of an organisation beside what ships, what was found in pictures, and which marks wait for rulings. Rulings stand among
-- the findings of the review; here stands what can be computed again from picture and library.

-- Artwork that an organisation brought; its bytes lie in the file store. Sanitised before it is kept.
create table mark_artwork (
  organization_id text not null,
  digest text not null,
  root_id text not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (organization_id, digest)
);
comment on column mark_artwork.organization_id is '@type OrganizationId';
comment on column mark_artwork.root_id is '@type OrganizationId';
comment on column mark_artwork.digest is '@type Digest';
comment on column mark_artwork.uploaded_by is '@type PersonId';
grant select, insert on mark_artwork to sanshen_app;

-- A version of a mark as an organisation registered it; it holds below that organisation too. Never edited; withdrawn at most.
create table mark_version (
  organization_id text not null,
  mark text not null,
  version text not null,
  root_id text not null,
  data json not null,
  added_by json not null,
  added_at timestamptz not null,
  withdrawn_by json,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (organization_id, mark, version)
);
comment on column mark_version.organization_id is '@type OrganizationId';
comment on column mark_version.root_id is '@type OrganizationId';
grant select, insert, update on mark_version to sanshen_app;

-- What the checker says of one picture, by the picture's digest and by what it was checked with.
create table mark_picture (
  root_id text not null,
  file text not null,
  -- Checker and library; another one means: check again.
  engine text not null,
  -- done, failed.
  state text not null,
  report json not null,
  -- How the picture looks, 64 bits as hexadecimal digits; null where it could not be read.
  looks text,
  checked_at timestamptz not null,
  primary key (root_id, file, engine)
);
comment on column mark_picture.root_id is '@type OrganizationId';
comment on column mark_picture.file is '@type Digest';
grant select, insert, update, delete on mark_picture to sanshen_app;

-- What was found in the pictures of one text of a manuscript.
create table mark_report (
  manuscript_id uuid not null,
  digest text not null,
  root_id text not null,
  organization_id text not null,
  -- running, done, failed.
  state text not null,
  -- Pictures done, of how many.
  done integer not null,
  total integer not null,
  engine text not null,
  pictures json not null,
  checked_at timestamptz,
  primary key (manuscript_id, digest)
);
comment on column mark_report.manuscript_id is '@type ManuscriptId';
comment on column mark_report.digest is '@type Digest';
comment on column mark_report.root_id is '@type OrganizationId';
comment on column mark_report.organization_id is '@type OrganizationId';
grant select, insert, update, delete on mark_report to sanshen_app;

-- Pictures on which people ruled, so that the same picture is known again, also recompressed or rescaled: the four quarters of how it looks are
-- looked up apart, as two looks that differ in at most three bits agree in one of them.
create table mark_ruled_picture (
  organization_id text not null,
  finding_id uuid not null,
  root_id text not null,
  manuscript_id uuid not null,
  file text not null,
  looks text not null,
  quarter1 text not null,
  quarter2 text not null,
  quarter3 text not null,
  quarter4 text not null,
  mark text not null,
  verdict text not null,
  place json not null,
  ruling text not null,
  reason text not null,
  ruled_by json not null,
  ruled_at timestamptz not null,
  primary key (organization_id, finding_id)
);
create index mark_ruled_picture_1 on mark_ruled_picture (organization_id, quarter1);
create index mark_ruled_picture_2 on mark_ruled_picture (organization_id, quarter2);
create index mark_ruled_picture_3 on mark_ruled_picture (organization_id, quarter3);
create index mark_ruled_picture_4 on mark_ruled_picture (organization_id, quarter4);
comment on column mark_ruled_picture.organization_id is '@type OrganizationId';
comment on column mark_ruled_picture.finding_id is '@type FindingId';
comment on column mark_ruled_picture.root_id is '@type OrganizationId';
comment on column mark_ruled_picture.manuscript_id is '@type ManuscriptId';
comment on column mark_ruled_picture.file is '@type Digest';
grant select, insert, update, delete on mark_ruled_picture to sanshen_app;

-- Which marks of the newest text every signer has to rule on; read with the lock, so that a signature needs no statement more.
alter table manuscript add column marks_awaited json;
