-- The ledger: what was decided, in chains and in one tree. sanshen_app may add and read, nobody may change or remove.

-- Where each stream stands. The row is what a business transaction locks: streams never wait for one another.
create table ledger_stream (
  stream text primary key,
  sequence integer not null check (sequence > 0),
  hash text not null
) with (fillfactor = 80);
comment on column ledger_stream.hash is '@type Digest';
grant select, insert, update on ledger_stream to sanshen_app;

-- `text` is exactly what was hashed; what else is known of an entry stands in it and nowhere else.
create table ledger_entry (
  stream text not null,
  sequence integer not null check (sequence > 0),
  hash text not null,
  text text not null,
  primary key (stream, sequence)
);
comment on column ledger_entry.hash is '@type Digest';
grant select, insert on ledger_entry to sanshen_app;

-- Committed entries that are not in the tree yet, written with them; ids of one stream ascend with its sequence.
create table ledger_unsequenced (
  id bigint generated always as identity primary key,
  stream text not null,
  sequence integer not null
);
grant select, insert, delete on ledger_unsequenced to sanshen_app;

create table ledger_leaf (
  leaf bigint primary key check (leaf >= 0),
  stream text not null,
  sequence integer not null,
  hash text not null,
  unique (stream, sequence)
);
comment on column ledger_leaf.hash is '@type Digest';
grant select, insert on ledger_leaf to sanshen_app;

-- Complete subtrees of level 1 and above by the number of leaves at which they became complete, so that the key grows
-- with the tree: the node (level, position) ends at (position + 1) * 2^level.
create table ledger_node (
  ends bigint not null,
  level integer not null check (level > 0),
  hash bytea not null,
  primary key (ends, level)
);
grant select, insert on ledger_node to sanshen_app;

create table ledger_checkpoint (
  size bigint primary key check (size > 0),
  note text not null,
  at timestamptz not null
);
grant select, insert on ledger_checkpoint to sanshen_app;

-- The ledger's name and hash, chosen once.
create table ledger_identity (
  only_row boolean primary key default true check (only_row),
  origin text not null,
  suite text not null,
  created_at timestamptz not null
);
grant select, insert on ledger_identity to sanshen_app;

-- Public keys that checkpoints and release certificates were signed with, in the form name+id+base64.
create table ledger_key (
  verifier text primary key,
  created_at timestamptz not null
);
grant select, insert on ledger_key to sanshen_app;

-- What each verification found; problem is null when everything held.
create table ledger_verification (
  verification_id uuid primary key,
  at timestamptz not null,
  size bigint not null,
  entries bigint not null,
  streams bigint not null,
  milliseconds bigint not null,
  problem json
);
create index ledger_verification_at on ledger_verification (at);
grant select, insert on ledger_verification to sanshen_app;

create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % of % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

-- For everybody, the owner and replication sessions too; taking the triggers away is what the signed checkpoints are for.
do $$
declare
  kept text;
begin
  foreach kept in array array['ledger_entry', 'ledger_leaf', 'ledger_node', 'ledger_checkpoint', 'ledger_identity',
                              'ledger_key', 'ledger_verification'] loop
    execute format('create trigger append_only before update or delete or truncate on %I
      for each statement execute function ledger_refuse_change()', kept);
    execute format('alter table %I enable always trigger append_only', kept);
  end loop;
end $$;
