-- What the screens read that is more than one manuscript: the ledger by organisation, person and kind; what I sent; imports; verifications.

-- Which organisation a stream belongs to. Taken from its first entry; entries get it from here without a look-up.
alter table ledger_stream add column organization_id text;
comment on column ledger_stream.organization_id is '@type OrganizationId';

-- What finds an entry. The text stays the truth: a line that is shown is read from it, and these columns only choose the rows.
alter table ledger_entry
  add column at timestamptz,
  add column actor_id text,
  add column kind text,
  add column organization_id text;
comment on column ledger_entry.organization_id is '@type OrganizationId';

update ledger_stream set organization_id = case
  when stream like 'organization:%' or stream like 'policy:%' then split_part(stream, ':', 2)
  when stream like 'channel:%' then (select organization_id from channel where channel_id = split_part(stream, ':', 2) limit 1)
  when stream like 'manuscript:%' then (select organization_id from manuscript where manuscript_id::text = split_part(stream, ':', 2))
end;

alter table ledger_entry disable trigger append_only;
update ledger_entry entry set
  at = (entry.text::json ->> 'at')::timestamptz,
  actor_id = entry.text::json -> 'actor' ->> 'person',
  kind = entry.text::json ->> 'kind',
  organization_id = stream.organization_id
from ledger_stream stream where stream.stream = entry.stream;
alter table ledger_entry enable always trigger append_only;

create index ledger_entry_of on ledger_entry (organization_id, at, stream, sequence);
create index ledger_entry_kind on ledger_entry (organization_id, kind, at, stream, sequence);
create index ledger_entry_actor on ledger_entry (actor_id, at, stream, sequence);

-- Verifications that people began. What one found is also kept with the scheduled ones, which nobody can change.
create table ledger_verification_run (
  verification_id uuid primary key,
  state text not null check (state in ('waiting', 'running', 'held', 'failed', 'cancelled', 'broken')),
  checked bigint not null default 0,
  total bigint not null default 0,
  started_at timestamptz not null,
  ended_at timestamptz,
  started_by text not null,
  cancel_asked boolean not null default false,
  problem json
);
-- One at a time: each reads the whole ledger.
create unique index ledger_verification_run_one on ledger_verification_run ((true)) where state in ('waiting', 'running');
create index ledger_verification_run_at on ledger_verification_run (started_at desc, verification_id desc);
comment on column ledger_verification_run.started_by is '@type PersonId';
grant select, insert, update on ledger_verification_run to sanshen_app;

-- What an author has on its way, whatever he published before.
create index manuscript_sent on manuscript (author_id, changed_at desc, manuscript_id) where phase in ('inReview', 'returned', 'released');

-- Dry runs of imports, kept for an hour; what was applied stays in the ledger, not here.
create table organization_import (
  import_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  person_id text not null,
  state text not null check (state in ('planned', 'applying', 'applied', 'failed')),
  file_name text not null,
  digest text not null,
  -- What the tree and its people were like when the plan was made.
  standing text not null,
  planned_at timestamptz not null,
  expires_at timestamptz not null,
  rows integer not null,
  error_rows integer not null,
  counts json not null,
  done integer not null default 0,
  total integer not null,
  problem json
);
create index organization_import_expired on organization_import (expires_at);
comment on column organization_import.root_id is '@type OrganizationId';
comment on column organization_import.organization_id is '@type OrganizationId';
comment on column organization_import.person_id is '@type PersonId';
comment on column organization_import.digest is '@type Digest';
grant select, insert, update, delete on organization_import to sanshen_app;

create table organization_import_row (
  import_id uuid not null references organization_import on delete cascade,
  position integer not null,
  failed boolean not null,
  changes boolean not null,
  -- The row as it is shown, with the steps that it takes.
  body json not null,
  primary key (import_id, position)
);
create index organization_import_row_failed on organization_import_row (import_id, position) where failed;
create index organization_import_row_changes on organization_import_row (import_id, position) where changes;
grant select, insert, delete on organization_import_row to sanshen_app;
