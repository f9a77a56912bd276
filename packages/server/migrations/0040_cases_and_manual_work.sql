-- Cases are entered in the ledger from now on, and rebuilt from it. Those opened before have no entry: the next reading opens them anew.
delete from publication_case;

-- On which enrolled device somebody publishes by hand (§7); the device as it was called then. Who begins again, or on another device, replaces it.
create table manual_work (
  publication_id uuid primary key references publication,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  device_id text not null,
  asset_number text not null,
  model text not null,
  begun_by json not null,
  begun_at timestamptz not null
);
comment on column manual_work.publication_id is '@type PublicationId';
comment on column manual_work.root_id is '@type OrganizationId';
comment on column manual_work.organization_id is '@type OrganizationId';
comment on column manual_work.channel_id is '@type ChannelId';
comment on column manual_work.device_id is '@type DeviceId';
grant select, insert, update on manual_work to sanshen_app;
