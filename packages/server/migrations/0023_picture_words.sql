-- §8 What stands in pictures: words and QR codes, so that the text checks read pictures too.

-- What was read in a picture, by its digest alone: the same picture says the same to everybody. No route gives it without a manuscript or a
-- file that the caller may read.
create table picture_reading (
  file text primary key,
  -- Reader and model; another one means: read again.
  engine text not null,
  -- read, or why it could not be: notAPicture, corrupt, tooLarge, tooSlow.
  state text not null,
  reading json,
  read_at timestamptz not null
);
comment on column picture_reading.file is '@type Digest';
grant select, insert, update on picture_reading to sanshen_app;

-- What the checks found in the pictures of one text of a manuscript.
create table check_picture_report (
  manuscript_id uuid not null,
  digest text not null,
  root_id text not null,
  organization_id text not null,
  -- running, done, failed.
  state text not null,
  -- Per cent.
  progress integer not null,
  -- Reader, rules and registers; another one means: check again.
  engine text not null,
  pictures json not null,
  findings json not null,
  checked_at timestamptz,
  primary key (manuscript_id, digest)
);
comment on column check_picture_report.manuscript_id is '@type ManuscriptId';
comment on column check_picture_report.digest is '@type Digest';
comment on column check_picture_report.root_id is '@type OrganizationId';
comment on column check_picture_report.organization_id is '@type OrganizationId';
grant select, insert, update, delete on check_picture_report to sanshen_app;
