-- Figures of the checks: how hard a text is to read, what was found in which month, and what a model that an organisation runs itself said.

-- Null for a text without a sentence.
alter table check_report add column reading json;
-- off, waiting, done, away (it did not answer) or kept (the article carries a mark of secrecy, so nothing was sent).
alter table check_report add column model text not null default 'off';

-- The same as check_count, by month of Asia/Shanghai (YYYY-MM). What was counted before stands in check_count alone.
create table check_month (
  organization_id text not null,
  month text not null,
  rule text not null,
  root_id text not null,
  found integer not null default 0,
  accepted integer not null default 0,
  overruled integer not null default 0,
  applied integer not null default 0,
  primary key (organization_id, month, rule)
);
comment on column check_month.organization_id is '@type OrganizationId';
comment on column check_month.root_id is '@type OrganizationId';
grant select, insert, update on check_month to sanshen_app;

-- What was found in the texts of each author, by month.
create table check_author_month (
  organization_id text not null,
  author_id text not null,
  month text not null,
  rule text not null,
  root_id text not null,
  found integer not null,
  primary key (organization_id, author_id, month, rule)
);
comment on column check_author_month.organization_id is '@type OrganizationId';
comment on column check_author_month.author_id is '@type PersonId';
comment on column check_author_month.root_id is '@type OrganizationId';
grant select, insert, update on check_author_month to sanshen_app;

-- The model that an organisation lets its texts be sent to. No row: none. The key is sealed under the installation's master key.
create table check_model (
  organization_id text primary key,
  root_id text not null,
  enabled boolean not null,
  endpoint text not null,
  model text not null,
  ciphertext bytea,
  changed_by json not null,
  changed_at timestamptz not null
);
comment on column check_model.organization_id is '@type OrganizationId';
comment on column check_model.root_id is '@type OrganizationId';
grant select, insert, update on check_model to sanshen_app;

-- What the model said to a paragraph, so that it is asked once. Old ones are thrown away.
create table check_model_answer (
  organization_id text not null,
  -- Of question, model and paragraph.
  asked text not null,
  root_id text not null,
  hits json not null,
  at timestamptz not null,
  primary key (organization_id, asked)
);
create index check_model_answer_age on check_model_answer (at);
comment on column check_model_answer.organization_id is '@type OrganizationId';
comment on column check_model_answer.root_id is '@type OrganizationId';
grant select, insert, delete on check_model_answer to sanshen_app;
