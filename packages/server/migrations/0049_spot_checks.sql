-- Why an appeal of a person was decided as it was: with his other words, where it can be deleted.
alter table accountability_record_person add column verdict text;

-- Spot checks (抽查, §12): samples of what was published, looked at by two who know nothing of each other.

-- Follows the ledger. `spot_check` is the domain's SpotCheck, with what was drawn and, once both have answered, the answers.
create table spot_check (
  spot_check_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  status text not null,
  drawn_at timestamptz not null,
  spot_check json not null
);
create index spot_check_of on spot_check (organization_id, drawn_at desc, spot_check_id desc);
comment on column spot_check.spot_check_id is '@type SpotCheckId';
comment on column spot_check.root_id is '@type OrganizationId';
comment on column spot_check.organization_id is '@type OrganizationId';
comment on column spot_check.status is '@type SpotCheckStatus';
grant select, insert, update, delete on spot_check to sanshen_app;

-- Follows the ledger: who inspects or settles, to find one's work.
create table spot_check_person (
  spot_check_id uuid not null,
  person_id text not null,
  root_id text not null,
  duty text not null,
  done boolean not null,
  primary key (spot_check_id, person_id)
);
create index spot_check_person_of on spot_check_person (person_id, done);
comment on column spot_check_person.spot_check_id is '@type SpotCheckId';
comment on column spot_check_person.person_id is '@type PersonId';
comment on column spot_check_person.root_id is '@type OrganizationId';
grant select, insert, update, delete on spot_check_person to sanshen_app;

-- Follows the ledger: from what a sample was drawn, with the weights, so that it can be drawn again.
create table spot_check_population (
  spot_check_id uuid not null,
  publication_id uuid not null,
  root_id text not null,
  weight integer not null,
  reasons json not null,
  primary key (spot_check_id, publication_id)
);
comment on column spot_check_population.spot_check_id is '@type SpotCheckId';
comment on column spot_check_population.publication_id is '@type PublicationId';
comment on column spot_check_population.root_id is '@type OrganizationId';
grant select, insert, update, delete on spot_check_population to sanshen_app;

-- What an inspector has answered: his alone until both have, then in the ledger, which holds its digest before.
create table spot_check_answers (
  spot_check_id uuid not null,
  person_id text not null,
  root_id text not null,
  salt text not null,
  answers json not null,
  primary key (spot_check_id, person_id)
);
comment on column spot_check_answers.spot_check_id is '@type SpotCheckId';
comment on column spot_check_answers.person_id is '@type PersonId';
comment on column spot_check_answers.root_id is '@type OrganizationId';
grant select, insert, update, delete on spot_check_answers to sanshen_app;
