-- What a login asks for beside its password, and sign-offs that were confirmed by a passkey.

alter table login add column passkey_at_sign_off boolean not null default false;

-- Codes from an app (RFC 6238). The secret is sealed with the installation's key. Without confirmed_at it was only begun.
create table login_totp (
  person_id text primary key,
  secret bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  -- The last step whose code was taken: it and those before are never taken again.
  last_step bigint
);
comment on column login_totp.person_id is '@type PersonId';
grant select, insert, update, delete on login_totp to sanshen_app;

-- 80 bits each, so a plain SHA-256 cannot be guessed round.
create table recovery_code (
  person_id text not null,
  code_hash bytea not null,
  primary key (person_id, code_hash)
);
comment on column recovery_code.person_id is '@type PersonId';
grant select, insert, delete on recovery_code to sanshen_app;

create table passkey (
  passkey_id uuid primary key,
  person_id text not null,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person on passkey (person_id);
comment on column passkey.person_id is '@type PersonId';
grant select, insert, update, delete on passkey to sanshen_app;

-- Steps that wait for an answer, each good for one: the second step of a login, and what WebAuthn asks.
create table login_challenge (
  -- SHA-256 of what the caller was given.
  challenge_hash bytea primary key,
  kind text not null check (kind in ('code', 'passkeyLogin', 'passkeyNew', 'signOff')),
  person_id text,
  session_id uuid,
  -- WebAuthn's own challenge, base64url.
  webauthn text,
  manuscript_id uuid,
  digest text,
  expires_at timestamptz not null
);
create index login_challenge_expiry on login_challenge (expires_at);
comment on column login_challenge.person_id is '@type PersonId';
comment on column login_challenge.manuscript_id is '@type ManuscriptId';
comment on column login_challenge.digest is '@type Digest';
grant select, insert, update, delete on login_challenge to sanshen_app;

-- A passkey's word on exactly one text of one manuscript. It is spent by the sign-off that it goes with, which then keeps it for good.
create table sign_off_confirmation (
  confirmation_id uuid primary key,
  person_id text not null,
  manuscript_id uuid not null,
  digest text not null,
  passkey_id uuid not null,
  passkey_name text not null,
  -- What proves it to anybody: the public key, and the signature over the challenge with what the browser and the device said.
  public_key bytea not null,
  evidence json not null,
  confirmed_at timestamptz not null,
  expires_at timestamptz not null,
  -- The stream's entry of the sign-off; null until it is spent.
  sequence integer
);
create index sign_off_confirmation_entry on sign_off_confirmation (manuscript_id, sequence);
create index sign_off_confirmation_expiry on sign_off_confirmation (expires_at) where sequence is null;
comment on column sign_off_confirmation.person_id is '@type PersonId';
comment on column sign_off_confirmation.manuscript_id is '@type ManuscriptId';
comment on column sign_off_confirmation.digest is '@type Digest';
grant select, insert, update, delete on sign_off_confirmation to sanshen_app;

-- What was spent is part of a sign-off and stays as it is.
create function keep_spent_confirmation() returns trigger language plpgsql as $$ begin
  raise exception 'a confirmation that was spent does not change';
end $$;
create trigger sign_off_confirmation_stays before update or delete on sign_off_confirmation
  for each row when (old.sequence is not null) execute function keep_spent_confirmation();
