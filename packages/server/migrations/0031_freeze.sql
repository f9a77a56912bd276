-- 封停: organisations that publish nothing, with everything below them, until two people lift it. Follows the ledger.
create table publishing_freeze (
  freeze_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  ordered json not null,
  proposed json,
  lifted json,
  ordered_at timestamptz not null,
  lifted_at timestamptz
);
create index publishing_freeze_in_force on publishing_freeze (root_id, organization_id) where lifted_at is null;
create index publishing_freeze_of on publishing_freeze (organization_id, ordered_at desc);
comment on column publishing_freeze.root_id is '@type OrganizationId';
comment on column publishing_freeze.organization_id is '@type OrganizationId';
grant select, insert, update, delete on publishing_freeze to sanshen_app;
