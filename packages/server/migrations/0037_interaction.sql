-- Acts of official accounts towards users (§6): asked for, approved by another, done at most once, recorded.

-- Follows the ledger. `act` is the domain's Act; it holds no word of a person and no id that a platform gave to a member of the public.
create table interaction_act (
  act_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  action text not null,
  status text not null,
  act json not null,
  message_id uuid,
  publication_id uuid,
  standing_id uuid,
  asked_by text not null,
  asked_at timestamptz not null,
  changed_at timestamptz not null
);
create index interaction_act_list on interaction_act (organization_id, asked_at desc, act_id desc);
create index interaction_act_open on interaction_act (organization_id, status, asked_at desc, act_id desc)
  where status in ('asked', 'approved', 'doing', 'byHand', 'unknown');
create index interaction_act_message on interaction_act (message_id, action) where message_id is not null;
create index interaction_act_publication on interaction_act (publication_id, action) where publication_id is not null;
create index interaction_act_standing on interaction_act (standing_id, asked_at desc) where standing_id is not null;
create index interaction_act_channel_use on interaction_act (channel_id, action, asked_at desc) where standing_id is not null;
create index interaction_act_hidden on interaction_act (root_id, organization_id, asked_at desc) where action = 'hideComment';
create index interaction_act_moved on interaction_act (status, changed_at) where status in ('approved', 'doing', 'unknown');
comment on column interaction_act.act_id is '@type ActId';
comment on column interaction_act.root_id is '@type OrganizationId';
comment on column interaction_act.organization_id is '@type OrganizationId';
comment on column interaction_act.channel_id is '@type ChannelId';
comment on column interaction_act.action is '@type InteractionAction';
comment on column interaction_act.status is '@type ActStatus';
comment on column interaction_act.message_id is '@type PublicMessageId';
comment on column interaction_act.publication_id is '@type PublicationId';
comment on column interaction_act.standing_id is '@type StandingId';
comment on column interaction_act.asked_by is '@type PersonId';
grant select, insert, update, delete on interaction_act to sanshen_app;

-- Purpose, text and target of an act in plain, what checks found in the text and what the platform answered: deleted when what they may say of a
-- member of the public has to go. The ledger has a salted digest of them only.
create table interaction_words (
  act_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  words json not null,
  checks json not null default '[]',
  answer json,
  note text,
  kept_since timestamptz not null
);
create index interaction_words_age on interaction_words (organization_id, kept_since);
comment on column interaction_words.act_id is '@type ActId';
comment on column interaction_words.root_id is '@type OrganizationId';
comment on column interaction_words.organization_id is '@type OrganizationId';
grant select, insert, update, delete on interaction_words to sanshen_app;

-- Standing approvals (长期批准). Follows the ledger.
create table interaction_standing (
  standing_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  action text not null,
  status text not null,
  standing json not null,
  valid_to timestamptz not null,
  proposed_at timestamptz not null
);
create index interaction_standing_of on interaction_standing (organization_id, proposed_at desc, standing_id);
create index interaction_standing_in_force on interaction_standing (organization_id, action, valid_to) where status = 'granted';
comment on column interaction_standing.standing_id is '@type StandingId';
comment on column interaction_standing.root_id is '@type OrganizationId';
comment on column interaction_standing.organization_id is '@type OrganizationId';
comment on column interaction_standing.action is '@type InteractionAction';
comment on column interaction_standing.status is '@type StandingStatus';
grant select, insert, update, delete on interaction_standing to sanshen_app;

-- Accounts that a unit deals with, and those that it does not: the ledger says that one was put here or taken away, never which.
create table interaction_account (
  account_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  platform text not null,
  handle text not null,
  listing text not null check (listing in ('allowed', 'forbidden')),
  why text not null,
  by json not null,
  at timestamptz not null
);
create unique index interaction_account_once on interaction_account (organization_id, platform, lower(handle));
comment on column interaction_account.root_id is '@type OrganizationId';
comment on column interaction_account.organization_id is '@type OrganizationId';
grant select, insert, update, delete on interaction_account to sanshen_app;
