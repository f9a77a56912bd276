-- Feeds that the product serves itself (RSS, Atom, WebSub): what is public in them, and who asked to be told.

create table feed_entry (
  channel_id text not null,
  -- The publication's id, so that putting it twice makes it once.
  entry_id uuid not null,
  article json not null,
  -- Digests of the files that the entry shows, which are public with it.
  files json not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (channel_id, entry_id)
);
create index feed_entry_newest on feed_entry (channel_id, published_at desc, entry_id);
comment on column feed_entry.channel_id is '@type ChannelId';
grant select, insert, update on feed_entry to sanshen_app;

-- A subscriber that proved its callback address; it is told until its lease ends.
create table feed_subscriber (
  channel_id text not null,
  topic text not null,
  callback text not null,
  -- Sealed; null where the subscriber gave none.
  secret bytea,
  lease_until timestamptz not null,
  failures integer not null default 0,
  primary key (channel_id, topic, callback)
);
create index feed_subscriber_lease on feed_subscriber (lease_until);
comment on column feed_subscriber.channel_id is '@type ChannelId';
grant select, insert, update, delete on feed_subscriber to sanshen_app;
