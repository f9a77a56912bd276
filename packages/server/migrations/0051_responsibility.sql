-- Responsibility letters (责任书, §11). Follows the ledger; `letter` is the domain's Letter.
create table responsibility_letter (
  letter_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  issuer_id text not null,
  person_id text,
  year integer not null,
  status text not null,
  until timestamptz not null,
  letter json not null
);
create index responsibility_letter_of on responsibility_letter (organization_id, year, letter_id);
create unique index responsibility_letter_once on responsibility_letter (organization_id, year, coalesce(person_id, ''))
  where status in ('issued', 'inForce');
comment on column responsibility_letter.letter_id is '@type LetterId';
comment on column responsibility_letter.root_id is '@type OrganizationId';
comment on column responsibility_letter.organization_id is '@type OrganizationId';
comment on column responsibility_letter.issuer_id is '@type OrganizationId';
comment on column responsibility_letter.person_id is '@type PersonId';
comment on column responsibility_letter.status is '@type LetterStatus';
grant select, insert, update, delete on responsibility_letter to sanshen_app;
