-- Release and publishing: certificates, what went to which platform, what came back, and the secrets that this needs.

-- 签发证书. The note is the whole proof: canonical JSON and its signature. Added and read, never changed.
create table release_certificate (
  release_id uuid primary key,
  manuscript_id uuid not null,
  root_id text not null,
  organization_id text not null,
  digest text not null,
  released_at timestamptz not null,
  note text not null
);
create index release_certificate_of on release_certificate (manuscript_id, released_at desc, release_id);
comment on column release_certificate.manuscript_id is '@type ManuscriptId';
comment on column release_certificate.root_id is '@type OrganizationId';
comment on column release_certificate.organization_id is '@type OrganizationId';
comment on column release_certificate.digest is '@type Digest';
grant select, insert on release_certificate to sanshen_app;

-- One attempt to publish one release on one channel, and how far it has come. Status, reference, url and verdict follow the ledger;
-- the rest is what the job has to know after a crash.
create table publication (
  publication_id uuid primary key,
  manuscript_id uuid not null,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  digest text not null,
  title text not null,
  status text not null,
  reference text,
  url text,
  verdict text,
  -- What the connector prepared, saved after each step that touches the platform.
  prepared json,
  -- What is known of it on the platform.
  ref json,
  -- Committed before the one irreversible call; once set, nothing is ever submitted again for this row.
  submit_started_at timestamptz,
  preparations integer not null default 0,
  checks integer not null default 0,
  reconciliations integer not null default 0,
  takedown_started_at timestamptz,
  takedowns integer not null default 0,
  -- The platform offers no way: a person deletes it there and says so here.
  takedown_by_hand boolean not null default false,
  verifications integer not null default 0,
  verified_at timestamptz,
  -- The last thing to tell people: code and both languages.
  message json,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  -- When the job for the next step was to run; long past means that the job was lost with its process.
  next_at timestamptz not null,
  -- When it is to be read back next; null where no reading is due by itself.
  verify_at timestamptz
);
create index publication_of_manuscript on publication (manuscript_id, begun_at, publication_id);
create index publication_of_organization on publication (organization_id, begun_at desc, publication_id);
create index publication_on_channel on publication (channel_id, status);
create index publication_in_flight on publication (next_at) where status in ('begun', 'accepted', 'takedownBegun');
create index publication_to_verify on publication (verify_at) where status = 'done' and verify_at is not null;
comment on column publication.publication_id is '@type PublicationId';
comment on column publication.manuscript_id is '@type ManuscriptId';
comment on column publication.root_id is '@type OrganizationId';
comment on column publication.organization_id is '@type OrganizationId';
comment on column publication.channel_id is '@type ChannelId';
comment on column publication.digest is '@type Digest';
comment on column publication.status is '@type PublicationStatus';
comment on column publication.verdict is '@type Verdict';
grant select, insert, update on publication to sanshen_app;

-- What releases ask to begin by itself and has not begun; the job does it, this finds what a dead process left undone.
create table publication_schedule (
  manuscript_id uuid not null,
  channel_id text not null,
  digest text not null,
  begin_at timestamptz not null,
  primary key (manuscript_id, channel_id)
);
create index publication_schedule_due on publication_schedule (begin_at);
comment on column publication_schedule.manuscript_id is '@type ManuscriptId';
comment on column publication_schedule.channel_id is '@type ChannelId';
comment on column publication_schedule.digest is '@type Digest';
grant select, insert, update, delete on publication_schedule to sanshen_app;

-- 核验: every reading, equal ones too. Verdict null: the platform could not be read, so nothing is said about the article.
create table verification (
  verification_id uuid primary key,
  publication_id uuid not null references publication,
  at timestamptz not null,
  verdict text,
  source text,
  -- The fetched copy in the file store.
  fetched text,
  differences json not null,
  message json
);
create index verification_of on verification (publication_id, at desc, verification_id);
create index verification_copy on verification (fetched) where fetched is not null;
comment on column verification.publication_id is '@type PublicationId';
comment on column verification.verdict is '@type Verdict';
comment on column verification.fetched is '@type Digest';
grant select, insert on verification to sanshen_app;

-- What platforms told us, once for each event however often it is delivered.
create table callback_event (
  channel_id text not null,
  dedupe_key text not null,
  event json not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  primary key (channel_id, dedupe_key)
);
create index callback_event_waiting on callback_event (received_at) where processed_at is null;
comment on column callback_event.channel_id is '@type ChannelId';
grant select, insert, update on callback_event to sanshen_app;

-- Sealed with AES-256-GCM under the installation's master key, which is not in the database.
create table channel_secret (
  channel_id text not null,
  name text not null,
  ciphertext bytea not null,
  changed_at timestamptz not null,
  primary key (channel_id, name)
);
comment on column channel_secret.channel_id is '@type ChannelId';
grant select, insert, update, delete on channel_secret to sanshen_app;

-- A platform's access token, shared by all processes; the fingerprint is what compare-and-swap compares.
create table channel_token (
  channel_id text primary key,
  fingerprint text not null,
  ciphertext bytea not null,
  expires_at timestamptz not null
);
comment on column channel_token.channel_id is '@type ChannelId';
grant select, insert, update, delete on channel_token to sanshen_app;

create function publishing_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete or truncate on release_certificate
  for each statement execute function publishing_refuse_change();
create trigger append_only before update or delete or truncate on verification
  for each statement execute function publishing_refuse_change();
alter table release_certificate enable always trigger append_only;
alter table verification enable always trigger append_only;
