-- Training (培训, §10): courses, the question bank, examinations and certificates.

-- A course in each of its versions. Its text is not in the ledger, which holds that it was published.
create table training_course (
  course_id uuid not null,
  version integer not null check (version > 0),
  root_id text not null,
  organization_id text not null,
  newest boolean not null,
  retired_at timestamptz,
  published_at timestamptz not null,
  course json not null,
  primary key (course_id, version)
);
create index training_course_of on training_course (organization_id) where newest;
comment on column training_course.course_id is '@type CourseId';
comment on column training_course.root_id is '@type OrganizationId';
comment on column training_course.organization_id is '@type OrganizationId';
grant select, insert, update, delete on training_course to sanshen_app;

-- How far people have come in lessons: a working note, often written. What counts, the hours, is in the ledger.
create table training_progress (
  course_id uuid not null,
  person_id text not null,
  lesson text not null,
  root_id text not null,
  progress json not null,
  done boolean not null,
  primary key (course_id, person_id, lesson)
);
create index training_progress_of on training_progress (person_id);
comment on column training_progress.course_id is '@type CourseId';
comment on column training_progress.person_id is '@type PersonId';
comment on column training_progress.root_id is '@type OrganizationId';
grant select, insert, update, delete on training_progress to sanshen_app;

-- Follows the ledger. Hours that somebody was credited.
create table training_hours (
  credit_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  person_id text not null,
  day date not null,
  hours double precision not null,
  title text not null,
  course_id uuid
);
create unique index training_hours_course on training_hours (person_id, course_id) where course_id is not null;
create index training_hours_person on training_hours (person_id, day);
create index training_hours_of on training_hours (organization_id, day);
comment on column training_hours.root_id is '@type OrganizationId';
comment on column training_hours.organization_id is '@type OrganizationId';
comment on column training_hours.person_id is '@type PersonId';
comment on column training_hours.course_id is '@type CourseId';
grant select, insert, update, delete on training_hours to sanshen_app;

-- The question bank in all its versions. What is right must not be readable in a ledger that leaders read, which holds the digest of each version.
create table training_item (
  item_id uuid not null,
  version integer not null check (version > 0),
  root_id text not null,
  organization_id text not null,
  newest boolean not null,
  retired_at timestamptz,
  kept_at timestamptz not null,
  kind text not null,
  topic text not null,
  difficulty integer not null check (difficulty between 1 and 3),
  options integer not null,
  digest text not null,
  item json not null,
  primary key (item_id, version)
);
create index training_item_of on training_item (organization_id, kind, topic, difficulty, item_id) where newest and retired_at is null;
create unique index training_item_once on training_item (organization_id, digest) where newest and retired_at is null;
comment on column training_item.item_id is '@type ItemId';
comment on column training_item.root_id is '@type OrganizationId';
comment on column training_item.organization_id is '@type OrganizationId';
comment on column training_item.digest is '@type Digest';
grant select, insert, update, delete on training_item to sanshen_app;

-- Follows the ledger. `examination` is the domain's Examination.
create table training_examination (
  examination_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  cancelled_at timestamptz,
  examination json not null
);
create index training_examination_of on training_examination (organization_id, closes_at);
comment on column training_examination.examination_id is '@type ExaminationId';
comment on column training_examination.root_id is '@type OrganizationId';
comment on column training_examination.organization_id is '@type OrganizationId';
grant select, insert, update, delete on training_examination to sanshen_app;

-- The secret by which the sheets of an examination are drawn, and the questions that it is drawn from, so that each sheet can be drawn again.
create table training_examination_seed (
  examination_id uuid primary key,
  root_id text not null,
  seed text not null,
  pool json not null
);
comment on column training_examination_seed.examination_id is '@type ExaminationId';
comment on column training_examination_seed.root_id is '@type OrganizationId';
grant select, insert on training_examination_seed to sanshen_app;

-- Follows the ledger. `attempt` is the domain's Attempt.
create table training_attempt (
  attempt_id uuid primary key,
  root_id text not null,
  examination_id uuid not null,
  organization_id text not null,
  person_id text not null,
  number integer not null,
  status text not null,
  ends_at timestamptz not null,
  score double precision,
  passed boolean,
  attempt json not null,
  unique (examination_id, person_id, number)
);
create index training_attempt_person on training_attempt (person_id, examination_id);
create index training_attempt_due on training_attempt (ends_at) where status = 'begun';
comment on column training_attempt.attempt_id is '@type AttemptId';
comment on column training_attempt.root_id is '@type OrganizationId';
comment on column training_attempt.examination_id is '@type ExaminationId';
comment on column training_attempt.organization_id is '@type OrganizationId';
comment on column training_attempt.person_id is '@type PersonId';
grant select, insert, update, delete on training_attempt to sanshen_app;

-- The sheet that was drawn for a sitting: which questions in which order. The ledger has its digest.
create table training_sheet (
  attempt_id uuid primary key,
  root_id text not null,
  sheet json not null
);
comment on column training_sheet.attempt_id is '@type AttemptId';
comment on column training_sheet.root_id is '@type OrganizationId';
grant select, insert on training_sheet to sanshen_app;

-- Answers one by one, the newest by the taker's own sequence. The ledger has the digest of all of them.
create table training_answer (
  attempt_id uuid not null,
  position integer not null,
  root_id text not null,
  sequence bigint not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  answer json not null,
  primary key (attempt_id, position)
) with (fillfactor = 80);
comment on column training_answer.attempt_id is '@type AttemptId';
comment on column training_answer.root_id is '@type OrganizationId';
grant select, insert, update on training_answer to sanshen_app;

-- What an answer came to: `share` of the points, null while people mark it.
create table training_response (
  attempt_id uuid not null,
  position integer not null,
  root_id text not null,
  examination_id uuid not null,
  item_id uuid not null,
  version integer not null,
  kind text not null,
  points double precision not null,
  reached double precision,
  primary key (attempt_id, position)
);
create index training_response_item on training_response (item_id, version);
create index training_response_waits on training_response (examination_id) where reached is null;
comment on column training_response.attempt_id is '@type AttemptId';
comment on column training_response.root_id is '@type OrganizationId';
comment on column training_response.examination_id is '@type ExaminationId';
comment on column training_response.item_id is '@type ItemId';
grant select, insert, update on training_response to sanshen_app;

-- Marks for free answers, each given without knowing the others.
create table training_mark (
  attempt_id uuid not null,
  position integer not null,
  person_id text not null,
  root_id text not null,
  place integer not null,
  points double precision not null,
  comment text not null,
  marked_at timestamptz not null,
  primary key (attempt_id, position, person_id),
  unique (attempt_id, position, place)
);
comment on column training_mark.attempt_id is '@type AttemptId';
comment on column training_mark.person_id is '@type PersonId';
comment on column training_mark.root_id is '@type OrganizationId';
grant select, insert on training_mark to sanshen_app;

-- Follows the ledger. `certificate` is the domain's Certificate.
create table training_certificate (
  certificate_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  person_id text not null,
  attempt_id uuid not null unique,
  qualification text not null,
  number text not null,
  valid_to timestamptz not null,
  revoked_at timestamptz,
  certificate json not null,
  unique (root_id, number)
);
create index training_certificate_person on training_certificate (person_id, valid_to);
create index training_certificate_of on training_certificate (organization_id, valid_to);
comment on column training_certificate.certificate_id is '@type CertificateId';
comment on column training_certificate.root_id is '@type OrganizationId';
comment on column training_certificate.organization_id is '@type OrganizationId';
comment on column training_certificate.person_id is '@type PersonId';
comment on column training_certificate.attempt_id is '@type AttemptId';
grant select, insert, update, delete on training_certificate to sanshen_app;
