-- How platforms and channels are: circuit breakers, the pace of submissions, and what a channel was last found able to do.

-- One row for a platform at one address; absent while nothing was ever wrong.
create table platform_breaker (
  platform text not null,
  origin text not null,
  -- Failures in a row.
  failures integer not null,
  -- Nobody asks the platform before; the first one after it tries for all.
  open_until timestamptz,
  message json,
  changed_at timestamptz not null,
  primary key (platform, origin)
);
grant select, insert, update, delete on platform_breaker to sanshen_app;

-- Submissions of a channel in the minute that began at window_at.
create table channel_pace (
  channel_id text primary key,
  window_at timestamptz not null,
  used integer not null
);
comment on column channel_pace.channel_id is '@type ChannelId';
grant select, insert, update, delete on channel_pace to sanshen_app;

-- The last probe of a channel: every action with its mode and what is left of its quota.
create table channel_health (
  channel_id text primary key,
  probed_at timestamptz not null,
  actions json not null
);
comment on column channel_health.channel_id is '@type ChannelId';
grant select, insert, update, delete on channel_health to sanshen_app;
