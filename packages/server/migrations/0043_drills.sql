-- 应急演练 (§9). Nothing here refers to a channel, a publication or a freeze: what is practised exists inside the drill only.

-- Follows the ledger. `drill` is the domain's Drill.
create table drill (
  drill_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  status text not null,
  -- When it began, or is to begin.
  held_at timestamptz not null,
  report_status text,
  report_due_at timestamptz,
  -- The organisation that receives the report.
  report_to text,
  drill json not null
);
create index drill_of on drill (organization_id, held_at desc, drill_id desc);
create index drill_reported_to on drill (report_to, report_status, held_at desc) where report_to is not null;
create index drill_report_late on drill (report_due_at) where report_status in ('due', 'questioned');
comment on column drill.drill_id is '@type DrillId';
comment on column drill.root_id is '@type OrganizationId';
comment on column drill.organization_id is '@type OrganizationId';
comment on column drill.status is '@type DrillStatus';
comment on column drill.report_status is '@type ReportStatus';
comment on column drill.report_to is '@type OrganizationId';
grant select, insert, update, delete on drill to sanshen_app;

-- Lessons of drills, so that those that are due are found. Follows the ledger.
create table drill_lesson (
  drill_id uuid not null,
  lesson_id text not null,
  root_id text not null,
  organization_id text not null,
  owner_id text not null,
  due date not null,
  done boolean not null,
  primary key (drill_id, lesson_id)
);
create index drill_lesson_of on drill_lesson (organization_id, done, due);
create index drill_lesson_open on drill_lesson (due) where not done;
comment on column drill_lesson.drill_id is '@type DrillId';
comment on column drill_lesson.root_id is '@type OrganizationId';
comment on column drill_lesson.organization_id is '@type OrganizationId';
comment on column drill_lesson.owner_id is '@type PersonId';
grant select, insert, update, delete on drill_lesson to sanshen_app;

-- What a drill will tell its participants. The ledger has its digest until an inject is delivered, because those who take part may read the ledger.
create table drill_script (
  drill_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  script json not null,
  -- When the next inject is due; null while the drill does not run.
  next_at timestamptz
);
create index drill_script_next on drill_script (next_at) where next_at is not null;
comment on column drill_script.drill_id is '@type DrillId';
comment on column drill_script.root_id is '@type OrganizationId';
comment on column drill_script.organization_id is '@type OrganizationId';
grant select, insert, update on drill_script to sanshen_app;

-- Attachments of injects.
create table drill_file (
  file text not null,
  drill_id uuid not null,
  inject_id text not null,
  root_id text not null,
  primary key (file, drill_id, inject_id)
);
comment on column drill_file.file is '@type Digest';
comment on column drill_file.drill_id is '@type DrillId';
comment on column drill_file.root_id is '@type OrganizationId';
grant select, insert, delete on drill_file to sanshen_app;

-- What people were reminded of on which day, so that nobody is told twice of one thing.
create table drill_reminder (
  subject text not null,
  day date not null,
  root_id text not null,
  primary key (subject, day)
);
comment on column drill_reminder.root_id is '@type OrganizationId';
grant select, insert, delete on drill_reminder to sanshen_app;
