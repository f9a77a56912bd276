-- Logins, sessions, idempotency and files. Persons belong to the organisation module: person_id has no foreign key.
-- sanshen_app, the role of the server, gets only the rights that are named here.

create table login (
  login_id uuid primary key,
  person_id text not null,
  name text not null,
  password_hash text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  disabled_at timestamptz,
  unique (name)
);
create index login_person on login (person_id);
comment on column login.person_id is '@type PersonId';
grant select, insert, update on login to sanshen_app;

create table session (
  token_hash bytea primary key,
  session_id uuid not null unique,
  person_id text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text,
  address text
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);
comment on column session.person_id is '@type PersonId';
grant select, insert, update, delete on session to sanshen_app;

-- One row for each name and each address that failed lately; subjects are hashed, as people type passwords into name fields.
create table login_failure (
  subject text primary key,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);
grant select, insert, update, delete on login_failure to sanshen_app;

create table idempotency (
  person_id text not null,
  key text not null,
  route text not null,
  body_digest text not null,
  result json,
  created_at timestamptz not null,
  primary key (person_id, key)
);
create index idempotency_age on idempotency (created_at);
comment on column idempotency.person_id is '@type PersonId';
grant select, insert, update, delete on idempotency to sanshen_app;

-- What is known of a content, once per digest.
create table file (
  digest text primary key,
  size bigint not null,
  media_type text not null,
  width integer,
  height integer,
  first_at timestamptz not null
);
comment on column file.digest is '@type Digest';
grant select, insert on file to sanshen_app;

-- Who brought it, for which organisation and under which name: several people may bring the same content.
create table file_upload (
  digest text not null references file,
  person_id text not null,
  organization_id text not null default '',
  name text not null,
  uploaded_at timestamptz not null,
  primary key (digest, person_id, organization_id)
);
comment on column file_upload.digest is '@type Digest';
comment on column file_upload.person_id is '@type PersonId';
grant select, insert on file_upload to sanshen_app;
