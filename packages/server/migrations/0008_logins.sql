-- One-time passwords: whoever logs in with one can do nothing but choose his own.
alter table login add column must_change_password boolean not null default false;

-- A person has one login, so that disabling it ends all his access.
drop index login_person;
create unique index login_person on login (person_id);
