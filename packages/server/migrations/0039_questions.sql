-- 青年关切: young people's questions. What is decided follows the ledger and holds no word of who asked; what he wrote, how he can be reached and what was
-- noted about it stand apart, where they can be deleted.

create table question (
  question_id uuid primary key,
  root_id text not null,
  -- The unit that answers for it.
  organization_id text not null,
  source text not null,
  kind text not null,
  -- The message of the public that it was made from.
  message_id text,
  received_at timestamptz not null,
  due_at timestamptz not null,
  state text not null,
  assignee_id text,
  -- Of a handover that waits.
  handover_to text,
  -- Signs of distress on which nobody has decided: until when that is due.
  distress_due_at timestamptz,
  answer_action text,
  lead_id uuid,
  settled_at timestamptz,
  rating text,
  purged_at timestamptz,
  -- The domain's Question.
  question json not null,
  version integer not null
);
create index question_open on question (organization_id, due_at, question_id) where settled_at is null and lead_id is null;
create index question_list on question (organization_id, received_at desc, question_id desc);
create index question_settled on question (organization_id, settled_at desc, question_id desc) where settled_at is not null;
create index question_handover on question (handover_to) where handover_to is not null;
create index question_distress on question (organization_id) where distress_due_at is not null;
create index question_distress_due on question (distress_due_at) where distress_due_at is not null;
create index question_due on question (due_at) where settled_at is null and lead_id is null;
create index question_group on question (lead_id) where lead_id is not null;
create index question_message on question (message_id) where message_id is not null;
create index question_action on question (answer_action) where answer_action is not null;
create index question_forget on question (received_at) where purged_at is null;
comment on column question.question_id is '@type QuestionId';
comment on column question.root_id is '@type OrganizationId';
comment on column question.organization_id is '@type OrganizationId';
comment on column question.source is '@type QuestionSource';
comment on column question.state is '@type QuestionState';
comment on column question.assignee_id is '@type PersonId';
comment on column question.handover_to is '@type OrganizationId';
comment on column question.lead_id is '@type QuestionId';
comment on column question.rating is '@type Rating';
grant select, insert, update, delete on question to sanshen_app;

-- The steps, from the ledger.
create table question_step (
  question_id uuid not null,
  number integer not null,
  root_id text not null,
  kind text not null,
  event json not null,
  at timestamptz not null,
  primary key (question_id, number)
);
comment on column question_step.question_id is '@type QuestionId';
comment on column question_step.root_id is '@type OrganizationId';
grant select, insert, update, delete on question_step to sanshen_app;

-- What was asked. Deleted as a whole; nothing else has a copy.
create table question_text (
  question_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  body text not null,
  -- Makes the digest in the ledger say nothing once it is gone.
  salt bytea not null,
  -- Of the code that the asker holds; null where there is no page for him.
  code_digest text,
  -- Numbers that texts alike have in common; see the domain.
  fingerprint integer[] not null,
  received_at timestamptz not null
);
create unique index question_text_code on question_text (code_digest) where code_digest is not null;
create index question_text_fingerprint on question_text using gin (fingerprint);
comment on column question_text.question_id is '@type QuestionId';
comment on column question_text.root_id is '@type OrganizationId';
comment on column question_text.organization_id is '@type OrganizationId';
grant select, insert, update, delete on question_text to sanshen_app;

-- How the asker can be reached, in his own words, sealed; no row where he gave nothing.
create table question_contact (
  question_id text primary key,
  root_id text not null,
  sealed bytea not null
);
comment on column question_contact.question_id is '@type QuestionId';
comment on column question_contact.root_id is '@type OrganizationId';
grant select, insert, update, delete on question_contact to sanshen_app;

-- Answers, reasons and what was noted on distress: written by colleagues, but about what was asked. Deleted with it.
create table question_note (
  note_id uuid primary key,
  question_id uuid not null,
  root_id text not null,
  kind text not null,
  body text not null,
  salt bytea not null,
  at timestamptz not null
);
create index question_note_of on question_note (question_id, at);
comment on column question_note.question_id is '@type QuestionId';
comment on column question_note.root_id is '@type OrganizationId';
grant select, insert, update, delete on question_note to sanshen_app;

-- Reminders that people were given, so that they are not given twice.
create table question_reminder (
  question_id uuid not null,
  kind text not null,
  told_at timestamptz not null,
  primary key (question_id, kind)
);
comment on column question_reminder.question_id is '@type QuestionId';
grant select, insert, update, delete on question_reminder to sanshen_app;

-- How many questions came from an address in an hour: a keyed digest of the address, under a key of the day that is thrown away the day after.
create table question_sender_key (
  day date primary key,
  key bytea not null
);
grant select, insert, delete on question_sender_key to sanshen_app;
create table question_sender (
  sender text not null,
  hour timestamptz not null,
  sent integer not null,
  primary key (sender, hour)
);
grant select, insert, update, delete on question_sender to sanshen_app;
